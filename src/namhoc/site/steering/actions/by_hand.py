"""Giao trực tiếp: one task by hand, without a directive, with the reason it was given for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.models import Task, TaskUnit
from namhoc.site.steering.rights import check_may_give, takes_work
from namhoc.steering import Origin, Progress

_IDENTITY = re.compile(r"(?<!\d)(?:\d{12}|0\d{9})(?!\d)")
"""An identity number or a telephone number of a person."""


@dataclass(frozen=True, slots=True)
class About:
    """What a task was given out about: in words, the page that shows it, whose page that is, and a key for the one
    shortfall it is about."""

    unit: OrgUnit
    key: str
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class HandTask:
    """A task as its giver confirmed it. ``target``: what is expected, figure and unit in words. ``origins``: of
    "due_on", "target" and "units"; typed where nothing is said."""

    title: str
    units: Sequence[OrgUnit]
    due_on: date | None = None
    words: str = ""
    target: str = ""
    product: str = ""
    about: About | None = None
    origins: tuple[tuple[str, Origin], ...] = ()

    def origin(self, field: str) -> str:
        """Where a value came from."""
        return dict(self.origins).get(field, Origin.TYPED).value


@transaction.atomic
def give_task(*, by: User, given: HandTask) -> Task:
    """Give out ``given`` in the name of the person's unit; each unit gets a row of its own.

    Raises PermissionDenied for who gives nothing out; UserFacingError for nobody to do it (STEER-NO-LEAD), a unit that
    does not answer to the giver (STEER-OUTSIDE), a day that is over (STEER-PAST), a number of a person in the words
    (STEER-IDENTITY), and for a shortfall that is given out and not finished (STEER-GIVEN).
    """
    check_may_give(by, by.unit)
    _check(given, by)
    OrgUnit.objects.select_for_update().get(pk=by.unit_id)  # two clicks at once give out once
    if given.about and (held := given_about(by, given.about.key)):
        raise UserFacingError(
            "STEER-GIVEN",
            _("Việc này đã được giao ngày %(day)s và chưa xong") % {"day": f"{held.issued_on:%d/%m/%Y}"},
            where=held.title,
            fix=_("Mở nhiệm vụ đã giao để đôn đốc, gia hạn, hoặc thu hồi rồi giao lại."),
        )
    about = given.about
    task = Task.objects.create(
        unit=by.unit,
        title=given.title,
        words=given.words,
        due_on=given.due_on,
        first_due_on=given.due_on,
        due_origin=given.origin("due_on"),
        product=given.product,
        product_origin=given.origin("product"),
        target=given.target,
        target_origin=given.origin("target"),
        about=about.words[:200] if about else "",
        about_path=about.path[:300] if about else "",
        about_key=about.key if about else "",
        about_unit=about.unit if about else None,
        issued_by=by,
    )
    TaskUnit.objects.bulk_create(
        TaskUnit(task=task, unit=unit, name=unit.label, origin=given.origin("units")) for unit in given.units
    )
    details = {"units": [unit.code for unit in given.units]} | ({"about": about.key} if about else {})
    record("task.give", task, by=by, details=details)
    return task


def given_about(user: User, key: str) -> Task | None:
    """The task that the person's unit gave out about the same thing and that somebody still works on."""
    open_rows = [progress for progress in Progress if progress.is_open]
    found = Task.objects.filter(unit=user.unit_id, about_key=key, withdrawn_at=None, units__progress__in=open_rows)
    return found.order_by("-id").first() if key else None


def _check(given: HandTask, by: User) -> None:
    if not given.units:
        raise UserFacingError(
            "STEER-NO-LEAD",
            _("Chưa giao được: chưa chọn đơn vị nào"),
            why=_("Nhiệm vụ không có ai chịu trách nhiệm thì không theo dõi được"),
            fix=_("Chọn ít nhất một đơn vị."),
        )
    if strangers := [unit for unit in given.units if not takes_work(by, unit)]:
        raise UserFacingError(
            "STEER-OUTSIDE",
            _("Không giao được cho %(n)s đơn vị") % {"n": len(strangers)},
            where=", ".join(unit.label for unit in strangers[:5]),
            why=_("Chỉ giao việc cho đơn vị thuộc phạm vi của mình và đang hoạt động"),
            fix=_("Bỏ chọn các đơn vị ấy."),
        )
    if given.due_on and given.due_on < timezone.localdate():
        raise UserFacingError(
            "STEER-PAST", _("Thời hạn đã qua"), why=f"{given.due_on:%d/%m/%Y}", fix=_("Chọn từ hôm nay trở đi.")
        )
    if any(_IDENTITY.search(text) for text in (given.title, given.words, given.target, given.product)):
        raise UserFacingError(
            "STEER-IDENTITY",
            _("Nội dung có số định danh hoặc số điện thoại của một người"),
            why=_("nhiệm vụ được nhiều nơi đọc, kể cả nơi không được xem thông tin của người dân"),
            fix=_("Bỏ số ấy; danh sách người mở tại sổ của xã."),
        )
