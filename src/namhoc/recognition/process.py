"""Who does each step of a recognition, who recognises, and when figures are due, by the law of the day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from namhoc.recognition.steps import ACTS, Act, Party, Procedure
from namhoc.rulebook.recognition import process, rule_sets


@dataclass(frozen=True, slots=True)
class Competence:
    """Who is competent, and by which article. ``bodies``: codes, any of several is possible while the law was not read
    (``confidence`` L); ``UNCONFIRMED`` where nothing is known, ``NONE`` where the level exists no more."""

    bodies: tuple[str, ...]
    document: str
    article: str
    confidence: str

    @property
    def label(self) -> str:
        """The names of the bodies, with "hoặc" between them."""
        return " hoặc ".join(process()["bodies"][code] for code in self.bodies)

    @property
    def is_confirmed(self) -> bool:
        """False where it must be shown as CHƯA XÁC NHẬN."""
        return self.confidence != "L"


_UNKNOWN = Competence(("UNCONFIRMED",), "", "", "L")


def _among(rows: list[Mapping[str, Any]], unit: str, program: str, level: int, as_of: date) -> Competence:
    for row in rows:
        start, end = row.get("from"), row.get("to")
        if row["unit"] != unit or (start and as_of < start) or (end and as_of > end):
            continue
        if program in row.get("programs", [program]) and level in row.get("levels", [level]):
            document = rule_sets()[row["rules"]].document or row["rules"]
            return Competence(tuple(row["who"]), document, row["article"], row["confidence"])
    return _UNKNOWN


def recogniser(unit: str, program: str, level: int, as_of: date) -> Competence:
    """The body that recognises ``unit`` (commune, district, province) at ``level`` on ``as_of``."""
    return _among(process()["authority"], unit, program, level, as_of)


def competent(act: Act, unit: str, program: str, level: int, as_of: date) -> Competence:
    """Who may do ``act`` for ``unit`` on ``as_of``: the unit itself, who checks it, or who recognises it."""
    party = ACTS[act].party
    if party is Party.AUTHORITY:
        return recogniser(unit, program, level, as_of)
    return _among(process()["steps"][party.value], unit, program, level, as_of)


def authority(unit: str, program: str, level: int, as_of: date) -> tuple[str, ...]:
    """Codes of the body that recognises ``unit`` (commune, district, province) on ``as_of``; any of several listed is
    possible, ``UNCONFIRMED`` where the law was not read."""
    return recogniser(unit, program, level, as_of).bodies


def _day(year: int, month_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_day}")


def statistics_due(unit: str, year: int) -> date:
    """The day the yearly statistics are due (khoản 1 Điều 31 NĐ 20/2014/NĐ-CP); that day itself is in time."""
    return _day(year, process()["statistics_due"][unit])


def report_before(unit: str, year: int) -> date:
    """The day before which the report must be sent or entered (khoản 6 Điều 8 TT 19/2020/TT-BGDĐT)."""
    return _day(year, process()["report_before"][unit])


def data_window(year: int) -> tuple[date, date]:
    """The days the figures of ``year`` cover: 1 October of the year before to 30 September."""
    window = process()["data_window"]
    return _day(year - 1, window["from"]), _day(year, window["to"])


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day of the year's calendar. ``last``: the last day that is in time. ``is_own``: set by the province in place
    of the law's day, or beside it where the law has none."""

    kind: str
    label: str
    last: date
    document: str = ""
    article: str = ""
    confidence: str = "H"
    is_own: bool = False

    def days_left(self, as_of: date) -> int:
        """Days from ``as_of``; 0 on the last day, negative when it is over."""
        return (self.last - as_of).days


OWN_KINDS = {
    "data": "Chốt số liệu",
    "statistics": "Hoàn thành thống kê",
    "report": "Gửi báo cáo, nhập hệ thống",
    "self_check": "Tự kiểm tra",
    "request": "Gửi đề nghị kiểm tra, công nhận",
    "recognition": "Tỉnh hoàn thành kiểm tra, công nhận",
}
"""Days a province may set for a year, by kind; keys of ``ProvinceYear.due`` are ``<unit>.<kind>`` or ``<kind>``."""


def deadlines(unit: str, year: int, own: Mapping[str, str] | None = None) -> tuple[Deadline, ...]:
    """The calendar of ``unit`` for the survey year, by day: the law's where it is in force on the day, less those that
    the province set itself (ISO dates in ``own``); none for a district after the level ended. Raises ValueError for a
    key or a date that is none."""
    chosen = _own_days(unit, own or {})
    rows = process()
    last_day = data_window(year)[1]
    if unit == "district" and last_day > rows["districts_until"]:
        return ()
    law = {
        "data": (last_day, rows["data_window"]),
        "statistics": (statistics_due(unit, year), rows["statistics_due"]),
        "report": (report_before(unit, year) - timedelta(days=1), rows["report_before"]),
    }
    if unit == "province":
        row = rows["days"]["checked_before"]
        law["recognition"] = (_day(year, row["day"]) - timedelta(days=1), row)
    found = []
    for kind, label in OWN_KINDS.items():
        if kind in chosen:
            found.append(Deadline(kind, label, chosen[kind], is_own=True))
        elif kind in law:
            day, source = law[kind]
            rules = rule_sets()[source["rules"]]
            if not rules.in_force(day):
                continue
            document = rules.document or rules.id
            found.append(Deadline(kind, label, day, document, source["article"], source["confidence"]))
    return tuple(sorted(found, key=lambda one: one.last))


def _own_days(unit: str, own: Mapping[str, str]) -> dict[str, date]:
    days: dict[str, date] = {}
    for key, value in own.items():
        of, _, kind = key.rpartition(".")
        if kind not in OWN_KINDS or of not in ("", "commune", "district", "province"):
            raise ValueError(key)
        if of in ("", unit):
            days[kind] = date.fromisoformat(str(value))
    return days


def decision_due(valid_file_on: date, procedure: Procedure, holidays: Collection[date] = ()) -> date:
    """The last day of the Ministry's 40 working days from a valid file (Điều 9 TT 07/2016/TT-BGDĐT). ``holidays``: the
    public holidays of the year, which the caller knows."""
    days = process()["spans"]["first" if procedure is Procedure.FIRST else "yearly"]["working_days"]
    return working_days_after(valid_file_on, days, holidays)


def team_due(valid_file_on: date, holidays: Collection[date] = ()) -> date:
    """The last day of the 20 working days in which the checking team is formed (khoản 1 Điều 9 TT 07/2016)."""
    return working_days_after(valid_file_on, process()["spans"]["team"]["working_days"], holidays)


def working_days_after(start: date, days: int, holidays: Collection[date] = ()) -> date:
    """The ``days``-th working day after ``start``; Saturdays, Sundays and ``holidays`` do not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            days -= 1
    return day


@dataclass(frozen=True, slots=True)
class FieldCheck:
    """The least a field check of a province must see."""

    districts: int
    communes: int
    households: int


def field_check(districts: int) -> FieldCheck:
    """At least 80 % of the districts, two communes each, two households each (điểm b khoản 2 Điều 8 TT 07/2016). What
    replaced it under two tiers was not read."""
    row = process()["field_check"]
    seen = -(-districts * row["districts_percent"] // 100)
    communes = seen * row["communes_each"]
    return FieldCheck(seen, communes, communes * row["households_each"])
