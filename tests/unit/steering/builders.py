"""Short ways to write items and units down in tests. Every name is invented."""

from datetime import date

from namhoc.core import Span
from namhoc.directives.directive import Role
from namhoc.orgunits import OrgUnit, Tier, UnitKind
from namhoc.steering import AcceptedItem, DueDate, Duty

REFORM = date(2025, 7, 1)


def commune(code: str, name: str, kind: UnitKind = UnitKind.COMMUNE, **changes) -> OrgUnit:
    """A commune of today's map."""
    fields = {"valid_from": REFORM, "tier": Tier.COMMUNE, "parent": "H9"} | changes
    return OrgUnit(code=code, name=name, kind=kind, **fields)


DOET = OrgUnit("H9-GDDT", REFORM, "Sở Giáo dục và Đào tạo", UnitKind.DOET, None, "H9")
NA_PHEO = commune("H9001", "Nà Pheo")
HOANG_LIEU = commune("H9002", "Hoàng Liêu", UnitKind.WARD)
HON_MUN = commune("H9003", "Hòn Mun", UnitKind.SPECIAL_ZONE)
SCHOOL = OrgUnit("H9001-T1", REFORM, "Tiểu học Nà Pheo", UnitKind.SCHOOL, None, "H9001")
OLD_COMMUNE = commune("H7001", "Khau Pha", valid_from=date(2004, 1, 1), valid_to=date(2025, 6, 30))
UNITS = (DOET, NA_PHEO, HOANG_LIEU, HON_MUN, OLD_COMMUNE)


def duty(agency_id: str, agency: str, role: Role = Role.LEAD) -> Duty:
    """A duty standing at the head of its item."""
    return Duty(agency, agency_id, role, span=Span(0, 5))


def item(*duties: Duty, due: tuple[DueDate, ...] = (), **changes) -> AcceptedItem:
    """An accepted item "1.2" about school sites."""
    fields = {
        "key": "k1",
        "label": "1.2",
        "title": "Lập danh sách điểm trường",
        "words": "Lập danh sách điểm trường, gửi Sở trước ngày 25/9/2026.",
        "span": Span(0, 54),
    } | changes
    return AcceptedItem(duties=duties, due=due, **fields)
