"""One disagreement between figures, with somebody who settles it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Owner(StrEnum):
    """Who has to look."""

    COMMUNE = "commune"
    SCHOOL = "school"
    DOET = "doet"

    @property
    def label(self) -> str:
        """The word people read."""
        return {"commune": "xã", "school": "trường", "doet": "Sở Giáo dục và Đào tạo"}[self.value]


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """``rule``: X1 ... X9. ``unit``: code of the commune, or of the province. ``place``: what it is about, the same
    from run to run ("2019.ppc"), so that an explanation given stays with it. ``owner_unit``: code of the unit that
    settles it. ``persons``: pseudonymous ids (X9), never names."""

    rule: str
    unit: str
    place: str
    text: str
    owner: Owner
    owner_unit: str
    left: int | None = None
    right: int | None = None
    persons: tuple[str, ...] = ()
