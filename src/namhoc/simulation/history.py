"""What happened to the invented schools: mergers in the summers of 2023, 2025 and 2026, new PTDTBT schools in 2024."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from namhoc.orgunits.school import Stage
from namhoc.simulation.communes import NA_PHEO
from namhoc.simulation.lives import Life, at, convert, merge
from namhoc.simulation.province import SIMULATED

MERGERS_2023 = date(2023, 8, 15)  # primary and lower secondary of a small commune become one school
CONVERSIONS = date(2024, 9, 1)
MERGERS_LATER = (date(2025, 8, 15), date(2026, 8, 10))  # two small primary schools of one new commune become one
EACH = 5


def happen(known: dict[str, Life], seed: int) -> None:
    """Let it happen to ``known``: five mergers in each old province in 2023, five in all in 2025 and in 2026, eight
    conversions in 2024. The smallest schools are taken; the schools of Nà Pheo are left as they are."""
    del seed  # nothing is thrown: the smallest are taken
    for prefix in ("H7", "H8"):
        for number, pair in enumerate(_pairs(known, MERGERS_2023, prefix)[:EACH], 1):
            _merge(known, pair, MERGERS_2023, "THTHCS", "Tiểu học và Trung học cơ sở", number)
    hard = [
        life
        for life in _open(known, CONVERSIONS)
        if life.bases[0].kind in ("TH", "THCS") and life.bases[0].commune.minority > 0.6
    ]
    for life in sorted(hard, key=lambda life: (-life.bases[0].commune.hardship, life.code))[:8]:
        convert(life, CONVERSIONS)
    for day in MERGERS_LATER:
        for number, pair in enumerate(_primaries(known, day)[:EACH], 1):
            _merge(known, pair, day, "TH", "Tiểu học", number)


def _open(known: dict[str, Life], day: date) -> list[Life]:
    return [
        life
        for life in known.values()
        if life.end is None
        and life.begin < day
        and not life.code.startswith(NA_PHEO)
        and len(life.bases) == len(life.types) == 1
    ]


def _pupils(lives: tuple[Life, ...]) -> int:
    return sum(sum(base.pupils.values()) for life in lives for base in life.bases)


def _pairs(known: dict[str, Life], day: date, prefix: str) -> list[tuple[Life, ...]]:
    """The only primary and the only lower secondary school of a commune, smallest together first."""
    found: dict[str, dict[str, list[Life]]] = defaultdict(lambda: defaultdict(list))
    for life in _open(known, day):
        base = life.bases[0]
        if base.kind in ("TH", "THCS") and base.commune.code.startswith(prefix):
            found[base.commune.code][base.kind].append(life)
    pairs = [
        (kinds["TH"][0], kinds["THCS"][0])
        for _, kinds in sorted(found.items())
        if len(kinds["TH"]) == len(kinds["THCS"]) == 1
    ]
    return sorted(pairs, key=lambda pair: (_pupils(pair), pair[0].code))


def _primaries(known: dict[str, Life], day: date) -> list[tuple[Life, ...]]:
    """The two smallest primary schools of a commune, smallest together first; at most one pair a commune, and none
    where a merger has been."""
    found: dict[str, list[Life]] = defaultdict(list)
    for life in _open(known, day):
        if life.stages == (Stage.PRIMARY,):
            found[at(life.parents, day)].append(life)
    merged = {at(life.parents, day) for life in known.values() if len(life.bases) > 1}
    pairs = [
        tuple(sorted(rows, key=lambda life: (_pupils((life,)), life.code))[:2])
        for commune, rows in sorted(found.items())
        if len(rows) > 2 and commune not in merged
    ]
    return sorted(pairs, key=lambda pair: (_pupils(pair), pair[0].code))


def _merge(known: dict[str, Life], pair: tuple[Life, ...], day: date, kind: str, words: str, number: int) -> None:
    base = pair[0].bases[0]
    name = f"{words} {base.commune.name}"
    if pair[0].bases[0].kind.startswith("BT"):
        name = f"PTDTBT {name}"
    code = f"{base.commune.code}-{kind}{day.year % 100}"
    act = f"Quyết định {number:02d}/QĐ-UBND năm {day.year} ({SIMULATED.lower()})"
    merge(known, tuple(life.code for life in pair), day=day, code=code, name=name, act=act)
