"""Names of cells in a sheet."""

from __future__ import annotations


def address(row: int, column: int) -> str:
    """The name of a cell, row and column counted from 0: ``address(13, 5)`` is "F14"."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row + 1}"
