"""The pure register of units, built from what the site keeps."""

from collections.abc import Collection
from fractions import Fraction

from namhoc.orgunits import Attribute, Link, Tier, UnitKind, UnitRegister
from namhoc.orgunits import OrgUnit as Unit
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink

_UNIT = ("code", "valid_from", "name", "kind", "tier", "parent__code", "valid_to", "agency")
_LINK = (
    *("effective", "old__code", "new__code", "share_numerator", "share_denominator"),
    *("basis", "decision", "decided", "confidence"),
)
_ATTRIBUTE = ("unit__code", "name", "valid_from", "value", "valid_to", "source", "confidence")


def register(*, attributes: bool = True, named: Collection[str] = ()) -> UnitRegister:
    """Every unit and link that is kept and, unless left out, the attributes (only those ``named``, where some are), as
    one value: three queries, read as plain rows, since a province keeps thousands.

    Built anew at each call: a value that outlives its transaction would tell of units that changed meanwhile.
    """
    told = UnitAttribute.objects.order_by()
    if named:
        told = told.filter(name__in=named)
    return UnitRegister(
        (
            Unit(code, since, name, UnitKind(kind), Tier(tier) if tier else None, parent, until, agency=agency)
            for code, since, name, kind, tier, parent, until, agency in OrgUnit.objects.order_by().values_list(*_UNIT)
        ),
        (
            Link(day, old, new, None if above is None else Fraction(above, below), *said)
            for day, old, new, above, below, *said in UnitLink.objects.order_by().values_list(*_LINK)
        ),
        (Attribute(*row) for row in told.values_list(*_ATTRIBUTE)) if attributes else (),
    )
