"""The unit of a figure: the counted noun that follows it ("594 trường", "3,3 triệu người", "01 lần/tháng").

Vietnamese puts no mark at the end of a noun, so the nouns that administrations count are listed; where another noun
follows words that count ("có", "gồm", "hơn"), its end is guessed from the words that cannot belong to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from namhoc.core import Span
from namhoc.core.phrases import phrase_pattern, phrases

_PERSONS = phrases("""
    cán bộ quản lý | cán bộ | công chức | viên chức | giáo viên | giảng viên | nhà giáo | nhân viên | nhân sự
    học sinh | sinh viên | học viên | người học | trẻ mầm non | trẻ mẫu giáo | trẻ nhà trẻ | trẻ em | trẻ | cháu | em
    người lao động | người dân | người | thanh niên | đoàn viên | hội viên | đảng viên | thí sinh | hiệu trưởng
    công nhân | đại biểu | chuyên gia | lao động | cha mẹ học sinh | phụ huynh | ứng viên | chiến sĩ | thầy cô giáo
    bác sĩ | bác sỹ | nghệ nhân | lượt người | lượt học sinh | lượt giáo viên | lượt cán bộ | lượt đại biểu | lượt
""")
_THINGS = phrases("""
    tập thể | cá nhân | hoạt động | cơ sở giáo dục nghề nghiệp | cơ sở giáo dục | cơ sở giết mổ | cơ sở dữ liệu
    cơ sở | đơn vị sự nghiệp | đơn vị | trường học | trường | điểm trường | nhóm/lớp | nhóm, lớp | nhóm trẻ
    nhóm lớp | lớp học | lớp | phòng học bộ môn | phòng học | phòng bộ môn | phòng chức năng | phòng máy tính
    phòng công vụ | phòng nội trú | phòng bán trú
    phòng máy | phòng ở | phòng | trung tâm học tập cộng đồng | trung tâm | thư viện | nhà vệ sinh | công trình
    nhà công vụ | bếp ăn | ký túc xá | máy tính | máy vi tính | thiết bị | bộ thiết bị | bộ | đầu sách | bản sách
    cuốn sách | cuốn | tài liệu | học liệu | bài giảng | khóa học | lớp tập huấn | lớp bồi dưỡng | hội nghị
    hội thảo | cuộc thi | cuộc | đợt | chuyên đề | tỉnh | thành phố | thị xã | quận | huyện | xã biên giới
    xã đặc biệt khó khăn | xã khu vực III | xã | phường | thị trấn | đặc khu | thôn đặc biệt khó khăn | thôn | bản
    buôn | ấp | khóm | tổ dân phố | khu phố | địa phương | hộ nghèo | hộ cận nghèo | hộ gia đình | hộ | gia đình
    doanh nghiệp | hợp tác xã | tổ hợp tác | dự án | đề án | mô hình | câu lạc bộ | sản phẩm | đề tài | sáng kiến
    giải | huy chương | vụ việc | vụ | trường hợp | điểm nóng | cuộc kiểm tra | hồ sơ | thủ tục hành chính
    thủ tục | dịch vụ công | văn bản | tác phẩm | tin, bài | tin bài | bài viết | căn hộ | căn nhà | ngôi nhà
    căn | suất học bổng | suất quà | suất | tổ chức đảng | tổ chức | cơ quan | phần mềm | nền tảng | hệ thống
    chi bộ | đảng bộ | giường bệnh | chỉ tiêu | biên chế | vị trí việc làm | tiết học | tiết | buổi học | buổi
    lần | lượt xem | cây | con | chiếc | tàu | tấn | tạ | kg | km2 | km² | km | m2 | m² | m3 | ha | héc ta | hecta
    lít | MW | kWh | đồng | USD | đô la | điểm phần trăm | điểm | ý kiến | tổ | đội | nhóm | tủ sách | bộ hồ sơ
    ca | bài
