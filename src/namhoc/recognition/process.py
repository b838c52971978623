"""Who recognises, and when figures are due, by the law of the day."""

from __future__ import annotations

from datetime import date

from namhoc.rulebook.recognition import process


def authority(unit: str, program: str, level: int, as_of: date) -> tuple[str, ...]:
    """Codes of the body that recognises ``unit`` (commune, district, province) on ``as_of``; any of several listed is
    possible, ``UNCONFIRMED`` where the law was not read."""
    for row in process()["authority"]:
        start, end = row.get("from"), row.get("to")
        if row["unit"] != unit or (start and as_of < start) or (end and as_of > end):
            continue
        if program in row.get("programs", [program]) and level in row.get("levels", [level]):
            return tuple(row["who"])
    return ("UNCONFIRMED",)


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
