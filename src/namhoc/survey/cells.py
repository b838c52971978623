"""Single cells of a survey workbook read into values. Each function raises ``Unclear`` where a cell cannot mean one."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from namhoc.core import fold
from namhoc.reading import Cell
from namhoc.recognition.person_year import KINDERGARTEN, NURSERY, EvidenceKind, Place, Residence, Status, Track


class Unclear(ValueError):
    """The cell holds something that is none of what its column may hold; ``wanted`` says in Vietnamese what may."""

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(wanted)


_YES = {"x", "1", "co", "v", "true", "yes", "dung", "da", "roi", "nu", "2b"}
_OPEN = {"", "chua ro", "khong ro"}
_NO = {"0", "khong", "ko", "k", "false", "no", "chua", "nam"}


def text(cell: Cell) -> str:
    """A cell as text, "" where it is empty; whole numbers without decimals."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell).strip().lstrip("'")


def mark(cell: Cell) -> bool:
    """A mark: x, 1, có is yes; empty, 0, không is no."""
    return bool(cell) if cell is None or isinstance(cell, bool) else _mark(text(cell))


@lru_cache(maxsize=4096)
def _mark(word: str) -> bool:
    """Takes text, so that equal cells are read once; a column of marks holds few different ones."""
    plain = fold(word)
    if plain in _YES or word in "✓✔√+":
        return True
    if plain in _NO or not plain:
        return False
    raise Unclear("đánh dấu x nếu có, để trống nếu không")


def answer(cell: Cell) -> bool | None:
    """A question that may be open: x is yes, 0 or không is no, empty or "chưa rõ" is not known. A year or a day on
    which it happened is yes."""
    if cell is None or isinstance(cell, bool):
        return cell
    return True if isinstance(cell, date) else _answer(text(cell))


@lru_cache(maxsize=4096)
def _answer(word: str) -> bool | None:
    if re.search(r"\d{4}", word):
        return True
    return None if fold(word) in _OPEN else _mark(word)


def dated_mark(cell: Cell) -> bool:
    """A column that holds either a mark or the day or year on which it happened."""
    return bool(answer(cell))


def whole(cell: Cell, least: int, most: int, wanted: str) -> int | None:
    """A whole number between two bounds; None where the cell is empty."""
    if cell is None or cell == "":
        return None
    try:
        number = int(text(cell))
    except ValueError:
        raise Unclear(wanted) from None
    if not least <= number <= most:
        raise Unclear(wanted)
    return number


def year(cell: Cell) -> int | None:
    """A calendar year; of a school year ("2024-2025") the year in which it ended; of a date its year."""
    if isinstance(cell, date):
        return cell.year
    found = re.findall(r"(?<!\d)\d{4}(?!\d)", text(cell))
    if not found:
        if text(cell):
            raise Unclear("năm gồm bốn chữ số, ví dụ 2025")
        return None
    return int(found[-1])


_BIRTH = re.compile(r"^(?:(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*)?(\d{4})$")


def birth(cell: Cell) -> tuple[int | None, int | None, int | None]:
    """Day, month and year of birth out of one cell: 05/9/2015, 9/2015 or 2015."""
    if cell is None:
        return None, None, None
    if isinstance(cell, date):
        return cell.day, cell.month, cell.year
    match = _BIRTH.match(text(cell))
    if match is None:
        raise Unclear("ngày/tháng/năm, ví dụ 05/9/2015")
    day, month, full = (int(part) if part else None for part in match.groups())
    if not calendar_has(day, month, full):
        raise Unclear("ngày có trong lịch")
    return day, month, full


def calendar_has(day: int | None, month: int | None, full: int | None) -> bool:
    """True when the known parts of a date can be one."""
    try:
        date(full or 2000, month or 1, day or 1)
    except ValueError:
        return False
    return True


_SEX = {"nu": True, "f": True, "gai": True, "nam": False, "m": False, "trai": False}


