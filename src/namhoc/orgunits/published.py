"""Figures that provinces published, each with its document, its day and the map it was told on."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files

from namhoc.core import Finding
from namhoc.orgunits.register import UnitRegister
from namhoc.orgunits.series import Measure, Observation, Told, on_map


@dataclass(frozen=True, slots=True)
class Published:
    """``value`` of the figure ``name`` (shown as ``label``) of ``unit`` for ``period``, on the map of ``day``.

    A share is printed in per cent and stands without its numerator (``measure`` is RATE); ``of`` names the figure it
    is a share of, where the document lets one think so. ``quoted`` are the printed words.
    """

    unit: str
    day: date
    period: str
    measure: Measure
    name: str
    label: str
    value: Fraction
    of: str
    document: str
    quoted: str
    confidence: str


@cache
def published() -> tuple[Published, ...]:
    """Every published figure that is held, in the order of ``data/published.csv``."""
    text = files("namhoc.orgunits").joinpath("data/published.csv").read_text("utf-8")
    return tuple(
        Published(
            unit=row["unit"],
            day=date.fromisoformat(row["day"]),
            period=row["period"],
            measure=Measure(row["measure"]),
            name=row["name"],
            label=row["label"],
            value=Fraction(row["value"]),
            of=row["of"],
            document=row["document"],
            quoted=row["quoted"],
            confidence=row["confidence"],
        )
        for row in csv.DictReader(text.splitlines())
    )


@dataclass(frozen=True, slots=True)
class TwoMaps:
    """One published figure on the map it was told on (``then``), and on the map of another day (``now``): ``told``
    names the units it needs (``sources``) and those whose figure is not held (``missing``, ``missing_names``)."""

    figure: Published
    then: Told
    now: Told
    missing_names: tuple[str, ...]


def on_both_maps(figures: Iterable[Published], register: UnitRegister, today: date) -> tuple[TwoMaps, ...]:
    """Each figure as published, and on the map of ``today``.

    A figure of today's unit is told only when those of all units it came from are held: Lào Cai's 594 schools of
    February 2025 are no figure of today's Lào Cai while Yên Bái's is wanting.
    """
    figures = tuple(figures)
    found = []
    for figure in figures:
        same = [one for one in figures if (one.name, one.period, one.day) == (figure.name, figure.period, figure.day)]
        series = [Observation(one.unit, one.period, one.day, one.value) for one in same]
        then = next(t for t in on_map(series, register, figure.day, figure.measure) if t.unit == figure.unit)
        for now in on_map(series, register, today, figure.measure):
            if figure.unit in now.sources:
                units = [register.get(code, figure.day) for code in now.missing]
                names = tuple(unit.full_name for unit in units if unit is not None)
                found.append(TwoMaps(figure, then, now, names))
    return tuple(found)


def clashes(figures: Iterable[Published]) -> Iterator[Finding]:
    """Shares that do not fit the counts published beside them, with both quotations; never repaired.

    A share ``x_share`` of ``of`` is held against ``x_schools`` of the same unit.
    """
    figures = tuple(figures)
    by_name = {(one.unit, one.name): one for one in figures}
    for share in figures:
        part = by_name.get((share.unit, share.name.replace("_share", "_schools")))
        whole = by_name.get((share.unit, share.of))
        if share.measure is not Measure.RATE or part is None or whole is None or not whole.value:
            continue
        computed = 100 * part.value / whole.value
        if abs(computed - share.value) >= Fraction(1, 10):  # printed to one decimal
            yield Finding(
                "PUBLISHED-CLASH",
                f"“{part.quoted}”, “{share.quoted}” và “{whole.quoted}” không thể cùng một mẫu số: "
                f"{part.value}/{whole.value} là {float(computed):.1f}%".replace(".", ","),
                "Hỏi nơi công bố mẫu số của tỷ lệ; không tự sửa.",
                place=f"{share.document}; {whole.document}",
            )
