"""A Directive back from its published JSON: the twin of ``as_json``."""

from __future__ import annotations

from typing import Any

from namhoc.citations import Citation, parse
from namhoc.core import Finding, PartialDate, SchoolYear, Severity, Span
from namhoc.directives.directive import (
    Assignment,
    Deadline,
    Directive,
    DocumentFields,
    Role,
    Statistic,
    Target,
    Task,
    TaskKind,
)

Values = dict[str, Any]


def from_json(data: Values) -> Directive:
    """The directive that ``as_json`` printed, but for what a citation only says to its own text (provisions,
    candidates). Empty data give an empty directive; raises KeyError or ValueError for
    anything that is not of the published shape."""
    return Directive(
        fields=_fields(data.get("document", {})),
        citations=tuple(map(_citation, data.get("citations", ()))),
        tasks=tuple(map(_task, data.get("tasks", ()))),
        assignments=tuple(map(_assignment, data.get("assignments", ()))),
        targets=tuple(
            Target(**_item(t), **_figure(t), comparator=t["comparator"], year=t["year"])
            for t in data.get("targets", ())
        ),
        deadlines=tuple(
            Deadline(**_item(d), kind=d["kind"], date=d["date"], recurrence=d["recurrence"], what=d["what"])
            for d in data.get("deadlines", ())
        ),
        statistics=tuple(Statistic(**_item(s), **_figure(s), period=s["period"]) for s in data.get("statistics", ())),
        furniture=tuple(map(_span, data.get("boilerplate", ()))),
        findings=tuple(map(_finding, data.get("findings", ()))),
    )


def _span(data: Values) -> Span:
    return Span(data["start"], data["end"])


def _item(data: Values) -> Values:
    return {"span": _span(data), "rule": data["rule"], "confidence": data["confidence"]}


def _figure(data: Values) -> Values:
    value = data["value"]
    return {
        "indicator": data["indicator"],
        "value": tuple(value) if isinstance(value, list) else value,
        "unit": data["unit"],
        "scope": data["scope"],
    }


def _date(iso: str | None) -> PartialDate | None:
    return None if iso is None else PartialDate(*map(int, iso.split("-")))


def _fields(data: Values) -> DocumentFields:
    return DocumentFields(
        type=data.get("type"),
        number=data.get("number"),
        symbol=data.get("symbol"),
        issuing_body=data.get("issuing_body"),
        province=data.get("province"),
        date=_date(data.get("date")),
        effective_date=_date(data.get("effective_date")),
        school_year=SchoolYear.parse(data.get("school_year") or ""),
        title=data.get("title"),
        title_span=Span(data["title_start"], data["title_end"]) if "title_start" in data else None,
        theme=data.get("theme"),
    )


def _citation(data: Values) -> Citation:
    number = parse(data["number"]) if data["number"] else None
    return Citation(
        **_item(data),
        text=data["text"],
        number=data["number"],
        type=data["type"],
        issuer=data["issuer"],
        date=_date(data["date"]),
        kind=number.kind if number else None,
    )


def _task(data: Values) -> Task:
    return Task(
        **_item(data),
        ordinal=data["ordinal"],
        kind=TaskKind(data["kind"]),
        heading=data["heading"],
        label=data["label"],
    )


def _assignment(data: Values) -> Assignment:
    return Assignment(
        **_item(data),
        agency=data["agency"],
        agency_id=data["agency_id"],
        role=Role(data["role"]),
        what=data["what"],
        task_ordinal=data["task_ordinal"],
    )


def _finding(data: Values) -> Finding:
    return Finding(
        code=data["code"],
        message=data["message"],
        fix=data["fix"],
        severity=Severity(data["severity"]),
        place=data["place"],
        spans=tuple(map(_span, data["spans"])),
    )
