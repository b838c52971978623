"""Names of laws in daily use in the field of education and of local government.

A law may be cited by its name alone (Nghị định 30/2020/NĐ-CP, Phụ lục I: "đối với luật, pháp lệnh chỉ ghi tên"), so
its end must be known from the name. Names that contain "và" or a comma are the reason for this list; for a law that
is not listed the name is read to the first word that no name holds.
"""

from __future__ import annotations

LAW_NAMES: tuple[str, ...] = (
    "An ninh mạng", "An ninh quốc gia", "An toàn thông tin mạng", "An toàn thực phẩm", "An toàn, vệ sinh lao động",
    "Ban hành văn bản quy phạm pháp luật", "Báo chí", "Bình đẳng giới", "Bảo hiểm xã hội", "Bảo hiểm y tế",
    "Bảo vệ bí mật nhà nước", "Bảo vệ dữ liệu cá nhân", "Bảo vệ môi trường", "Bảo vệ quyền lợi người tiêu dùng",
    "Bảo vệ và phát triển rừng", "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", "Chuyển giao công nghệ",
    "Chăm sóc, giáo dục trẻ em", "Chất lượng sản phẩm, hàng hóa", "Cán bộ, công chức", "Công chứng",
    "Công nghiệp công nghệ số", "Công nghệ cao", "Công nghệ thông tin", "Công đoàn", "Căn cước",
    "Căn cước công dân", "Cư trú", "Di sản văn hóa", "Doanh nghiệp", "Du lịch", "Dân quân tự vệ", "Dược", "Dữ liệu",
    "Giao dịch điện tử", "Giao thông đường bộ", "Giao thông đường thủy nội địa", "Giá", "Giám định tư pháp",
    "Giáo dục", "Giáo dục nghề nghiệp", "Giáo dục quốc phòng và an ninh", "Giáo dục đại học", "Hòa giải ở cơ sở",
    "Hôn nhân và gia đình", "Hợp tác xã", "Khiếu nại", "Khoa học và công nghệ",
    "Khoa học, công nghệ và đổi mới sáng tạo", "Khám bệnh, chữa bệnh", "Kinh doanh bất động sản", "Kiến trúc",
    "Kiểm toán nhà nước", "Kế toán", "Lâm nghiệp", "Lý lịch tư pháp", "Lưu trữ", "Mặt trận Tổ quốc Việt Nam",
    "Nghĩa vụ quân sự", "Ngân sách nhà nước", "Người cao tuổi", "Người khuyết tật",
    "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng", "Nhà giáo", "Nhà ở", "Nuôi con nuôi",
    "Phòng bệnh", "Phòng cháy và chữa cháy", "Phòng cháy, chữa cháy và cứu nạn, cứu hộ", "Phòng thủ dân sự",
    "Phòng, chống bạo lực gia đình", "Phòng, chống bệnh truyền nhiễm", "Phòng, chống ma túy",
    "Phòng, chống mua bán người", "Phòng, chống tham nhũng", "Phòng, chống thiên tai",
    "Phòng, chống tác hại của rượu, bia", "Phòng, chống tác hại của thuốc lá", "Phổ biến, giáo dục pháp luật",
    "Phổ cập giáo dục tiểu học", "Quy hoạch", "Quy hoạch đô thị", "Quy hoạch đô thị và nông thôn",
    "Quản lý nợ công", "Quản lý thuế", "Quản lý, sử dụng tài sản công", "Quảng cáo", "Quốc phòng",
    "Quốc tịch Việt Nam", "Sĩ quan Quân đội nhân dân Việt Nam", "Sở hữu trí tuệ", "Thanh niên", "Thanh tra",
    "Thi hành án dân sự", "Thi hành án hình sự", "Thi đua, khen thưởng", "Thuế giá trị gia tăng",
    "Thuế thu nhập cá nhân", "Thư viện", "Thể dục, thể thao", "Thống kê", "Thủ đô", "Thực hiện dân chủ ở cơ sở",
    "Thực hành tiết kiệm, chống lãng phí", "Tiêu chuẩn và quy chuẩn kỹ thuật", "Tiếp công dân",
    "Tiếp cận thông tin", "Trách nhiệm bồi thường của Nhà nước", "Trí tuệ nhân tạo",
    "Trật tự, an toàn giao thông đường bộ", "Trẻ em", "Trợ giúp pháp lý", "Tài nguyên nước", "Tín ngưỡng, tôn giáo",
    "Tư pháp người chưa thành niên", "Tần số vô tuyến điện", "Tố cáo", "Tổ chức Chính phủ",
    "Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", "Tổ chức Quốc hội", "Tổ chức chính quyền địa phương",
    "Viên chức", "Viễn thông", "Việc làm", "Xuất bản", "Xuất cảnh, nhập cảnh của công dân Việt Nam", "Xây dựng",
    "Xử lý vi phạm hành chính", "Điện lực", "Điện ảnh", "Đường bộ", "Đất đai", "Đấu giá tài sản", "Đấu thầu",
    "Đầu tư", "Đầu tư công", "Đầu tư theo phương thức đối tác công tư",
)  # fmt: skip

CODE_NAMES: tuple[str, ...] = (
    "Dân sự", "Hình sự", "Lao động", "Tố tụng dân sự", "Tố tụng hình sự", "Hàng hải Việt Nam",
)  # fmt: skip
"""After "Bộ luật"."""
