"""Who issued a cited document: read from the words after its number, else from its symbol."""

from __future__ import annotations

import re

from namhoc.citations.number import UPPER, DocumentNumber, Kind
from namhoc.core import fold, squash

_BY_SYMBOL = {
    "cp": "Chính phủ",
    "ttg": "Thủ tướng Chính phủ",
    "vpcp": "Văn phòng Chính phủ",
    "vpqh": "Văn phòng Quốc hội",
    "ctn": "Chủ tịch nước",
    "bgddt": "Bộ Giáo dục và Đào tạo",
    "bnv": "Bộ Nội vụ",
    "btc": "Bộ Tài chính",
    "byt": "Bộ Y tế",
    "bca": "Bộ Công an",
    "bqp": "Bộ Quốc phòng",
    "btp": "Bộ Tư pháp",
    "bct": "Bộ Công Thương",
    "bxd": "Bộ Xây dựng",
    "bkhcn": "Bộ Khoa học và Công nghệ",
    "bkhdt": "Bộ Kế hoạch và Đầu tư",
    "btttt": "Bộ Thông tin và Truyền thông",
    "bvhttdl": "Bộ Văn hóa, Thể thao và Du lịch",
    "bldtbxh": "Bộ Lao động - Thương binh và Xã hội",
    "bnnptnt": "Bộ Nông nghiệp và Phát triển nông thôn",
    "bnnmt": "Bộ Nông nghiệp và Môi trường",
    "btnmt": "Bộ Tài nguyên và Môi trường",
    "bgtvt": "Bộ Giao thông vận tải",
    "bdttg": "Bộ Dân tộc và Tôn giáo",
    "bng": "Bộ Ngoại giao",
    "ubdt": "Ủy ban Dân tộc",
    "ttcp": "Thanh tra Chính phủ",
    "tandtc": "Tòa án nhân dân tối cao",
    "vksndtc": "Viện kiểm sát nhân dân tối cao",
    "vptw": "Văn phòng Trung ương Đảng",
    "btctw": "Ban Tổ chức Trung ương",
    "btgtw": "Ban Tuyên giáo Trung ương",
    "tu": "Tỉnh ủy",
    "hdnd": "HĐND",
    "ubnd": "UBND",
    "sgddt": "Sở Giáo dục và Đào tạo",
    "sgd": "Sở Giáo dục và Đào tạo",
    "gddt": "Sở Giáo dục và Đào tạo",
    "snv": "Sở Nội vụ",
    "stc": "Sở Tài chính",
    "syt": "Sở Y tế",
}
"""Issuer by the folded code of the symbol. Codes that every province uses (TU, UBND, SGDĐT) name the sort of body."""


def by_symbol(number: DocumentNumber, type_name: str | None) -> str | None:
    """The body that the symbol tells, None where it tells none.

    A central Party number (…/TW) is shared by Ban Chấp hành, Bộ Chính trị and Ban Bí thư: only for a nghị quyết is
    the first of them a fair reading, and even that is to be confirmed by the words around.
    """
    if number.kind is Kind.LAW:
        return "Ủy ban Thường vụ Quốc hội" if "UBTVQH" in (number.issuer or "") else "Quốc hội"
    code = fold(number.issuer or "").replace(" ", "")
    if code.startswith("ubtvqh"):
        return "Ủy ban Thường vụ Quốc hội"
    if re.fullmatch(r"qh\d+", code):
        return "Quốc hội"
    if code == "tw":
        return "Ban Chấp hành Trung ương" if type_name == "nghị quyết" else None
    return _BY_SYMBOL.get(code)


_SHORT_FORMS = (
    (re.compile(r"(?i)\bỦy ban nhân (?:dân )?"), "UBND "),
    (re.compile(r"(?i)\bHội đồng nhân dân\b"), "HĐND"),
    (re.compile(r"(?i)\b(?:GD\s?[&-]\s?ĐT|GDĐT|GD và ĐT)"), "Giáo dục và Đào tạo"),
    (re.compile(r"(?i)^(?:Bộ trưởng|Giám đốc|Chủ nhiệm) (?=Bộ|Sở|Ủy ban|Văn phòng)"), ""),
    (re.compile(r"(?i)^(?:Ban Chấp hành Trung ương)(?: Đảng)?.*"), "Ban Chấp hành Trung ương"),
    (re.compile(r"(?i)^BCH(?:TW| Trung ương)(?: Đảng)?.*"), "Ban Chấp hành Trung ương"),
    (re.compile(r"(?i)^Thủ tướng$"), "Thủ tướng Chính phủ"),
)


def tidy(words: str) -> str:
    """An issuer as printed, in the product's spelling: UBND for Ủy ban nhân dân, full names of sector bodies."""
    plain = squash(words).replace("Uỷ", "Ủy").replace("uỷ", "ủy").replace("UỶ", "ỦY").strip(" *_")
    for pattern, short in _SHORT_FORMS:
        plain = pattern.sub(short, plain)
    plain = squash(plain)
    return _KNOWN.get(fold(plain), plain) if plain.isupper() else plain


