"""Wanted or stated: whether a clause sets a figure (target) or reports one (statistic).

The same words may be either: "đạt 95%" is a target under "Mục tiêu" and a result under "Kết quả". It is told, in this
order of weight, by words before the figure in its clause, in its sentence, by the section, by the kind of document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from namhoc.core import Span
from namhoc.core.phrases import phrase_pattern, phrases
from namhoc.directives.directive import DocumentFields
from namhoc.directives.sections import Subject
from namhoc.directives.sentences import Sentence


class Mood(StrEnum):
    """WANTED: a target. STATED: a statistic. NEITHER: a norm, a request for money, a forecast, a wish."""

    WANTED = "wanted"
    STATED = "stated"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A mood and how sure the cues are of it (0..1). ``cued``: words of the sentence itself, not its place, say so."""

    mood: Mood
    confidence: float
    cued: bool


_REACHED = r"(?<!đã đạt )(?<!đã đạt được )(?<!đã vượt )(?<!đã hoàn thành )"
"""A goal that was reached is a fact: "đã đạt mục tiêu" wants nothing."""
_STRONGLY_WANTED = _REACHED + phrases("""
    phấn đấu | mục tiêu | chỉ tiêu | quyết tâm | hướng tới | hướng đến | sẽ | nỗ lực | đặt ra
""")
_STRONGLY_STATED = phrases("""
    đã | tính đến | đến nay | đến thời điểm này | đến thời điểm hiện tại | cùng kỳ | năm qua | thời gian qua
    hiện nay | hiện tại | hiện có | hiện còn | ước đạt | vừa qua | vừa quyết định | vừa tuyển | vừa ban hành
    vừa tổ chức | vừa công bố | vừa được | toàn tỉnh có | toàn thành phố có | toàn huyện có | toàn ngành có
    toàn xã có | toàn tỉnh hiện có | thành phố hiện có | tỉnh có | thành phố có | cả nước có | so với năm trước
    so với năm học trước | năm học trước | năm học vừa qua | năm trước
""")
_WANTED = re.compile(
    rf"{_STRONGLY_WANTED}|"
    + phrases("""
    cần | phải | yêu cầu | đề nghị | bảo đảm | đảm bảo | tiếp tục | định hướng | tầm nhìn
    nâng tỷ lệ | nâng tỉ lệ | nâng lên | giảm tỷ lệ | giảm tỉ lệ | ít nhất | tối thiểu | không quá | tối đa
""")
    + r"|(?<!được )(?<!\w)(?:duy trì|giữ vững)(?!\w)|(?<!\w)giữ\s*$",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"{_STRONGLY_STATED}|"
    + phrases("""
    theo báo cáo | theo thống kê | qua rà soát | qua kiểm tra | qua thống kê | qua khảo sát | được duy trì
    ước tính | ước thực hiện | còn thiếu | hiện thiếu | trên địa bàn có | so với | hiện | được giữ vững
""")
    + r"|(?<!duy trì )(?<!vững chắc )(?<!giữ vững )(?<!nâng cao )(?<!phát huy )(?<!\w)kết quả(?!\w)",
    re.IGNORECASE,
)
_STRONG_WANTED = re.compile(_STRONGLY_WANTED, re.IGNORECASE)
_STRONG_STATED = re.compile(_STRONGLY_STATED, re.IGNORECASE)
_NORM = re.compile(
    rf"^\W*{phrases('điều kiện | tiêu chuẩn | tiêu chí | định mức')}"
    r"|(?<!\w)quy mô\s+(?:(?:dưới|trên|từ|hơn|không quá|tối đa)\s+)?$"
    rf"|{phrases('điều kiện công nhận | tiêu chuẩn công nhận | được quy định tại | được quy định như | nếu | nơi có')}",
    re.IGNORECASE,
)
_REQUEST = phrase_pattern("""
    kiến nghị | đề nghị hỗ trợ | đề nghị bổ sung | đề nghị cấp | đề nghị trung ương | xin hỗ trợ | xin bổ sung
    xin cấp | đề xuất hỗ trợ | đề xuất bổ sung | đề xuất cấp
""")
_FORECAST = phrase_pattern("dự báo | dự kiến | ước tính đến | có thể đạt | khả năng đạt | khuyến khích")
_ALLOWANCE = phrase_pattern("""
    mức hỗ trợ | mức thu | mức đóng | mức hưởng | mức chi | mức phạt | phụ cấp | lãi suất | hệ số | phạt tiền
""")
_AID = phrase_pattern("hỗ trợ | miễn | giảm | hưởng | cấp bù | được hưởng")
_AIDED = re.compile(
    r"\s*(?:tiền\s+)?" + phrases("học phí | chi phí | mức lương | lương | mức đóng | giá vé | viện phí")
)
"""Rates of aid and pay ("hỗ trợ 70% học phí") are norms, not results to be reached."""
_MONEY = re.compile(r"đồng|USD|đô la", re.IGNORECASE)
_COMPARED = re.compile(r"[^,;.]{0,20}so\s+với", re.IGNORECASE)
_YEAR = re.compile(r"(?P<until>đến\s+(?:hết\s+|cuối\s+)?)?năm\s+(?P<school>học\s+)?(?P<year>20\d\d)", re.IGNORECASE)

