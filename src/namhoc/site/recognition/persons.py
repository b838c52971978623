"""The persons behind a criterion: who is asked and does not count yet, by pseudonymous code, and what could be done.

A name never stands here: the page adds names for those who may read them, from the register.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from namhoc.recognition import Criterion, Switches
from namhoc.recognition.cohorts import Figure, figures
from namhoc.recognition.cohorts.oracle import PREDICATES
from namhoc.recognition.learners import MOVABLE
from namhoc.recognition.person_year import PersonYear, Place, Status
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.trial import figure_of
from namhoc.site.registry.models import PersonYear as Row
from namhoc.site.registry.pure import pure_rows


@dataclass(frozen=True)
class Behind:
    """One person behind a criterion. ``unclear``: it is not known whether the person counts."""

    person: PersonYear
    unclear: bool
    status: str
    to_do: str

    @property
    def code(self) -> str:
        """The pseudonym."""
        return self.person.person


_STATUS: dict[Status, Promise] = {
    Status.STUDYING: gettext_lazy("đang học"),
    Status.PAUSED: gettext_lazy("tạm nghỉ"),
    Status.DROPPED_OUT: gettext_lazy("bỏ học"),
    Status.NOT_STARTED: gettext_lazy("chưa đi học"),
    Status.FINISHED: gettext_lazy("đã học xong"),
}
_PLACE: dict[Place, Promise] = {
    Place.IN_PROVINCE: gettext_lazy("ngoài xã"),
    Place.OUTSIDE: gettext_lazy("ngoài tỉnh"),
}


def people_behind(
    commune: OrgUnit, survey_year: int, programme: str, line: Criterion, switches: Switches
) -> list[Behind]:
    """Who is asked by a criterion and does not count in it for certain: those not known first, then by birth year and
    hamlet. One pass over the persons of the ages it asks of."""
    asked = figures(switches).get(programme, {})
    figure = figure_of(line, programme)
    movable = MOVABLE.get(programme, {}).get(figure)
    if movable is None or figure not in asked or movable.of not in asked:
        return []
    counts, whole = asked[figure], asked[movable.of]
    unclear = asked.get(_unclear_name(figure))
    beside = asked.get("age11_completed") if figure == "age11_in_primary" else None
    rows = Row.objects.filter(
        commune=commune,
        survey_year=survey_year,
        person__birth_year__lte=survey_year - whole.youngest,
        person__birth_year__gte=survey_year - whole.oldest,
    ).order_by("id")
    found = [
        Behind(person, is_unclear, status_of(person, is_unclear), to_do_for(person, is_unclear))
        for person in pure_rows(rows)
        if counts_in(person, whole) and not counts_in(person, counts) and not (beside and counts_in(person, beside))
        for is_unclear in [unclear is not None and counts_in(person, unclear)]
    ]
    return sorted(found, key=lambda one: (not one.unclear, one.person.birth_year, one.person.hamlet, one.code))


def _unclear_name(figure: str) -> str:
    name, dot, age = figure.partition(".")
    return f"{name}_unclear{dot}{age}"


def counts_in(person: PersonYear, figure: Figure) -> bool:
    """True when the person counts in the figure: in one of its measures, in none that it takes off."""
    counts = any(PREDICATES[name](person) for name in figure.plus)
    return counts and not any(PREDICATES[name](person) for name in figure.minus)


def status_of(person: PersonYear, unclear: bool) -> str:
    """ "Lớp 5, đang học ngoài xã, chưa có xác nhận"."""
    parts = []
    if person.grade is not None and person.grade > 0:
        parts.append(_("lớp %(grade)s") % {"grade": person.grade})
    status = str(_STATUS[person.status]) if person.status is not None else _("chưa rõ tình trạng học")
    place = _PLACE.get(person.place) if person.place is not None else None
    parts.append(f"{status} {place}" if place and person.status == Status.STUDYING else status)
    if unclear:
        parts.append(_("chưa có xác nhận"))
    told = ", ".join(parts)
    return told[:1].upper() + told[1:]


def to_do_for(person: PersonYear, unclear: bool) -> str:
    """What an officer would do next."""
    if person.status == Status.NOT_STARTED:
        return _("Vận động ra lớp")
    if person.status == Status.DROPPED_OUT:
        return _("Vận động trở lại lớp")
    if person.place == Place.OUTSIDE or (unclear and person.school is None and person.status is None):
        return _("Hỏi gia đình")
    if unclear or person.place == Place.IN_PROVINCE:
        return _("Hỏi trường")
    return _("Theo dõi ở trường") if person.status == Status.STUDYING else _("Mở lớp, vận động học")


@dataclass(frozen=True)
class Group:
    """Persons of one hamlet or one school."""

    name: str
    people: list[Behind]


def grouped(people: Iterable[Behind], by: str) -> Iterator[Group]:
    """By ``hamlet`` or by ``school``, in the order of names; where nothing is told the group is "Chưa rõ"."""
    groups: dict[str, list[Behind]] = {}
    for one in people:
        name = one.person.hamlet if by == "hamlet" else (one.person.school or "")
        groups.setdefault(name, []).append(one)
    for name in sorted(groups, key=lambda name: (not name, name)):
        yield Group(name or _("Chưa rõ"), groups[name])
