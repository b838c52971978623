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
