"""A register laid out in the database: the order in which it is stored, and what to tell of it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from namhoc.orgunits import OrgUnit as Unit
from namhoc.orgunits import Tier, UnitKind, UnitRegister

_ORDER: dict[Tier | None, int] = {Tier.PROVINCE: 0, Tier.DISTRICT: 1, Tier.COMMUNE: 2, None: 3}


def in_order(register: UnitRegister) -> list[Unit]:
    """The units, parents before children; what is of no tier (agencies, then schools) comes last."""
    return sorted(register, key=lambda unit: (_ORDER[unit.tier], unit.kind is UnitKind.SCHOOL, unit.valid_from))


def summary(history: UnitRegister, province: Unit, today: date) -> Iterator[str]:
    """What a province is made of today, what it was made of before, and how the two are tied, one line each."""
    yield f"{_day(today)}: {_counted(history, province, today)}"
    reform = date(2025, 6, 30)
    for old in history.on(reform, Tier.PROVINCE):
        yield f"{_day(reform)}, {old.full_name}: {_counted(history, old, reform)}"
    days = sorted({link.effective for link in history.links})
    parts = sum(link.share is None for link in history.links)
    yield f"{len(history.links)} liên kết cũ - mới, {parts} chưa biết phần; từ ngày {', '.join(map(_day, days))}"


def _counted(history: UnitRegister, top: Unit, day: date) -> str:
    under = history.descendants(top.code, day)
    kinds = Counter(str(unit.kind) for unit in under if unit.tier is not None)
    bodies = sum(unit.agency != "" for unit in under)
    told = [f"{number} {kind}" for kind, number in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))]
    return ", ".join([*told, f"{bodies} cơ quan, đoàn thể"])


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
