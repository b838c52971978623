"""What a form is filled from: cohort rows of units, with what schools and people add to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

CohortRow = tuple[int, Mapping[str, int | None]]
"""Birth year and measures of a cohort (``recognition.cohorts``)."""


@dataclass(frozen=True, slots=True)
class FormUnit:
    """One unit on a form: a hamlet, a commune, the province. ``cohorts``: its rows; with ``complete`` a birth year
    without a row, and a measure a row does not name, is 0 (persons were counted); otherwise it is not known.

    ``extra``: figures of schools by name ("classes", "teachers", "rooms" ...; "classes 5 tuổi" for one age group);
    ``levels``: levels by programme; ``difficult``: ĐBKK."""

    name: str
    cohorts: tuple[CohortRow, ...] = ()
    complete: bool = True
    difficult: bool | None = None
    extra: Mapping[str, int | None] = field(default_factory=dict)
    levels: Mapping[str, int | None] = field(default_factory=dict)

    def count(self, measures: Iterable[str], ages: range, survey_year: int) -> int | None:
        """The measures added up over the ages; None where one of them is not known."""
        wanted, total, seen = tuple(measures), 0, set()
        for born, row in self.cohorts:
            age = survey_year - born
            if age not in ages:
                continue
            seen.add(age)
            for name in wanted:
                value = row.get(name, 0 if self.complete else None)
                if value is None:
                    return None
                total += value
        return total if self.complete and self.cohorts else total if seen >= set(ages) else None


@dataclass(frozen=True, slots=True)
class FormHead:
    """What stands above and below the table. ``above``: the body above the unit ("UBND tỉnh Hoàng Sơn"); ``unit``: who
    makes the form; ``place``: the place of the date line; ``signer``: title of who signs."""

    above: str
    unit: str
    place: str
    survey_year: int
    as_of: date
    signer: str = "TM. BAN CHỈ ĐẠO"
    maker: str = "NGƯỜI LẬP BIỂU"
    simulated: bool = False
    note: str = ""
