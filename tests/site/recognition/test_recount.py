"""The cohorts follow the register of persons: by the change of one, or counted anew."""

from django.utils import timezone

from namhoc.recognition.cohorts import counted
from namhoc.recognition.person_year import Status
from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import recount, unlock_figures
from namhoc.site.recognition.models import CohortCount, Evaluation, Origin, Standing
from namhoc.site.registry.actions import add_person, edit_person, edit_year, load_people
from namhoc.site.registry.models import Person, PersonYear, Source
from namhoc.site.registry.pure import pure_years
from tests.site.registry.people import row


def child(by: User, commune: OrgUnit, born: int, **year: object) -> Person:
    return add_person(
        by=by, commune=commune, survey_year=2026, person={"name": "Trẻ Mô Phỏng", "birth_year": born}, year=year
    )


def held(commune: OrgUnit) -> dict[int, dict[str, int]]:
    return {row.birth_year: row.counts for row in CohortCount.objects.filter(commune=commune, survey_year=2026)}


def plain(commune: OrgUnit) -> dict[int, dict[str, int]]:
    return {key[2]: dict(counts) for key, counts in counted(pure_years(commune, 2026)).items()}


def test_each_change_of_a_person_leaves_the_cohorts_as_if_everyone_were_counted_anew(
    units: dict[str, OrgUnit], officer_a: User
) -> None:
    commune = units["H9001"]
    eleven = child(officer_a, commune, 2015, status=Status.STUDYING, grade=5)
    child(officer_a, commune, 2020, status=Status.STUDYING, grade=1)
    assert held(commune) == plain(commune)
    year = PersonYear.objects.get(person=eleven)
    edit_year(by=officer_a, row=year, values={"completed_primary": True})
    assert held(commune)[2015]["completed_primary_here"] == 1
    edit_person(by=officer_a, person=eleven, values={"birth_year": 2014})
    assert held(commune)[2014] == plain(commune)[2014]
    assert held(commune)[2015] == {}


def test_a_change_judges_the_commune_and_the_province_and_keeps_what_was_judged_before(
    units: dict[str, OrgUnit], officer_a: User
) -> None:
    commune = units["H9001"]
    child(officer_a, commune, 2015, status=Status.STUDYING, grade=5)
    first = Standing.objects.get(unit=commune, programme="TH", survey_year=2026).evaluation
    child(officer_a, commune, 2020, status=Status.STUDYING, grade=1)
    second = Standing.objects.get(unit=commune, programme="TH", survey_year=2026).evaluation
    assert second != first
    assert Evaluation.objects.get(pk=first.pk).found.counts["age6_ppc"] == 0
    assert second.found.counts["age6_ppc"] == 1
    assert Standing.objects.filter(unit=units["H9"], programme="TH", survey_year=2026).exists()


def test_counting_anew_gives_what_the_changes_gave(units: dict[str, OrgUnit], officer_a: User) -> None:
    commune = units["H9001"]
    for born in (2010, 2015, 2020, 1990):
        child(officer_a, commune, born)
    before = held(commune)
    CohortCount.objects.all().delete()
    assert recount(by=None, commune=commune, survey_year=2026) == 4
    assert held(commune) == before


def test_a_load_of_the_next_year_that_corrects_who_somebody_is_counts_this_year_anew_unless_it_is_locked(
    units: dict[str, OrgUnit], officer_a: User, specialist: User
) -> None:
    commune = units["H9001"]
    for survey_year in (2025, 2026):
        load(officer_a, commune, survey_year, birth_year=2014)
    assert set(held(commune)) == {2014}
    CohortCount.objects.filter(commune=commune, survey_year=2025).update(locked_at=timezone.now())
    load(officer_a, commune, 2027, birth_year=2015)
    assert held(commune) == plain(commune)
    assert set(held(commune)) == {2015}
    last = CohortCount.objects.filter(commune=commune, survey_year=2025)
    assert set(last.values_list("birth_year", flat=True)) == {2014}
    unlock_figures(by=specialist, unit=commune, survey_year=2025, reason="Năm sinh được sửa theo giấy khai sinh")
    assert set(last.values_list("birth_year", flat=True)) == {2015}


def test_a_load_counts_no_other_year_whose_figures_did_not_come_from_the_register(
    units: dict[str, OrgUnit], officer_a: User
) -> None:
    commune = units["H9001"]
    load(officer_a, commune, 2026, birth_year=2014)
    CohortCount.objects.filter(commune=commune, survey_year=2026).update(origin=Origin.TYPED)
    before = held(commune)
    load(officer_a, commune, 2027, birth_year=2015)
    assert held(commune) == before


def load(by: User, commune: OrgUnit, survey_year: int, birth_year: int) -> None:
    """One person of a survey, as an import takes it in."""
    told = row("Trẻ Mô Phỏng", birth_year, person="NP-AAAAAA", survey_year=survey_year, status=Status.STUDYING)
    load_people(by=by, commune=commune, rows=[told], source=Source.IMPORTED)
