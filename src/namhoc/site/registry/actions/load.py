"""Many people at once: a workbook that was matched, or a population that was grown. Never wipes what is held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError, fold
from namhoc.recognition.person_year import COLUMNS, Residence
from namhoc.recognition.person_year import PersonYear as Pure
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.bulk import insert, update
from namhoc.site.registry.codes import new_codes
from namhoc.site.registry.fields import PERSON_FIELDS, PURE_PERSON_FIELDS, minority_of
from namhoc.site.registry.models import FieldChange, Household, HouseholdMembership, Person, PersonYear, Source
from namhoc.site.registry.rights import check_may_edit
from namhoc.site.registry.signals import people_corrected, people_loaded
from namhoc.survey import SurveyHousehold, SurveyPerson

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

_LOADED_YEAR_FIELDS = tuple(
    name for name in COLUMNS if name not in {"survey_year", "person", "commune", "birth_year", "female", "minority"}
)
_CHUNK = 500


class Row(Protocol):
    """A row to take in, as ``namhoc.survey.SurveyRow``. ``year.person``: code of the person held that the row was
    matched to, or the code a new person shall have, or "" for a new person with a code of ours."""

    @property
    def household(self) -> SurveyHousehold:
        """The household of the row."""

    @property
    def person(self) -> SurveyPerson:
        """Who it is."""

    @property
    def year(self) -> Pure:
        """What the survey year knows."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: people made, people changed, people already so, fields changed."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    fields: int = 0


@transaction.atomic
def load_people(
    *,
    by: "User | None",
    commune: OrgUnit,
    rows: Iterable[Row],
    source: Source,
    told: frozenset[str] | None = None,
    why: str = "",
) -> Loaded:
    """Take rows of one commune into the register, survey year by survey year; ``people_loaded`` once a year, and
    ``people_corrected`` for every other commune and year that counts a person by what was corrected.

    ``told``: the fields the source has a column for (``SurveyReading.told``); no other field of a held person changes,
    and an unknown never takes the place of something known. None: every field is told. A person known by code keeps
    everything else. The same load twice changes nothing. Raises REG-ID-TWICE for an identity number that another person
    has, REG-ELSEWHERE where a row was matched to a person of another commune (a move is recorded, not loaded); then
    nothing is stored.
    """
    check_may_edit(by, commune)
    by_year: dict[int, list[Row]] = {}
    for row in rows:
        by_year.setdefault(row.year.survey_year, []).append(row)
    total = Loaded()
    for survey_year, found in sorted(by_year.items()):
        load = _YearLoad(by, commune, survey_year, found, source, told, why)
        done = load.run()
        if done.new or done.changed:
            people_loaded.send(sender=PersonYear, commune=commune, survey_year=survey_year, by=by, source=source)
            details = {"year": survey_year, "new": done.new, "changed": done.changed, "source": str(source)}
            record("people.load", commune, by=by, unit=commune, details=details)
        for other, year in load.counted_elsewhere():
            people_corrected.send(sender=PersonYear, commune=other, survey_year=year, by=by)
        total = Loaded(
            total.new + done.new,
            total.changed + done.changed,
            total.unchanged + done.unchanged,
            total.fields + done.fields,
        )
    return total


def person_values(row: Row) -> dict[str, Any]:
    """The fields of a person as a row gives them, in the order of ``PERSON_FIELDS``."""
    minority = row.year.minority if row.year.minority is not None else minority_of(row.person.ethnic_group)
    return {name: minority if name == "minority" else getattr(row.person, name) for name in PERSON_FIELDS}


def year_values(row: Row) -> dict[str, Any]:
    """The fields of a person-year as a row gives them, in the order of ``_LOADED_YEAR_FIELDS``: codes as whole numbers,
    empty text for what is not told."""
    values = {name: getattr(row.year, name) for name in _LOADED_YEAR_FIELDS}
    for name, value in values.items():
        if isinstance(value, int) and not isinstance(value, bool):
            values[name] = int(value)
    values["school"], values["disability"] = values["school"] or "", values["disability"] or ""
    values["hamlet"] = values["hamlet"] or row.household.hamlet
    return values


