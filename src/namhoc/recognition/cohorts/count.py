"""The counting pass: person-years in, one row a cohort out, on whatever engine the frame belongs to.

The distinct states of a cohort are counted first (one group_by over the rows), and the measures are read from that far
smaller table (a second one). Measured against the plain form, which sums every measure over every row, in ADR 0140.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw

from namhoc.recognition.cohorts.facts import with_facts
from namhoc.recognition.cohorts.measures import KEYS, MEASURES, NAMES
from namhoc.recognition.cohorts.traits import state, unpacked, with_traits


def count(people: Any, by: Sequence[str] = KEYS) -> Any:
    """The cohorts of ``people``: a native lazy frame (Polars, PySpark, DuckDB ...) with the columns of a person-year,
    given back as a lazy frame of the same kind, one row a cohort: the columns ``by`` and every measure as Int64.

    ``by`` must hold ``survey_year`` and ``birth_year``; with ``hamlet`` added, the cohorts of hamlets. A cohort that
    nobody belongs to has no row.
    """
    rows = nw.from_native(people)
    lazy = rows.lazy() if isinstance(rows, nw.DataFrame) else rows
    states = (
        with_traits(lazy).with_columns(state().alias("state")).group_by(*by, "state").agg(nw.len().alias("persons"))
    )
    persons = nw.col("persons").cast(nw.Int32())
    known = with_facts(states.with_columns(persons.alias("persons"), *unpacked()))
    held = known.select(*by, "persons", **{measure.name: measure.expression for measure in MEASURES})
    # One expression over all measures where one each would do: building a query costs by the expression, and half-width
    # numbers are summed faster. No state of a cohort has two thousand million persons.
    weighed = held.select(*by, nw.col(*NAMES).cast(nw.Int32()) * nw.col("persons"))
    summed = weighed.group_by(*by).agg(nw.col(*NAMES).sum())
    return summed.with_columns(nw.col(*NAMES).cast(nw.Int64())).to_native()


def added(cohorts: Any, by: Sequence[str] = KEYS) -> Any:
    """Cohort tables put one under the other, summed to one row a cohort; ``by`` may leave the commune out or name the
    column of a unit above it. Counts of a unit are the sums of its communes: rates are never averaged."""
    rows = nw.from_native(cohorts)
    return rows.group_by(*by).agg(nw.col(*NAMES).sum()).to_native()


def count_parts(parts: Iterable[Any], by: Sequence[str] = KEYS) -> Any:
    """The cohorts of all ``parts`` (lazy frames whose rows together are the people), counted one part after another
    so that memory holds one part: a native eager frame, sorted by ``by``. Raises ValueError where there is no part."""
    counted = [nw.from_native(count(part, by)).collect() for part in parts]
    if not counted:
        raise ValueError("no parts")
    whole = counted[0] if len(counted) == 1 else nw.from_native(added(nw.concat(counted).to_native(), by))
    return whole.sort(*by).to_native()
