"""A stored deed as the report that documents are made from."""

from datetime import date

from django.conf import settings
from django.utils import timezone

from namhoc.orgunits import Tier
from namhoc.reporting import ChangeFigure, ChangeReport, vietnamese
from namhoc.site.accounts.models import User
from namhoc.site.changes.division import is_division
from namhoc.site.changes.evidence import evidence_of, targets_of
from namhoc.site.changes.models import Deed, DeedKind, DeedState, Level
from namhoc.site.changes.seen import seen
from namhoc.site.changes.settle import items_of
from namhoc.site.orgunits.models import OrgUnit


def report_of(deed: Deed) -> ChangeReport:
    """What the record and the draft decision of ``deed`` say. Of a deed that was carried out the figures are those that
    stand with the old units."""
    shown, facts = seen(deed), evidence_of(deed)
    several = deed.kind == DeedKind.SPLIT or is_division(deed)
    single = shown.after if several else shown.after[:1]
    settled = [(item.title, item.chosen_label) for item in items_of(deed) if item.chosen and not item.group]
    return ChangeReport(
        verb=str(deed.get_kind_display()),
        province=_province(deed.unit),
        issuer=deed.unit.name if deed.unit.parent else deed.unit.full_name,
        sources=facts.sources,
        targets=facts.targets or tuple(targets_of(deed)),
        effective=deed.effective or timezone.localdate(),
        decision=deed.decision,
        decided=deed.decided,
        as_of=_day(deed),
        columns_before=tuple(column.name for column in shown.before),
        columns_after=tuple(column.name for column in single),
        figures=tuple(ChangeFigure(line.label, line.before, line.after, line.note) for line in shown.lines),
        moved=facts.moved,
        settled=(*settled, *facts.divided),
        declare=tuple(shown.declare),
        ends=tuple((one.what, one.happens) for one in shown.ends),
        parent=_committee(deed),
        fingerprint=deed.fingerprint,
        confirmed=_moment(deed.confirmed_at, deed.confirmed_by),
        undone=f"{_moment(deed.undone_at, deed.undone_by)}, lý do: {deed.undo_reason}"
        if deed.state == DeedState.UNDONE
        else "",
        simulated=settings.DEMO or any(unit.simulated for unit in deed.sources.all()),
    )


def _province(unit: OrgUnit) -> str:
    while unit.parent is not None and unit.tier != Tier.PROVINCE:
        unit = unit.parent
    return unit.name


def _committee(deed: Deed) -> str:
    """Whose People's Committee decides: the commune's for its school, the province's otherwise."""
    parents = {unit.parent for unit in deed.sources.all()}
    if deed.level == Level.SCHOOL and len(parents) == 1:
        (parent,) = parents
        if parent is not None and parent.tier == Tier.COMMUNE:
            return f"{parent.kind} {parent.name}"
    return ""


def _day(deed: Deed) -> date:
    return timezone.localdate(deed.confirmed_at) if deed.confirmed_at else timezone.localdate()


def _moment(at: "object", by: User | None) -> str:
    if at is None:
        return ""
    local = timezone.localtime(at)  # type: ignore[arg-type]
    who = f", {by.get_role_display()}" if by else ""
    return f"{local:%H:%M} ngày {vietnamese.day(local.date())}{who}"
