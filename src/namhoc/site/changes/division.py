"""Chia tách, giải thể xã: what the commune consists of, and to which part a person gave each piece of it.

Nothing is divided by a rule: every hamlet, school, site, account and the open work are asked for one by one, and one
answer more says who takes what nobody could name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _

from namhoc.site.accounts.models import User
from namhoc.site.changes.concerned import children_of, on_day, sources_of
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import UNNAMED, first_open_year, hamlets_of_register
from namhoc.site.registry.actions.divide import Hamlet
from namhoc.site.schools.models import SitePlacement
from namhoc.site.steering.actions.hand_over import open_rows, requests_of

REST = "rest:"
"""The piece of what is not named: people without a hamlet, and what comes up before the day."""


@dataclass(frozen=True)
class Piece:
    """One thing that goes to one of the parts. ``key`` names it in the draft; ``group`` is its heading."""

    key: str
    group: str
    name: str
    note: str = ""


def is_division(deed: Deed) -> bool:
    """True when the ground of a commune is divided: split, or closed with others who receive it."""
    return deed.level == Level.COMMUNE and (
        deed.kind == DeedKind.SPLIT or (deed.kind == DeedKind.CLOSE and bool(deed.parts))
    )


class Division:
    """How the one source of ``deed`` is divided, as far as it is decided."""

    def __init__(self, deed: Deed) -> None:
        self.deed = deed
        self.units = OrgUnit.objects.select_related("parent").in_bulk(
            [pk for part in deed.parts for pk in (part.get("unit"), part.get("pk")) if pk]
        )

    @cached_property
    def source(self) -> OrgUnit:
        """The commune that is divided."""
        return sources_of(self.deed)[0]

    @cached_property
    def parts(self) -> list[str]:
        """The parts in words."""
        return [self.part_name(index) for index in range(len(self.deed.parts))]

    def part_name(self, index: int) -> str:
        """What a part is called."""
        part = self.deed.parts[index]
        if part.get("keeps"):
            return self.source.full_name
        if (unit := self.units.get(part.get("unit") or 0)) is not None:
            return unit.full_name
        kind = self.source.kind
        return f"{kind[:1].upper()}{kind[1:]} {part['name']}"

    def code(self, index: int) -> str:
        """The code of a part; none yet for a new one that gets it on confirmation."""
        part = self.deed.parts[index]
        if part.get("keeps"):
            return self.source.code
        unit = self.units.get(part.get("unit") or 0)
        return unit.code if unit is not None else part.get("code", "")

    @cached_property
    def receivers(self) -> list[OrgUnit]:
        """The communes among the parts that exist already, without the source."""
        return [self.units[part["unit"]] for part in self.deed.parts if part.get("unit") in self.units]

    def unit(self, index: int) -> OrgUnit:
        """The unit that a part is, once the deed has opened it."""
        part = self.deed.parts[index]
        return self.source if part.get("keeps") else self.units[part.get("unit") or part.get("pk") or 0]

    def chosen(self, key: str) -> int | None:
        """The part that a piece was given to; None while nobody decided."""
        told = self.deed.settled.get(key, "")
        return int(told) if told.isdigit() and int(told) < len(self.deed.parts) else None

    def is_decided(self, school: OrgUnit) -> bool:
        """True once somebody said where a school goes."""
        return self.chosen(f"school:{school.code}") is not None

    def part_of(self, key: str) -> OrgUnit:
        """The unit a piece goes to; what came up after the decision goes where the rest goes."""
        index = self.chosen(key)
        rest = self.chosen(REST)
        return self.unit(index if index is not None else rest if rest is not None else 0)

    @cached_property
    def hamlets(self) -> dict[str, Hamlet]:
        """The hamlets of the register, by folded name."""
        return hamlets_of_register(self.source, first_open_year(self.deed.effective)) if self.deed.effective else {}

    @cached_property
    def schools(self) -> list[OrgUnit]:
        """The schools under the commune on the eve."""
        return children_of([self.source], self.deed.last_day) if self.deed.last_day else []

    @cached_property
    def places(self) -> list[SitePlacement]:
        """Sites on the ground of the commune that do not simply go with their school: the main site of one of its own
        schools does."""
        if self.deed.last_day is None:
            return []
        on_ground = SitePlacement.objects.filter(on_day(self.deed.last_day), commune=self.source)
        own = Q(is_main=True, school__in=[school.pk for school in self.schools])
        return list(
            on_ground.exclude(own).select_related("site", "school").order_by("school__name_folded", "site__code")
        )

    def told(self) -> list[tuple[str, str]]:
        """What was decided of every piece that the preview showed, in words: it stays when the pieces have gone."""
        shown = self.deed.shown_data().get("pieces", {})
        chosen = [(f"{piece['group']}: {piece['name']}", self.chosen(key)) for key, piece in shown.items()]
        return [(name, self.parts[index]) for name, index in chosen if index is not None]

    def pieces(self) -> Iterator[Piece]:
        """Everything there is to give, the rest last."""
        for folded, hamlet in self.hamlets.items():
            if folded != UNNAMED:
                yield Piece(f"hamlet:{folded}", _("Thôn, bản"), hamlet.name, _people(hamlet))
        for school in self.schools:
            yield Piece(f"school:{school.code}", _("Trường"), school.full_name, school.code)
        for place in self.places:
            yield Piece(f"place:{place.site.code}", _("Điểm trường"), place.site.name, place.school.full_name)
        for user in User.objects.filter(unit=self.source, is_active=True).order_by("username"):
            yield Piece(f"account:{user.pk}", _("Tài khoản"), user.username, user.get_role_display())
        if rows := open_rows([self.source]):
            yield Piece("work:rows", _("Việc đang mở"), _("%(n)d nhiệm vụ của xã") % {"n": len(rows)})
        if given := requests_of(self.source):
            yield Piece("work:given", _("Việc đang mở"), _("%(n)d yêu cầu xã đã giao") % {"n": len(given)})
        unnamed = self.hamlets.get(UNNAMED)
        yield Piece(
            REST,
            _("Phần còn lại"),
            _("Người, hộ chưa ghi thôn, bản; những gì phát sinh đến ngày hiệu lực"),
            _people(unnamed) if unnamed else "",
        )


def _people(hamlet: Hamlet) -> str:
    told = {"h": len(hamlet.households), "n": len(hamlet.persons)}
    return _("%(h)d hộ, %(n)d người") % told
