"""The attributes that units have: their labels and values, and what becomes of each when a unit changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from namhoc.core import UserFacingError
from namhoc.orgunits.change import ChangeKind
from namhoc.orgunits.school import Ownership, SchoolType, Stage


class Fate(StrEnum):
    """What becomes of an attribute of a unit that changes."""

    STAYS = "stays"
    AGAIN = "again"  # it ends; whoever decides must declare it for the unit as it is now
    EXPIRES = "expires"  # a recognition that does not pass over; it is given anew after an examination


@dataclass(frozen=True, slots=True)
class FateRule:
    """``fate`` of an attribute and ``why``, with the confidence that this is the law (L: UNCONFIRMED, our reading)."""

    fate: Fate
    why: str
    confidence: str


_NOT_IN_THE_TABLE = FateRule(Fate.AGAIN, "không có trong bảng thuộc tính, nên không coi là còn hiệu lực", "L")
_CARRIED = frozenset({ChangeKind.RENAME, ChangeKind.MOVE})


@dataclass(frozen=True, slots=True)
class AttributeKind:
    """One attribute. ``type``: "choice" (one of ``values``), "several" (values parted by blanks) or "degrees" (up to
    ``limit`` either way). ``values``: as stored -> as shown; ``years``: how long a recognition holds, None where it has
    no term; ``changes``: by kind of change, for the four kinds that a unit lives through."""

    name: str
    label: str
    of: str
    type: str
    values: Mapping[str, str]
    source: str
    confidence: str
    changes: Mapping[ChangeKind, FateRule]
    note: str = ""
    years: int | None = None
    limit: int = 0

    def shown(self, value: str) -> str:
        """A stored value as people read it."""
        if self.type == "several":
            return ", ".join(self.values.get(one, one) for one in value.split())
        return self.values.get(value, value)


_LISTS: Mapping[str, type[Stage] | type[SchoolType] | type[Ownership]] = {
    "Stage": Stage,
    "SchoolType": SchoolType,
    "Ownership": Ownership,
}


def _values(given: str | Mapping[str, str]) -> Mapping[str, str]:
    return {one.value: one.label for one in _LISTS[given]} if isinstance(given, str) else given


@cache
def attribute_kinds() -> Mapping[str, AttributeKind]:
    """Every kind of ``data/attributes.yaml``, by name, in the order of the file."""
    raw = yaml.safe_load(files("namhoc.orgunits").joinpath("data/attributes.yaml").read_text("utf-8"))
    return {
        name: AttributeKind(
            name=name,
            label=entry["label"],
            of=entry["of"],
            type=entry["type"],
            values=_values(entry.get("values", {})),
            source=entry["source"],
            confidence=entry["confidence"],
            changes={
                ChangeKind(kind): FateRule(Fate(rule["fate"]), rule["why"], rule["confidence"])
                for kind, rule in entry["changes"].items()
            },
            note=entry.get("note", ""),
            years=entry.get("years"),
            limit=entry.get("limit", 0),
        )
        for name, entry in raw["attributes"].items()
    }


def fate_of(name: str, kind: ChangeKind) -> FateRule:
    """What becomes of the attribute ``name`` of a unit that lives through a change of ``kind``, or is born of it.

    A name that the table does not know is not taken to hold on after a merger or a split.
    """
    if (known := attribute_kinds().get(name)) is not None and kind in known.changes:
        return known.changes[kind]
    return FateRule(Fate.STAYS, "đơn vị vẫn là đơn vị đó", "L") if kind in _CARRIED else _NOT_IN_THE_TABLE


def read_value(name: str, text: str) -> str | tuple[str, ...] | float:
    """The stored ``text`` of the attribute ``name`` as a value: one of its values, several of them, degrees; the text
    itself where the table does not know the name. Raises ``UserFacingError`` (ATTRIBUTE-VALUE)."""
    kind = attribute_kinds().get(name)
    if kind is None:
        return text
    if kind.type == "degrees":
        if (degrees := _degrees(text, kind.limit)) is not None:
            return degrees
    elif kind.type == "several":
        parts = tuple(text.split())
        if parts and set(parts) <= set(kind.values) and len(set(parts)) == len(parts):
            return parts
    elif text in kind.values:
        return text
    allowed = f"số từ -{kind.limit} đến {kind.limit}" if kind.type == "degrees" else ", ".join(kind.values)
    raise UserFacingError(
        "ATTRIBUTE-VALUE",
        "Giá trị không thuộc thuộc tính này",
        where=f"Thuộc tính {kind.label}",
        fix=f"Ghi một trong: {allowed}",
    )


def _degrees(text: str, limit: int) -> float | None:
    try:
        degrees = float(text)
    except ValueError:
        return None
    return degrees if -limit <= degrees <= limit else None
