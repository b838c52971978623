"""Which attributes of the stored units hold on a day, by the one rule of ``orgunits.standing``."""

from collections.abc import Collection
from datetime import date
from fractions import Fraction

from django.db.models import Q

from namhoc.orgunits import Attribute, Link, UnitRegister, standing
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink
from namhoc.site.orgunits.values import as_value


def holding(
    day: date, names: Collection[str] = (), codes: Collection[str] | None = None
) -> dict[str, dict[str, Attribute]]:
    """The attributes that hold on ``day``, by code of the unit and name: what was said of the unit and has not ended,
    neither by its term nor by what the unit lived through since (a merger ends what must be declared anew).

    Of all names where none are given, of all units where no ``codes`` are. Three queries, however many units.
    """
    told = UnitAttribute.objects.on(day)
    if names:
        told = told.filter(name__in=names)
    if codes is not None:
        told = told.filter(unit__code__in=codes)
    said = [
        Attribute(*row)
        for row in told.values_list("unit__code", "name", "valid_from", "value", "valid_to", "source", "confidence")
    ]
    bearing = {attribute.unit for attribute in said}
    if not bearing:
        return {}
    links = UnitLink.objects.filter(Q(old__code__in=bearing) | Q(new__code__in=bearing), effective__lte=day)
    history = UnitRegister(
        (as_value(row) for row in OrgUnit.objects.filter(code__in=bearing).select_related("parent")),
        (
            Link(effective, old, new, None if above is None else Fraction(above, below))
            for effective, old, new, above, below in links.values_list(
                "effective", "old__code", "new__code", "share_numerator", "share_denominator"
            )
        ),
        said,
    )
    return {
        code: held
        for code in sorted(bearing)
        if (held := {one.attribute.name: one.attribute for one in standing(history, code, day) if one.holds})
    }