def in_chunks(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Slices that fit one query on every database."""
    return (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))


class _YearLoad:
    """One load of one survey year of one commune: everything is compared first and written at the end, many rows at a
    time."""

    def __init__(
        self,
        by: "User | None",
        commune: OrgUnit,
        survey_year: int,
        rows: list[Row],
        source: Source,
        told: frozenset[str] | None,
        why: str,
    ) -> None:
        self.by, self.commune, self.survey_year, self.rows = by, commune, survey_year, rows
        self.source, self.told, self.why = source, told, why[:200]
        self.now = timezone.now()
        self.log: list[tuple[Any, ...]] = []
        self.people: dict[int, dict[str, Any]] = {}
        self.changed_years: dict[int, dict[str, Any]] = {}
        self.new_years: list[tuple[Any, ...]] = []
        self.moved: dict[int, tuple[int, str]] = {}

    def run(self) -> Loaded:
        """Do it."""
        self.held = self._held()
        self._check_id_numbers()
        self.households = self._households()
        new = [row for row in self.rows if row.year.person not in self.held]
        known = [row for row in self.rows if row.year.person in self.held]
        self._make(new)
        for row in known:
            self._change(row)
        self._write_all()
        return Loaded(len(new), len(self.people), len(known) - len(self.people), len(self.log))

    def counted_elsewhere(self) -> list[tuple[OrgUnit, int]]:
        """Communes and other years that count persons by a field that was corrected, in order."""
        corrected = [key for key, fields in self.people.items() if PURE_PERSON_FIELDS & fields.keys()]
        found: set[tuple[int, int]] = set()
        for chunk in in_chunks(corrected):
            rows = PersonYear.objects.filter(person__in=chunk).order_by().values_list("survey_year", "commune")
            found |= set(rows.distinct())
        found.discard((self.survey_year, self.commune.pk))
        communes = OrgUnit.objects.in_bulk({commune for _, commune in found})
        return [(communes[commune], year) for year, commune in sorted(found)]

    def _held(self) -> dict[str, Person]:
        codes = [row.year.person for row in self.rows if row.year.person]
        held: dict[str, Person] = {}
        for chunk in in_chunks(codes):
            held |= {person.code: person for person in Person.objects.filter(code__in=chunk)}
        strangers = [
            person for person in held.values() if person.commune_id != self.commune.pk or person.merged_into_id
        ]
        if strangers and self.source != Source.SIMULATED:
            raise UserFacingError(
                "REG-ELSEWHERE",
                f"{len(strangers)} người đang ở sổ của xã khác hoặc đã gộp",
                why="Nhập tệp không chuyển người từ xã này sang xã khác",
                fix="Ghi chuyển đi, chuyển đến cho từng người, rồi nhập lại tệp.",
            )
        self.years: dict[int, PersonYear] = {}
        for chunk in in_chunks([person.pk for person in held.values()]):
            found = PersonYear.objects.filter(person__in=chunk, commune=self.commune, survey_year=self.survey_year)
            self.years |= {row.person_id: row for row in found}
        return held

    def _check_id_numbers(self) -> None:
        """No number may come to stand at two persons."""
        owners: dict[str, str] = {}
        for place, row in enumerate(self.rows):
            number = row.person.id_number
            mine = row.year.person or f"#{place}"
            if number and owners.setdefault(number, mine) != mine:
                self._refuse_number(row)
        for chunk in in_chunks(list(owners)):
            taken = Person.objects.filter(id_number__in=chunk, merged_into=None).values_list("id_number", "code")
            for number, code in taken:
                if owners[number] != code:
                    self._refuse_number(next(row for row in self.rows if row.person.id_number == number))

    def _refuse_number(self, row: Row) -> None:
        line = getattr(row, "line", None)
        raise UserFacingError(
            "REG-ID-TWICE",
            "Số định danh này đã có ở một người khác",
            where=f"{row.sheet} dòng {line}" if line else "",  # type: ignore[attr-defined]
            why="Một số định danh chỉ của một người",
            fix="Sửa số định danh trong tệp, hoặc ghép dòng với đúng người đang có.",
        )

    def _households(self) -> dict[tuple[str, str], int]:
        """The keys of the households of the rows, the missing ones made."""
        told = {_key(one.hamlet, one.sheet_number, one.head): one for one in (row.household for row in self.rows)}
        held = self._households_held()
        missing = [one for key, one in told.items() if key[1] and key not in held]
        insert(
            Household,
            ("commune_id", "hamlet", "sheet_number", "head", "address"),
            [(self.commune.pk, one.hamlet, one.sheet_number, one.head, one.address) for one in missing],
        )
        return self._households_held() if missing else held

    def _households_held(self) -> dict[tuple[str, str], int]:
        held = Household.objects.filter(commune=self.commune).values_list("hamlet", "sheet_number", "head", "pk")
        return {_key(hamlet, sheet_number, head): pk for hamlet, sheet_number, head, pk in held.order_by("-pk")}

    def _household(self, row: Row) -> int | None:
        told = row.household
        return self.households.get(_key(told.hamlet, told.sheet_number, told.head))

    def _make(self, rows: list[Row]) -> None:
        """New people with household and year."""
        own = iter(new_codes(self.commune, sum(not row.year.person for row in rows)))
        codes = [row.year.person or next(own) for row in rows]
        homes = [self._household(row) for row in rows]
        insert(
            Person,
            ("code", "commune_id", "household_id", "name_folded", *PERSON_FIELDS),
            [
                (code, self.commune.pk, home, fold(row.person.name), *person_values(row).values())
                for code, home, row in zip(codes, homes, rows, strict=True)
            ],
        )
        keys: dict[str, int] = {}
        for chunk in in_chunks(codes):
            keys |= dict(Person.objects.filter(code__in=chunk).values_list("code", "pk"))
        insert(
            HouseholdMembership,
            ("person_id", "household_id", "relation"),
            [
                (keys[code], home, row.person.relation[:60])
                for code, home, row in zip(codes, homes, rows, strict=True)
                if home is not None
            ],
        )
        self.new_years += [self._new_year(keys[code], row) for code, row in zip(codes, rows, strict=True)]

    def _new_year(self, person: int, row: Row) -> tuple[Any, ...]:
        return (person, self.survey_year, self.commune.pk, self.source.value, *year_values(row).values())

    def _change(self, row: Row) -> None:
        """A held person: only what the source tells and knows, field by field."""
        person = self.held[row.year.person]
        self._compare(person, None, person_values(row))
        year = self.years.get(person.pk)
        if year is None:
            self.new_years.append(self._new_year(person.pk, row))
            self.people.setdefault(person.pk, {})
        else:
            self._compare(person, year, year_values(row))
        home = row.year.residence in (Residence.RESIDENT, Residence.ARRIVED)
        if self.source == Source.SIMULATED and home and person.commune_id != self.commune.pk:
            self.people.setdefault(person.pk, {})["commune_id"] = self.commune.pk
        household = self._household(row)
        if household is not None and person.household_id != household:
            self.people.setdefault(person.pk, {})["household_id"] = household
            self.moved[person.pk] = household, row.person.relation[:60]

    def _compare(self, person: Person, year: PersonYear | None, values: dict[str, Any]) -> None:
        target: Person | PersonYear = person if year is None else year
        changed = {
            name: value
            for name, value in values.items()
            if (self.told is None or name in self.told)
            and value is not None
            and value != ""
            and getattr(target, name) != value
        }
        if not changed:
            return
        survey_year = None if year is None else self.survey_year
        self.log += [
            (person.pk, year and year.pk, survey_year, self.commune.pk, name, getattr(target, name), value)
            for name, value in changed.items()
        ]
        for name, value in changed.items():
            setattr(target, name, value)
        if year is None:
            self.people.setdefault(person.pk, {}).update(changed)
        else:
            self.changed_years.setdefault(year.pk, {}).update(changed)
            self.people.setdefault(person.pk, {})

    def _write_all(self) -> None:
        """People with their version one higher, years, moves between households, and the log."""
        held = {person.pk: person for person in self.held.values()}
        for key, fields in self.people.items():
            if "name" in fields:
                fields["name_folded"] = fold(fields["name"])
            fields["version"] = held[key].version + 1
        for fields in self.changed_years.values():
            fields |= {"source": self.source.value, "updated_at": self.now}
        for model, changes in ((Person, self.people), (PersonYear, self.changed_years)):
            for names, rows in _by_fields(changes).items():
                update(model, names, rows)
        insert(PersonYear, ("person_id", "survey_year", "commune_id", "source", *_LOADED_YEAR_FIELDS), self.new_years)
        self._move_in()
        insert(
            FieldChange,
            (*_LOGGED, "why", "source", "by_id"),
            [(*one, self.why, self.source.value, self.by and self.by.pk) for one in self.log],
        )

    def _move_in(self) -> None:
        """To another household of the commune, where the source tells of one."""
        today = timezone.localdate()
        for chunk in in_chunks(list(self.moved)):
            HouseholdMembership.objects.filter(person__in=chunk, until=None).update(until=today)
        insert(
            HouseholdMembership,
            ("person_id", "household_id", "relation", "since"),
            [(person, household, relation, today) for person, (household, relation) in self.moved.items()],
        )


_LOGGED = ("person_id", "year_id", "survey_year", "commune_id", "field", "before", "after")


def _by_fields(changes: dict[int, dict[str, Any]]) -> dict[tuple[str, ...], list[tuple[Any, ...]]]:
    """Changes by key, as rows for ``update``, those of the same fields together."""
    found: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for key, fields in changes.items():
        names = tuple(sorted(fields))
        found.setdefault(names, []).append((key, *(fields[name] for name in names)))
    return found


def _key(hamlet: str, sheet_number: str, head: str) -> tuple[str, str]:
    """What tells households apart: the sheet number where there is one, else the head; "" where neither is told."""
    return hamlet, f"#{sheet_number}" if sheet_number else fold(head)
