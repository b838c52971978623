"""Rows of the official forms as sums of measures, each over the ages of the form's columns.

Where a number is given it is the one printed on the form. The layouts of primary, lower secondary and literacy come
from the writers of provinces, not from the Ministry's files (UNCONFIRMED); those of preschool from its forms of 2025.
Percentages are not rows here: they are two rows, compared exactly and rounded once, when printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from namhoc.recognition.cohorts.measures import GROUPS, PLACES

Ages = tuple[int, int]
"""Youngest and oldest, both included."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """``number``: as printed, 0 where the form prints none. The row is the sum of ``measures`` over the ages of the
    column."""

    number: int
    label: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """``columns``: heading and ages, single ages first, then their subtotals; a form by communes has one column a
    group of ages."""

    code: str
    columns: tuple[tuple[str, Ages], ...]
    rows: tuple[FormRow, ...]


def _ages(first: int, last: int) -> tuple[tuple[str, Ages], ...]:
    return tuple((str(age), (age, age)) for age in range(first, last + 1))


def _by_place(number: int, label: str, *names: str) -> Iterator[FormRow]:
    """Three rows: tại chỗ, đi học nơi khác, nơi khác đến; ``number`` of the first, 0 where the form prints none."""
    for step, (place, words) in enumerate(PLACES.items()):
        measures = tuple(f"{name}_{place}" for name in names)
        yield FormRow(number + step if number else 0, f"{label}, {words}", measures)


def _people(first: int) -> tuple[FormRow, ...]:
    rows = (
        ("Tổng số", "total"),
        ("Nữ", "total_female"),
        ("Dân tộc thiểu số", "total_minority"),
        ("Khuyết tật", "disabled"),
        ("Khuyết tật có khả năng học tập", "disabled_able"),
        ("Khuyết tật được tiếp cận giáo dục", "disabled_access"),
        ("Phải phổ cập", "ppc"),
    )
    return tuple(FormRow(first + step, label, (name,)) for step, (label, name) in enumerate(rows))


_UPPER = ("upper_general", "upper_continuing", "upper_vocational")
_RESIDENT = ("here", "elsewhere")


def _resident(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}_{place}" for name in names for place in _RESIDENT)


MN_01_TE = Form(
    "MN-01-TE",
    (*_ages(0, 6), ("0-5", (0, 5))),
    (
        FormRow(0, "Tổng số trẻ", ("total",)),
        FormRow(0, "Nữ", ("total_female",)),
        FormRow(0, "Dân tộc thiểu số", ("total_minority",)),
        FormRow(0, "Khuyết tật", ("disabled",)),
        FormRow(0, "Khuyết tật có khả năng học tập", ("disabled_able",)),
        FormRow(0, "Khuyết tật được tiếp cận giáo dục", ("disabled_access",)),
        FormRow(0, "Phải huy động", ("must_mobilise",)),
        FormRow(0, "Ra lớp, tại chỗ", ("attending_here",)),
        FormRow(0, "Ra lớp, học nơi khác", ("attending_elsewhere",)),
        FormRow(0, "Ra lớp, nữ", ("attending_female",)),
        FormRow(0, "Ra lớp, dân tộc thiểu số", ("attending_minority",)),
        FormRow(0, "Ra lớp, được chuẩn bị tiếng Việt", ("attending_prepared",)),
        FormRow(0, "Ra lớp, nơi khác đến", ("attending_from_elsewhere",)),
        FormRow(0, "Ra lớp, học 2 buổi/ngày", ("attending_two_sessions",)),
        FormRow(0, "Chết", ("deceased",)),
        FormRow(0, "Chuyển đi", ("moved_out",)),
        FormRow(0, "Chuyển đến", ("arrived",)),
        FormRow(0, "Hoàn thành chương trình giáo dục mầm non", _resident("completed_preschool")),
        FormRow(0, "Trẻ nơi khác hoàn thành", ("completed_preschool_from_elsewhere",)),
    ),
)

MN_02 = Form(
    "MN-02",
    (("3-4", (3, 4)), ("5", (5, 5))),
    (
        FormRow(10, "Phải huy động", ("must_mobilise",)),
        FormRow(11, "Ra lớp", _resident("attending")),
        FormRow(13, "Hoàn thành chương trình", ("completed_preschool_attending",)),
        FormRow(15, "Khuyết tật", ("disabled",)),
        FormRow(16, "Khuyết tật có khả năng học tập", ("disabled_able",)),
        FormRow(17, "Khuyết tật được tiếp cận giáo dục", ("disabled_access",)),
    ),
)

TH_M1 = Form(
    "TH-M1",
    (*_ages(6, 10), ("6-10", (6, 10)), *_ages(11, 14), ("11-14", (11, 14)), ("6-14", (6, 14))),
    (
        *_people(6),
        *(row for grade in range(1, 6) for row in _by_place(10 + 3 * grade, f"Lớp {grade}", f"grade_{grade}")),
        *_by_place(28, "Hoàn thành chương trình tiểu học", "completed_primary"),
        FormRow(31, "Hoàn thành chương trình tiểu học, ngoài diện phổ cập", ("completed_primary_outside_ppc",)),
        *_by_place(32, "Lưu ban", "repeater"),
        *_by_place(35, "Bỏ học", "dropout_primary"),
        FormRow(38, "Chưa đi học", ("not_started",)),
    ),
)

TH_02 = Form(
    "TH-02",
    (("6", (6, 6)), ("11", (11, 11)), ("11-14", (11, 14)), ("6-14", (6, 14))),
    (
        FormRow(0, "Phải phổ cập", ("ppc",)),
        FormRow(0, "Vào lớp 1", ("in_school",)),
        FormRow(0, "Hoàn thành chương trình tiểu học", _resident("completed_primary")),
        FormRow(0, "Đang học tiểu học", _resident(*(f"grade_{grade}" for grade in range(1, 6)))),
        FormRow(0, "Khuyết tật có khả năng học tập", ("disabled_able",)),
        FormRow(0, "Khuyết tật được tiếp cận giáo dục", ("disabled_access",)),
    ),
)

THCS_M1 = Form(
    "THCS-M1",
    (*_ages(11, 18), ("11-14", (11, 14)), ("15-18", (15, 18)), ("11-18", (11, 18))),
    (
        *_people(8),
        *(row for grade in range(6, 10) for row in _by_place(3 * grade - 2, f"Lớp {grade}", f"grade_{grade}")),
        *_by_place(28, "Tốt nghiệp trung học cơ sở", "completed_lower_secondary"),
        *_by_place(31, "Đã, đang học sau trung học cơ sở", *_UPPER),
        *_by_place(0, "Trong đó: trung học phổ thông", "upper_general"),
        *_by_place(0, "Trong đó: giáo dục thường xuyên", "upper_continuing"),
        *_by_place(0, "Trong đó: giáo dục nghề nghiệp", "upper_vocational"),
        *_by_place(34, "Bỏ học", "dropout_lower_secondary"),
    ),
)

THCS_M2 = Form(
    "THCS-M2",
    (("6", (6, 6)), ("11-14", (11, 14)), ("15-18", (15, 18)), ("9-21", (9, 21))),
    (
        FormRow(0, "Phải phổ cập", ("ppc",)),
        FormRow(0, "Vào lớp 1", ("in_school",)),
        FormRow(0, "Hoàn thành tiểu học năm qua", ("new_primary_completers",)),
        FormRow(0, "Vào lớp 6 phổ thông", ("new_primary_completers_general",)),
        FormRow(0, "Vào lớp 6 giáo dục thường xuyên", ("new_primary_completers_continuing",)),
        FormRow(0, "Hoàn thành chương trình tiểu học", _resident("completed_primary")),
        FormRow(0, "Tốt nghiệp trung học cơ sở", _resident("completed_lower_secondary")),
        FormRow(0, "Đã, đang học sau trung học cơ sở", _resident(*_UPPER)),
    ),
)

_BANDS = (("15-25", (15, 25)), ("15-35", (15, 35)), ("15-60", (15, 60)))


def _of_groups(label: str, name: str) -> Iterator[FormRow]:
    yield FormRow(0, label, (name,))
    for group, words in GROUPS.items():
        yield FormRow(0, f"{label}, {words}", (f"{name}_{group}",))


CMC_1 = Form(
    "CMC-1",
    _BANDS,
    (
        *_of_groups("Dân số", "present"),
        *_of_groups("Mù chữ mức độ 1", "illiterate_1"),
        *_of_groups("Mù chữ mức độ 2", "illiterate_2"),
    ),
)

CMC_2 = Form(
    "CMC-2",
    (("15-25", (15, 25)), ("26-35", (26, 35)), ("36-60", (36, 60)), ("15-60", (15, 60))),
    (
        FormRow(0, "Mù chữ mức độ 1", ("illiterate_1",)),
        FormRow(0, "Mù chữ mức độ 2", ("illiterate_2",)),
        FormRow(0, "Tái mù chữ mức độ 1", ("relapse_1",)),
        FormRow(0, "Tái mù chữ mức độ 2", ("relapse_2",)),
    ),
)

XMC_3 = Form(
    "XMC-3",
    (*_ages(15, 60), *_BANDS),
    (
        FormRow(0, "Dân số", ("present",)),
        FormRow(0, "Mù chữ mức độ 1", ("illiterate_1",)),
        FormRow(0, "Mù chữ mức độ 2", ("illiterate_2",)),
        FormRow(0, "Biết chữ", ("literate_2",)),
        FormRow(0, "Chưa rõ", ("literacy_unclear",)),
    ),
)

XMC_4 = Form(
    "XMC-4",
    _BANDS,
    (
        FormRow(0, "Dân số", ("present",)),
        FormRow(0, "Biết chữ mức độ 1", ("literate_1",)),
        FormRow(0, "Biết chữ mức độ 2", ("literate_2",)),
    ),
)

FORMS: dict[str, Form] = {
    form.code: form for form in (MN_01_TE, MN_02, TH_M1, TH_02, THCS_M1, THCS_M2, CMC_1, CMC_2, XMC_3, XMC_4)
}
"""The official forms that are counted from persons, by code."""
