"""What is counted of each cohort: one row a commune and birth year, one whole number a measure.

Every row of every official form is a sum of these measures over birth years (``forms.FORMS``), and so is every figure
of a standard (``counts_of``). A measure is told twice: here as one narwhals expression over the facts of a state, in
``oracle`` as a plain predicate on a person-year, written without looking at this file; tests hold the two together.

Words, from the forms and the practice of the field:

- *registered*: the row is of a person of this commune, also one who moved out or died within the data window;
- *present*: registered and neither moved out nor deceased;
- *PPC* (số phải phổ cập): present and not disabled. ``disabled`` counts those present, so that
  ``ppc = total - disabled - moved_out - deceased`` holds to the person;
- *must mobilise* (phải huy động): present, less disabled children known not to be able to learn;
- places: ``here`` (tại chỗ), ``elsewhere`` (đi học nơi khác), ``from_elsewhere`` (nơi khác đến: registered elsewhere,
  schooled here; reported, never in a rate). A place that is not known counts as ``here`` and in ``place_unclear``;
- *studying*: đang học, or tạm nghỉ (still a pupil);
- ``*_unclear``: persons for whom the datum is not known and who could still count in the numerator of that name, so
  that a certain and a possible level can be told. Missing is not zero.

Schooling is counted to age 21, preschool figures to age 6, literacy from age 15: no form and no standard asks further.
"""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw

from namhoc.recognition.cohorts.facts import TRACKS
from namhoc.recognition.cohorts.traits import trait

PLACES = {"here": "tại chỗ", "elsewhere": "đi học nơi khác", "from_elsewhere": "nơi khác đến"}
GROUPS = {"female": "nữ", "minority": "dân tộc thiểu số", "minority_female": "nữ dân tộc thiểu số"}
_TRACKS = dict(zip(TRACKS, ("trung học phổ thông", "giáo dục thường xuyên", "giáo dục nghề nghiệp"), strict=True))

KEYS = ("survey_year", "commune", "birth_year")
"""What a row of a cohort table stands for."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One count of a cohort. ``label`` in Vietnamese; ``expression``: true in the states counted, over the columns of
    ``facts``, never null."""

    name: str
    label: str
    expression: nw.Expr


c = nw.col


def _groups(name: str, label: str, who: nw.Expr) -> list[Measure]:
    """A measure for everyone, for women, for minorities and for women of minorities."""
    return [
        Measure(name, label, who),
        *(Measure(f"{name}_{group}", f"{label}, {words}", who & c(group)) for group, words in GROUPS.items()),
    ]


def _places(name: str, label: str, what: nw.Expr, who: str) -> list[Measure]:
    """A measure by place: ``what`` of residents ``who`` (child or youth) here and elsewhere, and of those schooled here
    from elsewhere, of the same ages."""
    ages = {"child": "small", "youth": "young"}[who]
    masks = {"here": c(f"{who}_here"), "elsewhere": c(f"{who}_elsewhere"), "from_elsewhere": c("outsider") & c(ages)}
    return [Measure(f"{name}_{place}", f"{label}, {PLACES[place]}", what & mask) for place, mask in masks.items()]


_PEOPLE = [
    *_groups("total", "Tổng số", c("registered")),
    Measure("arrived", "Chuyển đến", c("arrived")),
    Measure("moved_out", "Chuyển đi", c("moved_out")),
    Measure("deceased", "Chết", c("deceased")),
    *_groups("present", "Dân số", c("present")),
    Measure("disabled", "Khuyết tật", c("present") & c("disabled")),
    Measure("disabled_able", "Khuyết tật có khả năng học tập", c("present") & c("able")),
    Measure("disabled_able_unclear", "Khuyết tật, chưa rõ khả năng học tập", c("present") & c("able_unclear")),
    Measure("disabled_access", "Khuyết tật được tiếp cận giáo dục", c("present") & c("access")),
    Measure("disabled_access_unclear", "Khuyết tật, chưa rõ tiếp cận giáo dục", c("present") & c("access_unclear")),
    Measure("ppc", "Số phải phổ cập", c("present") & ~c("disabled")),
]

