"""School sites (điểm trường): the main one, and satellites in the hamlets where roads are long."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from namhoc.orgunits.school import Site, SiteKind, SitePlace, Stage
from namhoc.simulation.dice import dice
from namhoc.simulation.founding import Founded
from namhoc.simulation.hamlets import hamlets
from namhoc.simulation.lives import ONE_DAY, Life, Parents
from namhoc.simulation.places import Place

_SATELLITES = {Stage.PRESCHOOL: 5.0, Stage.PRIMARY: 3.2}
_MOST = 9


@dataclass(frozen=True, slots=True)
class Ground:
    """A site of a founded school. ``end``: closed, where it was."""

    site: Site
    place: Place
    main: bool
    kind: SiteKind
    end: date | None


def grounds(base: Founded, seed: int) -> list[Ground]:
    """The sites of a founded school, main first. Nursery and primary schools have satellites, the more of them the
    harder the commune; one in ten was closed in the summers of 2022 and 2024."""
    throw = dice(seed, "sites", base.code)
    made = [Ground(Site(f"{base.code}-D0", f"Điểm chính {base.commune.name}"), base.place, True, SiteKind.OWN, None)]
    mean = sum(rate for stage, rate in _SATELLITES.items() if stage in base.stages) * base.commune.hardship
    if not base.public or base.commune.urban:
        mean = 0.0
    names = hamlets(base.commune.code, max(base.commune.people, 4_500))
    offset = int(throw.integers(0, len(names)))
    for number in range(1, min(int(throw.poisson(mean)), _MOST, len(names) - 1) + 1):
        angle, far = float(throw.uniform(0, 2 * math.pi)), float(throw.uniform(0.008, 0.03))
        place = (
            round(base.commune.place[0] + far * math.sin(angle), 6),
            round(base.commune.place[1] + far * math.cos(angle), 6),
        )
        closed = date(2022 if throw.random() < 0.5 else 2024, 7, 31) if throw.random() < 0.1 else None
        kind = SiteKind.BORROWED if throw.random() < 0.06 else SiteKind.OWN
        name = f"Điểm {names[(offset + number) % len(names)]}"
        made.append(Ground(Site(f"{base.code}-D{number}", name), place, False, kind, closed))
    return made


def placements(life: Life, by_base: dict[str, list[Ground]], communes: Parents) -> Iterator[SitePlace]:
    """Where the sites of a school are, cut where the school or its commune gets a new version. After a merger the main
    site of the first school stays the main one."""
    for number, base in enumerate(life.bases):
        for begin, end, commune in _spans(life, communes(base)):
            for ground in by_base[base.code]:
                last = min((day for day in (end, ground.end) if day), default=None)
                if last is not None and last < begin:
                    continue
                yield SitePlace(
                    site=ground.site.code,
                    valid_from=begin,
                    school=life.code,
                    commune=commune,
                    is_main=ground.main and number == 0,
                    valid_to=last,
                    lat=ground.place[0],
                    lon=ground.place[1],
                    kind=ground.kind,
                )


def _spans(life: Life, communes: list[tuple[date, str]]) -> list[tuple[date, date | None, str]]:
    starts = {begin for begin, *_ in life.spans()}
    starts |= {day for day, _ in communes if life.begin < day <= (life.end or date.max)}
    ordered = sorted(starts)
    ends = [*(day - ONE_DAY for day in ordered[1:]), life.end]
    told = [[code for day, code in communes if day <= begin][-1] for begin in ordered]
    return list(zip(ordered, ends, told, strict=True))
