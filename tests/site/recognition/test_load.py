"""Loading cohort tables: rows are replaced by the year of a commune, refused whole, and judged at once."""

import pytest
from django.db import DatabaseError, connection, transaction

from namhoc.core import UserFacingError
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import load_cohorts
from namhoc.site.recognition.models import CohortCount, Evaluation, Origin


def row(commune: str, birth_year: int, **measures: int | None) -> dict[str, object]:
    return {"survey_year": 2026, "commune": commune, "birth_year": birth_year, **measures}


def test_rows_are_stored_and_loading_again_replaces_the_year_of_the_commune(units: dict[str, OrgUnit]) -> None:
    assert load_cohorts(by=None, rows=[row("H9001", 2020, ppc=30), row("H9001", 2015, ppc=20)], origin="typed") == 2
    load_cohorts(by=None, rows=[row("H9001", 2020, ppc=31)], origin=Origin.TYPED)
    kept = CohortCount.objects.get()
    assert kept.counts == {"ppc": 31}


def test_a_zero_that_was_counted_is_zero_and_one_that_was_not_typed_is_unknown(units: dict[str, OrgUnit]) -> None:
    load_cohorts(by=None, rows=[row("H9001", 2020, ppc=30, deceased=0)], origin=Origin.SIMULATED)
    load_cohorts(by=None, rows=[row("H9002", 2020, ppc=30, deceased=0)], origin=Origin.TYPED)
    counted = CohortCount.objects.get(commune__code="H9001").measured
    typed = CohortCount.objects.get(commune__code="H9002").measured
    assert (counted["deceased"], counted["moved_out"]) == (0, 0)
    assert (typed["deceased"], typed["moved_out"]) == (0, None)


def test_an_unknown_commune_refuses_the_whole_table(units: dict[str, OrgUnit]) -> None:
    with pytest.raises(UserFacingError) as refused:
        load_cohorts(by=None, rows=[row("H9001", 2020), row("H9009", 2020)], origin=Origin.TYPED)
    assert refused.value.code == "RECOG-UNIT"
    assert not CohortCount.objects.exists()


def test_an_evaluation_is_never_changed_and_never_deleted(units: dict[str, OrgUnit]) -> None:
    load_cohorts(by=None, rows=[row("H9001", 2020, ppc=30)], origin=Origin.TYPED)
    kept = Evaluation.objects.filter(unit__code="H9").first()
    assert kept is not None
    for attempt in (
        kept.save,
        kept.delete,
        lambda: Evaluation.objects.update(level=3),
        Evaluation.objects.all().delete,
        lambda: Evaluation.objects.filter(pk=kept.pk).update(level=3),
    ):
        with pytest.raises(TypeError):
            attempt()


def test_the_database_itself_refuses_to_change_an_evaluation(units: dict[str, OrgUnit]) -> None:
    load_cohorts(by=None, rows=[row("H9001", 2020, ppc=30)], origin=Origin.TYPED)
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE recognition_evaluation SET level = 3")
