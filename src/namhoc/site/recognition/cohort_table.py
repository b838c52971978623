"""The cohorts of a commune as a table that people read: one row a birth year, the figures that standards rest on."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import CohortCount

COLUMNS: tuple[tuple[Promise, tuple[str, ...], tuple[int, int]], ...] = (
    (_("Tổng số"), ("total",), (0, 200)),
    (_("Chuyển đi"), ("moved_out",), (0, 200)),
    (_("Chết"), ("deceased",), (0, 200)),
    (_("Khuyết tật"), ("disabled",), (0, 200)),
    (_("Phải phổ cập"), ("ppc",), (0, 200)),
    (_("Ra lớp mầm non"), ("attending_here", "attending_elsewhere"), (0, 6)),
    (_("Đang học từ lớp 1"), ("in_school",), (5, 21)),
    (_("Xong tiểu học"), ("completed_primary_here", "completed_primary_elsewhere"), (9, 21)),
    (_("Xong THCS"), ("completed_lower_secondary_here", "completed_lower_secondary_elsewhere"), (13, 21)),
    (_("Biết chữ mức 1"), ("literate_1",), (15, 60)),
    (_("Biết chữ mức 2"), ("literate_2",), (15, 60)),
)
"""Heading, measures that add up to it, and the ages it is asked of."""


@dataclass(frozen=True)
class CohortRow:
    """One birth year. ``cells``: a number, None where it is not known, "" where it is not asked of the age."""

    birth_year: int
    age: int
    origin: str
    cells: list[int | str | None]


def cohort_rows(commune: OrgUnit, survey_year: int) -> list[CohortRow]:
    """The cohorts of a commune, youngest first."""
    found = []
    for row in CohortCount.objects.filter(commune=commune, survey_year=survey_year).order_by("-birth_year"):
        age, counts = survey_year - row.birth_year, row.measured
        cells: list[int | str | None] = []
        for _label, names, (youngest, oldest) in COLUMNS:
            if not youngest <= age <= oldest:
                cells.append("")
                continue
            values = [counts[name] for name in names]
            cells.append(None if None in values else sum(value for value in values if value is not None))
        found.append(CohortRow(row.birth_year, age, row.origin, cells))
    return found
