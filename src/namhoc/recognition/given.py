"""Figures as somebody wrote them in a file, read before they are judged: what cannot be read is told at its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from namhoc.recognition.commune import PROGRAMS
from namhoc.recognition.standards import literacy, lower_secondary, preschool_3_5, preschool_4, preschool_5, primary

MOST = 1_000_000_000
"""No cohort has more persons than this: a larger number is two that ran together."""

_OF = {
    "MN5": preschool_5.FIGURES,
    "TH": primary.FIGURES,
    "XMC": literacy.FIGURES,
    "THCS": lower_secondary.FIGURES,
    "MN35": preschool_3_5.FIGURES,
    "MN4": preschool_4.FIGURES,
}

FIGURES: Mapping[str, tuple[str, ...]] = {
    program: (
        *(name for figure in names for name in (figure, f"{figure}_unclear")),
        *(lower_secondary.LEVELS if program == "THCS" else ()),
    )
    for program, names in _OF.items()
}
"""By programme, every figure that it is judged on, with the persons not known beside it; those of MN35 by age."""

AGES = preschool_3_5.AGES


class Unreadable(ValueError):
    """Something given that cannot be read. ``place``: the field ("input.age6_ppc"); ``what``: what is wrong there.
    The text also tells what was written; ``located`` does not, for messages that may be kept."""

    def __init__(self, place: str, what: str, *written: object) -> None:
        self.place, self.what = place, what
        self.located = f"{place}: {what}"
        super().__init__(self.located + "".join(f"; đang ghi {shown(one)}" for one in written))


def whole(value: object, place: str) -> int | None:
    """A number of persons: whole, or None where it was not supplied. Raises Unreadable for anything else: a share, a
    text that looks like a number, yes or no."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if value is None or (type(value) is int and abs(value) <= MOST):
        return value
    if type(value) is int:
        raise Unreadable(place, "số quá lớn, có thể hai ô dính vào nhau")
    raise Unreadable(place, "cần số nguyên, hoặc null khi chưa có", value)


def shown(value: object) -> str:
    """What was written, short enough for a message."""
    if isinstance(value, Mapping):
        return "một nhóm mục"
    if isinstance(value, list | tuple):
        return "một danh sách"
    text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:38]}…"


def figures(program: str, given: object, place: str) -> dict[str, Any]:
    """The figures of one programme, unknown names left out (see ``unused``). Raises Unreadable at the first that is no
    whole number."""
    table = group(given, place)
    known = [name for name in table if name in FIGURES[program]]
    if program != "MN35":
        return {name: whole(table[name], f"{place}.{name}") for name in known}
    return {
        name: {
            age: whole(value, f"{place}.{name}.{age}")
            for age, value in group(table[name] or {}, f"{place}.{name}").items()
            if age in AGES
        }
        for name in known
    }


def group(given: object, place: str) -> dict[str, Any]:
    """A group of fields, its names as text. Raises Unreadable for anything else."""
    if not isinstance(given, Mapping):
        raise Unreadable(place, "cần một nhóm mục “tên: số”", given)
    return {str(name): value for name, value in given.items()}


def unused(program: str, given: Mapping[str, Any]) -> list[str]:
    """Names in ``given`` that no standard asks for: most often a figure written wrongly."""
    return [name for name in map(str, given) if name not in FIGURES[program]]


def alike(name: str, known: Iterable[str]) -> str:
    """The known name that ``name`` is most like, in words for a message; else all of them."""
    names = list(known)
    near = difflib.get_close_matches(name, names, 1, 0.7)
    return f"có phải {near[0]}" if near else f"chỉ nhận {', '.join(names)}"


def program(name: object, place: str) -> str:
    """A programme of a commune. Raises Unreadable with those there are."""
    if name in PROGRAMS:
        return str(name)
    raise Unreadable(place, f"không có chương trình này, chỉ nhận {', '.join(PROGRAMS)}", name)
