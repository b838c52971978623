"""Invented people of a commune that stands at level 2 of primary and lacks one person for level 3."""

from namhoc.core import fold
from namhoc.recognition.person_year import Status
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import recount
from namhoc.site.registry.models import Person, PersonYear

YEAR = 2026
NAME = "Giàng Thị Mẫu"


def people(commune: OrgUnit, born: int, count: int, prefix: str, **year: object) -> None:
    """``count`` people born in one year, alike."""
    made = Person.objects.bulk_create(
        Person(
            code=f"{prefix}-{born}-{n}", commune=commune, name=NAME, name_folded=fold(NAME), birth_year=born
        )  # bulk_create does not fold
        for n in range(count)
    )
    PersonYear.objects.bulk_create(
        PersonYear(person=person, commune=commune, survey_year=YEAR, hamlet="Huổi Cáy", **year) for person in made
    )


def one_short_of_level_3(commune: OrgUnit) -> None:
    """20 of 20 six-year-olds in grade 1; 8 of 10 eleven-year-olds done, the other two in grade 5; all of 12-14 done."""
    people(commune, 2020, 20, "SAU", status=Status.STUDYING, grade=1)
    people(commune, 2015, 8, "XONG", status=Status.STUDYING, grade=6, completed_primary=True)
    people(commune, 2015, 2, "LOP5", status=Status.STUDYING, grade=5, completed_primary=False)
    for born in (2012, 2013, 2014):
        people(commune, born, 10, "LON", status=Status.STUDYING, grade=7, completed_primary=True)
    recount(by=None, commune=commune, survey_year=YEAR)


TOTALS = {
    "age6_ppc": 100,
    "age6_grade1": 100,
    "age11_ppc": 100,
    "age11_completed": 88,
    "age11_in_primary": 12,
    "upto14_ppc": 400,
    "upto14_completed": 380,
    "disabled_able": 0,
    "disabled_access": 0,
}
"""Totals of primary of a commune at level 2 that lacks two persons for level 3."""
