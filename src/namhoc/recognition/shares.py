"""Districts and provinces: the share of recognised units below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from namhoc.recognition.criterion import Criterion, at_least
from namhoc.recognition.verdict import Verdict, decide
from namhoc.rulebook.recognition import rule_sets, shares

Units = Iterable[Mapping[str, int | None]]
"""Groups of units: ``count`` of them at ``level``, possibly at ``possible``; None where a unit has no result yet."""


def share(
    id: str, units: Units, level: int, percent: int, rules: Mapping[str, object], *, empty: bool | None
) -> Criterion:
    """Whether at least ``percent`` of the units stand at ``level`` or above. Units without a result leave it open."""
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
    document = rule_sets()[str(rules["rules"])].document or ""
    label = f"đơn vị cấp dưới đạt mức độ {level}"
    return Criterion(id, certain, total, percent, met, label, document, str(rules["article"]), str(rules["confidence"]))


def unit_verdict(kind: str, program: str, units: Units) -> Verdict:
    """The verdict of a ``district``, of a province by districts (``province_old``) or by communes
    (``province_new``)."""
    rules, groups = shares(kind), list(units)
    return decide(
        [
            [share(f"{program}.{level}.share", groups, level, percent, rules, empty=None)]
            for level, percent in enumerate(rules[program], 1)
        ]
    )


def preschool_3_5_province(special: Units, other: Units) -> Verdict:
    """The province for ages 3-5: especially difficult communes and the others, each group by itself. A province with
    only one kind of commune is judged on that kind; with none at all nothing is known."""
    rules = shares("mn35_province")
    groups = {"special": list(special), "other": list(other)}
    empty = True if any(groups.values()) else None
    return decide(
        [[share(f"MN35P.{name}", group, 1, rules[name], rules, empty=empty) for name, group in groups.items()]]
    )
