"""Who issued the document: from the lines above the number, else from the sentence that issues it."""

from __future__ import annotations

import re

from namhoc.citations.issuers import tidy
from namhoc.citations.number import UPPER
from namhoc.core import PROVINCE_PATTERN, fold, province_named, squash
from namhoc.directives.extractors.head.bodies import BODY

_COMMITTEE = re.compile(r"(?i)((?:uỷ|ủy)\s*ban\s*nhân\s*dân|ubnd|hội\s+đồng\s+nhân\s+dân|hđnd)\s*(.*)$")
_PARTY = re.compile(r"(?i)((?:ban\s+thường\s+vụ\s+)?(?:(?:tỉnh|thành|huyện)\s+(?:ủy|uỷ)|đảng\s+(?:ủy|uỷ|bộ)))\s*(.*)$")
_DEPARTMENT = re.compile(r"(?i)(?:sở|ban|phòng|công\s+an|thanh\s+tra|bảo\s+hiểm)\b")
_OFFICE = re.compile(r"(?i)văn\s+phòng$")
_SCHOOL = re.compile(
    r"""(?i)(trường\s+(?:tiểu\s+học\s+và\s+thcs|mầm\s+non|mẫu\s+giáo|tiểu\s+học|thpt|(?:ptdt\w+\s+)?(?:th\s*&\s*thcs|thcs|th)|ptdt\w+
    |trung\s+học\s+(?:cơ\s+sở|phổ\s+thông)|phổ\s+thông(?:\s+dân\s+tộc\s+(?:nội|bán)\s+trú)?)
    |trung\s+tâm\s+gdnn\s*-\s*gdtx)\s+(.*)""",
    re.VERBOSE,
)
_ABBREVIATIONS = re.compile(r"(?i)\b(?:thpt|thcs|th|gdnn|gdtx|ptdtnt|ptdtbt|gdđt|mttq)\b")
_LEVEL = re.compile(r"(?i)(tỉnh|thành\s+phố|tp\.?|huyện|quận|thị\s+xã|xã|phường|đặc\s+khu|thị\s+trấn)\s+(.+)$")
_SMALL = ("và", "của", "với", "trong", "các")

CENTRAL = re.compile(
    r"(?i)(?:văn\s+phòng|thanh\s+tra)\s+(?:chính|quốc|trung)|thủ\s+tướng|chính\s+phủ|quốc\s+hội|bộ\b(?!\s+chỉ)|ban\s+bí\s+thư|trung\s+ương"
)
"""Bodies of the whole country, at the start of an issuer's name."""
CITIES = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")


def from_lines(lines: tuple[str, ...], province: str | None) -> str | None:
    """The issuer named by the head: the last of its lines, a department with the place of its parent."""
    joined = _join(lines)
    if not joined:
        return None
    name = _proper(joined[-1])
    parent = _proper(joined[-2]) if len(joined) > 1 else ""
    if _OFFICE.match(name):
        return squash(f"Văn phòng {parent}")
    if not _DEPARTMENT.match(name) or _PLACE_IN_NAME.search(name):
        return name
    if place := _PLACE_OF_PARENT.search(parent):
        return f"{name} {place[0]}"
    if province and fold(province) not in fold(name):
        return f"{name} {level_of(province)}"
    return name


_PLACE_IN_NAME = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s")
_PLACE_OF_PARENT = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s.+$")


def _join(lines: tuple[str, ...]) -> list[str]:
    """Broken names put together: "ỦY BAN NHÂN" + "DÂN" + "TỈNH HÀ TĨNH". A line that opens no name goes on."""
    found: list[str] = []
    for line in lines:
        if found and (not _OPENS_NAME.match(line) or _OPEN.search(found[-1])):
            found[-1] = squash(f"{found[-1]} {line}")
        else:
            found.append(line)
    return found


_OPENS_NAME = re.compile(
    r"""(?i)(?:[uủ][ỷy]?\s+ban|[uủ][ỷy]\b|ubnd|hội\s+đồng|hđnd|bộ|sở|trường|phòng|văn\s+phòng|ban|tỉnh\s+(?:ủy|uỷ)|thành\s+(?:ủy|uỷ)
    |huyện\s+(?:ủy|uỷ)|đảng\s+(?:bộ|ủy|uỷ)|chi\s+bộ|chính\s+phủ|thủ\s+tướng|quốc\s+hội|thanh\s+tra|trung\s+tâm|công\s+an|bảo\s+hiểm
    |cục|vụ|tổng\s+cục|chi\s+cục|kho\s+bạc|đài|báo|hội|liên\s+đoàn|đoàn)\b""",
    re.VERBOSE,
)
_OPEN = re.compile(r"(?i)(?:^[uủ][ỷy]|\bvà|,|\b(?:tỉnh|thành\s+phố|thành|xã|phường|trường|văn|hội))$")


def level_of(province: str) -> str:
    """A province with its level: "tỉnh Phú Thọ", "thành phố Hà Nội", "Thành phố Hồ Chí Minh"."""
    if province.startswith("Thành phố"):
        return province
    return f"{'thành phố' if province in CITIES else 'tỉnh'} {province}"


_KNOWN = {
    fold(name): name
    for name in ("Thủ tướng Chính phủ", "Chính phủ", "Văn phòng Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội")
}


