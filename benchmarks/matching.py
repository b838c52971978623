"""20,000 rows matched to 20,000 persons held, and duplicates among 20,000: invented people, one row in twenty misspelt.

python benchmarks/matching.py
"""

from __future__ import annotations

import random
import time
from dataclasses import replace

from namhoc.survey.matching import Identity, duplicates, match

PEOPLE = 20_000
_SURNAMES = ("Lò", "Giàng", "Quàng", "Cà", "Tòng", "Vàng", "Sùng", "Nguyễn", "Trần", "Lường", "Mùa", "Thào")
_MIDDLE = ("Văn", "Thị", "A", "Thị Thu", "Minh", "")
_GIVEN = (
    "Páo",
    "Dua",
    "Mỷ",
    "Hoa",
    "Lan",
    "Sáo",
    "Dế",
    "Chung",
    "Tủa",
    "Pha",
    "Minh",
    "Nam",
    "Sua",
    "Chứ",
    "Say",
    "Yến",
)


def name(rng: random.Random) -> str:
    return " ".join(part for part in (rng.choice(_SURNAMES), rng.choice(_MIDDLE), rng.choice(_GIVEN)) if part)


def person(number: int, rng: random.Random) -> Identity:
    return Identity(
        key=f"P{number}",
        name=name(rng),
        birth_year=rng.randint(1950, 2026),
        birth_month=rng.randint(1, 12),
        birth_day=rng.randint(1, 28),
        female=rng.random() < 0.5,
        id_number=f"999{number:09d}" if rng.random() < 0.5 else "",
        parents=(name(rng), name(rng), ""),
        hamlet=f"Bản {rng.randint(1, 15)}",
        household=str(number // 5),
    )


def main() -> None:
    rng = random.Random(1)
    held = [person(number, rng) for number in range(PEOPLE)]
    rows = [replace(one, name=one.name[:-1]) if rng.random() < 0.05 else one for one in held]
    rows = [replace(one, id_number="") if rng.random() < 0.3 else one for one in rows]
    rng.shuffle(rows)
    bare_rows = [replace(one, id_number="", parents=()) for one in rows]
    bare_held = [replace(one, id_number="", parents=()) for one in held]
    for words, some, others in (("with numbers and parents", rows, held), ("with neither", bare_rows, bare_held)):
        start = time.perf_counter()
        found = match(some, others)
        taken = time.perf_counter() - start
        wrong = sum(some[index].key != key for index, key in found.sure.items())
        print(f"{words}: {taken:.2f} s, {len(found.sure)} sure, {wrong} of them wrong, {len(found.unsure)} to ask")
    start = time.perf_counter()
    pairs = duplicates(held)
    print(f"duplicates among {PEOPLE}: {time.perf_counter() - start:.2f} s, {len(pairs)} pairs")


if __name__ == "__main__":
    main()
