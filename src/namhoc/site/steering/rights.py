"""Who may do what to a task: the giver's side and the doer's side. What a state allows is told by namhoc.steering."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.models import Task, TaskUnit
from namhoc.steering import Act, Party, acts_from


def gives(user: User, unit: OrgUnit) -> bool:
    """True when the person may give out work in the name of ``unit``: their own unit, with the permission."""
    return user.can(Permission.ISSUE_TASKS) and user.unit_id == unit.pk


def gave(user: User, task: Task) -> bool:
    """True when the person belongs to the office that gave the task out."""
    return gives(user, task.unit)


def does(user: User, row: TaskUnit) -> bool:
    """True when the person may report on the row: the unit itself, or the giver for a body without an account."""
    if not user.can(Permission.UPDATE_TASKS):
        return False
    return user.unit_id == row.unit_id if row.unit_id else gave(user, row.task)


def may_act_as(user: User, row: TaskUnit, party: Party) -> bool:
    """True when the person stands on the side ``party`` of the row."""
    return gave(user, row.task) if party is Party.GIVER else does(user, row)


def acts_for(user: User, row: TaskUnit) -> list[Act]:
    """What the person may do with the row now."""
    return [act for party in Party if may_act_as(user, row, party) for act in acts_from(row.state, party)]


def takes_work(user: User, unit: OrgUnit) -> bool:
    """True when the person's unit may give work to ``unit``: it is theirs or answers to it, and exists today."""
    below = unit.path.startswith(user.unit.reach) and unit.pk != user.unit.parent_id
    today = timezone.localdate()
    return below and unit.valid_from <= today and (unit.valid_to is None or unit.valid_to >= today)


def check_may_give(user: User, unit: OrgUnit) -> None:
    """Raise PermissionDenied unless the person may give out work in the name of ``unit``."""
    if not gives(user, unit):
        raise PermissionDenied


def check_gave(user: User, task: Task) -> None:
    """Raise PermissionDenied unless the person belongs to the giver of the task."""
    if not gave(user, task):
        raise PermissionDenied


def check_side(user: User, row: TaskUnit, party: Party) -> None:
    """Raise PermissionDenied unless the person stands on that side of the row."""
    if not may_act_as(user, row, party):
        raise PermissionDenied
