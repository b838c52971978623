"""What is counted of each cohort: one row a commune and birth year, one whole number a measure.

Every row of every official form is a sum of these measures over birth years (``forms.ROWS``), and so is every figure of
a standard (``counts_of``). A measure is told twice: here as one narwhals expression over the traits of a person-year,
and in ``oracle`` as a plain predicate written without looking at this file; tests hold the two together.

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

from namhoc.recognition.cohorts import traits as t
from namhoc.recognition.person_year import Residence, Track

PLACES = {"here": "tại chỗ", "elsewhere": "đi học nơi khác", "from_elsewhere": "nơi khác đến"}
TRACKS = {"general": "trung học phổ thông", "continuing": "giáo dục thường xuyên", "vocational": "giáo dục nghề nghiệp"}
GROUPS = {"": "", "_female": "nữ", "_minority": "dân tộc thiểu số", "_minority_female": "nữ dân tộc thiểu số"}
GRADES = range(1, 13)


@dataclass(frozen=True, slots=True)
class Measure:
    """One count of a cohort. ``label`` in Vietnamese; ``rows``: rows of the official forms it serves ("TH-M1 6");
    ``expression``: true for the persons counted, over the columns of ``traits``; never null."""

    name: str
    label: str
    rows: tuple[str, ...]
    expression: nw.Expr


def _groups(name: str, label: str, rows: tuple[str, ...], who: nw.Expr) -> list[Measure]:
    """A measure for everyone, for women, for minorities and for women of minorities."""
    masks = {"": None, "_female": t.female, "_minority": t.minority, "_minority_female": t.female & t.minority}
    return [
        Measure(
            name + suffix, f"{label}, {GROUPS[suffix]}" if suffix else label, rows, who if mask is None else who & mask
        )
        for suffix, mask in masks.items()
    ]


def _places(name: str, label: str, rows: tuple[str, ...], what: nw.Expr, who: nw.Expr) -> list[Measure]:
    """A measure by place: ``what`` of residents ``who`` here and elsewhere, of those schooled here from elsewhere."""
    masks = {"here": who & ~t.away, "elsewhere": who & t.away, "from_elsewhere": t.outsider}
    return [Measure(f"{name}_{place}", f"{label}, {PLACES[place]}", rows, what & mask) for place, mask in masks.items()]


def _people() -> list[Measure]:
    everyone = ("MN-01-TE", "TH-M1", "THCS-M1")
    return [
        *_groups("total", "Tổng số", everyone, t.registered),
        Measure("arrived", "Chuyển đến", ("MN-01-TE",), t.residence == Residence.ARRIVED),
        Measure("moved_out", "Chuyển đi", everyone, t.residence == Residence.MOVED_OUT),
        Measure("deceased", "Chết", everyone, t.residence == Residence.DECEASED),
        *_groups("present", "Dân số", ("CMC-1", "XMC-3", "XMC-4"), t.present),
        Measure("disabled", "Khuyết tật", (*everyone, "MN-02"), t.present & t.disabled),
        Measure("disabled_able", "Khuyết tật có khả năng học tập", (*everyone, "MN-02"), t.present & t.able),
        Measure("disabled_able_unclear", "Khuyết tật chưa rõ khả năng học tập", (), t.present & t.able_unclear),
        Measure("disabled_access", "Khuyết tật được tiếp cận giáo dục", (*everyone, "MN-02"), t.present & t.access),
        Measure("disabled_access_unclear", "Khuyết tật chưa rõ tiếp cận giáo dục", (), t.present & t.access_unclear),
        Measure("ppc", "Số phải phổ cập", ("TH-M1", "THCS-M1", "TH-02"), t.in_ppc),
    ]


def _preschool() -> list[Measure]:
    child = t.must_mobilise & t.small
    attending = child & t.attending
    completed = t.completed_preschool & t.small
    form = ("MN-01-TE",)
    return [
        Measure("must_mobilise", "Phải huy động", ("MN-01-TE", "MN-02"), child),
        *_places("attending", "Ra lớp", ("MN-01-TE", "MN-02"), t.attending & t.small, child),
        Measure("attending_female", "Ra lớp, nữ", form, attending & t.female),
        Measure("attending_minority", "Ra lớp, dân tộc thiểu số", form, attending & t.minority),
        Measure("attending_prepared", "Ra lớp, được chuẩn bị tiếng Việt", form, attending & t.prepared),
        Measure("attending_two_sessions", "Ra lớp, học 2 buổi/ngày", form, attending & t.two_sessions),
        Measure("attending_unclear", "Chưa rõ có ra lớp", (), child & t.attending_unclear),
        *_places("nursery", "Nhóm trẻ", form, t.in_nursery & t.small, child),
        *_places("kindergarten", "Mẫu giáo", form, t.in_kindergarten & t.small, child),
        *_places("completed_preschool", "Hoàn thành chương trình giáo dục mầm non", ("MN-01-TE",), completed, child),
        Measure("completed_preschool_unclear", "Chưa rõ hoàn thành mầm non", (), child & t.preschool_unclear),
        Measure("completed_preschool_attending", "Ra lớp và hoàn thành mầm non", ("MN-02",), attending & completed),
        Measure(
            "completed_preschool_attending_unclear",
            "Chưa rõ ra lớp hoặc hoàn thành mầm non",
            (),
            child
            & (t.attending | t.attending_unclear)
            & (t.completed_preschool | t.preschool_unclear)
            & ~(t.attending & t.completed_preschool),
        ),
    ]


def _primary() -> list[Measure]:
    youth = t.in_ppc & t.young
    form = ("TH-M1",)
    return [
        *(
            measure
            for grade in range(1, 6)
            for measure in _places(f"grade_{grade}", f"Lớp {grade}", form, t.in_grade(grade) & ~t.primary, youth)
        ),
        Measure("in_school", "Đang học từ lớp 1 trở lên", ("TH-M1", "TH-02", "THCS-M2"), youth & t.in_school),
        Measure("schooling_unclear", "Chưa rõ tình trạng học", (), youth & t.schooling_unclear),
        *_places(
            "completed_primary",
            "Hoàn thành chương trình tiểu học",
            ("TH-M1", "TH-02", "THCS-M2"),
            t.primary & t.young,
            youth,
        ),
        Measure(
            "completed_primary_outside_ppc",
            "Hoàn thành chương trình tiểu học, ngoài diện phổ cập",
            form,
            t.registered & ~t.in_ppc & t.primary & t.young,
        ),
        Measure("completed_primary_unclear", "Chưa rõ hoàn thành tiểu học", (), youth & t.primary_unclear),
        Measure(
            "in_primary_unclear",
            "Chưa hoàn thành tiểu học, chưa rõ có đang học tiểu học",
            (),
            youth & ~t.primary & (t.primary_unclear | t.schooling_unclear),
        ),
        *_places("repeater", "Lưu ban ở tiểu học", form, t.repeating_primary & t.young, youth),
        *_places("dropout_primary", "Bỏ học khi chưa xong tiểu học", form, t.left_primary & t.young, youth),
        Measure("not_started", "Chưa đi học tiểu học", form, youth & t.not_in_primary_yet),
    ]


def _secondary() -> list[Measure]:
    youth = t.in_ppc & t.young
    form = ("THCS-M1",)
    return [
        *(
            measure
            for grade in range(6, 10)
            for measure in _places(f"grade_{grade}", f"Lớp {grade}", form, t.in_grade(grade) & ~t.lower, youth)
        ),
        Measure("new_primary_completers", "Hoàn thành tiểu học năm qua", ("THCS-M2",), youth & t.new_primary),
        Measure(
            "new_primary_completers_general",
            "Hoàn thành tiểu học năm qua, vào lớp 6 phổ thông",
            ("THCS-M2",),
            youth & t.new_primary & t.in_grade(6) & t.on_track(Track.GENERAL),
        ),
        Measure(
            "new_primary_completers_continuing",
            "Hoàn thành tiểu học năm qua, vào lớp 6 giáo dục thường xuyên",
            ("THCS-M2",),
            youth & t.new_primary & t.in_grade(6) & t.on_track(Track.CONTINUING),
        ),
        *_places(
            "completed_lower_secondary", "Tốt nghiệp trung học cơ sở", ("THCS-M1", "THCS-M2"), t.lower & t.young, youth
        ),
        Measure(
            "completed_lower_secondary_outside_ppc",
            "Tốt nghiệp trung học cơ sở, ngoài diện phổ cập",
            (),
            t.registered & ~t.in_ppc & t.lower & t.young,
        ),
        Measure("completed_lower_secondary_unclear", "Chưa rõ tốt nghiệp trung học cơ sở", (), youth & t.lower_unclear),
        *_places(
            "dropout_lower_secondary", "Bỏ học khi chưa xong trung học cơ sở", form, t.left_lower & t.young, youth
        ),
        *(
            measure
            for grade in range(10, 13)
            for measure in _places(f"grade_{grade}", f"Lớp {grade}", (), t.in_grade(grade) & t.young, youth)
        ),
        *(
            measure
            for number, (track, label) in enumerate(TRACKS.items())
            for measure in _places(
                f"upper_{track}",
                f"Đã, đang học {label}",
                ("THCS-M1", "THCS-M2"),
                t.upper & t.on_track(number) & t.young,
                youth,
            )
        ),
        Measure("upper_finished", "Đã học xong, không còn học sau trung học cơ sở", (), youth & t.upper_finished),
        Measure("upper_graduates", "Đã, đang học sau trung học cơ sở, có tốt nghiệp", (), youth & t.upper & t.lower),
        Measure("upper_unclear", "Chưa rõ có đang học sau trung học cơ sở", (), youth & t.upper_unclear),
        Measure(
            "upper_finished_unclear", "Chưa rõ đã học xong sau trung học cơ sở", (), youth & t.upper_finished_unclear
        ),
    ]


def _literacy() -> list[Measure]:
    who = t.present & t.grown
    return [
        *_groups("literate_1", "Biết chữ mức độ 1", ("CMC-2", "XMC-4"), who & (t.literate_1)),
        *_groups("literate_2", "Biết chữ mức độ 2", ("CMC-2", "XMC-3", "XMC-4"), who & (t.literate_2)),
        *_groups("illiterate_1", "Mù chữ mức độ 1", ("CMC-1", "XMC-3"), who & t.illiterate_1),
        *_groups("illiterate_2", "Mù chữ mức độ 2", ("CMC-1", "XMC-3"), who & t.illiterate_2),
        *_groups("relapse_1", "Tái mù chữ mức độ 1", ("CMC-2",), who & (t.relapse == 1)),
        *_groups("relapse_2", "Tái mù chữ mức độ 2", ("CMC-2",), who & (t.relapse == 2)),
        Measure("literacy_unclear", "Chưa rõ mức độ biết chữ", (), who & t.literacy_unclear),
        Measure("literate_1_disabled", "Biết chữ mức độ 1, khuyết tật", (), who & t.disabled & t.literate_1),
        Measure("literate_2_disabled", "Biết chữ mức độ 2, khuyết tật", (), who & t.disabled & t.literate_2),
        Measure(
            "literacy_unclear_disabled",
            "Chưa rõ mức độ biết chữ, khuyết tật",
            (),
            who & t.disabled & t.literacy_unclear,
        ),
    ]


def _places_of_learning() -> list[Measure]:
    """For X8, and how many places of schooling are not known."""
    return [
        Measure(
            "studying_in_province", "Học nơi khác trong tỉnh", (), t.present & t.young & t.studying & t.in_province
        ),
        Measure("studying_from_elsewhere", "Nơi khác đến học", (), t.outsider & t.young & t.studying),
        Measure("place_unclear", "Đang học, chưa rõ nơi học", (), t.present & t.young & t.studying & t.place_unclear),
    ]


MEASURES: tuple[Measure, ...] = (
    *_people(),
    *_preschool(),
    *_primary(),
    *_secondary(),
    *_literacy(),
    *_places_of_learning(),
)
"""Every measure, in the order of the columns of a cohort table."""

NAMES: tuple[str, ...] = tuple(measure.name for measure in MEASURES)
"""Names of the measures: the columns of a cohort table after ``survey_year``, ``commune`` and ``birth_year``."""

KEYS = ("survey_year", "commune", "birth_year")
"""What a row of a cohort table stands for."""
