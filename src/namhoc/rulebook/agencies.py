"""Agencies that directives address: one register, dated, with the successors of those that ended.

Ended with the reform of 2025: districts and their offices on 30 June 2025 (Luật 72/2025/QH15, Nghị định 142 and
143/2025/NĐ-CP); several sở and ministries before that, marked ``confirmed: false`` in the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from namhoc.rulebook.agency_forms import Words, spelled_out


@dataclass(frozen=True, slots=True)
class Successor:
    """Who has the duties of an ended agency; ``note`` says which of them where they were divided."""

    agency_id: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """A body, or a collective of bodies ("các sở, ban, ngành"), that a directive can address.

    ``level``: central, province, district, commune, school or any. ``kind``: "so" and "bo" for departments and
    ministries, whose names share one head word; "" otherwise. ``start`` and ``end`` are the first and the last day
    of existence, None where open. ``confirmed`` is False where a person must still check the dates.
    """

    id: str
    name: str
    level: str
    kind: str = ""
    group: bool = False
    start: date | None = None
    end: date | None = None
    successors: tuple[Successor, ...] = ()
    source: str = ""
    confirmed: bool = True
    forms: frozenset[Words] = frozenset()
    fields: frozenset[Words] = frozenset()

    def exists_on(self, day: date) -> bool:
        """True when the agency exists on ``day``."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class AgencyRegister:
    """All agencies by id, in the order of the data file."""

    def __init__(self, agencies: tuple[Agency, ...]) -> None:
        self._agencies = {agency.id: agency for agency in agencies}
        for agency in agencies:
            for successor in agency.successors:
                if successor.agency_id not in self._agencies:
                    raise ValueError(f"{agency.id}: successor {successor.agency_id} is not in the register")

    def __iter__(self) -> Iterator[Agency]:
        return iter(self._agencies.values())

    def __len__(self) -> int:
        return len(self._agencies)

    def get(self, agency_id: str) -> Agency | None:
        """The agency with this id, None where the register does not know it."""
        return self._agencies.get(agency_id)

    def valid_on(self, day: date) -> tuple[Agency, ...]:
        """The agencies that exist on ``day``."""
        return tuple(agency for agency in self if agency.exists_on(day))

    def successors(self, agency_id: str, as_of: date) -> tuple[Agency, ...]:
        """Who has the duties of ``agency_id`` on ``as_of``: itself while it exists, else its successors in turn."""
        agency = self.get(agency_id)
        if agency is None:
            return ()
        if agency.end is None or as_of <= agency.end:
            return (agency,)
        found: dict[str, Agency] = {}
        for successor in agency.successors:
            found |= {heir.id: heir for heir in self.successors(successor.agency_id, as_of)}
        return tuple(found.values())


@lru_cache(maxsize=1)
def load() -> AgencyRegister:
    """The register of ``data/agencies.yaml``."""
    raw = raw_data()
    return AgencyRegister(
        tuple(_agency(agency_id, entry, raw["fragments"]) for agency_id, entry in raw["agencies"].items())
    )


@lru_cache(maxsize=1)
def raw_data() -> Mapping[str, Any]:
    """``data/agencies.yaml`` as it stands there."""
    loaded: Mapping[str, Any] = yaml.load(
        (files("namhoc.rulebook") / "data" / "agencies.yaml").read_bytes(), Loader=_LOADER
    )
    return loaded


# The C loader reads the file ten times faster; both refuse anything but plain values.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEAD_WORD = {"so": "sở", "bo": "bộ"}


def _agency(agency_id: str, entry: Mapping[str, Any], fragments: Mapping[str, str]) -> Agency:
    kind = entry.get("kind", "")
    fields = spelled_out(entry["field"], fragments) if "field" in entry else frozenset()
    forms = {words for form in entry.get("forms", ()) for words in spelled_out(form, fragments)}
    forms |= {(_HEAD_WORD[kind], *field) for field in fields}
    return Agency(
        id=agency_id,
        name=entry["name"],
        level=entry["level"],
        kind=kind,
        group=entry.get("group", False),
        start=entry.get("from"),
        end=entry.get("to"),
        successors=tuple(Successor(s["id"], s.get("note", "")) for s in entry.get("successors", ())),
        source=entry.get("source", ""),
        confirmed=entry.get("confirmed", True),
        forms=frozenset(forms),
        fields=fields,
    )
