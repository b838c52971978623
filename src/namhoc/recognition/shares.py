"""Districts and provinces: the share of recognised units below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from namhoc.recognition.criterion import Criterion, at_least
from namhoc.recognition.verdict import Verdict, decide
from namhoc.rulebook.recognition import STANDING, Book, share_kind

Units = Iterable[Mapping[str, int | None]]
"""Groups of units: ``count`` of them at ``level``, possibly at ``possible``; None where a unit has no result yet."""


def share(
    id: str, units: Units, level: int, percent: int, rules: Mapping[str, Any], *, empty: bool | None
) -> Criterion:
    """Whether at least ``percent`` of the units stand at ``level`` or above. Units without a result leave it open:
    they are the ``unclear`` of the line, and ``short`` says how many units are missing, at least and at most."""
    certain = possible = total = 0
    for group in units:
        count, at, may = group.get("count") or 0, group.get("level"), group.get("possible")
        total += count
        certain += count if at is not None and at >= level else 0
        best = may if may is not None else at
        possible += count if best is None or best >= level else 0
    if total == 0:
        met = empty
    elif at_least(certain, total, percent):
        met = True
    else:
        met = None if at_least(possible, total, percent) else False
    return Criterion(
        id,
        certain,
        total,
        percent,
        met,
        f"đơn vị cấp dưới đạt mức độ {level}",
        str(rules["document"]),
        str(rules["article"]),
        str(rules["confidence"]),
        unclear=possible - certain,
        rules=str(rules["rules"]),
    )


def unit_verdict(kind: str, program: str, units: Units, *, book: Book = STANDING) -> Verdict:
    """The verdict of a ``district``, of a province by districts (``province_old``) or by communes
    (``province_new``). Without a share in force for the programme nothing can be decided, and the line says so."""
    rules, groups = book.shares(kind), list(units)
    if rules is None or program not in rules:
        return decide([[_no_rule(f"{program}.share")]])
    return decide(
        [
            [share(f"{program}.{level}.share", groups, level, percent, rules, empty=None)]
            for level, percent in enumerate(rules[program], 1)
        ]
    )


def verdict_on(unit: str, program: str, units: Units, as_of: date) -> Verdict:
    """The verdict of a ``district`` or ``province`` by the law of ``as_of``: a province counts its districts to
    2025-06-30 and its communes after."""
    return unit_verdict(share_kind(unit, as_of), program, units, book=Book(as_of))


def preschool_3_5_province(special: Units, other: Units, *, book: Book = STANDING) -> Verdict:
    """The province for ages 3-5: especially difficult communes and the others, each group by itself. A province with
    only one kind of commune is judged on that kind; with none at all nothing is known."""
    rules = book.shares("mn35_province")
    if rules is None:
        return decide([[_no_rule("MN35P.share")]])
    groups = {"special": list(special), "other": list(other)}
    empty = True if any(row.get("count") for group in groups.values() for row in group) else None
    return decide(
        [[share(f"MN35P.{name}", group, 1, rules[name], rules, empty=empty) for name, group in groups.items()]]
    )


def _no_rule(id: str) -> Criterion:
    return Criterion(id, None, None, None, None, "chưa có quy định áp dụng vào ngày xét")
