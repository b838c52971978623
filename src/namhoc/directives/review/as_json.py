"""Review items as plain values and back, for storing and for the trail of changes."""

from __future__ import annotations

from typing import Any

from namhoc.core import Span
from namhoc.directives.directive import TaskKind
from namhoc.directives.review.item import FIELDS, ReviewItem, Status
from namhoc.directives.review.values import Field, Origin, Said


def as_json(item: ReviewItem) -> dict[str, Any]:
    """The item as JSON values; ``from_json`` gives it back unchanged."""
    return {
        "key": item.key,
        "spans": [[span.start, span.end] for span in item.spans],
        "label": item.label,
        "title": _said(item.title),
        "kind": str(item.kind),
        "unit": item.unit,
        "note": item.note,
        "status": str(item.status),
        "reason": item.reason,
        "base_confidence": item.base_confidence,
        "added": item.added,
    } | {name: _field(item.field(name)) for name in FIELDS}


def from_json(data: dict[str, Any]) -> ReviewItem:
    """The item that ``as_json`` wrote. Raises KeyError or ValueError for anything else."""
    bare = ReviewItem(
        key=data["key"],
        spans=tuple(Span(start, end) for start, end in data["spans"]),
        label=data["label"],
        title=_said_from(data["title"]),
        kind=TaskKind(data["kind"]),
        unit=data["unit"],
        note=data["note"],
        status=Status(data["status"]),
        reason=data["reason"],
        base_confidence=data["base_confidence"],
        added=data["added"],
    )
    return bare.with_fields({name: _field_from(data[name]) for name in FIELDS})


def _said(said: Said) -> dict[str, Any]:
    return {
        "text": said.text,
        "origin": str(said.origin),
        "span": [said.span.start, said.span.end] if said.span else None,
        "code": said.code,
        "detail": said.detail,
        "confidence": said.confidence,
    }


def _said_from(data: dict[str, Any]) -> Said:
    return Said(
        text=data["text"],
        origin=Origin(data["origin"]),
        span=Span(*data["span"]) if data["span"] else None,
        code=data["code"],
        detail=data["detail"],
        confidence=data["confidence"],
    )


def _field(field: Field) -> dict[str, Any]:
    return {"options": [_said(o) for o in field.options], "picked": list(field.picked), "settled": field.settled}


def _field_from(data: dict[str, Any]) -> Field:
    return Field(tuple(_said_from(o) for o in data["options"]), tuple(data["picked"]), data["settled"])
