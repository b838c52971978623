"""The number of the decision that a change of units rests on."""

from __future__ import annotations

from namhoc.citations import Kind, parse
from namhoc.core import UserFacingError

_CODES = {"QĐ", "NQ"}
"""Quyết định (UBND, Thủ tướng) and nghị quyết (HĐND, Quốc hội, UBTVQH): only these create, merge or close a unit."""


def decision_number(printed: str) -> str:
    """The normal form of the number of a decision or resolution: "345/QĐ-UBND", "12/2026/QĐ-UBND", "202/2025/QH15".

    Raises ``UserFacingError`` (CHANGE-DECISION) when ``printed`` is no such number: no number at all, the symbol left
    out, or the number of a letter, plan or report, which decides nothing.
    """
    number = parse(printed) if printed.strip() else None
    if number is not None and (number.kind is Kind.LAW or number.code in _CODES):
        return number.symbol
    if number is None:
        why = "Chưa đúng thể thức số, ký hiệu văn bản" if printed.strip() else "Thay đổi đơn vị phải có quyết định"
    elif number.kind in {Kind.BARE, Kind.SHORT}:
        why = "Thiếu ký hiệu của văn bản sau số"
    else:
        why = "Văn bản này không phải là quyết định hay nghị quyết"
    raise UserFacingError(
        "CHANGE-DECISION",
        "Số, ký hiệu quyết định chưa dùng được",
        why=why,
        fix="Ghi số và ký hiệu như trên văn bản, ví dụ 345/QĐ-UBND hoặc 12/NQ-HĐND.",
    )
