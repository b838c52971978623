"""A verdict in words: each criterion with its figures, threshold, article and shortfall in persons."""

from __future__ import annotations

from fractions import Fraction

from namhoc.recognition.criterion import Criterion

_RESULT = {True: "đạt", False: "chưa đạt", None: "chưa rõ"}


def rate(numerator: int, denominator: int, percent: int) -> str:
    """The rate with two decimals; more where rounding would show the threshold although the exact test fails."""
    exact = Fraction(100 * numerator, denominator)
    for decimals in range(2, 12):
        shown = f"{float(exact):.{decimals}f}"
        if exact >= percent or Fraction(shown) < percent:
            break
    return shown.replace(".", ",") + "%"


def line(criterion: Criterion) -> str:
    """One criterion: "97 / 100 trẻ 6 tuổi vào lớp 1 · 97,00% < 98% · chưa đạt, thiếu 1 · khoản 1 Điều 11 ..."."""
    n, d = criterion.numerator, criterion.denominator
    if n is None and d is None and not criterion.article:
        return f"{criterion.label} · {_RESULT[criterion.met]}"
    if criterion.prerequisite:
        stands = "chưa rõ mức độ" if n is None else f"đang ở mức độ {n}" if n else "chưa đạt mức độ nào"
        return f"{criterion.label} · {stands} · {_RESULT[criterion.met]} · {criterion.article} {criterion.document}"
    source = " ".join(part for part in (criterion.article, criterion.document) if part)
    if criterion.confidence == "L":
        source += " (CHƯA XÁC NHẬN)"
    shown = f"{_figure(n)} / {_figure(d)} {criterion.label}"
    if criterion.percent is None:
        return f"{shown} · {_RESULT[criterion.met]}, chưa đọc được ngưỡng · {source}"
    if n is not None and d:
        sign = "≥" if 100 * n >= criterion.percent * d else "<"
        shown += f" · {rate(n, d, criterion.percent)} {sign} {criterion.percent}%"
    result = _RESULT[criterion.met]
    if criterion.met is not True and criterion.short is not None and criterion.short[1] > 0:
        least, most = criterion.short
        result += f", thiếu {most}" if least == most else f", thiếu {least} đến {most}"
    if criterion.unclear:
        result += f", {criterion.unclear} người chưa rõ"
    return f"{shown} · {result} · {source}"


def _figure(value: int | None) -> str:
    return "chưa có" if value is None else str(value)
