"""The conditions as one SQL query, for DuckDB and PostgreSQL alike."""

import re

from benchmarks.counting.conditions import COLUMNS, FACTS, KEYS, MEASURES, SETTLED, STATE

FLAGS = {
    "female",
    "minority",
    "disabled",
    "disabled_able",
    "disabled_access",
    "completed_primary",
    "completed_lower_secondary",
    "completed_upper_secondary",
    "repeater",
    "completed_preschool",
    "two_sessions",
    "prepared_vietnamese",
}


def condition(text):
    """``&``, ``|``, ``~``, ``==`` and ``pick`` in the words of SQL."""
    while "pick(" in text:
        start = text.rindex("pick(")
        depth, cuts = 0, [start + 4]
        for at in range(start + 4, len(text)):
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            if depth == 1 and text[at] == ",":
                cuts.append(at)
            if depth == 0:
                cuts.append(at)
                break
        when, a, b = (text[cuts[n] + 1 : cuts[n + 1]].strip() for n in range(3))
        text = f"{text[:start]}case when {when} then {a} else {b} end{text[cuts[3] + 1 :]}"
    for mark, word in ((" & ", " and "), (" | ", " or "), ("==", "=")):
        text = text.replace(mark, word)
    return re.sub(r"~", "not ", text)


def query(source, *, states, small_int="tinyint"):
    """The whole cohort table; by way of distinct states, or each measure summed over every row."""
    keys = ", ".join(KEYS)
    told = ", ".join(
        f"cast(case when {column} then 1 when {column} is null then {unknown} else 0 end as {small_int}) as {name}"
        if column in FLAGS
        else f"coalesce({column}, {unknown}) as {name}"
        for name, (column, unknown) in COLUMNS.items()
    )
    steps = [f"r0 as (select {keys}, {told} from {source})"]
    for number, step in enumerate(SETTLED, 1):
        made = ", ".join(f"({condition(text)}) as {name}" for name, text in step.items())
        steps.append(f"r{number} as (select *, {made} from r{number - 1})")
    last = f"r{len(SETTLED)}"
    if states:
        state = ", ".join(f"({condition(text)}) as {name}" for name, text in STATE.items())
        steps.append(f"told as (select {keys}, {state} from {last})")
        names = ", ".join(STATE)
        steps.append(f"f0 as (select {keys}, {names}, count(*) as persons from told group by {keys}, {names})")
        summed = "coalesce(sum(persons) filter (where {}), 0) as {}"
    else:
        repeated = {"young", "small", "grown", "five"}
        steps.append(f"f0 as (select * from {last})")
        summed = "count(*) filter (where {}) as {}"
    for number, step in enumerate(FACTS, 1):
        made = ", ".join(
            f"({condition(text)}) as {name}" for name, text in step.items() if states or name not in repeated
        )
        steps.append(f"f{number} as (select *, {made} from f{number - 1})")
    sums = ", ".join(summed.format(condition(text), name) for name, text in MEASURES.items())
    return f"with {', '.join(steps)} select {keys}, {sums} from f{len(FACTS)} group by {keys}"