_KNOWN = {fold(name): name for name in (*_BY_SYMBOL.values(), "Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương")}
"""Names of bodies as running text prints them, for titles in capitals."""


_LEVEL = r"(?:\s+(?:tỉnh|Tỉnh|thành\s+phố|Thành\s+phố|TP\.?|huyện|quận|thị\s+xã|xã|phường|đặc\s+khu))?"
_NAME = rf"(?:\s+(?!(?:[Vv]ề|[Bb]an|[Nn]gày|[Pp]hê)\b)[{UPPER}][\w’']*)"
_LOCAL = rf"{_LEVEL}{_NAME}{{0,4}}"
_SMALL_WORDS = (
    "tế chính vụ dục tạo pháp học nghệ an phòng dựng hóa thao lịch trường nghiệp động binh hội tư thông tin tịch thôn "
    "triển nông môi vận tải giao thương công tôn giáo dân tộc thể du đào kế hoạch ngoại"
)
_WORD = rf"(?:[{UPPER}][\w&]*|{'|'.join(_SMALL_WORDS.split())})"
_FIELD = rf"(?:\s*-?\s*(?:và\s+)?{_WORD}|,\s+(?:Thể\s+thao|Thương\s+binh|Gia\s+đình))"
"""A word of a sector's name: "Giáo dục và Đào tạo", "Văn hóa, Thể thao và Du lịch"."""
_SECTOR = rf"[{UPPER}][\w&-]*{_FIELD}{{0,8}}"
_PARTY_CENTRE = r"(?:Ban\s+[Cc]hấp\s+hành|BCH)\s*(?:Trung\s+ương|TW)(?:\s+Đảng)?(?:\s+Cộng\s+sản\s+Việt\s+Nam)?"

_BODIES = (
    r"(?:Thủ\s+tướng\s+)?Chính\s+phủ",
    r"Thủ\s+tướng",
    r"Quốc\s+hội(?:\s+khóa\s+[IVX\d]+)?",
    r"(?:Ủy|Uỷ)\s+ban\s+[Tt]hường\s+vụ\s+Quốc\s+hội",
    r"Chủ\s+tịch\s+nước",
    r"Văn\s+phòng\s+(?:Chính\s+phủ|Quốc\s+hội|Trung\s+ương(?:\s+Đảng)?)",
    r"Thanh\s+tra\s+Chính\s+phủ",
    r"Bộ\s+Chính\s+trị",
    r"Ban\s+Bí\s+thư(?:\s+Trung\s+ương(?:\s+Đảng)?)?",
    rf"(?:Hội\s+nghị\s+(?:lần\s+thứ\s+\w+\s*,?\s*)?)?{_PARTY_CENTRE}(?:\s*,?\s*\(?[Kk]hóa\s+[IVX]+\)?)?",
    r"Ban\s+(?:Tổ\s+chức|Tuyên\s+giáo(?:\s+và\s+Dân\s+vận)?|Dân\s+vận|Nội\s+chính|Kiểm\s+tra)\s+Trung\s+ương",
    r"(?:Ban\s+[Tt]hường\s+vụ\s+|Ban\s+[Cc]hấp\s+hành\s+(?:Đảng\s+bộ\s+)?|Thường\s+trực\s+|Văn\s+phòng\s+)?"
    rf"(?:Tỉnh|Thành|Huyện|Quận|Thị)\s*(?:ủy|uỷ){_LOCAL}",
    rf"(?:Ban\s+[Cc]hấp\s+hành\s+)?Đảng\s+(?:bộ|ủy|uỷ){_LOCAL}",
    r"(?:Chủ\s+tịch\s+|Thường\s+trực\s+|Văn\s+phòng\s+)?"
    r"(?:UBND|(?:Ủy|Uỷ)\s*ban\s*nhân\s+(?:dân)?|HĐND|Hội\s+đồng\s+nhân\s+dân)(?:\s*\(UBND\))?"
    rf"{_LOCAL}",
    rf"(?:Bộ\s+trưởng\s+)?Bộ\s+(?!luật|máy|phận|tiêu|sách){_SECTOR}",
    rf"(?:Giám\s+đốc\s+|Thanh\s+tra\s+)?Sở\s+{_SECTOR}{_LOCAL}",
    rf"(?:Phòng|Trường|Trung\s+tâm|Công\s+an|Bảo\s+hiểm\s+xã\s+hội)\s+{_SECTOR}{_LOCAL}",
    rf"Ban\s+[Cc]hỉ\s+đạo(?:\s+(?:Trung\s+ương|tỉnh|thành\s+phố|Thành\s+phố|quốc\s+gia|Quốc\s+gia))?{_NAME}{{0,3}}",
)
ISSUER = f"(?:{'|'.join(_BODIES)})"
"""A pattern for the bodies that issue documents, head or body, with the place where one follows."""