_PRESCHOOL = [
    Measure("must_mobilise", "Phải huy động", c("child")),
    *_places("attending", "Ra lớp", c("attending"), "child"),
    Measure("attending_female", "Ra lớp, nữ", c("child") & c("attending") & c("female")),
    Measure("attending_minority", "Ra lớp, dân tộc thiểu số", c("child") & c("attending") & c("minority")),
    Measure(
        "attending_prepared",
        "Ra lớp, được chuẩn bị tiếng Việt",
        c("child") & c("attending") & (trait("prepared") == 1),
    ),
    Measure(
        "attending_two_sessions",
        "Ra lớp, học 2 buổi/ngày",
        c("child") & c("attending") & (trait("two_sessions") == 1),
    ),
    Measure("attending_unclear", "Chưa rõ có ra lớp", c("child") & c("attending_unclear")),
    *_places("nursery", "Nhóm trẻ", c("studying") & (trait("grade") == 4), "child"),
    *_places("kindergarten", "Mẫu giáo", c("studying") & (trait("grade") >= 1) & (trait("grade") <= 3), "child"),
    *_places("completed_preschool", "Hoàn thành chương trình giáo dục mầm non", c("preschool"), "child"),
    Measure("completed_preschool_unclear", "Chưa rõ hoàn thành mầm non", c("child") & c("preschool_unclear")),
    Measure(
        "completed_preschool_attending",
        "Ra lớp và hoàn thành mầm non",
        c("child") & c("attending") & c("preschool"),
    ),
    Measure(
        "completed_preschool_attending_unclear",
        "Chưa rõ ra lớp hoặc hoàn thành mầm non",
        c("child")
        & (c("attending") | c("attending_unclear"))
        & (c("preschool") | c("preschool_unclear"))
        & ~(c("attending") & c("preschool")),
    ),
]

_PRIMARY = [
    *(m for grade in range(1, 6) for m in _places(f"grade_{grade}", f"Lớp {grade}", c(f"grade_{grade}"), "youth")),
    Measure("in_school", "Đang học từ lớp 1 trở lên", c("youth") & c("in_school")),
    Measure("schooling_unclear", "Chưa rõ tình trạng học", c("youth") & c("schooling_unclear")),
    *_places("completed_primary", "Hoàn thành chương trình tiểu học", c("primary"), "youth"),
    Measure(
        "completed_primary_outside_ppc",
        "Hoàn thành chương trình tiểu học, ngoài diện phổ cập",
        c("registered") & c("young") & ~c("youth") & c("primary"),
    ),
    Measure("completed_primary_unclear", "Chưa rõ hoàn thành tiểu học", c("youth") & c("primary_unclear")),
    Measure(
        "in_primary_unclear",
        "Chưa rõ có đang học tiểu học, trong số chưa hoàn thành",
        c("youth") & ~c("primary") & (c("primary_unclear") | c("schooling_unclear")) & ~c("at_school_unplaced"),
    ),
    Measure(
        "at_school_primary_unclear",
        "Đang học, chưa rõ lớp và chưa rõ hoàn thành tiểu học",
        c("youth") & c("at_school_unplaced"),
    ),
    *_places(
        "repeater",
        "Lưu ban ở tiểu học",
        c("studying") & (trait("grade") >= 5) & (trait("grade") <= 9) & ~c("primary") & (trait("repeater") == 1),
        "youth",
    ),
    *_places("dropout_primary", "Bỏ học khi chưa xong tiểu học", c("left_primary"), "youth"),
    Measure("not_started", "Chưa đi học tiểu học", c("youth") & ~c("primary") & c("not_yet")),
]

