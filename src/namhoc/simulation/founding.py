"""Which schools there are: by the people, the hardship and the town or village of each commune.

Every commune has a nursery school, primary and lower secondary schools (one school for both where few live); the
largest have second ones; a district has upper secondary schools, a boarding school of the minorities and a centre of
vocational and continuing education. Wards have private nursery schools. How many there are in an old province is
given, and met.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from namhoc.orgunits.school import SchoolType, Stage
from namhoc.simulation.communes import CommuneProfile
from namhoc.simulation.dice import dice, shared_out
from namhoc.simulation.places import Place

FIRST_DAY = date(2004, 1, 1)
P, A, B, C, D = Stage.PRESCHOOL, Stage.PRIMARY, Stage.LOWER_SECONDARY, Stage.UPPER_SECONDARY, Stage.CONTINUING

_KINDS: dict[str, tuple[str, tuple[Stage, ...], SchoolType]] = {
    "MN": ("Mầm non", (P,), SchoolType.REGULAR),
    "MNTT": ("Mầm non tư thục", (P,), SchoolType.REGULAR),
    "TH": ("Tiểu học", (A,), SchoolType.REGULAR),
    "THCS": ("Trung học cơ sở", (B,), SchoolType.REGULAR),
    "THTHCS": ("Tiểu học và Trung học cơ sở", (A, B), SchoolType.REGULAR),
    "BTTH": ("PTDTBT Tiểu học", (A,), SchoolType.SEMI_BOARDING),
    "BTTHCS": ("PTDTBT Trung học cơ sở", (B,), SchoolType.SEMI_BOARDING),
    "BTTHTHCS": ("PTDTBT Tiểu học và Trung học cơ sở", (A, B), SchoolType.SEMI_BOARDING),
    "THPT": ("Trung học phổ thông", (C,), SchoolType.REGULAR),
    "NT": ("PTDTNT Trung học cơ sở và Trung học phổ thông", (B, C), SchoolType.BOARDING),
    "GDTX": ("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên", (D,), SchoolType.CONTINUING),
}


class Founder(Protocol):
    """What ``found_schools`` hands to its parts: found a school of a kind in a commune."""

    def __call__(self, kind: str, commune: CommuneProfile, department: str = "") -> None:
        """Found it."""


@dataclass(slots=True)
class Founded:
    """A school as it began. ``pupils``: of each stage in the school year 2024-2025; ``owner``: under the department
    of education of which old province it stands, "" where it is a commune's."""

    code: str
    name: str
    kind: str
    commune: CommuneProfile
    place: Place
    owner: str
    pupils: dict[Stage, int]

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Stages it teaches."""
        return _KINDS[self.kind][1]

    @property
    def school_type(self) -> SchoolType:
        """Its type by charter."""
        return _KINDS[self.kind][2]

    @property
    def public(self) -> bool:
        """False for a private school."""
        return self.kind != "MNTT"


def found_schools(
    communes: Iterable[CommuneProfile],
    *,
    seed: int,
    schools: int | None,
    pupils: dict[Stage, int],
    merged: float,
    owner: str = "",
    codes: dict[str, str] | None = None,
) -> list[Founded]:
    """The schools of ``communes``: ``schools`` in all (as many as come of it where None), teaching ``pupils``.

    ``merged``: how readily primary and lower secondary are one school. ``owner``: code of the department that schools
    above the commune belong to. ``codes``: what stands before the number of a school, where not the commune's code.
    """
    rows = list(communes)
    codes = codes or {}
    made: list[Founded] = []
    numbers: Counter[tuple[str, str]] = Counter()

    def found(kind: str, commune: CommuneProfile, department: str = "") -> None:
        numbers[commune.code, kind] += 1
        number = numbers[commune.code, kind]
        words = _KINDS[kind][0]
        full = f"{words} {commune.name}" if number == 1 else f"{words} số {number} {commune.name}"
        code = f"{codes.get(commune.code, commune.code)}-{kind}{number}"
        north, east = dice(seed, "school", code).normal(0, 0.006, 2)
        place = (round(commune.place[0] + float(north), 6), round(commune.place[1] + float(east), 6))
        made.append(Founded(code, full, kind, commune, place, department, {}))

    for commune in rows:
        _in_commune(commune, found, seed=seed, merged=merged, plain=commune.code in codes)
    for towns in _districts(rows).values():
        _in_district(towns, found, owner=owner)
    if schools is not None:
        by_size = sorted(rows, key=lambda c: (-c.people, c.code))
        wards = [c for c in by_size if c.urban] or by_size
        for step in range(schools - len(made)):
            found("MN" if step % 2 else "MNTT", (by_size if step % 2 else wards)[step // 2 % len(wards)])
    _fill(made, pupils, seed)
    return made


def _in_commune(commune: CommuneProfile, found: Founder, *, seed: int, merged: float, plain: bool) -> None:
    throw = dice(seed, "founding", commune.code)
    boarding = not plain and commune.hardship > 0.55 and commune.minority > 0.5
    found("MN", commune)
    if not plain and commune.people < 6_000 and not commune.urban and throw.random() < merged:
        found("BTTHTHCS" if boarding and throw.random() < 0.7 else "THTHCS", commune)
        return
    for _ in range(1 + (commune.people > 9_000)):
        found("BTTH" if boarding and throw.random() < 0.45 else "TH", commune)
    found("BTTHCS" if boarding and throw.random() < 0.75 else "THCS", commune)
    if commune.people > 14_000:
        found("THCS", commune)


def _in_district(towns: list[CommuneProfile], found: Founder, *, owner: str) -> None:
    """Three upper secondary schools (in the largest communes), a boarding school, a centre."""
    seat = towns[0]
    for commune in towns[:3]:
        found("THPT", commune, department=owner)
    if not all(commune.minority < 0.15 for commune in towns):
        found("NT", seat, department=owner)
    found("GDTX", seat, department=owner)


def _districts(rows: list[CommuneProfile]) -> dict[str, list[CommuneProfile]]:
    """Communes by old district, else in groups of ten as they come; the largest first."""
    groups: dict[str, list[CommuneProfile]] = defaultdict(list)
    for number, commune in enumerate(rows):
        groups[commune.district or str(number // 10)].append(commune)
    return {name: sorted(group, key=lambda c: (-c.people, c.code)) for name, group in sorted(groups.items())}


def _fill(made: list[Founded], pupils: dict[Stage, int], seed: int) -> None:
    """Share out the pupils of each stage: by the children of the commune, more of them where hardship is great."""
    for stage, total in pupils.items():
        rows = [school for school in made if stage in school.stages]
        beside = Counter(school.commune.code for school in rows)
        weights = np.array([_pull(school, stage, beside[school.commune.code], seed) for school in rows])
        for school, share in zip(rows, shared_out(total, weights), strict=True):
            school.pupils[stage] = int(share)


def _pull(school: Founded, stage: Stage, beside: int, seed: int) -> float:
    commune = school.commune
    noise = float(np.exp(dice(seed, "pull", school.code, stage).normal(0, 0.12)))
    if stage in (C, D):
        return (900.0 if school.kind == "NT" else 1_600.0 if stage is C else 700.0) * noise
    if school.kind == "NT":
        return 700.0 * noise
    children = commune.people * (0.9 + 0.5 * commune.hardship) / beside
    return (min(children, 900.0) if school.kind == "MNTT" else children) * noise