def female(cell: Cell) -> bool | None:
    """Sex in words: nữ is True, nam is False."""
    return _female(text(cell))


@lru_cache(maxsize=64)
def _female(word: str) -> bool | None:
    plain = fold(word)
    if not plain:
        return None
    if plain not in _SEX:
        raise Unclear("Nam hoặc Nữ")
    return _SEX[plain]


_KINDERGARTEN = {
    KINDERGARTEN[5]: ("mgl", "mg lon", "mau giao lon", "la", "5 tuoi", "mg 5 tuoi", "5 6 tuoi", "mg5", "mg 5 6"),
    KINDERGARTEN[4]: ("mgn", "mg nho", "choi", "4 tuoi", "mg 4 tuoi", "4 5 tuoi", "mg4", "mg 4 5"),
    KINDERGARTEN[3]: ("mgb", "mg be", "mau giao be", "mam", "3 tuoi", "mg 3 tuoi", "3 4 tuoi", "mg3", "mg 3 4"),
    NURSERY: ("nt", "nha tre", "nhom tre", "24 36 thang", "25 36 thang"),
}  # fmt: skip
_PRESCHOOL = {word: grade for grade, words in _KINDERGARTEN.items() for word in words}
_GRADE = re.compile(r"^(?:lop |khoi )?(1[0-2]|[1-9])(?!\d)(?: ?[a-z](?![a-z])\d*)?(?: \d+)?(.*)$")


@lru_cache(maxsize=4096)
def grade(word: str) -> tuple[int, Track | None, bool] | None:
    """Grade, kind of schooling (None: general or not told) and whether repeating, out of "5", "5A1", "lớp 7B LB",
    "MG lớn", "10 GDTX"; None where the cell is empty. Takes text, so that equal cells are read once."""
    plain = fold(word)
    if not plain:
        return None
    for words in (plain, " ".join(plain.split()[:3]), " ".join(plain.split()[:2]), plain.split()[0]):
        if words in _PRESCHOOL:
            return _PRESCHOOL[words], None, False
    match = _GRADE.match(plain)
    if match is None:
        raise Unclear("lớp từ 1 đến 12, hoặc NT, MG bé, MG nhỡ, MG lớn")
    rest = match[2]
    track = Track.CONTINUING if re.search(r"gdtx|btvh|bo tuc", rest) else None
    track = Track.VOCATIONAL if re.search(r"nghe|trung cap", rest) else track
    return int(match[1]), track, bool(re.search(r"\blb\b|luu ban", rest))


def _one_of(word: str, known: dict[str, object], wanted: str) -> object:
    plain = fold(word)
    if not plain:
        return None
    for phrase, value in known.items():
        if plain == phrase or f" {phrase} " in f" {plain} ":
            return value
    raise Unclear(wanted)


