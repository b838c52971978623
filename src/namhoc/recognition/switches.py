"""Open readings of the law: each a named choice, always printed on the verdict that rests on it.

What the decree leaves open is decided by people, per province and year, never silently by code. The defaults follow the
official forms; ``UNCONFIRMED`` stands beside each on screen.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class PrimaryCohort(StrEnum):
    """Whom "trẻ đến 14 tuổi" means (điểm b khoản 2 Điều 9 NĐ 20/2014/NĐ-CP)."""

    AGES_11_14 = "11-14"  # form TH-M1
    AGE_14 = "14"  # the translation of the decree


class PreschoolBase(StrEnum):
    """Of whom preschool completion is a share (điểm b khoản 2 Điều 6 NĐ 20/2014/NĐ-CP)."""

    AGE_6 = "age6"  # form MN-01-TE: the 6-year-olds, who completed in the year before
    AGE_5 = "age5"  # the words of the decree
    ATTENDING = "attending"  # form MN-01-TC,ĐK: completed of attending


class LiteracyPopulation(StrEnum):
    """Who is counted in the literacy bands (Điều 20, 21 NĐ 20/2014/NĐ-CP)."""

    EVERYONE = "everyone"  # the decree
    WITHOUT_DISABLED = "without_disabled"  # practice


class UpperBase(StrEnum):
    """Of whom those in upper secondary education are a share (Điều 16 NĐ 20/2014/NĐ-CP)."""

    PPC_15_18 = "ppc_15_18"  # forms
    GRADUATES = "graduates"  # seen in practice, more lenient


class CompletionScope(StrEnum):
    """How completion at ages 3 to 5 is judged (NĐ 277/2025/NĐ-CP)."""

    EACH_AGE = "each_age"
    POOLED = "pooled"


@dataclass(frozen=True, slots=True)
class Switches:
    """The choices an evaluation was made with. ``conditions_block``: an unmet condition of TT 07/2016/TT-BGDĐT holds
    recognition back. ``upper_counts_finished``: who finished upper secondary counts as "đang học" (as the forms do)."""

    primary_l1_cohort: PrimaryCohort = PrimaryCohort.AGES_11_14
    preschool_completion_base: PreschoolBase = PreschoolBase.AGE_6
    literacy_population: LiteracyPopulation = LiteracyPopulation.EVERYONE
    upper_base: UpperBase = UpperBase.PPC_15_18
    upper_counts_finished: bool = True
    mn35_scope: CompletionScope = CompletionScope.EACH_AGE
    conditions_block: bool = True

    def told(self, name: str) -> str:
        """The choice made for ``name``, in words."""
        return SWITCH_WORDS[name][1][str(getattr(self, name))]

    def in_words(self) -> tuple[str, ...]:
        """Every choice, a line each: what is open in the law, and how it was read."""
        return tuple(f"{question}: {self.told(name)}" for name, (question, _) in SWITCH_WORDS.items())

    def as_values(self) -> dict[str, str | bool]:
        """The choices by name, as plain values for a record."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_values(cls, values: dict[str, object]) -> Switches:
        """The choices a record holds. Raises ValueError for a choice that does not exist, KeyError never: a choice
        that an old record does not name keeps its default."""
        kinds = {
            "primary_l1_cohort": PrimaryCohort,
            "preschool_completion_base": PreschoolBase,
            "literacy_population": LiteracyPopulation,
            "upper_base": UpperBase,
            "mn35_scope": CompletionScope,
        }
        known = {field.name for field in fields(cls)}
        unknown = set(values) - known
        if unknown:
            raise ValueError(", ".join(sorted(unknown)))
        told = {name: kinds[name](str(value)) if name in kinds else bool(value) for name, value in values.items()}
        return cls(**told)  # type: ignore[arg-type]


AS_THE_FORMS = Switches()
"""The readings of the official forms: what holds where a province has chosen nothing else."""


SWITCH_WORDS: dict[str, tuple[str, dict[str, str]]] = {
    "primary_l1_cohort": (
        "Trẻ “đến 14 tuổi” (điểm b khoản 2 Điều 9 NĐ 20/2014/NĐ-CP)",
        {"11-14": "tính nhóm 11-14 tuổi", "14": "tính riêng 14 tuổi"},
    ),
    "preschool_completion_base": (
        "Mẫu số trẻ hoàn thành chương trình mầm non (điểm b khoản 2 Điều 6 NĐ 20/2014/NĐ-CP)",
        {"age6": "tính trên trẻ 6 tuổi", "age5": "tính trên trẻ 5 tuổi", "attending": "tính trên trẻ 5 tuổi ra lớp"},
    ),
    "literacy_population": (
        "Người trong độ tuổi xóa mù chữ (Điều 20, 21 NĐ 20/2014/NĐ-CP)",
        {"everyone": "tính mọi người", "without_disabled": "không tính người khuyết tật"},
    ),
    "upper_base": (
        "Mẫu số người học trung học phổ thông hoặc tương đương (Điều 16 NĐ 20/2014/NĐ-CP)",
        {"ppc_15_18": "tính trên số phải phổ cập 15-18 tuổi", "graduates": "tính trên số đã tốt nghiệp"},
    ),
    "upper_counts_finished": (
        "Người đã học xong trung học phổ thông hoặc tương đương",
        {"True": "tính như đang học", "False": "không tính"},
    ),
    "mn35_scope": (
        "Trẻ 3-5 tuổi hoàn thành chương trình (NĐ 277/2025/NĐ-CP)",
        {"each_age": "xét từng độ tuổi", "pooled": "xét gộp ba độ tuổi"},
    ),
    "conditions_block": (
        "Điều kiện bảo đảm chưa đạt (TT 07/2016/TT-BGDĐT)",
        {"True": "chưa đủ để công nhận", "False": "không cản việc công nhận"},
    ),
}
"""Each open reading of the law: the question, and the words of each choice."""
