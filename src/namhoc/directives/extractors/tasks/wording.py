"""How Vietnamese documents word a unit: action verbs, addressees, closing formulas."""

from __future__ import annotations

import re

_VERBS = (
    "tăng cường", "đẩy mạnh", "nâng cao", "tiếp tục", "thực hiện", "triển khai", "đổi mới", "phát triển", "rà soát",
    "hoàn thiện", "hoàn thành", "xây dựng", "tổ chức", "tập trung", "chú trọng", "quan tâm", "bảo đảm", "đảm bảo",
    "duy trì", "củng cố", "mở rộng", "khuyến khích", "chỉ đạo", "phối hợp", "chủ trì", "chủ động", "tích cực",
    "phát huy", "quán triệt", "tuyên truyền", "huy động", "bố trí", "hướng dẫn", "kiểm tra", "giám sát", "đôn đốc",
    "theo dõi", "cập nhật", "nghiên cứu", "tham mưu", "đề xuất", "cần", "phải", "hội nhập", "ứng dụng", "thúc đẩy",
    "kiện toàn", "làm tốt", "chuẩn bị", "quản lý", "quy hoạch", "sắp xếp", "bồi dưỡng", "đào tạo", "giữ vững",
    "khẩn trương", "nghiêm túc", "nghiêm cấm", "không để", "tuyệt đối", "giáo dục", "đa dạng", "chấn chỉnh",
    "siết chặt",
    "hỗ trợ", "ưu tiên", "đầu tư", "ban hành", "lồng ghép", "kết nối", "vận động", "hình thành", "nhân rộng",
    "cải thiện",
    "cải cách", "khắc phục", "tạo điều kiện", "tạo chuyển biến", "xác định", "lựa chọn", "thành lập", "số hóa",
    "tinh giản", "thí điểm", "khai thác", "phân công", "phân cấp", "ngăn chặn", "xử lý", "công khai", "nắm bắt",
    "giải quyết", "tham gia", "góp phần", "đưa", "gắn", "coi trọng", "kịp thời", "thường xuyên", "từng bước",
    "cụ thể hóa",
    "tổng kết", "sơ kết", "đánh giá", "thống kê", "tuyển dụng", "tuyển sinh", "liên kết", "hợp tác", "chuyển đổi",
)  # fmt: skip
_ACTION = re.compile(rf"(?:{'|'.join(_VERBS)})(?!\w)", re.IGNORECASE)

_HEADS = (
    r"(?:Giám đốc|Thủ trưởng|Chủ tịch|Hiệu trưởng|Trưởng [Pp]hòng|Trưởng [Bb]an|Bí thư|Chánh|Người đứng đầu|Lãnh đạo)"
)
_BODIES = (
    r"[Ss]ở(?!\s*hữu)", r"[Bb]an (?=[A-ZĐÀ-Ỹ]|(?:giám hiệu|chỉ đạo|quản lý|đại diện|tuyên giáo|chấp hành)\b)",
    r"(?:UBND|HĐND|MTTQ|TTCN)\b", r"[ỦU][ỷyỶY] ban\b", r"Uỷ ban\b", r"Hội đồng (?=[A-ZĐ]|nhân dân)",
    r"[Pp]hòng (?=[A-ZĐÀ-Ỹ]|chuyên môn|giáo dục|văn hóa|nội vụ|ban\b)", r"[Cc]ông an\b",
    r"[Tt]rường (?=[A-ZĐÀ-Ỹ]|mầm|tiểu|học\b|phổ)",
    r"[Nn]hà trường", r"[Hh]iệu trưởng", r"Hội (?=[A-ZĐÀ-Ỹ]|khuyến học|liên hiệp|nông dân|cựu)",
    r"[Đđ]oàn (?=[A-ZĐÀ-Ỹ]|thanh niên|trường|thể)",
    r"Liên đoàn", r"Liên hiệp", r"[Cc]ông đoàn", r"M[ặaă]t trận", r"Bộ (?=[A-ZĐÀ-Ỹ]|chỉ huy|đội)", r"(?:bộ|ban), ",
    r"(?:Cục|Vụ|Viện|Thanh tra|Báo|Tòa án|Học viện) (?=[A-ZĐÀ-Ỹ]|tỉnh|nhân dân)", r"[Tt]rung tâm\b", r"[Vv]ăn phòng\b",
    r"Thuế (?:tỉnh|thành|cơ sở)", r"Đài (?=[A-ZĐÀ-Ỹ]|phát|truyền)", r"Kho bạc", r"Bảo hiểm xã hội", r"Ngân hàng",
    r"Chi cục", r"Bưu điện",
    r"[Tt]ổ (?=chuyên môn|văn phòng|công tác|trưởng|giúp việc|tư vấn|[A-ZĐÀ-Ỹ])", r"[Tt]ổ chức (?=Đoàn|"
    r"chính trị|Đảng|Công đoàn|xã hội|đoàn thể)",
    r"[Cc]ơ sở (?=giáo dục|đào tạo|y tế|dạy)", r"[Đđ]ơn vị\b", r"[Cc]ơ quan\b", r"[Tt]ổ chức, (?=cá nhân|đơn vị)",
    r"[Dd]oanh nghiệp", r"[Nn]gành (?=[A-ZĐÀ-Ỹ]|giáo dục|GD)", r"[Đđ]ịa phương\b",
    r"(?:xã|phường|đặc khu|huyện)\b(?=[,;:]|$| \w+,)",
    r"Đảng [ủu][yỷ]", r"Chi bộ", r"[Cc]ấp [ủu][yỷ]", r"Tỉnh [ủu][yỷ]", r"Thành [ủu][yỷ]", r"Thường trực",
    r"[Tt]hành viên",
    r"[Gg]iáo viên\b(?! và học liệu)", r"[Cc]án bộ,? (?=giáo viên|quản lý|công chức)", r"[Nn]hân viên",
    r"[Tt]ổng phụ trách", r"[Cc]ha mẹ học sinh",
    r"[Cc]hủ đầu tư", r"Mặt trận", r"[Cc]hính quyền", r"[Tt]rạm [Yy] tế", r"[Qq]uân sự", r"Bộ đội",
    r"[Pp]hó [Hh]iệu trưởng", r"[Bb]í thư",
)  # fmt: skip
_AGENCY = rf"(?:{_HEADS}\b|(?:{_HEADS} )?(?:[Cc]ác |[Nn]hững |[Mm]ột số )?(?:{'|'.join(_BODIES)}))"
_AGENCY_AT = re.compile(_AGENCY)
_ADDRESSED = re.compile(
    rf"(?:(?:Đề nghị|Giao|Yêu cầu|Trách nhiệm (?:của )?|Nhiệm vụ (?:của )?|Đối với)\s*(?::\s*)?)?(?:các\s+)?{_AGENCY}"
)
_GROUPS = re.compile(r"Đối với (?:các )?(?:đội ngũ|học sinh|sinh viên|phụ huynh|gia đình|lãnh đạo|bộ phận|người)\b")
_GIVEN = re.compile(rf"(?:Giao|Đề nghị|Yêu cầu|Phân công)\s+(?:cho\s+)?(?:các\s+)?{_AGENCY}")
_ORDER = re.compile(
    rf"(?:[^.:;]{{0,120}}?,\s+)?(?P<order>(?:{_AGENCY}[^.:;]{{0,60}}?\s)?(?:yêu cầu|đề nghị|"
    rf"giao)\s+(?:các\s+)?{_AGENCY})"
)
_LEAD_IN = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Để|Theo|Nhằm|Cùng với đó|Bên cạnh đó|Đồng thời|Ngoài ra)[^.;:]{0,160}?,\s+(?=[A-ZĐÀ-Ỹ])"
)

