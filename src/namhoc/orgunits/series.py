"""A series on another map: values reported by the units of one day, told for the units of another day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from namhoc.orgunits.register import UnitRegister
from namhoc.orgunits.weights import Shares, Weight, weights


class Measure(StrEnum):
    """What kind of measure a value is, and so what may be done with it.

    COUNT (events of a period) and STOCK (state on a day) add up over units; a RATE is its numerator and its
    denominator, each of which adds up, and is never averaged; an ATTRIBUTE (a status) belongs to one unit and is
    carried only with it.
    """

    COUNT = "count"
    STOCK = "stock"
    RATE = "rate"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate as its parts; ``of`` gives the ratio, None over nothing."""

    numerator: Fraction
    denominator: Fraction

    @property
    def ratio(self) -> Fraction | None:
        return self.numerator / self.denominator if self.denominator else None


Value = Fraction | Rate | str


@dataclass(frozen=True, slots=True)
class Observation:
    """A value of ``unit`` for ``period``, reported on the map of ``day``. None: known to be missing, which is not
    zero."""

    unit: str
    period: str
    day: date
    value: Value | None


@dataclass(frozen=True, slots=True)
class Told:
    """The value of a unit of the wanted map. ``value`` None with a ``reason`` in Vietnamese where it is not derivable;
    ``sources`` are the units it was told from, ``missing`` those whose value is wanting."""

    unit: str
    period: str
    value: Value | None
    sources: tuple[str, ...]
    missing: tuple[str, ...] = ()
    reason: str = ""


def on_map(
    observations: Iterable[Observation],
    register: UnitRegister,
    wanted: date,
    measure: Measure,
    declared: Shares | None = None,
) -> tuple[Told, ...]:
    """``observations`` re-expressed on the map of ``wanted``, one value a unit and period, in that order.

    A value is told only when every part of it is known: all units it comes from reported, every share known or
    declared.
    """
    told: list[Told] = []
    groups: dict[tuple[str, date], dict[str, Value | None]] = defaultdict(dict)
    for observation in observations:
        groups[observation.period, observation.day][observation.unit] = observation.value
    for (period, day), values in groups.items():
        into: dict[str, list[Weight]] = defaultdict(list)
        for weight in weights(register, _concerned(register, frozenset(values), day, wanted), day, wanted, declared):
            into[weight.target].append(weight)
        told += [_tell(target, period, parts, values, measure) for target, parts in into.items()]
    return tuple(sorted(told, key=lambda t: (t.unit, t.period)))


def _concerned(register: UnitRegister, reporting: frozenset[str], day: date, wanted: date) -> frozenset[str]:
    """The reporting units, and those whose value is wanting for a target that a reporting unit belongs to."""
    targets = {
        relative.code
        for unit in reporting
        for relative in (
            register.successors(unit, day, wanted) if day <= wanted else register.predecessors(unit, day, wanted)
        )
    }
    back = {
        relative.code
        for target in targets
        for relative in (
            register.predecessors(target, wanted, day) if day <= wanted else register.successors(target, wanted, day)
        )
    }
    return reporting | back


def _tell(target: str, period: str, parts: list[Weight], values: dict[str, Value | None], measure: Measure) -> Told:
    sources = tuple(part.source for part in parts)
    missing = tuple(source for source in sources if values.get(source) is None)
    if missing:
        return Told(target, period, None, sources, missing, f"chưa có số liệu của {len(missing)} đơn vị")
    unknown = [part.source for part in parts if part.weight is None]
    if unknown:
        return Told(target, period, None, sources, (), "chưa có căn cứ chia phần của đơn vị bị chia")
    weighted = [(part.weight or Fraction(0), values[part.source]) for part in parts]
    if measure is Measure.ATTRIBUTE:
        alone = len(parts) == 1 and weighted[0][0] == 1
        if not alone:
            return Told(target, period, None, sources, (), "thuộc tính của đơn vị cũ không chuyển sang đơn vị mới")
        return Told(target, period, weighted[0][1], sources)
    if measure is Measure.RATE:
        return _tell_rate(target, period, sources, weighted)
    if any(not isinstance(value, Fraction) for _, value in weighted):
        return Told(target, period, None, sources, (), "giá trị không phải là số")
    total = sum((weight * value for weight, value in weighted if isinstance(value, Fraction)), Fraction(0))
    return Told(target, period, total, sources)


def _tell_rate(
    target: str, period: str, sources: tuple[str, ...], weighted: list[tuple[Fraction, Value | None]]
) -> Told:
    if len(weighted) == 1 and weighted[0][0] == 1:
        return Told(target, period, weighted[0][1], sources)
    rates = [(weight, value) for weight, value in weighted if isinstance(value, Rate)]
    if len(rates) != len(weighted):
        return Told(target, period, None, sources, (), "tỷ lệ không kèm tử số, mẫu số nên không gộp được")
    numerator = sum((weight * rate.numerator for weight, rate in rates), Fraction(0))
    denominator = sum((weight * rate.denominator for weight, rate in rates), Fraction(0))
    return Told(target, period, Rate(numerator, denominator), sources)
