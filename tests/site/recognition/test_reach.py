"""Who reads what is kept of communes that are gone: who answers for what they became, and nobody else."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import Model
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import may_read, readable_by
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.models import (
    CohortCount,
    DossierItem,
    Evaluation,
    Issue,
    Origin,
    Recognition,
    ReportedCounts,
    Standing,
)  # fmt: skip
from tests.site.recognition.test_province_page import past

Browse = Callable[[User], Client]
OF: dict[type[Model], str] = {
    CohortCount: "commune", ReportedCounts: "commune", Evaluation: "unit", Standing: "unit", Recognition: "unit",
    DossierItem: "unit", Issue: "unit",
}  # fmt: skip


@pytest.fixture
def old(units: dict[str, OrgUnit], specialist: User, officer_b: User) -> dict[str, OrgUnit]:
    """The communes of the old province, each with a row of every kind; and commune B of today with some."""
    past(units)
    found = {unit.code: unit for unit in OrgUnit.objects.filter(code__startswith="X100")}
    for unit in [*found.values(), units["H9002"]]:
        CohortCount.objects.create(commune=unit, survey_year=2024, birth_year=2013, origin=Origin.IMPORTED)
        if unit.code == "H9002":
            ReportedCounts.objects.create(commune=unit, survey_year=2024, part="TH", origin=Origin.TYPED)
        Recognition.objects.create(
            unit=unit,
            programme="TH",
            survey_year=2024,
            level=1,
            act="recognise",
            step="recognised",
            on=date(2024, 12, 1),
        )
        DossierItem.objects.create(
            unit=unit, programme="TH", survey_year=2024, kind="report", name="a.pdf", size=1, sha256="0", by=specialist
        )
        Issue.objects.create(unit=unit, survey_year=2024, rule="X3", place="2013.ppc", text="lệch", owner=unit)
    return found


def codes(user: User, model: type[Model]) -> set[str]:
    told = OF[model]
    rows = readable_by(user, model._default_manager.filter(survey_year=2024, **{f"{told}__tier": "commune"}))
    everything = model._default_manager.filter(survey_year=2024, **{f"{told}__tier": "commune"})
    assert set(rows) == {row for row in everything if may_read(user, row)}
    return set(rows.values_list(f"{told}__code", flat=True))


@pytest.mark.parametrize("model", list(OF), ids=lambda model: model.__name__)
def test_old_communes_are_read_by_whom_they_went_to_whole(
    old: dict[str, OrgUnit], specialist: User, officer_a: User, officer_b: User, outsider: User, model: type[Model]
) -> None:
    assert codes(specialist, model) >= {"X1001", "X1002", "X1003"}
    assert codes(officer_a, model) == {"X1001", "X1002"}
    assert codes(officer_b, model) <= {"H9002"}  # half of X1003 came over: the other half is not B's to read
    assert codes(outsider, model) == set()


def test_the_page_of_an_old_commune_opens_by_the_same_rule_and_offers_no_write(
    browse: Browse, old: dict[str, OrgUnit], specialist: User, officer_a: User, officer_b: User
) -> None:
    for user, status in ((specialist, 200), (officer_a, 200), (officer_b, 404)):
        for room in ("xa", "ho-so", "kiem-tra"):
            answer = browse(user).get(f"/pho-cap/{room}/{old['X1001'].pk}/?ct=TH&nam=2024")
            assert answer.status_code == status, (user, room)
    assert "lệch" in browse(officer_a).get(f"/pho-cap/kiem-tra/{old['X1001'].pk}/?nam=2024").content.decode()
    client = browse(officer_a)
    assert client.post(f"/pho-cap/kiem-tra/{old['X1001'].pk}/chay/?nam=2024").status_code == 403
    assert (
        client.post(
            f"/pho-cap/ho-so/{old['X1001'].pk}/buoc/?nam=2024", {"viec": "self_check", "buoc": "not_started"}
        ).status_code
        == 403
    )


def test_the_neighbour_of_today_stays_closed(
    browse: Browse, old: dict[str, OrgUnit], officer_a: User, units: dict[str, OrgUnit]
) -> None:
    assert browse(officer_a).get(f"/pho-cap/xa/{units['H9002'].pk}/").status_code == 404
