"""Numbers that are no figures: dates, numbers of documents and articles, ages, grades, durations, names."""

from __future__ import annotations

import re

from namhoc.core.numbers import FoundNumber
from namhoc.core.phrases import phrases

_NAMES = phrases("""
    số | điều | khoản | điểm | mục | phần | chương | phụ lục | bảng | biểu | mẫu | hình | trang | tập | câu
    lớp | khối | khối lớp | hạng | loại | bậc | cấp | mức độ | cấp độ | vòng | khóa | khoá | lần thứ | thứ
    quốc lộ | tỉnh lộ | đường | tầng | nhà số | phòng số | mã | mã số | covid | kỳ họp | kỳ | bão số | phiên bản | đợt
    giai đoạn | nhiệm kỳ | tầm nhìn | năm học | năm | học kỳ | quý | tháng | tuần | ngày | mồng | mùng
    tiêu chí | tiêu chuẩn | đề án | nghị quyết | nghị định | thông tư | quyết định | chỉ thị | kết luận | kế hoạch
    công văn | công điện | thông báo | hướng dẫn | luật | chương trình | phổ thông | GDPT | chương trình hành động số
    điện thoại | ĐT | tel | fax | hotline | số nhà
""")
_NAMED_BEFORE = re.compile(rf"{_NAMES}\s*(?:đến|số)?\s*:?\s*$", re.IGNORECASE)
_QUANTITY = re.compile(
    phrases("tổng số | dân số | sĩ số | quân số | tỷ số | tổng cộng số") + r"\s*:?\s*$", re.IGNORECASE
)
_COLON_AFTER_NAME = re.compile(r":\s*$")
_SERIES = re.compile(
    rf"{phrases('lớp | quốc lộ | điều | khoản | tháng | mức độ | cấp độ | khối')}\s+\d{{1,3}}[A-Z]?"
    r"(?:\s*(?:,|và|-|đến)\s*(?:lớp |tháng |mức độ |khối )?\d{1,3}[A-Z]?){0,9}\s*(?:,|và|-|đến)\s*$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"\s*"
    + phrases("""
    tuổi | tháng tuổi | tuần tuổi | giờ | phút | giây | ngày | tuần | tháng | năm | năm học | học kỳ | kỳ | cấp
    cấp học | khâu | bước | không | tốt | đột phá | nhiệm vụ | nhóm nhiệm vụ | giải pháp | nhóm giải pháp
    mục tiêu | tiêu chí | tiêu chuẩn | nội dung | nguyên tắc | phong trào | cuộc vận động | lĩnh vực | trụ cột
    giai đoạn | phần | mức | mặt | vấn đề | phương châm | chương trình | khóa | môn | môn học | nhóm vấn đề
    nhóm nội dung | phẩm chất | năng lực | chủ động | rõ | tăng cường | bên | hình thức | phương thức | vòng
    câu hỏi | quan điểm | kết quả | phía | chiều
"""),
    re.IGNORECASE,
)
_A_DAY = re.compile(r"\s*buổi\s*/\s*ngày|\s*buổi\s+(?:một|trên)\s+ngày", re.IGNORECASE)
_A_RATE = re.compile(r"\s*[^\W\d_]+(?:\s[^\W\d_]+)?\s?/\s?\w", re.IGNORECASE)
_INDICATORS = re.compile(r"\s*chỉ tiêu(?!\s+(?:biên chế|giáo viên|viên chức|tuyển|hợp đồng|cho))", re.IGNORECASE)
_QUOTA_BEFORE = re.compile(r"(?:tuyển|biên chế|giáo viên|giao|bổ sung|thiếu|:)[^.]{0,40}$", re.IGNORECASE)
_FEW = 20
_YEARS = range(1945, 2101)
_COUNTED_BEFORE = re.compile(
    phrases("""
    tuyển dụng | tuyển | có | được | thêm | với | gồm | là | đạt | cho | hơn | gần | trên | khoảng | đủ | thiếu
""")
    + r"\s*$|:\s*$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\s?[/.]\s?\d|[A-Za-zÀ-ỹĐđ-]")
_GLUED_UNIT = re.compile(r"(?:km|m|kg|ha|tr|tỷ)\b|k?m[23²³]")


def stands_for_something_else(text: str, found: FoundNumber) -> bool:
    """True when the words around ``found`` name a date, a document, an age, a grade or a stretch of time."""
    if found.percent:
        return False
    start, end = found.span.start, found.span.end
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    named = _NAMED_BEFORE.search(before) and not (_lists_a_count(before) or _QUANTITY.search(before))
    if named or _SERIES.search(before):
        return True
    if _A_DAY.match(after):
        return True
    if _NAMED_AFTER.match(after):
        return not _A_RATE.match(after)
    if _INDICATORS.match(after) and (found.value < _FEW or not _QUOTA_BEFORE.search(before)):
        return True
    if found.value in _YEARS and "." not in found.span.of(text) and not _COUNTED_BEFORE.search(before):
        return True
    return bool(_GLUED.match(after)) and not _GLUED_UNIT.match(after)


def _lists_a_count(before: str) -> bool:
    """A colon after a name opens its count ("Giáo viên Tiểu học: 535", "Cấp tiểu học: 12"), but not "Số: 624"."""
    return bool(_COLON_AFTER_NAME.search(before)) and not re.search(
        r"(?:số|ĐT|tel|fax|thoại)\s*:\s*$", before, re.IGNORECASE
    )
