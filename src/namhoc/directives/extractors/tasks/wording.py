"""How Vietnamese documents word what they want: verbs of action, openings, closing formulas."""

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
_OBJECT = re.compile(r"\s+(?!(?:và|hoặc)\b)\w")
_ACTION = re.compile(rf"(?:{'|'.join(_VERBS)})(?!\w)", re.IGNORECASE)

_ISSUER = (
    r"(?:Ủy ban|Uỷ ban|UBND|Chủ tịch|Thủ tướng|Bộ trưởng|Bộ|Sở|Trường|Hiệu trưởng|Phòng|Ban|Văn phòng|"
    r"Tỉnh ủy|Nhà trường)"
)
_FORMULA = (
    r"(?:Trên đây là|Trong quá trình|Nhận được|Quá trình (?:triển khai|thực hiện)|Kính đề nghị|"
    r"(?:Nếu|Khi) có (?:khó khăn|vướng mắc|phát sinh)|"
    rf"{_ISSUER}[^.;:]{{0,80}}?\s(?:yêu cầu|giao|đề nghị|thông báo|chỉ thị|kêu gọi|tin tưởng)\s|"
    r"Yêu cầu\s|Đề nghị\s|Giao\s|"
    r"(?:Chỉ thị|Kế hoạch|Quyết định|Công văn|Thông báo|Hướng dẫn|Công điện) (?:này|cũng)\s|"
    r"Căn cứ (?:vào )?(?:nội dung )?(?:các nội dung |tình hình |chức năng|Kế hoạch|Chỉ thị|Công văn|Hướng dẫn)|"
    r"(?:Các|Thủ trưởng|Giám đốc|Chủ tịch|Trưởng|Hiệu trưởng|Chánh Văn phòng)\s[^.;]{0,250}"
    r"(?:thực hiện|thi hành|triển khai)[^.;]{0,40}(?:Chỉ thị|Kế hoạch|Công văn|Công điện|Quyết định|Hướng dẫn) này|"
    r"Các (?:cơ quan|đơn vị|địa phương|sở|trường|xã)\b[^.;:]{0,120}?\s(?:báo cáo|gửi báo cáo|phản ánh)\s|"
    r"Việc (?:thực hiện|triển khai) (?:Kế hoạch|Chỉ thị)|Các (?:quy định|văn bản) trước đây)"
)
_SPEAKER = (
    r"(?:Đồng chí|Ông|Bà)\s[^.;:]{0,120}(?:nhấn mạnh|khẳng định|tin tưởng|bày tỏ|kêu gọi|cũng|mong)|Phát biểu|Cũng tại|"
    r"Tại (?:hội nghị|buổi)|Kết thúc|Nhân dịp|Dịp này"
)
_CLOSING = re.compile(f"{_FORMULA}|{_SPEAKER}")
_MEETING_END = re.compile(rf"{_SPEAKER}|Thực hiện tốt các (?:giải pháp|nhiệm vụ)|[“\"]|Kết luận")
_OPENS = re.compile(
    r"nhiệm vụ|giải pháp|(?<!mục đích, )yêu cầu|chỉ thị|đề nghị|\bgiao\b|chỉ đạo|kết luận|tập trung|trọng tâm|"
    r"phân công|thực hiện|triển khai|hướng dẫn",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r":$|\b(?:sau|sau đây|dưới đây)\.?$")
_PLAN = re.compile(
    r"(?:ban hành|xây dựng|lập|báo cáo|thông báo)\s[^.;:]{0,30}?"
    r"(?:[Kk]ế hoạch|[Qq]uy định|[Qq]uy chế|[Tt]hông báo|kết quả)"
)
_DONE = re.compile(r"\bđã\b|\bđạt (?:tỷ lệ )?\d")
_EFFECT = re.compile(
    r"(?:Chỉ thị|Kế hoạch|Quyết định|Công văn|Hướng dẫn|Nghị quyết) này (?:có hiệu lực|thay thế|được phổ biến|phổ biến)"
)
_QUOTES = re.compile(
    r"(?:quy định (?:tại|như sau)|Căn cứ (?:tại |theo |vào )?(?:điểm|khoản|Điều|Mục|quy định)|"
    r"Theo (?:quy định tại )?(?:điểm|khoản|Điều))"
)


def is_action(words: str) -> bool:
    """True when ``words`` open with a verb of action, as tasks do ("Tăng cường ...", "Rà soát ...")."""
    return bool(_ACTION.match(words))


def takes_an_object(words: str) -> bool:
    """True when ``words`` open with a verb of action and what it acts on, not with a verb in a row of nouns
    ("công tác khảo thí, đánh giá, kiểm định").
    """
    verb = _ACTION.match(words)
    return bool(verb and _OBJECT.match(words, verb.end()))


def is_closing(words: str) -> bool:
    """True for the sentences that close a document after its last unit (requests, reports of difficulties)."""
    return bool(_CLOSING.match(words))


def ends_a_speech(words: str) -> bool:
    """True when a news text goes on to something else after the list of what a leader asked for."""
    return bool(_MEETING_END.match(words))


def is_opening(words: str) -> bool:
    """True when ``words`` announce what is to be done ("... các nhiệm vụ trọng tâm sau:", "... như sau.")."""
    return bool(_LEADS_ON.search(words)) and not quotes_law(words) and bool(_OPENS.search(words))


def issues_a_plan(words: str) -> bool:
    """True for the opening of a plan or regulation: what follows has aims and terms as well, not only work."""
    return bool(_PLAN.search(words))


def quotes_law(words: str) -> bool:
    """True when ``words`` introduce or cite the text of a law, as explainer pages do."""
    return bool(_QUOTES.search(words))


def tells_of_past(words: str) -> bool:
    """True when ``words`` tell what was done or reached ("... đã bồi dưỡng 200 giáo viên", "... đạt 98%")."""
    return bool(_DONE.search(words))


def takes_effect(words: str) -> bool:
    """True for the item that says when the document itself enters into force: it lays no duty on anybody."""
    return bool(_EFFECT.match(words))