""")
_TIMES = phrases(
    "giờ | phút | ngày | tuần | tháng | quý | năm học | năm | học kỳ | kỳ | môn | môn học | khối | vạn dân"
)
_SCALE = r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
_PERSON = re.compile(_PERSONS, re.IGNORECASE)
_THING = re.compile(_THINGS, re.IGNORECASE)
_NOUN = re.compile(
    rf"(?P<scale>{_SCALE}\s+(?:{_SCALE}\s+)?)?(?:(?P<person>{_PERSONS})|(?P<thing>{_THINGS}))", re.IGNORECASE
)
_RATE = re.compile(rf"(?P<noun>{_PERSONS}|{_THINGS}|{_TIMES})", re.IGNORECASE)
_PER = re.compile(rf"\s?/\s?(?:0?1\s+)?(?P<noun>{_PERSONS}|{_THINGS}|{_TIMES})", re.IGNORECASE)
_PER_WORD = re.compile(
    r"\s+(?:mỗi|một|trong một)\s+(?P<noun>tuần|tháng|quý|năm học|năm|học kỳ|ngày)(?!\w)", re.IGNORECASE
)
_MORE = re.compile(r"(?:\s+(?:mầm non|tiểu học|THCS|THPT|phổ thông|quản lý|mẫu giáo))?(?:\s?,\s?|\s+và\s+)")
_SEVERAL = phrase_pattern("các | những | bất kỳ | bất cứ | tình trạng | hiện tượng | một | mọi | nhiều")
_HEAD = {  # the head noun that stands for a compound
    "cơ sở giáo dục": "cơ sở",
    "cơ sở giáo dục nghề nghiệp": "cơ sở",
    "trung tâm học tập cộng đồng": "trung tâm",
    "nhóm, lớp": "nhóm/lớp",
    "trường học": "trường",
}
_IN_RATES = _HEAD | {"lớp học": "lớp", "phòng học": "phòng"}
_NO_NOUN = phrase_pattern("""
    được | đạt | đã | có | còn | là | với | và | hoặc | trong | tại | ở | cho | của | theo | để | từ | trên | do
    thuộc | tham gia | tham dự | bị | sẽ | đang | vào | ra | lên | xuống | so | thì | mà | nhằm | gồm | về | như
    trở | phải | cần | năm | tháng | ngày | giờ | phút | tuần | quý | tuổi | này | đó | khi | nếu | chưa | không
    đến | bằng | giảm | tăng | chiếm | ước | thứ | lần | tốt | rõ
""")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_LONGEST_GUESS = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A counted noun: its name as units are compared, and where it stands. ``listed`` is False for a guess."""

    span: Span
    name: str
    listed: bool = True


def unit_at(text: str, position: int, end: int) -> Unit | None:
    """The counted noun that starts at ``position``; None where no listed noun follows."""
    match = _NOUN.match(text, position, end)
    if match is None:
        return _rate_of_time(text, position, end)
    scale = " ".join(match["scale"].lower().split()) + " " if match["scale"] else ""
    noun = " ".join((match["person"] or match["thing"]).split())
    if per := _PER.match(text, match.end(), end) or _PER_WORD.match(text, match.end(), end):
        stop, name = per.end(), f"{scale}{_named(noun, _IN_RATES)}/{_named(per['noun'], _IN_RATES)}"
        while more := _PER.match(text, stop, end):  # "triệu đồng/người/năm"
            stop, name = more.end(), f"{name}/{_named(more['noun'], _IN_RATES)}"
        return Unit(Span(position, stop), name)
    together = match["person"] and _more_persons(text, match.end(), end)
    return Unit(Span(position, match.end()), scale + ("người" if together else _named(noun, _HEAD)))


def percent_unit_at(text: str, position: int, end: int) -> Unit:
    """The unit of a percentage that ends at ``position``: "%", or "%/năm" for a yearly rate."""
    per = _PER.match(text, position, end)
    return Unit(Span(position, per.end()), f"%/{per['noun'].lower()}") if per else Unit(Span(position, position), "%")


def guessed_unit_at(text: str, position: int, end: int) -> Unit | None:
    """An unlisted noun of up to three syllables that starts at ``position``; None where a verb or the like follows."""
    at = stop = position
    for _ in range(_LONGEST_GUESS):
        syllable = _SYLLABLE.match(text, at, end)
        if syllable is None or syllable[0][0].isupper() or _NO_NOUN.match(text, at, end):
            break
        at = stop = syllable.end()
        if text[at : at + 1] != " ":
            break
        at += 1
    span = Span(position, stop)
    return Unit(span, span.of(text), listed=False) if len(span) > 1 else None


def zero_unit(text: str, position: int, end: int) -> str:
    """The unit of what must not happen: the persons or events named there, else "vụ"."""
    while several := _SEVERAL.match(text, position, end):
        position = several.end() + 1
    match = _PERSON.match(text, position, end) or _THING.match(text, position, end)
    return " ".join(match[0].lower().split()) if match else "vụ"


def counts_persons(text: str, position: int) -> bool:
    """True when the noun at ``position`` names people or posts."""
    return bool(_PERSON.match(text, position)) or text.startswith(("chỉ tiêu", "biên chế"), position)


def _rate_of_time(text: str, position: int, end: int) -> Unit | None:
    """ "03 giờ/ngày": stretches of time are units only as rates."""
    noun = _RATE.match(text, position, end)
    per = _PER.match(text, noun.end(), end) if noun else None
    if noun is None or per is None:
        return None
    return Unit(Span(position, per.end()), f"{_named(noun['noun'], {})}/{_named(per['noun'], {})}")


def _named(noun: str, short: dict[str, str]) -> str:
    noun = " ".join(noun.split())
    return short.get(noun.lower(), noun)


def _more_persons(text: str, position: int, end: int) -> bool:
    """True when further kinds of persons follow ("trẻ mầm non, học sinh"): together they are counted as people."""
    link = _MORE.match(text, position, end)
    return bool(link and _PERSON.match(text, link.end(), end))
