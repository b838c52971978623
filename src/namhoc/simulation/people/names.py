"""Names of invented persons: syllables put together by chance. Ethnic groups are real, the persons are not."""

from __future__ import annotations

import numpy as np

GROUPS: tuple[tuple[str, float, tuple[str, ...]], ...] = (
    ("Tày", 0.30, ("Hoàng", "Nông", "Lương", "Ma", "Hứa", "Bế")),
    ("Mông", 0.22, ("Giàng", "Vàng", "Sùng", "Thào", "Lý", "Má")),
    ("Dao", 0.17, ("Bàn", "Đặng", "Triệu", "Phùng", "Chảo", "Tẩn")),
    ("Thái", 0.15, ("Lò", "Cầm", "Quàng", "Hà", "Điêu", "Lường")),
    ("Giáy", 0.08, ("Vũ", "Lù", "Vàng", "Nùng", "Sần")),
    ("Nùng", 0.08, ("Nùng", "Lù", "Hoàng", "Vương", "Thền")),
)
"""Minorities: name, part of the minorities, surnames."""

_KINH = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đỗ", "Bùi", "Ngô", "Đinh")
_MIDDLE = {True: ("Thị", "Thị", "Thu", "Ngọc", "Minh"), False: ("Văn", "Văn", "Đức", "Minh", "Quang", "A")}
_GIVEN = {
    True: ("Mẩy", "Pàng", "Dung", "Hiền", "Lan", "Mai", "Nga", "Phương", "Thảo", "Trang", "Yến", "Xuân", "Chi", "Mỷ"),
    False: ("Páo", "Sử", "Bình", "Dũng", "Hải", "Khoa", "Long", "Nam", "Phong", "Quân", "Sơn", "Tuấn", "Vinh", "Dế"),
}


def group_of(minority: bool, throw: np.random.Generator) -> str:
    """An ethnic group by chance."""
    if not minority:
        return "Kinh"
    shares = np.array([share for _, share, _ in GROUPS])
    return GROUPS[int(throw.choice(len(GROUPS), p=shares / shares.sum()))][0]


def surname_of(group: str, throw: np.random.Generator) -> str:
    """A surname of an ethnic group by chance."""
    surnames = next((names for name, _, names in GROUPS if name == group), _KINH)
    return surnames[int(throw.integers(len(surnames)))]


def name_of(surname: str, female: bool, throw: np.random.Generator) -> str:
    """A whole name: surname, middle name, given name."""
    middle, given = _MIDDLE[female], _GIVEN[female]
    return f"{surname} {middle[int(throw.integers(len(middle)))]} {given[int(throw.integers(len(given)))]}"
