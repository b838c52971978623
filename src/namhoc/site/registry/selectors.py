"""What a person of a commune may see of its register, and how the list is asked."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import Http404, QueryDict
from django.utils import timezone

from namhoc.core import UserFacingError, fold
from namhoc.orgunits import Tier
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.follow import FOLLOWED
from namhoc.site.registry.models import Household, HouseholdVisit, Person, PersonYear, SurveyCampaign
from namhoc.survey.rollover import survey_year_of

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

_ID_NUMBER = re.compile(r"\d{12}")


def commune_of(user: "User") -> OrgUnit:
    """The commune whose register the person keeps. Raises REG-COMMUNE for who belongs to none."""
    if user.unit.tier != Tier.COMMUNE:
        raise UserFacingError(
            "REG-COMMUNE",
            "Tài khoản này không thuộc một xã",
            why="Sổ phổ cập là của từng xã",
            fix="Dùng tài khoản của xã.",
        )
    return user.unit


def years_of(user: "User") -> QuerySet[PersonYear]:
    """Person-years in the person's scope: of the commune, and of those that went into it whole."""
    return readable_by(user, PersonYear.objects.select_related("person__household", "commune"))


def get_person(user: "User", code: str) -> Person:
    """The person; 404 when there is none or it is out of scope."""
    found = readable_by(user, Person.objects.select_related("commune", "household")).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def get_household(user: "User", pk: int) -> Household:
    """The household; 404 when there is none or it is out of scope."""
    found = readable_by(user, Household.objects.select_related("commune")).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def latest_year(commune: OrgUnit) -> int:
    """The survey year the commune works on: the last one it has rows of, else the one of today."""
    last = PersonYear.objects.filter(commune=commune).order_by("-survey_year").values_list("survey_year", flat=True)
    return last.first() or survey_year_of(timezone.localdate())


def survey_years(user: "User") -> list[int]:
    """Survey years there are rows of, latest first; those of communes that went into this one too."""
    years = years_of(user).order_by("-survey_year")
    return list(years.values_list("survey_year", flat=True).distinct())


def hamlets_of(user: "User", survey_year: int) -> list[str]:
    """Hamlets of the year's rows."""
    rows = years_of(user).filter(survey_year=survey_year).exclude(hamlet="")
    return list(rows.order_by("hamlet").values_list("hamlet", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class ListQuery:
    """How the register is asked: words of the name (or a whole identity number), hamlet, year of birth, state, what to
    follow up."""

    words: str = ""
    hamlet: str = ""
    birth_year: int | None = None
    state: str = ""
    follow: str = ""
    year: int | None = None

    @classmethod
    def read(cls, given: QueryDict) -> "ListQuery":
        """From an address; what makes no sense is left out."""
        return cls(
            words=given.get("q", "").strip()[:100],
            hamlet=given.get("thon", "").strip()[:120],
            birth_year=_year(given.get("sinh", "")),
            state=given.get("tt", "") if given.get("tt", "") in STATES else "",
            follow=given.get("loc", "") if given.get("loc", "") in FOLLOWED else "",
            year=_year(given.get("nam", "")),
        )

    def address(self, **changed: str | int | None) -> str:
        """The query string, with some parts changed."""
        parts: dict[str, str | int | None] = {
            "q": self.words,
            "thon": self.hamlet,
            "sinh": self.birth_year,
            "tt": self.state,
            "loc": self.follow,
            "nam": self.year,
        }
        return urlencode({name: value for name, value in (parts | changed).items() if value})

    @property
    def criterion(self) -> str:
        """What was asked for, for the journal: which filters, and never a name or number."""
        asked = []
        if self.words:
            asked.append("id_number" if _ID_NUMBER.fullmatch(self.words) else "name")
        if self.hamlet:
            asked.append("hamlet")
        if self.birth_year:
            asked.append(f"birth_year={self.birth_year}")
        if self.state:
            asked.append(f"state={self.state}")
        if self.follow:
            asked.append(f"follow={self.follow}")
        return ", ".join(asked) or "all"

    @property
    def narrowed(self) -> bool:
        """True when anything but the year is asked for."""
        return self.criterion != "all"


STATES: dict[str, Q] = {
    "dang-hoc": Q(status__in=[0, 1]),
    "bo-hoc": Q(status=2),
    "chua-di-hoc": Q(status=3),
    "hoc-xong": Q(status=4),
    "chua-ro": Q(status=None),
    "chuyen-den": Q(residence=1),
    "chuyen-di": Q(residence=2),
    "chet": Q(residence=3),
    "noi-khac-den": Q(residence=4),
}


def _year(given: str) -> int | None:
    return int(given) if re.fullmatch(r"[12]\d{3}", given) else None


def found_rows(user: "User", commune: OrgUnit, query: ListQuery) -> QuerySet[PersonYear]:
    """Rows of the commune's year that the query leaves, by hamlet and name. A year before a merger is that of the
    communes that merged: their rows stay theirs and are listed together."""
    year = query.year or latest_year(commune)
    rows = years_of(user).filter(survey_year=year)
    if _ID_NUMBER.fullmatch(query.words):
        rows = rows.filter(person__id_number=query.words)
    elif query.words:
        code = Q(person__code=query.words.upper())
        for word in fold(query.words).split():
            rows = rows.filter(Q(person__name_folded__contains=word) | code)
    if query.hamlet:
        rows = rows.filter(hamlet=query.hamlet)
    if query.birth_year:
        rows = rows.filter(person__birth_year=query.birth_year)
    if query.state:
        rows = rows.filter(STATES[query.state])
    if query.follow:
        rows = rows.filter(FOLLOWED[query.follow].condition(year))
    return rows.order_by("person__name_folded", "person__birth_year", "id")


@dataclass(frozen=True, slots=True)
class HamletProgress:
    """Households of a hamlet and how many of them were surveyed."""

    hamlet: str
    households: int
    surveyed: int

    @property
    def percent(self) -> int:
        """Whole percent, for the width of a bar only."""
        return 100 * self.surveyed // self.households if self.households else 0


def progress_of(campaign: SurveyCampaign) -> list[HamletProgress]:
    """Progress by hamlet; households in which nobody lives any more are not counted unless they were visited."""
    lived_in = (
        Household.objects.filter(commune=campaign.commune)
        .filter(Q(persons__isnull=False) | Q(visits__campaign=campaign))
        .order_by("hamlet")
        .values("hamlet")
        .annotate(number=Count("pk", distinct=True))
    )
    visited = dict(campaign.visits.order_by("household__hamlet").values_list("household__hamlet").annotate(Count("pk")))
    return [HamletProgress(row["hamlet"], row["number"], visited.get(row["hamlet"], 0)) for row in lived_in]


def progress_in_all(campaigns: list[SurveyCampaign]) -> dict[int, tuple[int, int]]:
    """Households and how many of them were surveyed, by key of the campaign: the sums of ``progress_of`` for many
    campaigns of one survey year, in two queries."""
    communes = {one.commune_id: one.pk for one in campaigns}
    households = (
        Household.objects.filter(commune__in=communes)
        .filter(Q(persons__isnull=False) | Q(visits__campaign__in=communes.values()))
        .order_by()
        .values_list("commune")
        .annotate(Count("pk", distinct=True))
    )
    visits = HouseholdVisit.objects.filter(campaign__in=communes.values()).order_by()
    surveyed = dict(visits.values_list("campaign").annotate(Count("pk")))
    counted = dict(households)
    return {key: (counted.get(commune, 0), surveyed.get(key, 0)) for commune, key in communes.items()}