_FAR = 600
_NEWS = frozenset({"tin_bao", "tin_cong_ttdt", "tin_hoi_nghi", "bai_viet", "bao_cao"})
_PLACE = {Subject.GOALS: 3.0, Subject.PLAN: 1.5, Subject.REVIEW: -2.5, Subject.OPEN: 0.0, Subject.QUOTED: 0.0}


def judge(
    sentence: Sentence, figure: Span, unit: str, subject: Subject, fields: DocumentFields, *, lead: str, leaning: float
) -> Judgement:
    """The mood of the figure at ``figure`` in its clause; weights add up, their sum decides.

    ``lead``: what the paragraph said before the sentence; ``leaning``: what its wording and its place in a unit of the
    document add to the side of the wanted.
    """
    before = sentence.before(figure.start)
    start = sentence.clause_at(figure.start).start
    earlier = sentence.words(Span(max(sentence.span.start, start - _FAR), start))
    if subject is Subject.QUOTED or _NORM.search(before) or _NORM.match(earlier):
        return Judgement(Mood.NEITHER, 0.9, cued=True)
    if (_REQUEST.search(before) and _MONEY.search(unit)) or _FORECAST.search(before[-60:]):
        return Judgement(Mood.NEITHER, 0.9, cued=True)
    after = sentence.text[figure.end - sentence.span.start :][:40]
    if _ALLOWANCE.search(before[-60:]) or (_AID.search(before[-60:]) and _AIDED.match(after)):
        return Judgement(Mood.NEITHER, 0.8, cued=True)
    own, said_before = _weigh(before), _weigh(earlier)
    total = 2 * own + 1.5 * said_before + _PLACE[subject] + _by_year(before, fields) + leaning
    if subject is Subject.OPEN:
        total += _by_kind(fields) + 0.5 * _weigh(lead) - 2.0 * bool(_COMPARED.match(after))
    mood = Mood.WANTED if total > 0 else Mood.STATED
    return Judgement(mood, round(min(0.95, 0.55 + 0.06 * abs(total)), 2), cued=(own or said_before) * total > 0)


def _weigh(words: str) -> float:
    """Positive for words that want something, negative for words that report; the last one said counts most."""
    wanted = max((match.end() for match in _WANTED.finditer(words)), default=0)
    stated = max((match.end() for match in _STATED.finditer(words)), default=0)
    strong = bool(_STRONG_WANTED.search(words)) - bool(_STRONG_STATED.search(words))
    return float((wanted > stated) - (stated > wanted) + strong)


def _by_kind(fields: DocumentFields) -> float:
    if fields.type is None:
        return 0.0
    return -1.0 if fields.type in _NEWS else 0.5


def _by_year(words: str, fields: DocumentFields) -> float:
    """A year past the document's own is wanted, one before it is over; "đến năm ..." says so louder."""
    years = list(_YEAR.finditer(words))
    if not years:
        return 0.0
    last = years[-1]
    year, loud = int(last["year"]), 3.0 if last["until"] else 1.0
    if last["school"] and fields.school_year is not None:
        own = fields.school_year.start
    elif fields.date is not None:
        own = fields.date.year
    else:
        return loud if last["until"] else 0.0
    if year == own:
        return 1.0 if last["until"] and not last["school"] else 0.0
    return loud if year > own else -loud
