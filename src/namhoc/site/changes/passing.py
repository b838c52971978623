"""What becomes of dated attributes in a deed: by the cited table of ``orgunits``, and what the draft declares anew."""

from namhoc.orgunits import ChangeKind, Fate, FateRule, attribute_kinds, fate_of
from namhoc.site.changes.models import DeedKind

DECLARED = ("school_type", "stages", "ownership")
"""What the decision on a merger says of the school that comes of it, asked for in the draft."""

_KINDS = {
    DeedKind.MERGE: ChangeKind.MERGE,
    DeedKind.SPLIT: ChangeKind.SPLIT,
    DeedKind.RENAME: ChangeKind.RENAME,
    DeedKind.MOVE: ChangeKind.MOVE,
    DeedKind.CLOSE: ChangeKind.CLOSE,
}


def fate(name: str, kind: DeedKind) -> FateRule:
    """What becomes of the attribute ``name`` of a unit in a deed of ``kind``; with a unit that closes all ends."""
    if kind == DeedKind.CLOSE:
        return FateRule(Fate.EXPIRES, "hết hiệu lực cùng đơn vị", "H")
    return fate_of(name, _KINDS[kind])


def attribute_label(name: str) -> str:
    """The attribute in words."""
    kind = attribute_kinds().get(name)
    return kind.label if kind else name


def attribute_value(name: str, value: str) -> str:
    """A stored value in words."""
    kind = attribute_kinds().get(name)
    return kind.shown(value) if kind else value