_STATUS: dict[str, object] = {
    "bo hoc": Status.DROPPED_OUT, "thoi hoc": Status.DROPPED_OUT, "nghi hoc": Status.DROPPED_OUT,
    "chua di hoc": Status.NOT_STARTED, "chua hoc": Status.NOT_STARTED, "khong di hoc": Status.NOT_STARTED,
    "tam nghi": Status.PAUSED, "bao luu": Status.PAUSED, "dang hoc": Status.STUDYING, "di hoc": Status.STUDYING,
    "da tot nghiep": Status.FINISHED, "hoc xong": Status.FINISHED, "di lam": Status.FINISHED,
    "dang hoc lai": Status.STUDYING,
}  # fmt: skip
_RESIDENCE: dict[str, object] = {
    "noi khac den hoc": Residence.SCHOOLED_HERE, "noi khac den": Residence.SCHOOLED_HERE,
    "den hoc": Residence.SCHOOLED_HERE, "chuyen den": Residence.ARRIVED, "chuyen di": Residence.MOVED_OUT,
    "da chet": Residence.DECEASED, "chet": Residence.DECEASED, "mat": Residence.DECEASED,
    "thuong tru": Residence.RESIDENT, "tam tru": Residence.RESIDENT, "kt1": Residence.RESIDENT,
    "kt2": Residence.RESIDENT, "kt3": Residence.RESIDENT, "on dinh": Residence.RESIDENT, "dang o": Residence.RESIDENT,
    "tai cho": Residence.RESIDENT,
}  # fmt: skip
_TRACK: dict[str, object] = {
    "gdtx": Track.CONTINUING, "thuong xuyen": Track.CONTINUING, "bo tuc": Track.CONTINUING, "nghe": Track.VOCATIONAL,
    "trung cap": Track.VOCATIONAL, "cao dang": Track.VOCATIONAL, "gdnn": Track.VOCATIONAL, "pho thong": Track.GENERAL,
    "pt": Track.GENERAL, "chinh quy": Track.GENERAL,
}  # fmt: skip
_PLACE: dict[str, object] = {
    "ngoai tinh": Place.OUTSIDE, "tinh khac": Place.OUTSIDE, "trong tinh": Place.IN_PROVINCE,
    "xa khac": Place.IN_PROVINCE, "ngoai xa": Place.IN_PROVINCE, "noi khac": Place.IN_PROVINCE,
    "tai cho": Place.HERE, "tai xa": Place.HERE, "trong xa": Place.HERE,
}  # fmt: skip
_EVIDENCE: dict[str, object] = {
    "hoc ba": EvidenceKind.RECORD, "xac nhan": EvidenceKind.RECORD, "bang": EvidenceKind.DIPLOMA,
    "chung chi": EvidenceKind.CERTIFICATE, "chung nhan": EvidenceKind.CERTIFICATE, "khai": EvidenceKind.STATEMENT,
}  # fmt: skip
_LEVELS: dict[str, object] = {
    "dh": 3, "dai hoc": 3, "cd": 3, "cao dang": 3, "thpt": 3, "trung hoc pho thong": 3, "12": 3, "thcs": 2,
    "trung hoc co so": 2, "9": 2, "th": 1, "tieu hoc": 1, "5": 1, "mn": 0, "mam non": 0, "chua": 0, "khong": 0, "0": 0,
}  # fmt: skip


@lru_cache(maxsize=4096)
def status(word: str) -> Status | None:
    """What the person does about schooling, in words."""
    return _one_of(word, _STATUS, "đang học, tạm nghỉ, bỏ học, chưa đi học hoặc đã tốt nghiệp")  # type: ignore[return-value]


@lru_cache(maxsize=4096)
def residence(word: str) -> Residence | None:
    """Where the person is registered, in words."""
    return _one_of(word, _RESIDENCE, "thường trú, tạm trú, chuyển đến, chuyển đi, chết hoặc nơi khác đến")  # type: ignore[return-value]


@lru_cache(maxsize=4096)
def track(word: str) -> Track | None:
    """Kind of schooling, in words."""
    return _one_of(word, _TRACK, "phổ thông, GDTX hoặc nghề")  # type: ignore[return-value]


@lru_cache(maxsize=4096)
def place(word: str, commune: str) -> Place | None:
    """Where the school is: in words, or the name of a commune, compared with ``commune`` (folded)."""
    plain = fold(word)
    if plain in _OPEN:
        return None
    try:
        return _one_of(word, _PLACE, "")  # type: ignore[return-value]
    except Unclear:
        return Place.HERE if commune and commune in plain else Place.IN_PROVINCE


@lru_cache(maxsize=4096)
def evidence(word: str) -> EvidenceKind | None:
    """What proves a completion, in words."""
    return _one_of(word, _EVIDENCE, "học bạ, bằng, giấy chứng nhận hoặc lời khai")  # type: ignore[return-value]


@lru_cache(maxsize=4096)
def completed(word: str) -> int | None:
    """The highest stage completed: 0 none, 1 primary, 2 lower secondary, 3 upper secondary."""
    return _one_of(word, _LEVELS, "MN, TH, THCS hoặc THPT")  # type: ignore[return-value]
