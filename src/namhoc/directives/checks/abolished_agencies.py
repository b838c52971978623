"""Agencies that no longer exist."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from namhoc.core import Finding, Span
from namhoc.directives.directive import Directive
from namhoc.directives.layout import Context
from namhoc.rulebook import agencies
from namhoc.rulebook.agencies import Agency, AgencyRegister


def check(context: Context, directive: Directive, as_of: date) -> tuple[Finding, ...]:
    """A finding for each assigned agency that does not exist on ``as_of``, naming its successor."""
    register = agencies.load()
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for assignment in directive.assignments:
        places[assignment.agency_id].append(assignment.span)
    found = []
    for agency_id, spans in places.items():
        agency = register.get(agency_id)
        if agency is not None and agency.end is not None and agency.end < as_of:
            found.append(_finding(agency, register, as_of, tuple(dict.fromkeys(spans))))
    return tuple(found)


def _finding(agency: Agency, register: AgencyRegister, as_of: date, spans: tuple[Span, ...]) -> Finding:
    basis = f" ({agency.source})" if agency.source else ""
    doubt = "" if agency.confirmed else " Mốc thời gian này chưa đối chiếu với văn bản gốc."
    return Finding(
        code="AGENCY-ABOLISHED",
        message=f"{agency.name} không còn hoạt động từ sau ngày {agency.end:%d/%m/%Y}{basis}.{doubt}",
        fix=f"Giao lại cho {_successors(agency, register, as_of)}.",
        spans=spans,
    )


def _successors(agency: Agency, register: AgencyRegister, as_of: date) -> str:
    """The successors on ``as_of``, each with the part of the duties it took over where they were divided."""
    parts = []
    for successor in agency.successors:
        heirs = " hoặc ".join(heir.name for heir in register.successors(successor.agency_id, as_of))
        parts.append(f"{heirs} ({successor.note})" if successor.note else heirs)
    return "; ".join(part for part in parts if part) or "cơ quan kế thừa nhiệm vụ theo quyết định của tỉnh"
