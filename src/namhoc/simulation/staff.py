"""Posts at schools: pseudonymous codes, no name, no birthday; people come, stay, move with their school and leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from namhoc.orgunits.school import Figure, Posting, Stage
from namhoc.simulation.dice import dice
from namhoc.simulation.founding import Founded
from namhoc.simulation.lives import Life
from namhoc.simulation.teaching import BASE_YEAR, TEACHERS_PER_CLASS, classes_of, pupils_of

HEAD, DEPUTY, TEACHER = "Hiệu trưởng", "Phó hiệu trưởng", "Giáo viên"
MANAGERS = (HEAD, DEPUTY)
_EMPLOYEES = (
    "Nhân viên kế toán", "Nhân viên văn thư", "Nhân viên y tế", "Nhân viên thư viện", "Nhân viên thiết bị",
    "Nhân viên nấu ăn", "Nhân viên bảo vệ",
)  # fmt: skip
PERMANENT, HIRED = "Viên chức", "Hợp đồng lao động"
CODE = "HMP"
"""What every staff code begins with; no real code does."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One person at one founded school, from one day to another."""

    staff_code: str
    post: str
    contract: str
    begin: date
    end: date | None


def slots(base: Founded, serial: int, seed: int, years: range) -> list[Slot]:
    """Everyone who works or worked at a founded school; ``serial`` is the number of the school, for the codes."""
    throw = dice(seed, "staff", base.code)
    made: list[Slot] = []

    def hire(post: str, begin: date, end: date | None = None) -> None:
        code = f"{CODE}{serial:04d}{len(made):03d}"
        contract = HIRED if post.endswith(("nấu ăn", "bảo vệ")) or throw.random() < 0.06 else PERMANENT
        made.append(Slot(code, post, contract, begin, end))

    wanted = _teachers(base, BASE_YEAR, seed)
    for post, count in _others(base).items():
        for _ in range(count):
            hire(post, date(int(throw.integers(2006, BASE_YEAR)), 8, 15))
    present: list[int] = []
    for _ in range(wanted):
        present.append(len(made))
        hire(TEACHER, date(int(throw.integers(2004, BASE_YEAR + 1)), 8, 15))
    for year in years:
        if year <= BASE_YEAR:
            continue
        leaving = [i for i in present if throw.random() < 0.03]
        for i in leaving:
            slot = made[i]
            made[i] = Slot(slot.staff_code, slot.post, slot.contract, slot.begin, date(year, 7, 31))
        present = [i for i in present if i not in leaving]
        for _ in range(_teachers(base, year, seed) - len(present)):
            present.append(len(made))
            hire(TEACHER, date(year, 8, 15))
    return made


def posts_of(life: Life, by_base: dict[str, list[Slot]]) -> Iterator[Posting]:
    """The posts held at a school code: cut where the school begins, ends or gets a new version."""
    for begin, end, *_ in life.spans():
        for base in life.bases:
            for slot in by_base[base.code]:
                first = max(begin, slot.begin)
                last = min((day for day in (end, slot.end) if day), default=None)
                if last is None or first <= last:
                    yield Posting(slot.staff_code, life.code, slot.post, slot.contract, first, last)


def staff_counts(life: Life, by_base: dict[str, list[Slot]], day: date) -> dict[str, int]:
    """How many hold a post at a school on a day. Who began after ``day`` in the years before ours counts as well: only
    the last years are told in full."""
    held = [
        slot
        for base in life.bases
        for slot in by_base[base.code]
        if (slot.begin <= day or slot.begin.year <= BASE_YEAR) and (slot.end is None or day <= slot.end)
    ]
    return {
        str(Figure.STAFF): len(held),
        str(Figure.TEACHERS): sum(1 for slot in held if slot.post == TEACHER),
        str(Figure.MANAGERS): sum(1 for slot in held if slot.post in MANAGERS),
    }


def _teachers(base: Founded, year: int, seed: int) -> int:
    short = 1.0 - 0.08 * base.commune.hardship
    return round(
        short
        * sum(
            TEACHERS_PER_CLASS[stage] * classes_of(base, stage, pupils_of(base, stage, year, seed))
            for stage in base.stages
        )
    )


def _others(base: Founded) -> dict[str, int]:
    pupils = sum(base.pupils.values())
    deputies = 1 if pupils < 500 else 2
    employees = dict.fromkeys(_EMPLOYEES[: 2 if pupils < 250 else 3 if pupils < 600 else 4], 1)
    if Stage.PRESCHOOL in base.stages or base.kind.startswith(("BT", "NT")):
        employees["Nhân viên nấu ăn"] = 1 + pupils // 250
    return {HEAD: 1, DEPUTY: deputies, **employees}
