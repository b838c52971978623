"""Which figures move when persons come to count: one child of eleven who completes primary counts in two of them.

The figures are those a person can still do something about. Whoever is not known (``_unclear``) is taken first, for
that is what finding out comes to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namhoc.core import UserFacingError
from namhoc.recognition.switches import PrimaryCohort, Switches

Figures = Mapping[str, Mapping[str, Any]]

BANDS = ("15_25", "15_35", "15_60")


@dataclass(frozen=True, slots=True)
class Movable:
    """A figure that persons can come to count in. ``of``: the cohort they are of; ``moves``: figures that grow with
    it."""

    label: str
    of: str
    moves: tuple[str, ...] = ()


MOVABLE: Mapping[str, Mapping[str, Movable]] = {
    "MN5": {
        "attending": Movable("Trẻ 5 tuổi ra lớp", "must_mobilise"),
        "completed": Movable("Trẻ hoàn thành chương trình giáo dục mầm non", "completion_base"),
        "disabled_access": Movable("Trẻ khuyết tật được tiếp cận giáo dục", "disabled_able"),
    },
    "TH": {
        "age6_grade1": Movable("Em 6 tuổi vào lớp 1", "age6_ppc"),
        "age11_completed": Movable("Em 11 tuổi hoàn thành tiểu học", "age11_ppc", ("upto14_completed",)),
        "age11_in_primary": Movable("Em 11 tuổi trở lại học tiểu học", "age11_ppc"),
        "upto14_completed": Movable("Em 12-14 tuổi hoàn thành tiểu học", "upto14_ppc"),
        "disabled_access": Movable("Em khuyết tật được tiếp cận giáo dục", "disabled_able"),
    },
    "XMC": {
        f"l{level}_{band}": Movable(
            f"Người {band.replace('_', '-')} tuổi biết chữ mức độ {level}",
            f"pop_{band}",
            tuple(f"l{level}_{wide}" for wide in BANDS[BANDS.index(band) + 1 :]),
        )
        for level in (1, 2)
        for band in BANDS
    },
    "THCS": {
        "graduated": Movable("Người 15-18 tuổi tốt nghiệp trung học cơ sở", "age15_18_ppc"),
        "upper": Movable("Người 15-18 tuổi đi học sau trung học cơ sở", "age15_18_ppc"),
        "disabled_access": Movable("Người khuyết tật được tiếp cận giáo dục", "disabled_able"),
    },
    "MN35": {
        **{f"attending.{age}": Movable(f"Trẻ {age} tuổi ra lớp", f"must_mobilise.{age}") for age in "345"},
        **{
            f"completed.{age}": Movable(f"Trẻ {age} tuổi hoàn thành chương trình của độ tuổi", f"attending.{age}")
            for age in "345"
        },
    },
    "MN4": {
        "attending": Movable("Trẻ 4 tuổi ra lớp", "must_mobilise"),
        "completed": Movable("Trẻ 4 tuổi hoàn thành chương trình của độ tuổi", "attending"),
    },
}
"""By programme and figure."""


def with_learners(
    counts: Figures, program: str, figure: str, persons: int, *, switches: Switches
) -> dict[str, dict[str, Any]]:
    """The counts after ``persons`` more come to count in ``figure`` (fewer, where negative).

    Raises UserFacingError (WHATIF-FIGURE) for a figure that does not exist or is not supplied, or when its cohort has
    not so many persons left.
    """
    movable = MOVABLE.get(program, {}).get(figure)
    if movable is None or program not in counts:
        raise UserFacingError(
            "WHATIF-FIGURE", f"không thử được với {program} {figure}", fix="chọn một mục trong danh sách"
        )
    flat = _flat(counts[program])
    value, whole = flat.get(figure), flat.get(movable.of)
    if value is None or whole is None:
        raise UserFacingError("WHATIF-FIGURE", f"{movable.label}: chưa có số liệu để thử", fix="nhập số liệu trước")
    room = whole - value
    if figure == "age11_in_primary":
        room -= flat.get("age11_completed") or 0
    if persons > room or value + persons < 0:
        raise UserFacingError(
            "WHATIF-FIGURE",
            f"{movable.label}: không có đủ {abs(persons)} người",
            why=f"chỉ còn {room} người chưa tính" if persons > 0 else f"chỉ có {value} người đang tính",
            fix="giảm số người",
        )
    for name in (figure, *movable.moves):
        if name == "upto14_completed" and name != figure and switches.primary_l1_cohort is not PrimaryCohort.AGES_11_14:
            continue
        _add(flat, name, persons)
    _settle(flat, figure, persons)
    return {**{key: dict(table) for key, table in counts.items()}, program: _nested(flat)}


def _add(flat: dict[str, Any], name: str, persons: int) -> None:
    if flat.get(name) is None:
        return
    flat[name] += persons
    unclear = flat.get(f"{name}_unclear")
    if unclear and persons > 0:
        flat[f"{name}_unclear"] = max(0, unclear - persons)


def _settle(flat: dict[str, Any], figure: str, persons: int) -> None:
    """Bring along what the same persons cannot be any more, or must be too."""
    if figure == "age11_completed" and flat.get("age11_in_primary") is not None:
        # Who completes was not known, else in primary; who turns out not to have completed still is.
        unclear = flat.get("age11_in_primary_unclear") or 0
        found_out = max(0, min(unclear, persons))
        if unclear:
            flat["age11_in_primary_unclear"] = unclear - found_out
        left = flat["age11_ppc"] - flat["age11_completed"]
        flat["age11_in_primary"] = min(left, max(0, flat["age11_in_primary"] - (persons - found_out)))
    if figure.startswith("l2_"):
        for band in BANDS:
            one, two, people = (flat.get(f"{name}_{band}") for name in ("l1", "l2", "pop"))
            if one is not None and two is not None and people is not None:
                flat[f"l1_{band}"] = min(people, max(one, two))
    _keep_unclear_within(flat)


def _keep_unclear_within(flat: dict[str, Any]) -> None:
    """Nobody can be not known and counted at once: a figure with its unclear persons stays within its cohort."""
    of = {key: movable.of for table in MOVABLE.values() for key, movable in table.items() if movable.of in flat}
    for name in [name for name in flat if name.endswith("_unclear")]:
        figure = name.removesuffix("_unclear")
        whole = of.get(figure)
        if whole and flat[name] and flat.get(figure) is not None and flat.get(whole) is not None:
            room = flat[whole] + (flat.get(f"{whole}_unclear") or 0) - flat[figure]
            flat[name] = max(0, min(flat[name], room))


def _flat(table: Mapping[str, Any]) -> dict[str, Any]:
    """Figures by age as ``attending.3``."""
    found: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            found |= {f"{name}.{age}": number for age, number in value.items()}
        else:
            found[name] = value
    return found


def _nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in flat.items():
        head, _, age = name.partition(".")
        if age:
            found.setdefault(head, {})[age] = value
        else:
            found[name] = value
    return found
