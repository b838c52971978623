"""Two persons changed at once, on PostgreSQL: the verdict rests on both."""

import threading

import pytest
from django.db import connection, transaction

from namhoc.recognition.person_year import Status
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import evaluate_communes
from namhoc.site.registry.actions import edit_year
from namhoc.site.registry.models import PersonYear

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite chỉ có một người ghi: khóa dòng chỉ thử được trên PostgreSQL"
    ),
]


def change(code: str, **values: object) -> None:
    row = PersonYear.objects.select_related("person", "commune").get(person__code=code)
    edit_year(by=None, row=row, values=values)


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


def test_of_two_changes_at_once_neither_is_missed(commune_a: OrgUnit) -> None:
    def other() -> None:
        try:
            change("SAU-2020-0", status=int(Status.NOT_STARTED), grade=None)
        finally:
            connection.close()

    second = threading.Thread(target=other)
    with transaction.atomic():
        change("LOP5-2015-0", completed_primary=True)
        second.start()
        while second.is_alive() and not somebody_waits():  # as far as it comes before the first one ends
            second.join(0.02)
    second.join(30)
    # Judged anew, nothing new comes out: what stands rests on both.
    assert evaluate_communes(by=None, communes=[commune_a], survey_year=2026) == 0
