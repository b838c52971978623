"""The conditions as native Polars and as pandas."""

import ast
import operator
from functools import reduce

from benchmarks.counting.conditions import COLUMNS, FACTS, KEYS, MEASURES, SETTLED, STATE
from benchmarks.counting.sql import FLAGS

OPERATORS = {
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.Sub: operator.sub,
    ast.Eq: operator.eq,
    ast.LtE: operator.le,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.Gt: operator.gt,
}


def evaluated(text, column, pick):
    """A condition on whatever ``column`` gives for a name: Polars expressions, pandas series."""

    def value(node):
        match node:
            case ast.BinOp(left, op, right):
                return OPERATORS[type(op)](value(left), value(right))
            case ast.Compare(left, [op], [right]):
                return OPERATORS[type(op)](value(left), value(right))
            case ast.UnaryOp(ast.Invert(), operand):
                return ~value(operand)
            case ast.UnaryOp(ast.USub(), ast.Constant(number)):
                return -number
            case ast.Name(name):
                return column(name)
            case ast.Constant(number):
                return number
            case ast.Call(_, [when, a, b]):
                return pick(value(when), value(a), value(b))
        raise ValueError(text)

    return value(ast.parse(text, mode="eval").body)


def polars_query(lazy, *, states):
    """A native lazy query: by way of distinct states, or each measure summed over every row."""
    import polars as pl

    def told(text):
        return evaluated(text, pl.col, lambda when, a, b: pl.when(when).then(a).otherwise(b))

    rows = lazy.select(
        *KEYS,
        *(
            (pl.col(column).cast(pl.Int8) if column in FLAGS else pl.col(column)).fill_null(unknown).alias(name)
            for name, (column, unknown) in COLUMNS.items()
        ),
    )
    for step in SETTLED:
        rows = rows.with_columns(**{name: told(text) for name, text in step.items()})
    if states:
        rows = rows.select(*KEYS, **{name: told(text) for name, text in STATE.items()})
        rows = rows.group_by(*KEYS, *STATE).agg(pl.len().alias("persons"))
    for step in FACTS:
        rows = rows.with_columns(**{name: told(text) for name, text in step.items()})
    if states:
        sums = [pl.when(told(text)).then("persons").otherwise(0).sum().alias(name) for name, text in MEASURES.items()]
    else:
        sums = [told(text).sum().alias(name) for name, text in MEASURES.items()]
    return rows.group_by(*KEYS).agg(sums)


def pandas_cohorts(frame):
    """The cohorts of one pandas frame, by way of distinct states: summing 145 columns over every row would not fit."""
    import numpy as np

    def pick(when, a, b):
        return np.where(when, a, b)

    def with_steps(table, steps):
        for step in steps:
            table = table.assign(**{name: evaluated(text, table.__getitem__, pick) for name, text in step.items()})
        return table

    rows = frame[list(KEYS)].assign(
        **{
            name: frame[column].astype("Int8").fillna(unknown).astype("int8")
            if column in FLAGS
            else frame[column].fillna(unknown).astype("int16")
            for name, (column, unknown) in COLUMNS.items()
        }
    )
    rows = with_steps(rows, SETTLED)
    rows = with_steps(rows, [STATE])[[*KEYS, *STATE]]
    states = rows.groupby([*KEYS, *STATE], sort=False, observed=True).size().rename("persons").reset_index()
    states = with_steps(states, FACTS)
    persons = states["persons"].to_numpy()
    counted = {name: np.where(evaluated(text, states.__getitem__, pick), persons, 0) for name, text in MEASURES.items()}
    return states[list(KEYS)].assign(**counted).groupby(list(KEYS), sort=False).sum().reset_index()


def summed(parts):
    """Cohort tables of parts put together (pandas)."""
    import pandas as pd

    return reduce(lambda a, b: pd.concat([a, b]), parts).groupby(list(KEYS), sort=False).sum().reset_index()
