"""Cần xử lý trước: what a person must decide before a change can be confirmed; each choice is kept in the draft."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from django.utils.translation import gettext as _

from namhoc.core import fold
from namhoc.site.accounts.models import User
from namhoc.site.changes.concerned import places_of, plain_name, posts_of, sources_of
from namhoc.site.changes.division import Division, is_division
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SitePlacement, StaffPost
from namhoc.site.steering.actions.hand_over import open_rows

NEAR_METRES = 100
"""Two sites of nearly one name that lie nearer than this may be one site."""

APART, TOGETHER, LEAVE = "apart", "together", "leave"


@dataclass(frozen=True)
class Choice:
    """One way to settle an item."""

    value: str
    label: str


@dataclass(frozen=True)
class Item:
    """One thing to settle. ``key`` is stable while the data stay; ``chosen`` is "" until someone decides."""

    key: str
    title: str
    why: str
    choices: tuple[Choice, ...]
    chosen: str = ""
    blocks: bool = True  # solid red line; otherwise it is only to be looked at
    group: str = ""  # pieces of a commune are asked for in one table, under their heading

    @property
    def chosen_label(self) -> str:
        """The choice in words."""
        return next((choice.label for choice in self.choices if choice.value == self.chosen), "")


def items_of(deed: Deed) -> list[Item]:
    """Everything to settle in a draft, with what was chosen. A choice that the data no longer offer counts as none."""
    if deed.last_day is None:
        return []
    found = [
        *_one_person_twice(deed),
        *_one_site_twice(deed),
        *_work_without_heir(deed),
        *_accounts_that_meet(deed),
        *_pieces(deed),
    ]
    return [_with_choice(item, deed.settled.get(item.key, "")) for item in found]


def unsettled(deed: Deed) -> list[Item]:
    """What nobody has decided yet."""
    return [item for item in items_of(deed) if not item.chosen]


def _with_choice(item: Item, chosen: str) -> Item:
    known = chosen in {choice.value for choice in item.choices}
    return replace(item, chosen=chosen if known else "")


def joined_units(deed: Deed) -> list[OrgUnit]:
    """The schools that become one: the sources, and the target where it exists already."""
    if deed.kind != DeedKind.MERGE or deed.level != Level.SCHOOL:
        return []
    units = sources_of(deed)
    if deed.target is not None and deed.target not in units:
        units.append(deed.target)
    return units


def doubled_posts(deed: Deed) -> dict[str, list[StaffPost]]:
    """Posts of persons who work at more than one of the schools that become one, by staff code."""
    day = deed.last_day
    by_person: dict[str, list[StaffPost]] = defaultdict(list)
    for post in posts_of(joined_units(deed), day) if day else ():
        by_person[post.staff_code].append(post)
    return {code: posts for code, posts in by_person.items() if len({post.school_id for post in posts}) > 1}


def _one_person_twice(deed: Deed) -> Iterator[Item]:
    for code, posts in doubled_posts(deed).items():
        choices = tuple(
            Choice(str(post.pk), _("Giữ hợp đồng ở %(school)s") % {"school": post.school.full_name}) for post in posts
        )
        yield Item(
            f"post:{code}",
            _("Một người có ở cả %(n)d trường") % {"n": len({post.school_id for post in posts})},
            _("Mã nhân sự %(code)s trùng, %(n)d hợp đồng cùng hiệu lực. Chỉ tính một lần; chọn hợp đồng còn lại.")
            % {"code": code, "n": len(posts)},
            choices,
        )


def near_sites(deed: Deed) -> list[tuple[SitePlacement, SitePlacement, float | None]]:
    """Pairs of sites of different schools with nearly one name: within 100 m, or where nobody knows how far apart."""
    day = deed.last_day
    places = list(places_of(joined_units(deed), day)) if day else []
    pairs = []
    for one, other in combinations(places, 2):
        if one.school_id == other.school_id or one.site_id == other.site_id:
            continue
        if plain_name(fold(one.site.name)) != plain_name(fold(other.site.name)):
            continue
        metres = metres_between(one, other)
        if metres is None or metres <= NEAR_METRES:
            pairs.append((one, other, metres))
    return pairs


def metres_between(one: SitePlacement, other: SitePlacement) -> float | None:
    """Great-circle distance in metres (haversine, sphere of 6,371 km); None where a coordinate is missing."""
    if None in (one.lat, one.lon, other.lat, other.lon):
        return None
    lat1, lon1, lat2, lon2 = (math.radians(float(value)) for value in (one.lat, one.lon, other.lat, other.lon))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6_371_000 * math.asin(math.sqrt(half))


def site_key(one: SitePlacement, other: SitePlacement) -> str:
    """The key of a pair of sites."""
    return f"site:{one.site_id}:{other.site_id}"


def _one_site_twice(deed: Deed) -> Iterator[Item]:
    for one, other, metres in near_sites(deed):
        far = _("cách nhau %(n)d m") % {"n": round(metres)} if metres is not None else _("chưa đủ tọa độ để đo")
        yield Item(
            site_key(one, other),
            _("Hai tên cho một điểm trường"),
            _("%(one)s và %(other)s: %(far)s. Có thể là một.")
            % {"one": one.site.name, "other": other.site.name, "far": far},
            (Choice(TOGETHER, _("Gộp")), Choice(APART, _("Để riêng"))),
            blocks=False,
        )


def _work_without_heir(deed: Deed) -> Iterator[Item]:
    if deed.kind != DeedKind.CLOSE or is_division(deed):
        return
    for unit in sources_of(deed):
        rows = open_rows([unit])
        if rows:
            parent = (Choice("parent", _("Chuyển cho %(unit)s") % {"unit": unit.parent.label}),) if unit.parent else ()
            yield Item(
                f"tasks:{unit.code}",
                _("%(n)d nhiệm vụ đang mở không có đơn vị nhận") % {"n": len(rows)},
                _("%(unit)s giải thể, không có đơn vị kế tiếp.") % {"unit": unit.full_name},
                (*parent, Choice(LEAVE, _("Để nơi giao theo dõi"))),
            )


def _pieces(deed: Deed) -> Iterator[Item]:
    """Where every piece of a divided commune goes."""
    if not is_division(deed) or not deed.sources.exists():
        return
    division = Division(deed)
    choices = tuple(Choice(str(index), name) for index, name in enumerate(division.parts))
    for piece in division.pieces():
        yield Item(piece.key, piece.name, piece.note, choices, group=piece.group)


ALL = "all"
"""Every account of a group goes on."""


def accounts_that_meet(deed: Deed) -> dict[str, list[User]]:
    """Active accounts of the units that become one, from different units: of one full name (one person, perhaps), and
    of one role (two who keep one office). By the key of the item that asks about them."""
    if deed.kind != DeedKind.MERGE:
        return {}
    units = [*sources_of(deed), *([deed.target] if deed.target is not None else [])]
    groups: dict[str, list[User]] = defaultdict(list)
    for user in User.objects.filter(unit__in=units, is_active=True).select_related("unit").order_by("pk"):
        groups[f"accounts:name:{fold(user.name)}"].append(user)
        groups[f"accounts:role:{user.role}"].append(user)
    meeting = {key: group for key, group in groups.items() if len({user.unit_id for user in group}) > 1}
    named = [group for key, group in meeting.items() if key.startswith("accounts:name:")]
    return {key: group for key, group in meeting.items() if key.startswith("accounts:name:") or group not in named}


def stopped_accounts(deed: Deed) -> set[int]:
    """Keys of the accounts that stop with a merger, as it was chosen."""
    stopped = set()
    for key, group in accounts_that_meet(deed).items():
        kept = deed.settled.get(key, ALL)
        stopped |= {user.pk for user in group if kept not in {ALL, str(user.pk)}}
    return stopped


def _accounts_that_meet(deed: Deed) -> Iterator[Item]:
    for key, group in accounts_that_meet(deed).items():
        n = {"n": len(group)}
        one_name = key.startswith("accounts:name:")
        title = _("%(n)d tài khoản cùng một họ tên") % n if one_name else _("%(n)d tài khoản cùng một vai trò") % n
        told = "; ".join(f"{user.username}, {user.unit.full_name}" for user in group)
        why = _("%(told)s. Có thể là một người.") if one_name else _("%(told)s. Cùng về đơn vị mới.")
        yield Item(
            key,
            title,
            why % {"told": told},
            (
                Choice(ALL, _("Giữ cả %(n)d") % n),
                *(Choice(str(user.pk), _("Chỉ giữ %(user)s") % {"user": user.username}) for user in group),
            ),
            blocks=False,
        )
