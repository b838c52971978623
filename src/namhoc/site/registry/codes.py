"""Pseudonyms: short, random, read out on the telephone without mistakes."""

import secrets

from namhoc.core import fold
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.models import Person

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0 O, 1 I L, U V alike
_LENGTH = 6


def prefix_of(commune: OrgUnit) -> str:
    """The first letters of the commune's name: Nà Pheo is NP. They help a reader and tell nothing of the person."""
    return "".join(word[0] for word in fold(commune.name).split()[:3]).upper() or "X"


def new_codes(commune: OrgUnit, number: int) -> list[str]:
    """``number`` codes that nobody has yet: NP-7K3M9Q."""
    prefix = prefix_of(commune)
    taken = set(Person.objects.filter(code__startswith=f"{prefix}-").values_list("code", flat=True)) if number else ()
    found: set[str] = set()
    while len(found) < number:
        code = f"{prefix}-{''.join(secrets.choice(_LETTERS) for _ in range(_LENGTH))}"
        if code not in taken:
            found.add(code)
    return list(found)
