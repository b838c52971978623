"""Two people at once, on PostgreSQL: one confirmation wins, and nothing slips in while it runs."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.changes import actions
from namhoc.site.changes.models import Deed, DeedState
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SchoolFigures

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite chỉ có một người ghi: khóa dòng chỉ thử được trên PostgreSQL"
    ),
]


def in_thread(run: Callable[[], Any], results: list[Any]) -> threading.Thread:
    def work() -> None:
        try:
            results.append(run())
        except (UserFacingError, OperationalError) as error:
            results.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_of_two_confirmations_at_once_one_is_refused(merger: Deed, specialist: User) -> None:
    deed = actions.take_preview(by=specialist, deed=merger)

    def confirm() -> Deed:
        return actions.confirm(
            by=specialist, deed=deed, fingerprint=deed.fingerprint, decision="345/QĐ-UBND", decided=date(2026, 10, 20)
        )

    results: list[Any] = []
    threads = [in_thread(confirm, results) for _ in range(2)]
    for thread in threads:
        thread.join(30)
    refused = [one for one in results if isinstance(one, UserFacingError)]
    assert [one.code for one in refused] == ["CHANGE-DONE"]
    assert OrgUnit.objects.filter(name="PTDTBT Tiểu học Nậm Cuông").count() == 1


def test_a_figure_cannot_slip_in_between_the_check_and_the_commit(
    merger: Deed, specialist: User, schools: tuple[OrgUnit, OrgUnit]
) -> None:
    deed = actions.take_preview(by=specialist, deed=merger)

    def add_figure() -> str:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '1s'")
            SchoolFigures.objects.create(
                school=schools[0], school_year=2026, name="girls", value=5, as_of=date(2026, 9, 20), source="typed"
            )
        return "written"

    results: list[Any] = []
    with transaction.atomic():
        actions.confirm(
            by=specialist, deed=deed, fingerprint=deed.fingerprint, decision="345/QĐ-UBND", decided=date(2026, 10, 20)
        )
        in_thread(add_figure, results).join(30)
    (waited,) = results
    assert isinstance(waited, OperationalError)
    assert Deed.objects.get(pk=deed.pk).state == DeedState.DONE


def test_a_confirmation_waits_for_a_figure_being_written_and_then_refuses(
    merger: Deed, specialist: User, schools: tuple[OrgUnit, OrgUnit]
) -> None:
    deed = actions.take_preview(by=specialist, deed=merger)
    results: list[Any] = []

    def confirm() -> Deed:
        return actions.confirm(
            by=specialist, deed=deed, fingerprint=deed.fingerprint, decision="345/QĐ-UBND", decided=date(2026, 10, 20)
        )

    with transaction.atomic():
        figure = SchoolFigures.objects.select_for_update(of=("self",)).get(school=schools[0], name="pupils")
        thread = in_thread(confirm, results)
        thread.join(1)
        assert thread.is_alive()
        figure.value = 12
        figure.save()
    thread.join(30)
    (refused,) = results
    assert isinstance(refused, UserFacingError)
    assert refused.code == "CHANGE-CHANGED"
    assert "10 thành 12" in refused.why
