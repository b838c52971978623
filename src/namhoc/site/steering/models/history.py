"""What happened to a task, in the order it happened: reports, changed deadlines, comments, reminders."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.scopes import Rule, readable, within
from namhoc.site.steering.models.task import PROGRESS, Task, TaskUnit
from namhoc.steering import Act, Progress


class _Entry(models.Model):
    """Who, when."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


@readable(within("row__task__unit") | within("row__unit"))
class ProgressReport(_Entry):
    """One act on a row: an update of the unit, a confirmation or a return of the giver, with its words."""

    row = models.ForeignKey(TaskUnit, models.CASCADE, related_name="reports")
    act = models.CharField(max_length=20, choices=[(act.value, act.label) for act in Act])
    before = models.CharField(max_length=20, choices=PROGRESS)
    after = models.CharField(max_length=20, choices=PROGRESS)
    text = models.TextField(_("nội dung"), blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.row}"

    @property
    def after_state(self) -> Progress:
        """The progress after the act."""
        return Progress(self.after)


@readable(within("task__unit") | within("task__units__unit"))
class DeadlineChange(_Entry):
    """A changed deadline keeps the old one, who changed it and why."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="deadline_changes")
    old = models.DateField(null=True)
    new = models.DateField(null=True)
    reason = models.CharField(_("lý do"), max_length=500)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.task}: {self.old} → {self.new}"


def _of_the_task() -> Rule:
    """Comments for everybody are read by all who have the task; those of one unit by it and the giver."""
    to_all = within("task__units__unit")
    return (
        within("task__unit")
        | within("row__unit")
        | Rule(
            lambda user, comment: comment.row_id is None and to_all.holds(user, comment),
            lambda user: to_all.condition(user) & models.Q(row=None),
        )
    )


@readable(_of_the_task())
class Comment(_Entry):
    """A question or an answer. With ``row`` it is between that unit and the giver; without, for everybody who has the
    task."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="comments")
    row = models.ForeignKey(TaskUnit, models.CASCADE, null=True, related_name="comments")
    text = models.TextField(_("nội dung"), max_length=2000)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.task}: {self.at:%Y-%m-%d}"


@readable(within("row__task__unit") | within("row__unit"))
class Reminder(_Entry):
    """Đôn đốc: a notice to one unit, shown on its desk until it acts or says that it has seen it."""

    row = models.ForeignKey(TaskUnit, models.CASCADE, related_name="reminders")
    text = models.CharField(_("nội dung"), max_length=500, blank=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.row}: {self.at:%Y-%m-%d}"