_ISSUER = (
    r"(?:Ủy ban|Uỷ ban|UBND|Chủ tịch|Thủ tướng|Bộ trưởng|Bộ|Sở|Trường|Hiệu trưởng|Phòng|Ban (?=[A-ZĐ])|Văn phòng|"
    r"Tỉnh ủy|Nhà trường)"
)
_CLOSING = re.compile(
    r"(?:Trên đây là|Trong quá trình|Nhận được|Quá trình (?:triển khai|thực hiện)|Kính đề nghị|"
    r"(?:Nếu|Khi) có (?:khó khăn|vướng mắc|phát sinh)|"
    rf"{_ISSUER}[^.;:]{{0,80}}?\s(?:yêu cầu|giao|đề nghị|thông báo|chỉ thị|kêu gọi|tin tưởng)\s|"
    r"Yêu cầu\s|Đề nghị\s|Giao\s|"
    r"(?:Chỉ thị|Kế hoạch|Quyết định|Công văn|Thông báo|Hướng dẫn|Công điện) này\s|"
    r"Căn cứ (?:vào )?(?:nội dung )?(?:các nội dung |tình hình |chức năng|Kế hoạch|Chỉ thị|Công văn|Hướng dẫn)|"
    r"Việc (?:thực hiện|triển khai) (?:Kế hoạch|Chỉ thị)|Các (?:quy định|văn bản) trước đây)"
)
_MEETING_END = re.compile(
    r"(?:Đồng chí|Ông|Bà)\s[^.;:]{3,120}(?:nhấn mạnh|khẳng định|tin tưởng|bày tỏ|kêu gọi|cũng|mong)|"
    r"Thực hiện tốt các (?:giải pháp|nhiệm vụ)|[“\"]|Phát biểu|Tại (?:hội nghị|buổi)|Kết (?:luận|thúc)|Cũng tại|"
    r"Nhân dịp|Dịp này"
)


def is_action(words: str) -> bool:
    """True when ``words`` open with a verb of action, as tasks do ("Tăng cường ...", "Rà soát ...")."""
    return bool(_ACTION.match(words))


def is_addressed(words: str) -> bool:
    """True when ``words`` open with the name of a body, its head or its staff: a block laid on them."""
    return bool(_ADDRESSED.match(words) or _GROUPS.match(words))


def is_given(words: str) -> bool:
    """True when ``words`` hand work to a named body ("Giao Bộ Tài chính ...")."""
    return bool(_GIVEN.match(words))


def is_closing(words: str) -> bool:
    """True for the sentences that close a document after its last unit (requests, reports of difficulties)."""
    return bool(_CLOSING.match(words))


def ends_a_speech(words: str) -> bool:
    """True when a news text goes on to something else after the list of what a leader asked for."""
    return bool(_MEETING_END.match(words))


def order_start(words: str) -> int | None:
    """Where the order begins in a paragraph that only assigns; None when it does not.

    "Căn cứ vào tình hình trên địa bàn tỉnh, UBND tỉnh yêu cầu các Sở ..." begins at "UBND tỉnh".
    """
    lead = _LEAD_IN.match(words)
    at = lead.end() if lead else 0
    rest = words[at:]
    if _ADDRESSED.match(rest):
        return at
    order = _ORDER.match(rest)
    return at + order.start("order") if order else None
