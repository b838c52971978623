"""Names of the provinces and centrally run cities: the 63 until 30/6/2025, of which 34 bear a name today.

Quyết định 124/2004/QĐ-TTg (63 provinces after the changes of 2008) and Quyết định 19/2025/QĐ-TTg (34 provinces from
1/7/2025). Names only: which old province became part of which new one belongs to the tables of units.
"""

from __future__ import annotations

import re

from namhoc.core.text import fold

PROVINCES: tuple[str, ...] = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bắc Giang", "Bắc Kạn", "Bạc Liêu", "Bắc Ninh", "Bến Tre", "Bình Định",
    "Bình Dương", "Bình Phước", "Bình Thuận", "Cà Mau", "Cần Thơ", "Cao Bằng", "Đà Nẵng", "Đắk Lắk", "Đắk Nông",
    "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương",
    "Hải Phòng", "Hậu Giang", "Hòa Bình", "Huế", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu",
    "Lâm Đồng", "Lạng Sơn", "Lào Cai", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ",
    "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh",
    "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thành phố Hồ Chí Minh", "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh",
    "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip

_ALIASES = {
    "hồ chí minh": "Thành phố Hồ Chí Minh",
    "tp.hcm": "Thành phố Hồ Chí Minh",
    "tphcm": "Thành phố Hồ Chí Minh",
    "tp hcm": "Thành phố Hồ Chí Minh",
    "tp. hcm": "Thành phố Hồ Chí Minh",
    "đắc lắc": "Đắk Lắk",
    "đăk lăk": "Đắk Lắk",
    "đăk nông": "Đắk Nông",
    "đắc nông": "Đắk Nông",
    "thừa thiên - huế": "Thừa Thiên Huế",
    "bà rịa vũng tàu": "Bà Rịa - Vũng Tàu",
    "bà rịa – vũng tàu": "Bà Rịa - Vũng Tàu",
}

_BY_FOLD = {fold(name): name for name in PROVINCES} | {fold(alias): name for alias, name in _ALIASES.items()}
_NAMES = sorted({name.lower() for name in PROVINCES} | set(_ALIASES), key=len, reverse=True)
PROVINCE_PATTERN = (
    "(?:"
    + "|".join(
        re.escape(n).replace(r"\ ", r"\s+").replace("òa", "(?:òa|oà)").replace("óa", "(?:óa|oá)") for n in _NAMES
    )
    + ")"
)
"""A pattern for any province name, to be used without regard to case; blanks may be line breaks."""


def province_named(words: str) -> str | None:
    """The province that ``words`` name ("HỒ CHÍ MINH" -> "Thành phố Hồ Chí Minh"), None for any other place."""
    folded = fold(words)
    for prefix in ("tinh ", "thanh pho ", "tp "):
        if folded.startswith(prefix) and folded.removeprefix(prefix) in _BY_FOLD:
            return _BY_FOLD[folded.removeprefix(prefix)]
    return _BY_FOLD.get(folded)
