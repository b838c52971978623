"""The figures a commune without person data reports: their fields, and reading them from a filled-in Excel sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.core import UserFacingError
from namhoc.core.text import fold
from namhoc.reading import Limits, Sheet, address, read_sheets
from namhoc.recognition.consistency import BY_AGE
from namhoc.site.recognition.conditions import ASKED, CONDITIONS_PART, FIELDS, fields_of

MOST = 10_000_000
"""No commune has more persons."""


@dataclass(frozen=True)
class Field:
    """One figure. ``path``: where it stands in the counts of its part ("attending.3" is of age 3)."""

    part: str
    path: str
    label: Promise | str

    @property
    def code(self) -> str:
        """As files and forms name it: "TH.age6_ppc"."""
        return f"{self.part}.{self.path}"


@dataclass(frozen=True)
class Part:
    """The figures of one programme or of its conditions."""

    key: str
    label: Promise | str
    fields: tuple[Field, ...]


_ACCESS = (
    ("disabled_able", _("Người khuyết tật có khả năng học tập")),
    ("disabled_access", _("trong đó được tiếp cận giáo dục")),
)
_ASKED: tuple[tuple[str, Promise, tuple[tuple[str, Promise], ...]], ...] = (
    (
        "MN5",
        _("Mầm non 5 tuổi"),
        (
            ("must_mobilise", _("Trẻ 5 tuổi phải huy động")),
            ("attending", _("trong đó đến lớp")),
            ("completion_base", _("Trẻ xét hoàn thành chương trình (mẫu số)")),
            ("completed", _("trong đó hoàn thành chương trình giáo dục mầm non")),
            *_ACCESS,
        ),
    ),
    (
        "TH",
        _("Tiểu học"),
        (
            ("age6_ppc", _("Trẻ 6 tuổi phải phổ cập")),
            ("age6_grade1", _("trong đó vào lớp 1")),
            ("age11_ppc", _("Trẻ 11 tuổi phải phổ cập")),
            ("age11_completed", _("trong đó hoàn thành chương trình tiểu học")),
            ("age11_in_primary", _("trong đó đang học tiểu học")),
            ("upto14_ppc", _("Trẻ 11-14 tuổi phải phổ cập")),
            ("upto14_completed", _("trong đó hoàn thành chương trình tiểu học")),
            *_ACCESS,
        ),
    ),
    (
        "THCS",
        _("Trung học cơ sở"),
        (
            ("age15_18_ppc", _("Thanh niên 15-18 tuổi phải phổ cập")),
            ("graduated", _("trong đó tốt nghiệp trung học cơ sở")),
            ("upper", _("trong đó đã, đang học trung học phổ thông hoặc tương đương")),
            *_ACCESS,
        ),
    ),
    (
        "XMC",
        _("Xóa mù chữ"),
        tuple(
            pair
            for band in ("15_25", "15_35", "15_60")
            for pair in (
                (f"pop_{band}", _("Người %(ages)s tuổi")),
                (f"l1_{band}", _("trong đó biết chữ mức độ 1")),
                (f"l2_{band}", _("trong đó biết chữ mức độ 2")),
            )
        ),
    ),
    (
        "MN35",
        _("Mầm non 3-5 tuổi"),
        tuple(
            pair
            for age in "345"
            for pair in (
                (f"must_mobilise.{age}", _("Trẻ %(ages)s tuổi phải huy động")),
                (f"attending.{age}", _("trong đó đến lớp")),
                (f"completed.{age}", _("trong đó hoàn thành chương trình của độ tuổi")),
            )
        ),
    ),
)


ON_FORMS = "BIEU"
"""The part that holds what the same cohort comes to on another form; it is compared (X1, X2) and never judged."""

_ON_FORMS = (
    ("mn_6_total", _("Trẻ 6 tuổi, tổng số trên biểu MN-01-TE")),
    ("mn_6_ppc", _("Trẻ 6 tuổi, số phải phổ cập trên biểu MN-01-TE")),
    ("th_6_total", _("Trẻ 6 tuổi, tổng số trên biểu TH-M1")),
    ("th_11_total", _("Trẻ 11 tuổi, tổng số trên biểu TH-M1")),
    ("thcs_11_total", _("Trẻ 11 tuổi, tổng số trên biểu THCS-M1")),
    ("thcs_11_ppc", _("Trẻ 11 tuổi, số phải phổ cập trên biểu THCS-M1")),
    ("th_11_14_total", _("Trẻ 11-14 tuổi, tổng số trên biểu TH-M1")),
    ("thcs_11_14_total", _("Trẻ 11-14 tuổi, tổng số trên biểu THCS-M1")),
    ("thcs_11_14_ppc", _("Trẻ 11-14 tuổi, số phải phổ cập trên biểu THCS-M1")),
)


def programme_parts() -> list[Part]:
    """The parts that are judged: the figures of each programme."""
    return [Part(key, label, tuple(_field(key, path, words) for path, words in asked)) for key, label, asked in _ASKED]


BY_AGE_PART = "TUOI"
"""The part of a province that holds its forms age by age; compared with the sums of its communes (X6), never judged."""

BY_AGE_LABELS: Mapping[str, Promise] = {
    "total": _("Tổng số"),
    "ppc": _("Số phải phổ cập"),
    "completed_primary": _("Hoàn thành chương trình tiểu học"),
    "completed_lower_secondary": _("Tốt nghiệp trung học cơ sở"),
    "present": _("Dân số xét biết chữ"),
    "literate_1": _("Biết chữ mức độ 1"),
    "literate_2": _("Biết chữ mức độ 2"),
}


def province_parts() -> list[Part]:
    """What a province may report: the figures of the programmes, and the rows of its forms age by age."""
    ages = [
        Field(BY_AGE_PART, f"{name}.{age}", _("%(row)s, %(age)s tuổi") % {"row": BY_AGE_LABELS[name], "age": age})
        for name, (_measures, first, last) in BY_AGE.items()
        for age in range(first, last + 1)
    ]
    return [*programme_parts(), Part(BY_AGE_PART, _("Biểu của tỉnh theo từng độ tuổi"), tuple(ages))]


def parts() -> list[Part]:
    """Every part with its fields: the programmes, what other forms say of the same cohorts, then the conditions."""
    found = programme_parts()
    found.append(
        Part(
            ON_FORMS,
            _("Đối chiếu giữa các biểu"),
            tuple(Field(ON_FORMS, path, words) for path, words in _ON_FORMS),
        )
    )
    labels = {key: label for key, label, _asked in _ASKED}
    for key in ASKED:
        part = f"{CONDITIONS_PART}{key}"
        label = _("Điều kiện bảo đảm: %(name)s") % {"name": labels[key]}
        found.append(Part(part, label, tuple(Field(part, name, FIELDS[name]) for name in fields_of(key))))
    return found


def _field(part: str, path: str, words: Promise) -> Field:
    ages = path.partition("_")[2].replace("_", "-") if part == "XMC" else path.rpartition(".")[2]
    text = str(words)
    return Field(part, path, text % {"ages": ages} if "%(ages)s" in text else words)


def flat(counts: Mapping[str, Any]) -> dict[str, int | None]:
    """Counts of a part by path: {"attending": {"3": 5}} is {"attending.3": 5}."""
    found: dict[str, int | None] = {}
    for name, value in counts.items():
        if isinstance(value, Mapping):
            found |= {f"{name}.{age}": one for age, one in value.items()}
        else:
            found[name] = value
    return found


def nested(given: Mapping[str, int | None]) -> dict[str, Any]:
    """The other way round."""
    found: dict[str, Any] = {}
    for path, value in given.items():
        name, _dot, age = path.partition(".")
        if age:
            found.setdefault(name, {})[age] = value
        else:
            found[name] = value
    return found


def read_totals(data: bytes, name: str) -> dict[str, int | None]:
    """The figures of a filled-in sheet by code; an empty cell is not known. Raises UserFacingError with the cell."""
    known = {field.code for part in (*parts(), *province_parts()) for field in part.fields}
    found: dict[str, int | None] = {}
    for sheet in read_sheets(data, name, limits=Limits()):
        head = _head(sheet)
        if head is not None:
            found |= dict(_rows(sheet, head, known))
    if not found:
        raise UserFacingError(
            "RECOG-SHEET",
            "Tệp không có bảng số liệu",
            where=name,
            why="Không trang tính nào có hai cột “Mã” và “Số liệu” với mã của mẫu",
            fix="Tải mẫu trên trang này, điền cột “Số liệu” rồi tải lên.",
        )
    return found


def _head(sheet: Sheet) -> tuple[int, int, int] | None:
    for at, row in enumerate(sheet.rows[:30]):
        words = [fold(str(cell)) if cell is not None else "" for cell in row]
        if "ma" in words and "so lieu" in words:
            return at, words.index("ma"), words.index("so lieu")
    return None


def _rows(sheet: Sheet, head: tuple[int, int, int], known: set[str]) -> Iterator[tuple[str, int | None]]:
    at, code_at, value_at = head
    for number, row in enumerate(sheet.rows[at + 1 :], at + 1):
        code, value = row[code_at], row[value_at]
        if not isinstance(code, str) or code not in known:
            continue
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST):
            raise UserFacingError(
                "RECOG-NUMBER",
                "Ô này không phải là số nguyên từ 0 trở lên",
                where=f"Trang “{sheet.name}”, ô {address(number, value_at)}",
                why=f"Ở mã {code}",
                fix="Sửa ô rồi tải lên lại; chưa có số liệu thì để trống.",
            )
        yield code, value
