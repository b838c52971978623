"""Cases: what a commune's figures must give, as a file an officer can write, run against the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from namhoc.recognition import commune, conditions, consistency, process, shares
from namhoc.recognition.counts import ContradictoryCounts
from namhoc.recognition.switches import CompletionScope, Switches
from namhoc.recognition.verdict import Verdict
from namhoc.rulebook.recognition import STANDING, Book

Case = Mapping[str, Any]


def _told(verdict: Verdict) -> dict[str, Any]:
    return {
        "level": verdict.level,
        "possible_level": verdict.possible,
        "blocking": list(verdict.blocking),
        "unknown": list(verdict.unknown),
    }


def _commune(case: Case) -> dict[str, Any]:
    switches = Switches(mn35_scope=CompletionScope(case.get("completion_scope", "each_age")))
    difficult = bool(case.get("special_difficult"))
    # A case with a day is judged by the law of that day; without one, by every statutory rule.
    book = Book(date.fromisoformat(str(case["as_of"]))) if "as_of" in case else STANDING
    return _told(commune.judge(case["program"], case["input"], difficult=difficult, switches=switches, book=book))


def _all(case: Case) -> dict[str, Any]:
    found = commune.judge_all(case["input"], difficult=bool(case.get("special_difficult")))
    return {key: verdict.level if isinstance(verdict, Verdict) else None for key, verdict in found.items()}


def _conditions(case: Case) -> dict[str, Any]:
    given = case["input"]
    met = conditions.judge(
        given["for"],
        classes=given.get("classes"),
        rooms=given.get("rooms"),
        min_area_dm2=given.get("min_area_dm2"),
        all_of={name: (have, of) for name, (have, of) in given.get("all_of", {}).items()},
    )
    return {"met": met.met, "failed": list(met.failed), "unknown": list(met.unknown)}


def _authority(case: Case) -> dict[str, Any]:
    given = case["input"]
    who = process.authority(given["unit"], given["program"], given["level"], date.fromisoformat(given["as_of"]))
    return {"authority": list(who)}


def _deadline(case: Case) -> dict[str, Any]:
    given = case["input"]
    sent = date.fromisoformat(given["sent"])
    if given.get("regime", case["rule_set"]) == "TT19-2020":
        before = process.report_before(given["unit"], given["year"])
        window = [day.isoformat() for day in process.data_window(given["year"])]
        return {"report_before": before.isoformat(), "late": sent >= before, "data_window": window}
    due = process.statistics_due(given["unit"], given["year"])
    return {"statistics_due": due.isoformat(), "late": sent > due}


def _derive(case: Case) -> dict[str, Any]:
    given = case["input"]
    told: dict[str, Any] = {}
    if "birth_year" in given and "survey_year" in given:
        told["age"] = consistency.age_in_year(given["birth_year"], given["survey_year"])
    parts = ("total", "disabled", "moved_away", "deceased")
    told["ppc"] = consistency.must_be_universalised(*(given[part] for part in parts))
    return told


def _cross_form(case: Case) -> dict[str, Any]:
    given = case["input"]
    broken: list[str] = []
    if "th_column" in given:
        broken += consistency.column(given["th_column"])
    if "mn_age6" in given:
        broken += consistency.same_cohort("X1", given["mn_age6"], given["th_age6"])
    for key in given:
        if key.startswith("th_age1") and f"thcs_{key[3:]}" in given:
            broken += consistency.same_cohort("X2", given[key], given[f"thcs_{key[3:]}"])
    return {"violations": broken}


_PROGRAMS: dict[str, Callable[[Case], dict[str, Any]]] = {
    **dict.fromkeys(commune.PROGRAMS, _commune),
    "AGG": lambda case: _told(shares.unit_verdict(case["kind"], case["of"], case["input"]["units"])),
    "MN35_PROVINCE": lambda case: _told(
        shares.preschool_3_5_province(case["input"]["special"], case["input"]["other"])
    ),
    "COMMUNE_ALL": _all,
    "CONDITIONS": _conditions,
    "AUTHORITY": _authority,
    "DEADLINE": _deadline,
    "DERIVE": _derive,
    "CROSS_FORM": _cross_form,
}


def run(case: Case) -> dict[str, Any]:
    """What the rules say of one case, in the shape of its ``expect``. Raises KeyError for an unknown programme."""
    try:
        return _PROGRAMS[case["program"]](case)
    except ContradictoryCounts as error:
        return {"invalid": list(error.fields)}


def differences(case: Case) -> list[str]:
    """How the rules differ from what the case expects, a line each; none where they agree.

    Lists are compared without order; of the authorities, any listed one is acceptable.
    """
    told, wrong = run(case), []
    for key, expected in case["expect"].items():
        got = told.get(key)
        if key == "authority":
            agree = bool(set(got or ()) & set(expected))
        elif isinstance(expected, list) and isinstance(got, list) and key != "data_window":
            agree = sorted(got) == sorted(expected)
        else:
            agree = got == expected
        if not agree:
            wrong.append(f"{key}: mong đợi {expected}, được {got}")
    return wrong
