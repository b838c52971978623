"""Accounts are managed within reach, and the journal says what changed, not to what."""

from typing import Any

import pytest

from namhoc.core import UserFacingError
from namhoc.site.accounts import actions
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import ROLES, Permission, Role
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit


def test_an_administrator_opens_an_account_below(administrator: User, units: dict[str, OrgUnit]) -> None:
    user = actions.add_user(
        by=administrator,
        username="moi",
        name="Công chức",
        role=Role.COMMUNE_OFFICER,
        unit=units["H9001"],
        password="mat-khau-dau",
    )
    event = AuditEvent.objects.latest("id")
    assert (event.action, event.by, event.unit) == ("account.add", administrator, units["H9001"])
    assert "mat-khau-dau" not in str(event.details)
    assert user.check_password("mat-khau-dau")


def test_an_account_of_another_province_is_out_of_reach(administrator: User, units: dict[str, OrgUnit]) -> None:
    with pytest.raises(UserFacingError, match="ngoài phạm vi quản trị"):
        actions.add_user(by=administrator, username="x", name="x", role=Role.VIEWER, unit=units["H5001"], password=None)
    assert not User.objects.filter(username="x").exists()


def test_a_specialist_manages_no_accounts(specialist: User, officer_a: User) -> None:
    with pytest.raises(UserFacingError):
        actions.set_active(by=specialist, user=officer_a, active=False)


def test_moving_an_account_out_of_reach_is_refused(
    administrator: User, officer_a: User, units: dict[str, OrgUnit]
) -> None:
    with pytest.raises(UserFacingError):
        actions.change_user(by=administrator, user=officer_a, name="x", email="", role=Role.VIEWER, unit=units["H5001"])


def test_the_journal_names_the_fields_that_changed(administrator: User, officer_a: User) -> None:
    fields: dict[str, Any] = {"name": "Tên mới", "email": "", "role": officer_a.role, "unit": officer_a.unit}
    actions.change_user(by=administrator, user=officer_a, **fields)
    event = AuditEvent.objects.latest("id")
    assert event.details["fields"] == ["name"]
    assert "Tên mới" not in str(event.details)
    actions.change_user(by=administrator, user=officer_a, **fields)
    assert AuditEvent.objects.latest("id") == event


def test_nobody_closes_or_demotes_the_own_account(administrator: User) -> None:
    with pytest.raises(UserFacingError, match="chính mình"):
        actions.set_active(by=administrator, user=administrator, active=False)
    with pytest.raises(UserFacingError, match="chính mình"):
        actions.change_user(
            by=administrator, user=administrator, name="x", email="", role=Role.VIEWER, unit=administrator.unit
        )


def test_closing_and_opening_again_are_two_events(administrator: User, officer_a: User) -> None:
    for active in (False, False, True):
        actions.set_active(by=administrator, user=officer_a, active=active)
    events = AuditEvent.objects.filter(action__in=["account.close", "account.open"]).values_list("action", flat=True)
    assert list(events) == ["account.close", "account.open"]


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_list_of_permissions(role: Role) -> None:
    assert ROLES[role]


def test_an_administrator_reads_neither_documents_nor_tasks() -> None:
    assert not ROLES[Role.ADMINISTRATOR] & {Permission.READ_DOCUMENTS, Permission.READ_TASKS}


def test_who_only_looks_changes_nothing() -> None:
    assert all(permission.startswith("read_") for permission in ROLES[Role.VIEWER])


def test_names_of_people_are_for_the_commune_alone() -> None:
    assert [role for role in Role if Permission.READ_PERSONS in ROLES[role]] == [Role.COMMUNE_OFFICER]


def test_a_closed_account_has_no_permission(specialist: User) -> None:
    specialist.is_active = False
    assert not any(specialist.can(permission) for permission in Permission)
