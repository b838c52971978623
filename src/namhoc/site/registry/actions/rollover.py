"""The register of the next survey year out of the present one."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from namhoc.recognition.person_year import COLUMNS, Residence, Status
from namhoc.recognition.person_year import PersonYear as Pure
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.models import EventKind, Person, PersonEvent, PersonYear, Source
from namhoc.site.registry.pure import to_pure, typed
from namhoc.site.registry.rights import check_may_edit
from namhoc.site.registry.signals import people_loaded
from namhoc.survey.rollover import Ask, next_year, survey_year_of

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

_KEPT = tuple(
    name for name in COLUMNS if name not in {"survey_year", "person", "commune", "birth_year", "female", "minority"}
)


@dataclass(frozen=True, slots=True)
class RollOver:
    """What a roll-over does: rows carried over, left behind (moved, died), there already, and what is to be asked.
    ``rows``: those carried over, of a roll-over that was done."""

    survey_year: int
    carried: int = 0
    left: int = 0
    already: int = 0
    asked: Counter[Ask] = field(default_factory=Counter)
    rows: tuple[PersonYear, ...] = ()


def rows_to_roll(commune: OrgUnit) -> QuerySet[PersonYear]:
    """The rows a commune goes on from: its own, and those of communes that ended and whose people it took over, which
    stay counted where they were surveyed."""
    taken_over = Q(person__commune=commune, commune__valid_to__isnull=False)
    return PersonYear.objects.filter(Q(commune=commune) | taken_over)


_DECIDES = (
    "residence",
    "status",
    "grade",
    "completed_primary",
    "completed_lower_secondary",
    "completed_upper_secondary",
    "primary_evidence",
    "lower_secondary_evidence",
)
"""What ``next_year`` goes by, beside the year of birth and whether the grade was finished."""


def preview_roll_over(commune: OrgUnit, survey_year: int) -> RollOver:
    """What ``roll_over`` would do from ``survey_year`` to the next, in numbers; writes nothing.

    Each state of a person is rolled over once and counted as often as it occurs: some hundred states tell of twenty
    thousand persons.
    """
    later = PersonYear.objects.filter(commune=commune, survey_year=survey_year + 1, person=OuterRef("person"))
    leaving = PersonEvent.objects.filter(
        commune=commune, withdrawn_at=None, person=OuterRef("person"), on__range=_window(survey_year + 1)
    ).exclude(kind=EventKind.MOVED_IN)
    states = (
        rows_to_roll(commune)
        .filter(survey_year=survey_year)
        .annotate(held=Exists(later), leaving=Exists(leaving), born=F("person__birth_year"))
        .order_by()
        .values_list("held", "leaving", "born", "finished_grade", *_DECIDES)
        .annotate(Count("pk"))
    )
    carried = left = already = 0
    asked: Counter[Ask] = Counter()
    for is_held, is_leaving, born, finished, *state, number in states:
        values = {name: typed(name, value) for name, value in zip(_DECIDES, state, strict=True)}
        row = Pure(survey_year=survey_year, person="", commune="", birth_year=born, **values)
        rolled = next_year(row, finished)
        if is_held:
            already += number
        elif rolled.year is None:
            left += number
        else:
            carried += number
            asked.update({} if is_leaving else dict.fromkeys(rolled.ask, number))
    return RollOver(survey_year + 1, carried, left, already, asked)


def _window(survey_year: int) -> tuple[date, date]:
    """The days of a survey year, as ``survey_year_of`` has them."""
    return date(survey_year - 1, 10, 1), date(survey_year, 9, 30)


def _rolled(commune: OrgUnit, survey_year: int) -> RollOver:
    """The rows of the next year, not stored yet."""
    held = set(
        PersonYear.objects.filter(commune=commune, survey_year=survey_year + 1).values_list("person_id", flat=True)
    )
    gone = {
        person: kind
        for person, kind, on in PersonEvent.objects.filter(commune=commune, withdrawn_at=None)
        .exclude(kind=EventKind.MOVED_IN)
        .values_list("person_id", "kind", "on")
        if survey_year_of(on) == survey_year + 1
    }
    rows, left, already = [], 0, 0
    asked: Counter[Ask] = Counter()
    for row in rows_to_roll(commune).filter(survey_year=survey_year).select_related("person", "commune"):
        if row.person_id in held:
            already += 1
            continue
        rolled = next_year(to_pure(row), row.finished_grade)
        if rolled.year is None:
            left += 1
            continue
        new = PersonYear(
            person=row.person,
            commune=commune,
            survey_year=survey_year + 1,
            source=Source.ROLLED,
            updated_at=timezone.now(),
            **{name: _plain(getattr(rolled.year, name), name) for name in _KEPT},
        )
        if row.person_id in gone:
            new.residence = Residence.DECEASED if gone[row.person_id] == EventKind.DIED else Residence.MOVED_OUT
        else:
            asked.update(rolled.ask)
        rows.append(new)
    return RollOver(survey_year + 1, len(rows), left, already, asked, tuple(rows))


def _plain(value: Any, name: str) -> Any:
    if value is None and name in ("school", "disability"):
        return ""
    return int(value) if isinstance(value, int) and not isinstance(value, bool) else value


@transaction.atomic
def roll_over(*, by: "User | None", commune: OrgUnit, survey_year: int) -> RollOver:
    """Make the rows of the next survey year. A person who has a row there already keeps it: doing it again adds only
    who came since, and nothing that was corrected is lost."""
    check_may_edit(by, commune)
    OrgUnit.objects.select_for_update(no_key=True).get(pk=commune.pk)  # pressed twice: the second one finds them all
    done = _rolled(commune, survey_year)
    if done.rows:
        PersonYear.objects.bulk_create(done.rows, batch_size=500)
        people_loaded.send(sender=PersonYear, commune=commune, survey_year=survey_year + 1, by=by, source=Source.ROLLED)
        details = {"year": survey_year + 1, "carried": done.carried, "left": done.left}
        record("people.roll_over", commune, by=by, unit=commune, details=details)
    return done


@transaction.atomic
def record_promotion(
    *, by: "User | None", commune: OrgUnit, survey_year: int, grade: int, school: str | None = None
) -> int:
    """Record that everybody of a grade (of one school) completed it, but those recorded otherwise; returns how many.

    It is known at the end of the school year and is what the roll-over goes by.
    """
    check_may_edit(by, commune)
    rows = PersonYear.objects.filter(
        commune=commune,
        survey_year=survey_year,
        grade=grade,
        status__in=[Status.STUDYING, Status.PAUSED],
        finished_grade=None,
    )
    if school is not None:
        rows = rows.filter(school=school)
    Person.objects.filter(pk__in=list(rows.values_list("person_id", flat=True))).update(version=F("version") + 1)
    changed = rows.update(finished_grade=True, updated_at=timezone.now())
    if changed:
        details = {"year": survey_year, "grade": grade, "people": changed}
        record("people.promote", commune, by=by, unit=commune, details=details)
    return changed
