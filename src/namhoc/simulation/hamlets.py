"""Names of hamlets (thôn, bản, tổ dân phố): made of syllables, none the name of a real unit."""

from __future__ import annotations

from functools import cache

from namhoc.simulation.dice import dice

_FIRST = (
    "Nà", "Pá", "Huổi", "Khe", "Bản", "Tà", "Sín", "Lũng", "Khau", "Thèn", "Phiêng", "Chiềng", "Suối", "Mường", "Tú",
)  # fmt: skip
_SECOND = ("Cáy", "Pheo", "Kheo", "Hừa", "Tỉa", "Đao", "Cuông", "Sìn", "Lưng", "Lưu", "Chu", "Thín")
_WHERE = ("", " Trên", " Dưới", " Giữa")
_REAL = frozenset({"Tà Hừa", "Tà Lưng", "Thèn Sìn", "Chiềng Kheo", "Mường Thín", "Tú Cuông"})
"""Pairs that are the name of a real unit, and so are no hamlet here."""


@cache
def hamlets(commune: str, people: int, *, urban: bool = False) -> tuple[str, ...]:
    """The hamlets of a commune, one for some 450 people (a ward's groups: one for 900)."""
    count = max(2, round(people / (900 if urban else 450)))
    if urban:
        return tuple(f"Tổ {number}" for number in range(1, count + 1))
    pairs = [f"{a} {b}" for a in _FIRST for b in _SECOND if f"{a} {b}" not in _REAL]
    order = dice(1, "hamlets", commune).permutation(len(pairs))
    names = [pairs[i] for i in order[: (count + 2) // 3 + 1]]
    told = [name + where for name in names for where in _WHERE]
    first = ["Nà Pheo Trên", "Huổi Cáy", "Pá Cuông"] if commune == "H9013" else []
    return tuple(dict.fromkeys([*first, *told]))[:count]
