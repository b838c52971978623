"""Who issued the document: from the lines above the number, else from the sentence that issues it."""

from __future__ import annotations

import re

from namhoc.citations.issuers import tidy
from namhoc.core import PROVINCE_PATTERN, fold, province_named, squash

_COMMITTEE = re.compile(r"(?i)^(?:uỷ|ủy)\s*ban\s*nhân\s*dân|^ubnd|^hội\s+đồng\s+nhân\s+dân|^hđnd")
_LEVEL = re.compile(r"(?i)^(tỉnh|thành\s+phố|tp\.?|huyện|quận|thị\s+xã|xã|phường|đặc\s+khu|thị\s+trấn)\s+(.+)$")
_SMALL = {"và", "của", "với", "trong", "các"}
_WHOLE = re.compile(r"\b(THPT|THCS|TH|TW|UBND|HĐND|GDNN|GDTX|PTDTNT|PTDTBT|TTGDTX|GD|ĐT|GDĐT|MTTQ)\b", re.IGNORECASE)


def from_lines(lines: tuple[str, ...], province: str | None) -> str | None:
    """The issuer named by the head: the last of its lines, with the place of the parent where it has none itself."""
    joined = _join(lines)
    if not joined:
        return None
    body, parent = joined[-1], joined[-2] if len(joined) > 1 else None
    name = _proper(body)
    if _COMMITTEE.match(body) or re.match(r"(?i)(?:tỉnh|thành|huyện)\s+(?:ủy|uỷ)|đảng|trường|trung\s+tâm|xã|phường", body):
        return name
    if re.match(r"(?i)sở\b|ban\b|công\s+an\b|thanh\s+tra\s+(?:tỉnh|sở)|bảo\s+hiểm", body):
        place = _place_of(parent) or (_level_of(province) if province else None)
        if place and fold(place) not in fold(name) and province and fold(province) not in fold(name):
            return f"{name} {place}"
        if place and province and fold(province) in fold(name):
            return name
    return name


def _join(lines: tuple[str, ...]) -> list[str]:
    """Broken names put together: "ỦY BAN NHÂN" + "DÂN" + "TỈNH HÀ TĨNH"."""
    found: list[str] = []
    for line in lines:
        if found and (_continues(found[-1], line)):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return [squash(name) for name in found]


def _continues(before: str, line: str) -> bool:
    if re.fullmatch(r"(?i)(?:uỷ|ủy)\s*ban(?:\s*nhân)?(?:\s*dân)?|ubnd|hội\s+đồng(?:\s+nhân)?(?:\s+dân)?|hđnd|đảng\s+(?:ủy|bộ)", before):
        return True
    if re.search(r"(?i)(?:\bvà|,|\b(?:tỉnh|thành\s+phố|xã|phường|thành))$", before):
        return True
    return re.match(r"(?i)(?:và|đào\s+tạo|dân\b|tạo\b)", line) is not None


def _place_of(parent: str | None) -> str | None:
    if parent is None:
        return None
    match = re.search(r"(?i)\b(tỉnh|thành\s+phố|tp\.?)\s+(.+)$", parent)
    return f"{_lower_level(match[1])} {_title(match[2])}" if match else None


def _level_of(province: str) -> str:
    return province if province.startswith("Thành phố") else f"{_level_word(province)} {province}"


CITIES = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")


def _level_word(province: str) -> str:
    return "thành phố" if province in CITIES else "tỉnh"


def _lower_level(word: str) -> str:
    word = squash(word).lower()
    return "thành phố" if word.startswith("tp") else word


def _title(words: str) -> str:
    return " ".join(w if w in ("-", "–") else w[:1].upper() + w[1:].lower() for w in words.split())


def _proper(line: str) -> str:
    """A name in capitals as running text prints it: "SỞ GIÁO DỤC VÀ ĐÀO TẠO" -> "Sở Giáo dục và Đào tạo"."""
    line = squash(line)
    committee = re.match(r"(?i)^((?:uỷ|ủy)\s*ban\s*nhân\s*dân|ubnd|hội\s+đồng\s+nhân\s+dân|hđnd)\s*(.*)$", line)
    if committee:
        short = "UBND" if fold(committee[1]).startswith(("uy", "ubnd")) else "HĐND"
        return squash(f"{short} {_with_level(committee[2])}")
    party = re.match(r"(?i)^((?:ban\s+thường\s+vụ\s+)?(?:tỉnh|thành)\s+(?:ủy|uỷ))\s*(.*)$", line)
    if party:
        return squash(f"{party[1].capitalize().replace('uỷ', 'ủy')} {_title(party[2])}")
    words, fresh = [], True
    for index, word in enumerate(line.split()):
        low = word.lower()
        if _WHOLE.fullmatch(word):
            words.append(word.upper())
        elif low in _SMALL:
            words.append(low)
            fresh = True
            continue
        else:
            words.append(word[:1].upper() + low[1:] if fresh or index == 0 else low)
        fresh = word.endswith(",") or index == 0 or word in ("-", "–")
    named = " ".join(words)
    named = re.sub(
        rf"(?i)\b(tỉnh|thành phố)\s+({PROVINCE_PATTERN})", lambda m: f"{m[1].lower()} {_title(m[2])}", named
    )
    named = re.sub(rf"(?i)\b({PROVINCE_PATTERN})$", lambda m: _title(m[1]), named)
    if re.match(r"(?i)(?:trường|trung tâm)", named):
        kind = re.match(r"(?i)(trường\s+(?:tiểu học và thcs|mầm non|mẫu giáo|tiểu học|thpt|thcs|phổ thông[^A-Z]*?|ptdt\w+|chuyên)|trung tâm\s+(?:gdnn\s*-\s*gdtx|\w+ \w+))\s+(.*)", named)
        if kind:
            named = f"{kind[1][0].upper()}{kind[1][1:]} {_title(kind[2])}"
            named = _WHOLE.sub(lambda m: m[0].upper(), named)
    return named


