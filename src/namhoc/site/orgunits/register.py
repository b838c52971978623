"""The pure register of units, built from what the site keeps."""

from namhoc.orgunits import UnitRegister
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink
from namhoc.site.orgunits.values import as_value, attribute_value, link_value


def register(*, attributes: bool = True) -> UnitRegister:
    """Every unit, link and (unless left out) attribute that is kept, as one value: three queries.

    Built anew at each call: a value that outlives its transaction would tell of units that changed meanwhile.
    """
    return UnitRegister(
        map(as_value, OrgUnit.objects.select_related("parent")),
        map(link_value, UnitLink.objects.select_related("old", "new")),
        map(attribute_value, UnitAttribute.objects.select_related("unit")) if attributes else (),
    )
