"""The rows of one unit through time: a rename or a move makes a new row, but the unit stays itself."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from namhoc.site.orgunits.models import OrgUnit, UnitLink

_ONE_DAY = timedelta(days=1)
_MANY = 400  # codes in one condition; databases bound the number of values


def versions_of(units: Iterable[OrgUnit]) -> dict[int, list[OrgUnit]]:
    """For each unit, by key, the rows that are the same unit under any name and parent, oldest first.

    Codes are reused: a new row is the same unit when it follows on the day after the old one ended and no link says
    that another unit went into it.
    """
    units = list(units)
    codes = {unit.code for unit in units}
    rows, links = OrgUnit.objects.order_by("code", "valid_from"), UnitLink.objects.all()
    if len(codes) <= _MANY:
        rows, links = rows.filter(code__in=codes), links.filter(new__code__in=codes)
    born = {(new, effective) for new, effective in links.values_list("new", "effective")}
    chains: dict[str, list[list[OrgUnit]]] = defaultdict(list)
    for row in rows:
        held = chains[row.code]
        before = held[-1][-1] if held else None
        follows = before is not None and before.valid_to is not None and before.valid_to + _ONE_DAY == row.valid_from
        if follows and (row.pk, row.valid_from) not in born:
            held[-1].append(row)
        else:
            held.append([row])
    by_key = {row.pk: chain for held in chains.values() for chain in held for row in chain}
    return {unit.pk: by_key[unit.pk] for unit in units}
