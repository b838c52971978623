"""Taking in sites, figures and posts in bulk; the schools themselves come with the units (``load_units``)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import transaction

from namhoc.core import UserFacingError, fold
from namhoc.orgunits import UnitKind
from namhoc.orgunits.school import Posting, SchoolFigure, Site, SitePlace
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SchoolFigures, SchoolSite, SitePlacement, StaffPost

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

_BATCH = 500


@transaction.atomic
def load_schools(
    *,
    by: "User | None",
    sites: Iterable[Site] = (),
    placements: Iterable[SitePlace] = (),
    figures: Iterable[SchoolFigure] = (),
    posts: Iterable[Posting] = (),
    simulated: bool = False,
) -> dict[str, int]:
    """Store sites, where they are, figures and posts; what is held already is brought up to date, so that loading the
    same again changes nothing. Schools and communes are named by code, as it is on the row's own day.

    Returns how many rows of each were given. Raises SCHOOL-UNKNOWN for a code that no unit carries on the day,
    SITE-UNKNOWN for a site neither given nor held, SITE-TWO-SCHOOLS where a site would have two schools at once.
    """
    sites, placements, figures, posts = tuple(sites), tuple(placements), tuple(figures), tuple(posts)
    units = _Units(
        {
            *(p.school for p in placements),
            *(p.commune for p in placements),
            *(f.school for f in figures),
            *(p.school for p in posts),
        }
    )
    _store_sites(sites, simulated=simulated)
    _store_placements(placements, units)
    _store_figures(figures, units)
    _store_posts(posts, units)
    counts = {"sites": len(sites), "placements": len(placements), "figures": len(figures), "posts": len(posts)}
    if top := units.top():
        record("schools.load", top, by=by, unit=top, details=counts | {"simulated": simulated})
    return counts


class _Units:
    """Stored units by code and day."""

    def __init__(self, codes: set[str]) -> None:
        self._by_code: dict[str, list[OrgUnit]] = defaultdict(list)
        for row in OrgUnit.objects.filter(code__in=codes) if len(codes) < _BATCH else OrgUnit.objects.all():
            self._by_code[row.code].append(row)

    def get(self, code: str, day: date) -> OrgUnit:
        """The unit that carries ``code`` on ``day``."""
        for row in self._by_code.get(code, ()):
            if row.valid_from <= day and (row.valid_to is None or day <= row.valid_to):
                return row
        raise UserFacingError(
            "SCHOOL-UNKNOWN",
            f"Không có đơn vị mã {code} ngày {day:%d/%m/%Y}",
            fix="Đưa đơn vị vào danh mục trước, hoặc sửa mã hay ngày.",
        )

    def top(self) -> OrgUnit | None:
        """The province of the units, which the event of the journal is told of."""
        for rows in self._by_code.values():
            for row in rows:
                return OrgUnit.objects.get(path=row.path_prefixes[0])
        return None


def _store_sites(sites: tuple[Site, ...], *, simulated: bool) -> None:
    SchoolSite.objects.bulk_create(
        [
            SchoolSite(code=site.code, name=site.name, name_folded=fold(site.name), simulated=simulated)
            for site in sites
        ],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "name_folded", "simulated"],
    )


def _store_placements(placements: tuple[SitePlace, ...], units: _Units) -> None:
    if not placements:
        return
    held = {site.code: site for site in SchoolSite.objects.all()}
    if unknown := sorted({place.site for place in placements} - set(held)):
        raise UserFacingError(
            "SITE-UNKNOWN", f"Không có điểm trường mã {unknown[0]}", fix="Đưa điểm trường vào danh mục trước."
        )
    touched: dict[str, list[SitePlacement]] = defaultdict(list)
    rows = []
    for place in placements:
        school = units.get(place.school, place.valid_from)
        if school.kind != UnitKind.SCHOOL:
            raise UserFacingError(
                "SCHOOL-UNKNOWN", f"Đơn vị mã {place.school} không phải là trường", fix="Sửa mã trường."
            )
        row = SitePlacement(
            site=held[place.site],
            school=school,
            commune=units.get(place.commune, place.valid_from),
            is_main=place.is_main,
            kind=place.kind,
            valid_from=place.valid_from,
            valid_to=place.valid_to,
            lat=place.lat,
            lon=place.lon,
        )
        rows.append(row)
        touched[place.site].append(row)
    given = {(row.site_id, row.valid_from) for row in rows}
    codes = {held[code].pk: code for code in touched}
    # Unordered and without a join: a database that has no statistics yet of what was just loaded plans those badly.
    stored = SitePlacement.objects.order_by()
    for row in stored.filter(site__in=codes) if len(touched) < _BATCH else stored:
        if row.site_id in codes and (row.site_id, row.valid_from) not in given:
            touched[codes[row.site_id]].append(row)
    for code, spans in touched.items():
        check_apart(code, spans)
    SitePlacement.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["site", "valid_from"],
        update_fields=["school", "commune", "is_main", "kind", "valid_to", "lat", "lon"],
    )


def check_apart(code: str, spans: Iterable[SitePlacement]) -> None:
    """Raise SITE-TWO-SCHOOLS when two of the placements of one site overlap."""
    ordered = sorted(spans, key=lambda row: row.valid_from)
    for before, after in pairwise(ordered):
        if before.valid_to is None or before.valid_to >= after.valid_from:
            raise UserFacingError(
                "SITE-TWO-SCHOOLS",
                f"Điểm trường {code} thuộc hai trường trong cùng thời gian",
                where=f"Ngày {after.valid_from:%d/%m/%Y}",
                why="Một điểm trường chỉ thuộc một trường tại một thời điểm",
                fix="Ghi ngày kết thúc ở trường cũ trước ngày bắt đầu ở trường mới.",
            )


def _store_figures(figures: tuple[SchoolFigure, ...], units: _Units) -> None:
    SchoolFigures.objects.bulk_create(
        [
            SchoolFigures(
                school=units.get(figure.school, figure.as_of),
                school_year=figure.school_year,
                name=figure.name,
                value=figure.value,
                as_of=figure.as_of,
                source=figure.source,
            )
            for figure in figures
        ],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["school", "school_year", "name"],
        update_fields=["value", "as_of", "source"],
    )


def _store_posts(posts: tuple[Posting, ...], units: _Units) -> None:
    StaffPost.objects.bulk_create(
        [
            StaffPost(
                staff_code=post.staff_code,
                school=units.get(post.school, post.valid_from),
                post=post.post,
                contract=post.contract,
                valid_from=post.valid_from,
                valid_to=post.valid_to,
            )
            for post in posts
        ],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["staff_code", "school", "post", "valid_from"],
        update_fields=["contract", "valid_to"],
    )
