"""Duties without a date: to report periodically, on request or when something arises; to act every year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namhoc.core import Span
from namhoc.core.phrases import phrases
from namhoc.directives.directive import Deadline
from namhoc.directives.extractors.deadlines.recurrence import recurrence_of
from namhoc.directives.sentences import Sentence

_EVERY = "(?:hằng|hàng|mỗi)\\s+(?:ngày|tuần|tháng|quý|năm\\s+học|năm|học\\s+kỳ)"
_OFTEN = re.compile(
    phrases("""
    định kỳ | định kì | đột xuất | khi có yêu cầu | khi được yêu cầu | cuối học kỳ | cuối mỗi học kỳ
    cuối năm học | cuối quý | cuối mỗi quý | 6 tháng | 06 tháng | vượt thẩm quyền | vượt quá thẩm quyền
""")
    + f"|{_EVERY}",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"(?<!lập )báo\s+cáo(?!\s+"
    + phrases("viên | chính trị | thẩm định | đề xuất | nghiên cứu | tài chính | tự đánh giá | kinh tế")
    + r")|gửi\s+(?:kết\s+quả|số\s+liệu)",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"(?:phải\s+)?(?<!theo )báo\s+cáo\s+(?:ngay|nhanh|kịp\s+thời|khẩn)|kịp\s+thời\s+báo\s+cáo"
    r"|(?:cập\s+nhật|thông\s+tin|thông\s+báo|báo\s+cáo)[^,;.]{0,40}\s+ngay\s+khi",
    re.IGNORECASE,
)
_MAY_BE_AT_ONCE = re.compile(r"ngay|nhanh|kịp|khẩn")
_RESULT = re.compile(
    r"báo\s+cáo\s+(?:kết\s+quả|tình\s+hình)(?:\s+(?:triển\s+khai|tổ\s+chức))?(?:\s+thực\s+hiện)?"
    r"\s+(?:về|cho|với|gửi)\s+[^;.]{3,80}"
    r"|báo\s+cáo\s+(?:UBND|Ủy\s+ban|Chủ\s+tịch|Bộ|Sở)[^,;.]{0,60}\s(?:về\s+)?kết\s+quả\s+(?:triển\s+khai\s+)?thực\s+hiện",
    re.IGNORECASE,
)
_AS_RULED = re.compile(r"theo\s+(?:quy|qui)\s+định|theo\s+hướng\s+dẫn", re.IGNORECASE)
_FORMULA = re.compile(
    r"(?:nếu|trường hợp|khi|nếu như)\s+(?:có\s+|gặp\s+|phát sinh\s+|những\s+|các\s+)*"
    r"(?:khó khăn|vướng mắc|vấn đề vướng|nội dung vướng)",
    re.IGNORECASE,
)
"""The closing formula "nếu có khó khăn, vướng mắc, đề nghị phản ánh" is no duty to report."""
_IN_TIME = re.compile(r"để\s+kịp\s+(?:báo\s+cáo|trình|phục\s+vụ|khai\s+giảng)[^,;.]{0,100}", re.IGNORECASE)
_BEFORE_SESSION = re.compile(
    r"(?<!\w)(?:trước|trình[^;.]{1,60}\stại)\s+(?:kỳ|phiên)\s+họp\s[^,;.]{3,80}", re.IGNORECASE
)
_BEFORE_EVENT = re.compile(
    r"(?:" + phrases("hoàn thành | hoàn tất | xong | chuẩn bị") + r"[^;.]{0,100}?\s)?"
    r"(?<!\w)trước\s+(?:(?:khi|ngày|thềm|thời\s+điểm)\s+)?"
    + phrases("khai giảng | vào năm học | bước vào năm học | bắt đầu năm học | năm học mới | tựu trường")
    + r"(?!\s+\d)[^,;.]{0,40}",
    re.IGNORECASE,
)
_IN_TERM = re.compile(
    phrases("hoàn thành | hoàn tất | xong")
    + r"[^;.]{0,60}?\s(?:trong|hết|trước\s+khi\s+kết\s+thúc)\s+học\s+kỳ\s+(?:II|I|1|2)(?!\w)[^,;.]{0,40}",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?:mỗi|một)\s+(?:tuần|tháng|quý|năm\s+học|năm|học\s+kỳ)\s+(?:[^\W\d]+\s+){0,3}?(?:\d{1,2}|một|hai)\s+"
    r"(?:lần|buổi|kỳ)(?!\w)"
    r"|(?<!\w)(?:\d{1,2}|một|hai)\s+lần\s+(?:trong\s|mỗi\s|một\s)\s*(?:1\s+|01\s+|một\s+)?"
    r"(?:tuần|tháng|quý|năm\s+học|năm|học\s+kỳ)",
    re.IGNORECASE,
)
"""How many times in how long: "mỗi tháng 01 lần"; "01 lần/tháng" is a rate, no term."""
_WITHIN = re.compile(
    r"(?:trong(?:\s+vòng|\s+thời\s+hạn)?|chậm\s+nhất(?:\s+là|\s+sau)?)\s+\d{1,3}\s+"
    r"(?:giờ|ngày\s+làm\s+việc|ngày(?=[^,;.]{0,12}\s*,?\s*(?:kể\s+từ|sau\s+khi))|tháng(?=\s+kể\s+từ))[^;.]{0,60}",
    re.IGNORECASE,
)
"""Relative terms ("trong 24 giờ", "chậm nhất sau 05 ngày làm việc"): due, but on no day of the calendar."""
_RECEIVED = re.compile(r"(?:nhận|có)\s+(?:được\s+)?(?:báo\s+cáo|kết\s+quả)", re.IGNORECASE)
_OF_A_NOUN = re.compile(
    phrases("""
    kế hoạch | kinh phí | dự toán | thi đua | nhiệm vụ | chương trình | ngân sách | chỉ tiêu | biên chế | đánh giá
    xếp loại | bồi dưỡng | nghiệp vụ | báo cáo