def _proper(line: str) -> str:
    """A name in capitals as running text prints it: "SỞ GIÁO DỤC VÀ ĐÀO TẠO" -> "Sở Giáo dục và Đào tạo"."""
    if known := _KNOWN.get(fold(line)):
        return known
    if committee := _COMMITTEE.match(line):
        short = "HĐND" if fold(committee[1]).startswith("h") else "UBND"
        return squash(f"{short} {_with_level(committee[2])}")
    if party := _PARTY.match(line):
        return squash(f"{party[1].capitalize().replace('uỷ', 'ủy')} {_with_level(party[2])}")
    if school := _SCHOOL.match(line):
        kind = _ABBREVIATIONS.sub(lambda m: m[0].upper(), squash(school[1]).lower())
        return f"{kind[0].upper()}{kind[1:]} {capitalised(school[2])}"
    place = _LEVEL_INSIDE.search(line)
    name, rest = (line[: place.start()], f" {_with_level(place[1])}") if place else (line, "")
    sector = name[:3].lower() in ("sở ", "bộ ")
    words, fresh = [], True
    for word in name.split():
        low = word.lower()
        words.append(low if low in _SMALL or not fresh else word[:1].upper() + low[1:])
        fresh = (sector and word.endswith(",")) or low in _SMALL or word in ("-", "–") or len(words) == 1
    named = " ".join(words)
    return _PROVINCE_AT_END.sub(lambda m: capitalised(m[0]), named) + rest


_LEVEL_INSIDE = re.compile(r"(?i)\s((?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|đặc\s+khu|thị\s+trấn)\s+\S.*)$")
_PROVINCE_AT_END = re.compile(rf"(?i)\b{PROVINCE_PATTERN}$")


def capitalised(words: str) -> str:
    """Every word with a capital; abbreviations (THPT, TH&THCS) stay."""
    parts = words.split()
    return " ".join(w.upper() if _ABBREVIATIONS.search(w) else w[:1].upper() + w[1:].lower() for w in parts)


def _with_level(words: str) -> str:
    if (match := _LEVEL.match(words)) is None:
        return capitalised(words)
    level = squash(match[1]).lower()
    return f"{'thành phố' if level.startswith('tp') else level} {capitalised(match[2])}"


_ISSUES = re.compile(
    rf"""(?P<body>{BODY})\s*(?:\([^()]{{2,15}}\)\s*)?,?\s*(?:(?:đã|vừa|mới|cũng|tiếp\s+tục)\s+)*
    (?:(?:ký\s+)?ban\s+hành|xây\s+dựng|lập\s+kế\s+hoạch|chỉ\s+thị|yêu\s+cầu|báo\s+cáo|đề\s+nghị|thông\s+báo|hướng\s+dẫn
    |có\s+(?:văn\s+bản|công\s+văn|chỉ\s+thị|kế\s+hoạch|quyết\s+định|thông\s+báo|hướng\s+dẫn))
    (?!\s+(?:[\w\s]{{0,25}}\s)?(?:số\s+)?\d+[/-])""",
    re.VERBOSE,
)


_SIGNS = re.compile(
    rf"""(?:^|\n)[ \t*_|]*(?P<head>CHỦ\s+TỊCH\s+|GIÁM\s+ĐỐC\s+|BỘ\s+TRƯỞNG\s+|HIỆU\s+TRƯỞNG\s+)?
    (?P<body>(?:(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN|UBND|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN|BỘ|SỞ|TRƯỜNG|THỦ\s+TƯỚNG)
    (?:[ \t]+[{UPPER}&-]+(?!\w))+)""",
    re.VERBOSE,
)


def from_line_below(text: str, start: int, end: int, province: str | None) -> str | None:
    """The line in capitals under the summary of a decision or a công điện: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …"."""
    match = _SIGNS.search(text, start, end)
    if match is None:
        return None
    name = from_lines((squash(match["body"].strip(" *_|")),), province)
    return f"Chủ tịch {name}" if name and (match["head"] or "").startswith("CHỦ") else name


def from_sentence(text: str, start: int, end: int) -> str | None:
    """The body that issues the document in its own words: "Trường THPT … xây dựng Kế hoạch"."""
    match = _ISSUES.search(text, start, end)
    return tidy(match["body"]) if match else None


_PROVINCIAL = re.compile(
    r"""(?i)(?:(?:chủ\s+tịch\s+)?(?:ubnd|hđnd)(?:\s+(?:tỉnh|thành\s+phố|tp\.?))?|(?:ban\s+thường\s+vụ\s+|bí\s+thư\s+)?(?:tỉnh|thành)\s+ủy
    |sở\s[^,]+)$""",
    re.VERBOSE,
)


_WITHOUT_LEVEL = re.compile(
    rf"((?:Chủ tịch )?(?:UBND|HĐND)|Sở [^,]+?)(?<!tỉnh)(?<!phố)(?<!TP)(?<!TP\.)(?<!Tp)(?<!Tp\.) ({PROVINCE_PATTERN})",
    re.IGNORECASE,
)
_SHORT_CITY = re.compile(r"\bT[Pp]\b\.?")


def with_province(issuer: str, province: str | None) -> str | None:
    """The issuer with the name of its province, where it is a provincial body: "UBND tỉnh" -> "UBND tỉnh Lai Châu".

    None where no province is known: "UBND tỉnh" alone says of thirty-four bodies not which one issued the document.
    """
    if CENTRAL.match(issuer):
        return issuer
    if province is None:
        return None if _PROVINCIAL.match(issuer) else issuer
    if bare := _WITHOUT_LEVEL.fullmatch(issuer):
        return f"{bare[1]} {level_of(province)}" if province_named(bare[2]) == province else issuer
    issuer = _SHORT_CITY.sub("thành phố", issuer)
    if fold(province.removeprefix("Thành phố ")) in fold(issuer):
        return issuer
    if re.search(r"(?i)(?:\btỉnh|thành phố|tp\.?|(?:tỉnh|thành) ủy)$", issuer):
        return f"{issuer} {province.removeprefix('Thành phố ')}"
    if issuer in ("UBND", "HĐND", "Chủ tịch UBND") or issuer.startswith("Sở "):
        return f"{issuer} {level_of(province)}"
    return issuer