_SECONDARY = [
    *(m for grade in range(6, 10) for m in _places(f"grade_{grade}", f"Lớp {grade}", c(f"grade_{grade}"), "youth")),
    Measure(
        "new_primary_completers",
        "Hoàn thành tiểu học năm qua",
        c("youth") & c("primary") & (trait("new_primary") == 1),
    ),
    *(
        Measure(
            f"new_primary_completers_{track}",
            f"Hoàn thành tiểu học năm qua, vào lớp 6 {words}",
            c("youth") & c("primary") & (trait("new_primary") == 1) & c("grade_6") & c(track),
        )
        for track, words in (("general", "phổ thông"), ("continuing", "giáo dục thường xuyên"))
    ),
    *_places("completed_lower_secondary", "Tốt nghiệp trung học cơ sở", c("lower"), "youth"),
    Measure(
        "completed_lower_secondary_outside_ppc",
        "Tốt nghiệp trung học cơ sở, ngoài diện phổ cập",
        c("registered") & c("young") & ~c("youth") & c("lower"),
    ),
    Measure("completed_lower_secondary_unclear", "Chưa rõ tốt nghiệp THCS", c("youth") & c("lower_unclear")),
    *_places("dropout_lower_secondary", "Bỏ học khi chưa xong trung học cơ sở", c("left_lower"), "youth"),
    *(m for grade in range(10, 13) for m in _places(f"grade_{grade}", f"Lớp {grade}", c(f"grade_{grade}"), "youth")),
    *(
        m
        for track, words in _TRACKS.items()
        for m in _places(f"upper_{track}", f"Đã, đang học {words}", c("upper") & c(track), "youth")
    ),
    Measure(
        "upper_finished",
        "Đã học xong sau trung học cơ sở, không còn học",
        c("youth") & c("finished_upper") & ~c("upper_now"),
    ),
    Measure(
        "upper_graduates",
        "Đã, đang học sau trung học cơ sở, có tốt nghiệp trung học cơ sở",
        c("youth") & c("upper") & c("lower"),
    ),
    Measure(
        "upper_graduates_unclear",
        "Chưa rõ có đang học sau trung học cơ sở hoặc có tốt nghiệp trung học cơ sở",
        c("youth")
        & (c("upper") | c("schooling_unclear"))
        & (c("lower") | c("lower_unclear"))
        & ~(c("upper") & c("lower")),
    ),
    Measure(
        "upper_unclear",
        "Chưa rõ có đang học sau trung học cơ sở",
        c("youth") & ~c("upper") & c("schooling_unclear"),
    ),
    Measure(
        "upper_finished_unclear",
        "Chưa rõ đã học xong sau trung học cơ sở",
        c("youth")
        & ~c("upper")
        & c("finished")
        & (trait("upper") == 2)
        & (c("grade_unclear") | (trait("grade") >= 14)),
    ),
]

_LITERACY = [
    *_groups("literate_1", "Biết chữ mức độ 1", c("citizen") & c("literate_1")),
    *_groups("literate_2", "Biết chữ mức độ 2", c("citizen") & c("literate_2")),
    *_groups("illiterate_1", "Mù chữ mức độ 1", c("citizen") & c("illiterate_1")),
    *_groups("illiterate_2", "Mù chữ mức độ 2", c("citizen") & c("illiterate_2")),
    *_groups("relapse_1", "Tái mù chữ mức độ 1", c("citizen") & c("relapse_1")),
    *_groups("relapse_2", "Tái mù chữ mức độ 2", c("citizen") & c("relapse_2")),
    Measure("literacy_unclear", "Chưa rõ mức độ biết chữ", c("citizen") & c("literacy_unclear")),
    *(
        Measure(f"{name}_disabled", f"{label}, khuyết tật", c("citizen") & c("disabled") & c(name))
        for name, label in (
            ("literate_1", "Biết chữ mức độ 1"),
            ("literate_2", "Biết chữ mức độ 2"),
            ("literacy_unclear", "Chưa rõ mức độ biết chữ"),
        )
    ),
]

_WHERE = [
    Measure(
        "studying_in_province",
        "Học nơi khác trong tỉnh",
        c("present") & c("young") & c("studying") & c("in_province"),
    ),
    Measure("studying_from_elsewhere", "Nơi khác đến học", c("outsider") & c("young") & c("studying")),
    Measure(
        "place_unclear",
        "Đang học, chưa rõ nơi học",
        c("present") & c("young") & c("studying") & c("place_unclear"),
    ),
]

MEASURES: tuple[Measure, ...] = (*_PEOPLE, *_PRESCHOOL, *_PRIMARY, *_SECONDARY, *_LITERACY, *_WHERE)
"""Every measure, in the order of the columns of a cohort table."""

NAMES: tuple[str, ...] = tuple(measure.name for measure in MEASURES)
"""Names of the measures: the columns of a cohort table after ``KEYS``."""
