"""Numbers and dates as Vietnamese documents print them. Values stay values until this last moment."""

from __future__ import annotations

from datetime import date


def day(value: date) -> str:
    """05/9/2026: a zero before a day under 10 and before the months 1 and 2 only (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    return f"{value.day:02d}/{month(value)}/{value.year}"


def long_day(value: date) -> str:
    """ngày 05 tháng 9 năm 2026, as in the head of a document."""
    return f"ngày {value.day:02d} tháng {month(value)} năm {value.year}"


def month(value: date) -> str:
    """01, 02, 3 ... 12: only January and February could be taken for another month, so only they get a zero."""
    return f"{value.month:02d}" if value.month < 3 else str(value.month)


def number(value: int | float, decimals: int = 0) -> str:
    """1.234,5: a point between thousands, a comma before decimals, a true minus sign."""
    english = f"{abs(value):,.{decimals}f}"
    swapped = english.translate(str.maketrans(",.", ".,"))
    return f"−{swapped}" if value < 0 and swapped.strip("0.,") else swapped


def share(part: int, whole: int, decimals: int = 1) -> str:
    """61,6%: without a space; "chưa có" where there is nothing to take a share of."""
    return f"{number(100 * part / whole, decimals)}%" if whole else "chưa có"
