"""The history of a unit drawn as a trunk with branches, from old at the top to new at the foot.

One column of text beside the trunk, so that it reads on a telephone; the page tells the same as a list.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.templatetags.namhoc import day
from namhoc.site.territory.lineage import Event, Kin, Lineage

WIDTH = 300
_ROW = 26
_TRUNK, _BRANCH = 12, 40
_LONGEST = 34  # characters that fit beside a branch
_MOST = 12  # branches drawn of one event; the list has them all


@dataclass(frozen=True)
class Row:
    """One line of the drawing: ``kind`` is "unit", "branch", "event" or "more"; ``unit`` where there is a page."""

    kind: str
    y: int
    text: str
    full: str
    unit: OrgUnit | None = None
    here: bool = False

    @property
    def baseline(self) -> int:
        """Where the text stands."""
        return self.y + 5

    @property
    def x(self) -> int:
        """Where the text begins."""
        return _BRANCH + 12 if self.kind in ("branch", "more") else _TRUNK + 18


@dataclass
class LineageDrawing:
    """Rows and paths of the drawing."""

    rows: list[Row] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    height: int = 0
    trunk: int = _TRUNK
    branch: int = _BRANCH

    @property
    def view_box(self) -> str:
        """As SVG wants it."""
        return f"0 0 {WIDTH} {self.height}"


def draw_lineage(lineage: Lineage, shown: OrgUnit) -> LineageDrawing:
    """``shown`` is the row whose page it is; it is marked."""
    drawing = LineageDrawing()
    drawn: set[int] = set()
    first = lineage.versions[0]
    began_with_event = any(event.on == first.valid_from for event in lineage.events)
    if not began_with_event:
        _unit(drawing, first, shown, drawn)
    for event in lineage.events:
        _event(drawing, event, shown, drawn)
    drawing.height = _next(drawing) - _ROW // 2 + 4
    nodes = [row.y for row in drawing.rows if row.kind in ("unit", "event")]
    if len(nodes) > 1:
        drawing.paths.append(f"M{_TRUNK} {nodes[0]}V{nodes[-1]}")
    return drawing


def _event(drawing: LineageDrawing, event: Event, shown: OrgUnit, drawn: set[int]) -> None:
    incoming = _branches(drawing, event.incoming)
    words = day(event.on)
    if event.decision:
        words += f", {event.decision}"
    if event.unconfirmed:
        words += f" ({_('CHƯA XÁC NHẬN')})"
    y = _add(drawing, "event", words)
    drawing.paths += [f"M{_BRANCH} {at}H{_BRANCH - 8}Q{_TRUNK} {at} {_TRUNK} {min(at + 20, y)}V{y}" for at in incoming]
    if event.after is not None and event.after.pk not in drawn:
        _unit(drawing, event.after, shown, drawn)
    outgoing = _branches(drawing, event.outgoing)
    drawing.paths += [f"M{_TRUNK} {y}V{max(at - 20, y)}Q{_TRUNK} {at} {_BRANCH - 8} {at}H{_BRANCH}" for at in outgoing]


def _branches(drawing: LineageDrawing, kin: list[Kin]) -> list[int]:
    ys = []
    for one in kin[:_MOST]:
        extent = "" if one.share == 1 else f" ({one.extent})"
        ys.append(_add(drawing, "branch", f"{one.unit.label}{extent}", one.unit))
    if len(kin) > _MOST:
        _add(drawing, "more", _("và %(n)d đơn vị khác") % {"n": len(kin) - _MOST})
    return ys


def _unit(drawing: LineageDrawing, unit: OrgUnit, shown: OrgUnit, drawn: set[int]) -> None:
    drawn.add(unit.pk)
    _add(drawing, "unit", unit.label, unit, here=unit.pk == shown.pk)


def _add(drawing: LineageDrawing, kind: str, text: str, unit: OrgUnit | None = None, *, here: bool = False) -> int:
    y = _next(drawing)
    longest = _LONGEST if kind in ("branch", "more") else _LONGEST + 3
    short = text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
    drawing.rows.append(Row(kind, y, short, text, unit, here))
    return y


def _next(drawing: LineageDrawing) -> int:
    return drawing.rows[-1].y + _ROW if drawing.rows else _ROW // 2 + 2
