"""Drafts to give out in site tests; every name is invented."""

from datetime import date

from namhoc.core import Span
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.steering.planning import as_value
from namhoc.steering import DueDate, Origin, Responsible, Sourced, TaskDraft


def lead(unit: OrgUnit) -> Responsible:
    """A stored unit as the lead of a draft."""
    return Responsible(unit.full_name, "ubnd-xa", as_value(unit))


def make_draft(*leads: Responsible, **changes: object) -> TaskDraft:
    """A draft "1.2" about school sites, due on 30/11/2026."""
    fields: dict[str, object] = {
        "item_key": "muc-1-2",
        "label": "1.2",
        "title": "Lập danh sách điểm trường và khoảng cách đến trường chính",
        "words": "Ủy ban nhân dân các xã, phường lập danh sách điểm trường trước ngày 30/11/2026.",
        "span": Span(10, 90),
        "partners": (Responsible("Các trường trên địa bàn", origin=Origin.TYPED),),
        "group": "UBND các xã, phường" if len(leads) > 1 else "",
        "due": DueDate(date(2026, 11, 30), "trước ngày 30/11/2026"),
        "product": Sourced("Danh sách theo mẫu DT-01"),
    } | changes
    return TaskDraft(leads=leads, **fields)  # type: ignore[arg-type]
