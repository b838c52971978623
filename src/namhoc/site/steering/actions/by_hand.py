"""Giao việc: one task by hand, without a directive."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.models import Task, TaskUnit
from namhoc.site.steering.rights import check_may_give, takes_work
from namhoc.steering import Origin


@transaction.atomic
def give_task(
    *,
    by: User,
    units: Sequence[OrgUnit],
    title: str,
    words: str = "",
    due_on: date | None = None,
    product: str = "",
    target: str = "",
    about: str = "",
    about_path: str = "",
) -> Task:
    """Give a task out to ``units`` in the name of the person's own unit, one row each.

    ``about``, ``about_path``: the page of the site that it came from. Every value was typed or confirmed by a person.
    Raises STEER-NO-LEAD where no unit is named, STEER-OUTSIDE for a unit that does not answer to the giver.
    """
    check_may_give(by, by.unit)
    units = list(dict.fromkeys(units))
    if not units:
        raise UserFacingError(
            "STEER-NO-LEAD",
            "Chưa giao được: chưa chọn đơn vị nào",
            why="Nhiệm vụ không có ai chịu trách nhiệm thì không theo dõi được",
            fix="Chọn ít nhất một đơn vị.",
        )
    if strangers := [unit for unit in units if not takes_work(by, unit)]:
        raise UserFacingError(
            "STEER-OUTSIDE",
            f"Không giao được cho {len(strangers)} đơn vị",
            where=", ".join(unit.label for unit in strangers[:5]),
            why="Chỉ giao việc cho đơn vị thuộc phạm vi của mình và đang hoạt động",
            fix="Bỏ chọn các đơn vị ấy.",
        )
    task = Task.objects.create(
        unit=by.unit,
        title=title[:300],
        words=words,
        due_on=due_on,
        first_due_on=due_on,
        due_origin=Origin.TYPED.value,
        product=product[:500],
        product_origin=Origin.TYPED.value,
        target=target[:500],
        target_origin=Origin.TYPED.value,
        about=about[:200],
        about_path=about_path[:300],
        issued_by=by,
    )
    TaskUnit.objects.bulk_create(
        TaskUnit(task=task, unit=unit, name=unit.label[:300], origin=Origin.TYPED.value) for unit in units
    )
    record("task.give", task, by=by, details={"units": len(units), "about": about_path})
    return task
