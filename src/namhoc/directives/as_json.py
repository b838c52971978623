"""A Directive as JSON, in the published shape (docs/manual/directive.schema.json)."""

from __future__ import annotations

from typing import Any

from namhoc.core import PartialDate, Span
from namhoc.directives.directive import Directive


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _date(value: PartialDate | None) -> str | None:
    return None if value is None else value.iso()


def as_json(directive: Directive, text: str) -> dict[str, Any]:
    """The directive as plain values. Offsets count code points of ``text``; unknown is null."""
    f = directive.fields
    document: dict[str, Any] = {
        "type": f.type,
        "number": f.number,
        "symbol": f.symbol,
        "issuing_body": f.issuing_body,
        "province": f.province,
        "date": _date(f.date),
        "effective_date": _date(f.effective_date),
        "school_year": None if f.school_year is None else str(f.school_year),
        "title": f.title,
    }
    if f.title_span is not None:
        document |= {"title_start": f.title_span.start, "title_end": f.title_span.end}
    if f.theme is not None:
        document["theme"] = f.theme
    return {
        "text_chars": len(text),
        "document": document,
        "citations": [
            {"text": c.text, "number": c.number, "type": c.type, "issuer": c.issuer, "date": _date(c.date)}
            | _span(c.span)
            | {"rule": c.rule, "confidence": c.confidence}
            for c in directive.citations
        ],
        "tasks": [
            {"ordinal": t.ordinal, "heading": t.heading, "kind": str(t.kind), "label": t.label}
            | _span(t.span)
            | {"id": t.key(), "rule": t.rule, "confidence": t.confidence}
            for t in directive.tasks
        ],
        "assignments": [
            {
                "agency": a.agency,
                "agency_id": a.agency_id,
                "role": str(a.role),
                "what": a.what,
                "task_ordinal": a.task_ordinal,
                "text": a.span.of(text),
            }
            | _span(a.span)
            | {"id": a.key(), "rule": a.rule, "confidence": a.confidence}
            for a in directive.assignments
        ],
        "targets": [
            {
                "text": t.span.of(text),
                "indicator": t.indicator,
                "comparator": t.comparator,
                "value": list(t.value) if isinstance(t.value, tuple) else t.value,
                "unit": t.unit,
                "scope": t.scope,
                "year": t.year,
            }
            | _span(t.span)
            | {"id": t.key(), "rule": t.rule, "confidence": t.confidence}
            for t in directive.targets
        ],
        "deadlines": [
            {
                "text": d.span.of(text),
                "kind": d.kind,
                "date": d.date,
                "recurrence": d.recurrence,
                "what": d.what,
            }
            | _span(d.span)
            | {"id": d.key(), "rule": d.rule, "confidence": d.confidence}
            for d in directive.deadlines
        ],
        "statistics": [
            {
                "text": s.span.of(text),
                "indicator": s.indicator,
                "value": list(s.value) if isinstance(s.value, tuple) else s.value,
                "unit": s.unit,
                "scope": s.scope,
                "period": s.period,
            }
            | _span(s.span)
            | {"id": s.key(), "rule": s.rule, "confidence": s.confidence}
            for s in directive.statistics
        ],
        "boilerplate": [_span(s) for s in directive.furniture],
        "findings": [
            {
                "code": x.code,
                "message": x.message,
                "fix": x.fix,
                "severity": str(x.severity),
                "place": x.place,
                "spans": [_span(s) for s in x.spans],
            }
            for x in directive.findings
        ],
    }