""")
    + r"\s*$|thường\s+xuyên,\s*$",
    re.IGNORECASE,
)
_ACT = phrases("""
    tổ chức | rà soát | cập nhật | kiểm tra | phân tích | kiện toàn | đánh giá | sơ kết | tổng kết | thực hiện
    triển khai | xây dựng | tham mưu | công bố | công khai | họp | giao ban | kiểm định | khảo sát | thống kê
    bố trí | ban hành | hướng dẫn | phối hợp | chỉ đạo | lập | đề xuất | cung cấp | tuyên truyền | điều tra
    duy trì | tổng hợp | trao đổi | xét | trình | gửi | tập huấn | theo dõi
""")
_ACTS = re.compile(rf"\W*(?:và\s+)?{_ACT}", re.IGNORECASE)
_ACTS_SOON = re.compile(rf"\W[^;.:]{{0,80}}?{_ACT}", re.IGNORECASE)
_PHRASE_START = re.compile(r"[,;:]\s|\svà\s(?=(?:kiện toàn|phân tích|rà soát|cập nhật|tổ chức|kiểm tra|đánh giá)\b)")
_OPENING = re.compile(
    r"\W*(?:\(?[a-zđ0-9]{1,2}[.)]\s*)?(?:Thường xuyên và\s+)?(?:Hằng|Hàng|Định|Mỗi)\s+"
    r"(?:năm|tháng|quý|tuần|k[ỳì]|năm học)",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(r",(?!\s+(?:(?:01|1|một|cả|hằng|hàng)\s+)?năm(?!\w))|[;.]|$")
_MARK = re.compile(r"[\s–—+•-]*(?:\(?[a-zđ0-9]{1,2}[.)]\s*)?")
_LONGEST = 220
_DIGIT = re.compile(r"\d")
_CLOSING = 700


_HINTS = (
    "báo cáo",
    "báo  cáo",
    "định k",
    "ằng ",
    "àng ",
    "mỗi ",
    "ngay",
    "kịp",
    "trước",
    "kết quả",
    "chậm nhất",
    "trong",
    " lần",
)


def may_hold_a_duty(sentence: Sentence) -> bool:
    """A quick look: False for sentences without a digit and without a word that any rule of deadlines starts from."""
    return bool(_DIGIT.search(sentence.text)) or sentence.mentions(*_HINTS)


def undated(sentence: Sentence, words: str, offset: int) -> Iterator[Deadline]:
    """The undated duty of a clause whose ``words`` begin at ``offset``; at most one."""
    what = " ".join(words[:200].split())[:120]
    before = _BEFORE_EVENT.search(words) if "trước" in words else None
    before = before or (_BEFORE_SESSION.search(words) if "họp" in words else None)
    before = before or (_IN_TERM.search(words) if "học kỳ" in words else None)
    if in_time := ("kịp" in words and _IN_TIME.search(words)) or before:
        said = " ".join(in_time[0].split())[-60:]
        yield Deadline(_span(in_time.span(), offset), "in-time", 0.6, "deadline", None, said, what)
        if times := _TIMES.search(words):
            yield _so_many_times(times, offset, what)
        return
    if within := _DIGIT.search(words) and _WITHIN.search(words):
        kind = "report" if _REPORT.search(_RECEIVED.sub("", words)) else "deadline"
        said = " ".join(within[0].split())[:60]
        yield Deadline(_span(within.span(), offset), "relative", 0.6, kind, None, said, what)
        return
    duties = list(_reports_and_recurring(sentence, words, offset, what))
    if not duties and "lần" in words and (times := _TIMES.search(words)):
        yield _so_many_times(times, offset, what)
    end = offset - sentence.span.start + len(words)
    if duties and not _FORMULA.search(sentence.text, max(0, end - _CLOSING), end):
        yield from duties


def _so_many_times(times: re.Match[str], offset: int, what: str) -> Deadline:
    said = recurrence_of(times[0]) or recurrence_of(f"mỗi {times[0].split()[-1]}") or "periodic"
    return Deadline(_span(times.span(), offset), "so-many-times", 0.6, "recurring", None, said, what)


def _reports_and_recurring(sentence: Sentence, words: str, offset: int, what: str) -> Iterator[Deadline]:
    if reports := list(at_once(words, offset)):
        yield from reports
        return
    cues = [match.span() for match in _OFTEN.finditer(words)]
    if not cues:
        result = _RESULT.search(words)
        if result and len(sentence.clauses) == 1 and not _AS_RULED.search(words, result.start()):
            yield Deadline(_span(result.span(), offset), "report-result", 0.5, "report", None, "unspecified", what)
        return
    opening = bool(_OPENING.match(words))
    report = _REPORT.search(words)
    if report or (opening and _REPORT.search(sentence.text)):
        first = min(cues[0], report.span()) if report else cues[0]
        last = max(cues[-1], report.span()) if report else cues[-1]
        end = min(_phrase_end(words, last[1]), first[0] + _LONGEST)
        yield Deadline(_span((first[0], end), offset), "report-often", 0.75, "report", None, recurrence_of(words), what)
        return
    yield from _recurring(words, offset, cues[0], opening=opening, what=what)


def at_once(words: str, offset: int) -> Iterator[Deadline]:
    """Reports that are due the moment something happens ("báo cáo ngay", "cập nhật ngay khi có biến động")."""
    for match in _AT_ONCE.finditer(words) if _MAY_BE_AT_ONCE.search(words) else ():
        end = _phrase_end(words, match.end())
        said = recurrence_of(words[match.start() : end]) or "immediately"
        if "khi" in match[0].lower():
            said = "when it arises"
        what = " ".join(words[:200].split())[:120]
        yield Deadline(_span((match.start(), end), offset), "report-at-once", 0.75, "report", None, said, what)


def _recurring(words: str, offset: int, cue: tuple[int, int], *, opening: bool, what: str) -> Iterator[Deadline]:
    said = words[cue[0] : cue[1]].lower()
    if not said.startswith(("định", "hằng", "hàng", "mỗi")) or said.endswith("ngày"):
        return
    start = max((match.end() for match in _PHRASE_START.finditer(words, 0, cue[0])), default=0)
    phrase = words[start : cue[0]]
    if _OF_A_NOUN.search(phrase):
        return
    acts = _ACTS_SOON.match(words, cue[1]) if opening or not phrase.strip() else _ACTS.match(phrase)
    if acts:
        begin = start + _blank(phrase)
        span = _span((begin, _phrase_end(words, cue[1])), offset)
        yield Deadline(span, "every", 0.6, "recurring", None, recurrence_of(said), what)


def _blank(phrase: str) -> int:
    """How many characters of ``phrase`` are blanks or the mark of an item."""
    match = _MARK.match(phrase)
    return match.end() if match else 0


def _phrase_end(words: str, position: int) -> int:
    match = _PHRASE_END.search(words, position)
    return match.start() if match else len(words)


def _span(range_: tuple[int, int], offset: int) -> Span:
    return Span(offset + range_[0], offset + range_[1])
