"""Names of laws in daily use in the field of education and of local government.

A law may be cited by its name alone (Nghị định 30/2020/NĐ-CP, Phụ lục I: "đối với luật, pháp lệnh chỉ ghi tên"), so
its end must be known from the name. Names that contain "và" or a comma are the reason for this list; for a law that
is not listed the name is read to the first word that no name holds.
"""

from __future__ import annotations

LAW_NAMES: tuple[str, ...] = (
    "An ninh mạng", "An ninh quốc gia", "An toàn thông tin mạng", "An toàn thực phẩm", "An toàn, vệ sinh lao động",
    "Báo chí", "Bảo hiểm xã hội", "Bảo hiểm y tế", "Bảo vệ bí mật nhà nước", "Bảo vệ dữ liệu cá nhân",
    "Bảo vệ môi trường", "Bảo vệ quyền lợi người tiêu dùng", "Bảo vệ và phát triển rừng",
    "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", "Bình đẳng giới",
    "Ban hành văn bản quy phạm pháp luật", "Căn cước", "Căn cước công dân", "Chất lượng sản phẩm, hàng hóa",
    "Chăm sóc, giáo dục trẻ em", "Chuyển giao công nghệ", "Công chứng", "Công nghệ thông tin", "Công nghệ cao",
    "Công nghiệp công nghệ số", "Cán bộ, công chức", "Cư trú", "Dân quân tự vệ", "Di sản văn hóa", "Doanh nghiệp",
    "Du lịch", "Dược", "Dữ liệu", "Đầu tư", "Đầu tư công", "Đầu tư theo phương thức đối tác công tư", "Đất đai",
    "Đấu giá tài sản", "Đấu thầu", "Đường bộ", "Điện ảnh", "Điện lực", "Giá", "Giám định tư pháp", "Giáo dục",
    "Giáo dục đại học", "Giáo dục nghề nghiệp", "Giáo dục quốc phòng và an ninh", "Giao dịch điện tử",
    "Giao thông đường bộ", "Giao thông đường thủy nội địa", "Hôn nhân và gia đình", "Hòa giải ở cơ sở", "Hợp tác xã",
    "Khám bệnh, chữa bệnh", "Khiếu nại", "Khoa học và công nghệ", "Khoa học, công nghệ và đổi mới sáng tạo",
    "Kế toán", "Kiểm toán nhà nước", "Kiến trúc", "Kinh doanh bất động sản", "Lâm nghiệp", "Lưu trữ", "Lý lịch tư pháp",
    "Mặt trận Tổ quốc Việt Nam", "Ngân sách nhà nước", "Nghĩa vụ quân sự", "Người cao tuổi", "Người khuyết tật",
    "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng", "Nhà giáo", "Nhà ở", "Nuôi con nuôi",
    "Phòng cháy và chữa cháy", "Phòng cháy, chữa cháy và cứu nạn, cứu hộ", "Phòng bệnh",
    "Phòng, chống bạo lực gia đình", "Phòng, chống bệnh truyền nhiễm", "Phòng, chống ma túy", "Phòng, chống mua bán người",
    "Phòng, chống tác hại của rượu, bia", "Phòng, chống tác hại của thuốc lá", "Phòng, chống tham nhũng",
    "Phòng, chống thiên tai", "Phòng thủ dân sự", "Phổ biến, giáo dục pháp luật", "Phổ cập giáo dục tiểu học",
    "Quản lý, sử dụng tài sản công", "Quản lý thuế", "Quản lý nợ công", "Quảng cáo", "Quốc phòng", "Quốc tịch Việt Nam",
    "Quy hoạch", "Quy hoạch đô thị", "Quy hoạch đô thị và nông thôn", "Sở hữu trí tuệ", "Sĩ quan Quân đội nhân dân Việt Nam",
    "Tài nguyên nước", "Tần số vô tuyến điện", "Thanh niên", "Thanh tra", "Thể dục, thể thao", "Thi đua, khen thưởng",
    "Thi hành án dân sự", "Thi hành án hình sự", "Thống kê", "Thủ đô", "Thư viện", "Thực hành tiết kiệm, chống lãng phí",
    "Thực hiện dân chủ ở cơ sở", "Tiếp cận thông tin", "Tiếp công dân", "Tiêu chuẩn và quy chuẩn kỹ thuật",
    "Tín ngưỡng, tôn giáo", "Tố cáo", "Tổ chức Chính phủ", "Tổ chức chính quyền địa phương",
    "Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", "Tổ chức Quốc hội", "Trách nhiệm bồi thường của Nhà nước",
    "Trật tự, an toàn giao thông đường bộ", "Trẻ em", "Trí tuệ nhân tạo", "Trợ giúp pháp lý", "Tư pháp người chưa thành niên",
    "Viễn thông", "Viên chức", "Việc làm", "Xây dựng", "Xuất bản", "Xử lý vi phạm hành chính",
    "Xuất cảnh, nhập cảnh của công dân Việt Nam", "Công đoàn", "Thuế thu nhập cá nhân", "Thuế giá trị gia tăng",
)  # fmt: skip

CODE_NAMES: tuple[str, ...] = (
    "Dân sự",
    "Hình sự",
    "Lao động",
    "Tố tụng dân sự",
    "Tố tụng hình sự",
    "Hàng hải Việt Nam",
)
"""After "Bộ luật"."""
