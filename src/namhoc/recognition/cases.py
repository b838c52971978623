"""Cases: what figures must give, as a file an officer can write, run against the rules.

A case that cannot be read is a difference like any other: it names the field, and nothing stops the cases after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from namhoc.recognition import commune, conditions, consistency, process, shares
from namhoc.recognition.counts import ContradictoryCounts
from namhoc.recognition.given import FIGURES, Unreadable, alike, figures, group, unused, whole
from namhoc.recognition.switches import SWITCH_WORDS, Switches
from namhoc.recognition.verdict import Verdict
from namhoc.rulebook.recognition import Book
from namhoc.rulebook.rule_sets import SHARE_KINDS, rule_sets

Case = Mapping[str, Any]

_UNITS = ("commune", "district", "province")


def _input(case: Case) -> dict[str, Any]:
    return group(case.get("input"), "input")


def _choice(value: object, place: str, choices: tuple[str, ...]) -> str:
    if value in choices:
        return str(value)
    raise Unreadable(place, f"chỉ nhận {', '.join(choices)}", value)


def _needed(given: Mapping[str, Any], name: str) -> int:
    number = whole(given.get(name), f"input.{name}")
    if number is None:
        raise Unreadable(f"input.{name}", "ca này cần số ở đây")
    return number


def _day(value: object, place: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise Unreadable(place, "ngày ghi dạng 2026-09-30", value) from None


def _is_difficult(case: Case) -> bool:
    value = case.get("special_difficult")
    if value is None or isinstance(value, bool):
        return bool(value)
    raise Unreadable("special_difficult", "chỉ nhận true hoặc false", value)


def _book(case: Case) -> Book:
    """The law of the day of the case; without a day every statutory rule, whatever its dates. A rule set that is not
    law stands first where the case names it."""
    named = case.get("rule_set")
    if named is not None and named not in rule_sets():
        raise Unreadable("rule_set", f"không có bộ quy tắc này, các bộ: {', '.join(rule_sets())}", named)
    chosen = rule_sets()[named] if named is not None else None
    day = _day(case["as_of"], "as_of") if case.get("as_of") is not None else None
    return Book(day, chosen if chosen is not None and not chosen.statutory else None)


def _told(verdict: Verdict) -> dict[str, Any]:
    return {
        "level": verdict.level,
        "possible_level": verdict.possible,
        "blocking": list(verdict.blocking),
        "unknown": list(verdict.unknown),
    }


def _switches(case: Case) -> Switches:
    """The readings of the forms but for those the case names: ``completion_scope``, or any under ``switches``."""
    values = group(case.get("switches") or {}, "switches")
    if case.get("completion_scope") is not None:
        values["mn35_scope"] = case["completion_scope"]
    for name, value in values.items():
        place = "completion_scope" if name == "mn35_scope" and "completion_scope" in case else f"switches.{name}"
        if name not in SWITCH_WORDS:
            raise Unreadable(place, f"không có cách hiểu này, chỉ nhận {', '.join(SWITCH_WORDS)}")
        told = _choice(str(value), place, tuple(SWITCH_WORDS[name][1]))
        values[name] = told == "True" if told in ("True", "False") else told
    return Switches.from_values(values)


def _commune(case: Case) -> dict[str, Any]:
    switches = _switches(case)
    program, book = str(case["program"]), _book(case)
    counts = figures(program, case.get("input"), "input")
    return _told(commune.judge(program, counts, difficult=_is_difficult(case), switches=switches, book=book))


def _all(case: Case) -> dict[str, Any]:
    given = _input(case)
    counts = {
        _choice(name, f"input.{name}", commune.PROGRAMS): figures(name, table, f"input.{name}")
        for name, table in given.items()
    }
    found = commune.judge_all(counts, difficult=_is_difficult(case), switches=_switches(case), book=_book(case))
    return {
        name: _told(one) if isinstance(one, Verdict) else {"invalid": list(one.fields)} for name, one in found.items()
    }


def _groups(given: object, place: str) -> list[dict[str, int | None]]:
    """Units below: so many at a level; a group that does not say how many is one unit."""
    if not isinstance(given, list):
        raise Unreadable(place, "cần một danh sách {level, count}", given)
    groups, wrong = [], []
    for number, row in enumerate(given):
        here = f"{place}[{number}]"
        one = {name: whole(value, f"{here}.{name}") for name, value in group(row, here).items() if name in _OF_UNITS}
        one.setdefault("count", 1)
        if one["count"] is None:
            raise Unreadable(f"{here}.count", "cần số đơn vị")
        level, possible = one.get("level"), one.get("possible")
        field = here.removeprefix("input.")
        wrong += [f"{field}.{name}" for name, value in one.items() if value is not None and value < 0]
        if level is not None and possible is not None and possible < level:
            wrong.append(f"{field}.possible")
        groups.append(one)
    if wrong:
        raise ContradictoryCounts(wrong)
    return groups


_OF_UNITS = ("level", "possible", "count")


def _aggregate(case: Case) -> dict[str, Any]:
    kind = _choice(case.get("kind"), "kind", SHARE_KINDS[:3])
    program = _choice(case.get("of"), "of", commune.PROGRAMS)
    units = _groups(_input(case).get("units"), "input.units")
    return _told(shares.unit_verdict(kind, program, units, book=_book(case)))


def _preschool_3_5_province(case: Case) -> dict[str, Any]:
    given = _input(case)
    special, other = (_groups(given.get(name), f"input.{name}") for name in ("special", "other"))
    return _told(shares.preschool_3_5_province(special, other, book=_book(case)))


def _conditions(case: Case) -> dict[str, Any]:
    given = _input(case)
    numbers = {name: whole(given.get(name), f"input.{name}") for name in ("classes", "rooms", "min_area_dm2")}
    wrong = [name for name, number in numbers.items() if number is not None and number < 0]
    all_of = {}
    for name, pair in group(given.get("all_of") or {}, "input.all_of").items():
        place = f"input.all_of.{name}"
        if not isinstance(pair, list) or len(pair) != 2:
            raise Unreadable(place, "cần [số đạt, tổng số]", pair)
        have, of = whole(pair[0], place), whole(pair[1], place)
        if have is not None and of is not None and have > of and name != "tracking_person":
            wrong.append(name)
        all_of[name] = (have, of)
    wrong += [name for name, pair in all_of.items() if min(value or 0 for value in pair) < 0]
    if wrong:
        raise ContradictoryCounts(wrong)
    program = _choice(given.get("for"), "input.for", ("MN5", "TH", "THCS", "XMC"))
    met = conditions.judge(program, all_of=all_of, **numbers)
    return {"met": met.met, "failed": list(met.failed), "unknown": list(met.unknown)}


def _authority(case: Case) -> dict[str, Any]:
    given = _input(case)
    unit = _choice(given.get("unit"), "input.unit", _UNITS)
    program = _choice(given.get("program"), "input.program", commune.PROGRAMS)
    level, day = whole(given.get("level", 1), "input.level"), _day(given.get("as_of"), "input.as_of")
    return {"authority": list(process.authority(unit, program, level or 1, day))}


def _deadline(case: Case) -> dict[str, Any]:
    given = _input(case)
    unit, year = _choice(given.get("unit"), "input.unit", _UNITS), _needed(given, "year")
    if not 1900 <= year <= 9998:
        raise Unreadable("input.year", "không phải là năm", year)
    regime = _choice(
        given.get("regime") or case.get("rule_set") or "ND20-2014", "input.regime", ("ND20-2014", "TT19-2020")
    )
    due, before = process.statistics_due(unit, year), process.report_before(unit, year)
    told: dict[str, Any] = {
        "statistics_due": due.isoformat(),
        "report_before": before.isoformat(),
        "data_window": [day.isoformat() for day in process.data_window(year)],
    }
    if given.get("sent") is not None:
        sent = _day(given["sent"], "input.sent")
        told["late"] = sent >= before if regime == "TT19-2020" else sent > due
    return told


def _derive(case: Case) -> dict[str, Any]:
    given = _input(case)
    told: dict[str, Any] = {}
    if {"birth_year", "survey_year"} <= set(given):
        told["age"] = consistency.age_in_year(_needed(given, "birth_year"), _needed(given, "survey_year"))
        if told["age"] < 0:
            raise ContradictoryCounts(["birth_year"])
    parts = {name: whole(given.get(name), f"input.{name}") for name in ("total", "disabled", "moved_away", "deceased")}
    if wrong := [name for name, number in parts.items() if number is not None and number < 0]:
        raise ContradictoryCounts(wrong)
    numbers = [number for number in parts.values() if number is not None]
    told["ppc"] = consistency.must_be_universalised(*numbers) if len(numbers) == len(parts) else None
    return told


def _cross_form(case: Case) -> dict[str, Any]:
    columns = {
        name: {field: whole(value, f"input.{name}.{field}") for field, value in group(column, f"input.{name}").items()}
        for name, column in _input(case).items()
    }
    broken: list[str] = []
    for name, figures_of in columns.items():
        form, _, cohort = name.partition("_")
        if cohort == "column":
            broken += consistency.column(figures_of)
        elif rule := {"mn": "X1", "th": "X2"}.get(form):
            other = columns.get(f"{'th' if form == 'mn' else 'thcs'}_{cohort}")
            broken += consistency.same_cohort(rule, figures_of, other) if other is not None else ()
        elif form != "thcs":
            raise Unreadable(f"input.{name}", "chỉ nhận th_column, thcs_column, mn_..., th_..., thcs_...")
    return {"violations": broken}


_PROGRAMS: dict[str, Callable[[Case], dict[str, Any]]] = {
    **dict.fromkeys(commune.PROGRAMS, _commune),
    "AGG": _aggregate,
    "MN35_PROVINCE": _preschool_3_5_province,
    "COMMUNE_ALL": _all,
    "CONDITIONS": _conditions,
    "AUTHORITY": _authority,
    "DEADLINE": _deadline,
    "DERIVE": _derive,
    "CROSS_FORM": _cross_form,
}


def run(case: Case) -> dict[str, Any]:
    """What the rules say of one case, in the shape of its ``expect``. Raises Unreadable for what cannot be read."""
    try:
        return _PROGRAMS[_choice(case.get("program"), "program", tuple(_PROGRAMS))](case)
    except ContradictoryCounts as error:
        return {"invalid": list(error.fields)}


def differences(case: Case) -> list[str]:
    """How the rules differ from what the case expects, a line each; none where they agree.

    Lists are compared without order; of the authorities, any listed one is acceptable. What cannot be read is told
    with its field; so are names of figures that nothing asks for, where the case does not hold.
    """
    try:
        expect = group(case.get("expect"), "expect")
        if not expect:
            raise Unreadable("expect", "chưa ghi kết quả phải có")
        told = run(case)
    except Unreadable as error:
        return [f"không đọc được {error}"]
    wrong = [line for key, expected in expect.items() for line in _difference(key, expected, told)]
    return wrong + _hints(case) if wrong else []


def _difference(key: str, expected: object, told: Mapping[str, Any]) -> list[str]:
    if key not in told:
        if "invalid" in told:
            return [f"{key}: mong đợi {expected}, được số liệu mâu thuẫn ở {', '.join(told['invalid'])}"]
        if key == "invalid":
            return [f"{key}: mong đợi {expected}, số liệu không mâu thuẫn ({_in_short(told)})"]
        return [f"{key}: mong đợi {expected}, ca loại này chỉ có {', '.join(told)}"]
    got = told[key]
    if isinstance(got, Mapping):  # one programme of a commune: its level, or more of it
        if expected is None and "invalid" in got:
            return []
        lines = expected if isinstance(expected, Mapping) else {"level": expected}
        return [f"{key}.{line}" for name, value in lines.items() for line in _difference(str(name), value, got)]
    if key == "authority" and isinstance(expected, list | str):
        agree = bool(set(got) & set([expected] if isinstance(expected, str) else expected))
    elif isinstance(expected, list) and isinstance(got, list) and key != "data_window":
        agree = sorted(got) == sorted(map(str, expected))
    else:
        # A day in YAML is a date; True is not 1.
        wanted = [str(one) for one in expected] if isinstance(expected, list) else expected
        wanted = str(wanted) if isinstance(wanted, date) else wanted
        agree = got == wanted and isinstance(got, bool) == isinstance(wanted, bool)
    return [] if agree else [f"{key}: mong đợi {expected}, được {got}"]


def _in_short(told: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in told.items())


def _hints(case: Case) -> list[str]:
    """Figures of a case that does not hold whose names nobody asks for."""
    if case["program"] not in commune.PROGRAMS:
        return []
    program = str(case["program"])
    known = [name for name in FIGURES[program] if not name.endswith("_unclear")]
    return [
        f"input.{name}: không mục nào dùng đến, {alike(name, known)}"
        for name in unused(program, group(case.get("input"), "input"))
    ]
