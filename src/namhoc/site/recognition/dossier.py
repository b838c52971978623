"""The file of a unit in one programme and year: what must be in it, and what is there."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from namhoc.orgunits import Tier
from namhoc.recognition.dossier import DossierKind, checklist
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.law import day_of
from namhoc.site.recognition.models import DossierItem
from namhoc.site.recognition.name_lists import FORMS
from namhoc.site.recognition.process import KINDS


@dataclass(frozen=True)
class Entry:
    """One line of the checklist with the papers that are there."""

    kind: DossierKind
    files: list[DossierItem] = field(default_factory=list)

    @property
    def there(self) -> bool:
        """Something is there."""
        return bool(self.files)

    @property
    def form(self) -> str:
        """The form with names that the register fills for this line; empty where there is none."""
        return FORMS.get(self.kind.kind, "")


def entries_of(unit: OrgUnit, programme: str, survey_year: int) -> list[Entry]:
    """The checklist of a unit in the order of the decree."""
    kinds = checklist(KINDS[Tier(unit.tier)], programme, day_of(survey_year))
    found = DossierItem.objects.filter(unit=unit, programme=programme, survey_year=survey_year, removed_at=None)
    by_kind: dict[str, list[DossierItem]] = {}
    for item in found:
        by_kind.setdefault(item.kind, []).append(item)
    return [Entry(kind, by_kind.get(kind.kind, [])) for kind in kinds]


def there(entries: Iterable[Entry]) -> int:
    """How many lines of the checklist are there."""
    return sum(entry.there for entry in entries)
