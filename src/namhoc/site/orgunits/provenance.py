"""Where a stored unit comes from: lists, decisions, days and how surely, as values for a page to show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from namhoc.orgunits import sources
from namhoc.site.orgunits.models import Confidence, OrgUnit, UnitAttribute, UnitLink

LIST = "Danh mục đơn vị"
"""``Provenance.about`` of the list that a unit was loaded from."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """One thing that is known of a unit: ``about`` ("Danh mục", a link, an attribute), by which ``source``, of which
    ``day``, how surely. ``unconfirmed`` must be marked on screen."""

    about: str
    source: str
    day: date | None
    confidence: Confidence

    @property
    def unconfirmed(self) -> bool:
        """True when nobody has read the text that says so."""
        return self.confidence == Confidence.LOW


def provenance(unit: OrgUnit) -> list[Provenance]:
    """Every source that tells of ``unit``: the list it was loaded from, the decisions of its links, its attributes."""
    return [*_list(unit), *_links(unit), *_attributes(unit)]


def _list(unit: OrgUnit) -> Iterator[Provenance]:
    if not unit.source:
        return
    national = unit.source == sources()["title"] and not unit.simulated
    day = sources()["as_of"] if national else None
    # The founding days of the old units are the day of the first code table, and agencies rest on practice.
    unsure = national and (bool(unit.agency) or unit.valid_from < date(2025, 7, 1))
    yield Provenance(LIST, unit.source, day, Confidence.LOW if unsure else Confidence.MEDIUM)


def _links(unit: OrgUnit) -> Iterator[Provenance]:
    links = UnitLink.objects.filter(Q(old=unit) | Q(new=unit)).select_related("old", "new")
    for link in links.order_by("effective", "old__code", "new__code"):
        about = f"{link.old.full_name} → {link.new.full_name}"
        yield Provenance(about, link.decision, link.decided or link.effective, Confidence(link.confidence))


def _attributes(unit: OrgUnit) -> Iterator[Provenance]:
    for attribute in UnitAttribute.objects.filter(unit=unit).order_by("name", "valid_from"):
        yield Provenance(attribute.label, attribute.source, attribute.valid_from, Confidence(attribute.confidence))
