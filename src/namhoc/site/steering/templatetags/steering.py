"""Words, shapes and bars of the room Nhiệm vụ (design: shape first, then word, then colour)."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from namhoc.site.steering.models import TaskUnit
from namhoc.site.templatetags.namhoc import icon
from namhoc.steering import Origin, Overall, Progress, RollUp, Standing, TaskState, TimeKind, TimeState

register = template.Library()

_OVERALL: Mapping[Overall, tuple[str, str]] = {
    Overall.OVERDUE: ("stop", "exclamation-triangle-fill"),
    Overall.AT_RISK: ("wait", "diamond-half"),
    Overall.SOON: ("wait", "hourglass-split"),
    Overall.RETURNED: ("wait", "arrow-return-left"),
    Overall.DECLINED: ("wait", "slash-circle"),
    Overall.PAUSED: ("unk", "clock"),
    Overall.AWAITING: ("go", "circle-half"),
    Overall.ON_TRACK: ("go", "circle-half"),
    Overall.RUNNING: ("go", "circle-half"),
    Overall.NOT_STARTED: ("unk", "circle"),
    Overall.DONE: ("ok", "check-circle-fill"),
    Overall.WITHDRAWN: ("unk", "slash-circle"),
}
_PROGRESS: Mapping[Progress, tuple[str, str]] = {
    Progress.NOT_STARTED: ("unk", "circle"),
    Progress.RUNNING: ("go", "circle-half"),
    Progress.AWAITING: ("go", "circle-half"),
    Progress.DONE: ("ok", "check-circle-fill"),
    Progress.REDO: ("wait", "arrow-return-left"),
    Progress.PAUSED: ("unk", "clock"),
    Progress.DECLINED: ("wait", "slash-circle"),
    Progress.CANCELLED: ("unk", "slash-circle"),
}
_ORIGIN_ICON = {Origin.EXTRACTED: "quote", Origin.TYPED: "pencil", Origin.IMPORTED: "arrow-down"}


def _status(tone: str, shape: str, words: str, *, fill: bool = False) -> SafeString:
    return format_html('<span class="nh-st {}{}">{}{}</span>', tone, " fill" if fill else "", icon(shape), words)


@register.simple_tag
def task_state(state: TaskState, fill: bool = False) -> SafeString:
    """The state of a whole task: shape and word."""
    tone, shape = _OVERALL[state.overall]
    return _status(tone, shape, state.text, fill=fill)


@register.simple_tag
def row_state(row: TaskUnit, open_time: TimeState) -> SafeString:
    """The state of one unit: the days it is late while it works, else the word of its progress."""
    working = row.state in (Progress.NOT_STARTED, Progress.RUNNING, Progress.REDO)
    if working and open_time.kind is TimeKind.OVERDUE:
        return _status("stop", "exclamation-triangle-fill", open_time.text)
    tone, shape = _PROGRESS[row.state]
    return _status(tone, shape, row.state.label)


@register.simple_tag
def time_state(time: TimeState) -> SafeString:
    """A deadline: late filled, two days or fewer filled, soon with an hourglass, later plain."""
    if time.kind is TimeKind.OVERDUE:
        return _status("stop", "exclamation-triangle-fill", time.text, fill=True)
    if time.kind is TimeKind.SOON:
        return _status("wait", "hourglass-split", time.text, fill=time.days <= 2)
    return format_html("<span>{}</span>", time.text)


@register.simple_tag
def group_bar(roll_up: RollUp) -> SafeString:
    """The bar of a group, its numbers as its label."""
    segments = format_html_join(
        "", '<span class="{}" style="flex:{}"></span>', ((s.value, str(n)) for s, n in roll_up.counts if n)
    )
    return format_html('<div class="nh-bar" role="img" aria-label="{}">{}</div>', roll_up.spoken, segments)


@register.simple_tag
def group_legend(roll_up: RollUp) -> SafeString:
    """The numbers under a bar, each with its key."""
    items = format_html_join(
        "",
        '<li><span class="nh-key {}"></span><b>{}</b> {}</li>',
        ((s.value, str(n), s.label) for s, n in roll_up.counts if n),
    )
    return format_html('<ul class="nh-legend">{}</ul>', items)


@register.simple_tag
def origin(value: str, note: str = "") -> SafeString:
    """The mark of where a value came from, joined to it by a blank that does not break."""
    kind = Origin(value)
    label = f"{kind.label}: {note}" if note else kind.label
    shape = SafeString("ƒ") if kind is Origin.COMPUTED else icon(_ORIGIN_ICON[kind])
    return format_html(
        '&nbsp;<span class="nh-org {}" role="img" aria-label="{}" title="{}">{}</span>', kind.value, label, label, shape
    )


@register.filter
def count_of(roll_up: RollUp, standing: str) -> int:
    """``{{ state.roll_up|count_of:"stop" }}``: units in one standing."""
    return roll_up.count(Standing(standing))