def _with_level(words: str) -> str:
    match = _LEVEL.match(words)
    if not match:
        return _title(words)
    return f"{_lower_level(match[1])} {_title(match[2])}"


BODY = (
    r"(?:(?:Chủ\s+tịch\s+)?(?:UBND|(?:Ủy|Uỷ)\s+ban\s+nhân(?:\s+dân)?)(?:\s+(?:tỉnh|thành\s+phố|Thành\s+phố|TP\.?|xã|phường|đặc\s+khu|huyện|thị\s+xã|quận))?(?:\s+[A-ZĐ]\w*){0,4}"
    r"|(?:Bộ\s+trưởng\s+)?Bộ\s+(?:GD\s*[&-]\s*ĐT|GDĐT|Giáo\s+dục\s+và\s+Đào\s+tạo|[A-ZĐ]\w*(?:\s+\w+){0,7}?)"
    r"|(?:Giám\s+đốc\s+)?Sở\s+(?:GD\s*[&-]\s*ĐT|GDĐT|Giáo\s+dục\s+(?:và|vào)\s+Đào\s+tạo)(?:\s+(?:tỉnh|thành\s+phố|Thành\s+phố|TP\.?))?(?:\s+[A-ZĐ]\w*){0,4}"
    r"|Thủ\s+tướng\s+Chính\s+phủ|Thủ\s+tướng|Chính\s+phủ"
    r"|(?:Ban\s+Thường\s+vụ\s+)?(?:Tỉnh|Thành)\s+(?:ủy|uỷ)(?:\s+[A-ZĐ]\w*){0,3}"
    r"|Trường\s+(?:THPT|THCS|Tiểu\s+học|Mầm\s+non|TH|PTDTNT|PTDTBT|Trung\s+học\s+(?:cơ\s+sở|phổ\s+thông))(?:\s+[A-ZĐ]\w*){1,6})"
)
_ISSUES = re.compile(
    rf"(?P<body>{BODY})\s*(?:\([^()]{{2,15}}\)\s*)?(?:,\s*)?(?:đã\s+|vừa\s+|mới\s+|cũng\s+|tiếp\s+tục\s+)*"
    r"(?P<verb>ký\s+ban\s+hành|ban\s+hành|xây\s+dựng|lập\s+kế\s+hoạch|chỉ\s+thị|yêu\s+cầu|báo\s+cáo|đề\s+nghị|thông\s+báo|hướng\s+dẫn|có\s+(?:văn\s+bản|công\s+văn|chỉ\s+thị|kế\s+hoạch|quyết\s+định|thông\s+báo|hướng\s+dẫn))"
)


def from_sentence(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The body that issues the document in its own words ("Trường … xây dựng Kế hoạch"), and where it stands."""
    match = _ISSUES.search(text, start, end)
    return (tidy(match["body"]), match.start()) if match else None


def with_province(issuer: str, province: str | None) -> str:
    """The issuer with the name of its province: "UBND tỉnh" -> "UBND tỉnh Lai Châu"."""
    if province is None:
        return issuer
    if fold(province) in fold(issuer) or re.search(r"(?i)thủ tướng|chính phủ|^bộ|\bbộ (?:giáo|trưởng)|xã |phường |huyện |trường|trung ương", issuer):
        return issuer
    bare = province.removeprefix("Thành phố ")
    if re.search(r"(?i)(?:tỉnh|thành phố|tp\.?)$", issuer):
        return f"{issuer} {bare}"
    if issuer in ("UBND", "HĐND", "Chủ tịch UBND") or issuer.startswith("Sở "):
        return f"{issuer} {_level_of(province)}"
    if re.search(r"(?i)(?:tỉnh|thành) ủy$", issuer):
        return f"{issuer} {bare}"
    return issuer


__all__ = ["BODY", "from_lines", "from_sentence", "province_named", "with_province"]
