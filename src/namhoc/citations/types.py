"""Document types: their words, their codes, and how the words may be printed before a number."""

from __future__ import annotations

from collections.abc import Iterable

from namhoc.citations.number import DocumentNumber, Kind
from namhoc.core import fold, squash

TYPES: dict[str, str] = {
    "nghị quyết": "NQ",
    "nghị quyết liên tịch": "NQLT",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "thông báo kết luận": "TB",
    "hướng dẫn": "HD",
    "hướng dẫn liên ngành": "HD",
    "chương trình": "CTr",
    "chương trình hành động": "CTr",
    "chương trình công tác": "CTr",
    "chương trình phối hợp": "CTr",
    "kế hoạch": "KH",
    "kế hoạch hành động": "KH",
    "kế hoạch liên ngành": "KH",
    "kế hoạch phối hợp": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công văn": "",
    "văn bản": "",
    "công điện": "CĐ",
    "thư công": "",
    "kết luận": "KL",
    "kết luận thanh tra": "KL",
    "thông tri": "TT",
    "thông tư": "TT",
    "thông tư liên tịch": "TTLT",
    "nghị định": "NĐ",
    "luật": "L",
    "bộ luật": "L",
    "pháp lệnh": "PL",
    "lệnh": "L",
    "văn bản hợp nhất": "VBHN",
    "đề cương": "ĐC",
    "điều lệ": "",
    "giấy mời": "GM",
    "phiếu chuyển": "PC",
}
"""Type in lower case, and the code it has in a symbol ("" where it has none)."""

ABBREVIATIONS: dict[str, str] = {
    "NĐ": "nghị định",
    "QĐ": "quyết định",
    "TT": "thông tư",
    "TTLT": "thông tư liên tịch",
    "CT": "chỉ thị",
    "NQ": "nghị quyết",
    "KH": "kế hoạch",
    "CV": "công văn",
    "VB": "văn bản",
    "HD": "hướng dẫn",
    "TB": "thông báo",
    "KL": "kết luận",
    "BC": "báo cáo",
    "TTr": "tờ trình",
    "CTr": "chương trình",
    "CTHĐ": "chương trình hành động",
    "VBHN": "văn bản hợp nhất",
}
"""Types as headings and news shorten them: "CT số 2206/CT-UBND", "NĐ 30/2020/NĐ-CP"."""

_BY_CODE = {code: name for name, code in reversed(TYPES.items()) if code} | {
    "TT": "thông tư",
    "L": "luật",
    "CV": "công văn",
    "VB": "văn bản",
    "CTHĐ": "chương trình hành động",
    "KHHĐ": "kế hoạch hành động",
    "QĐi": "quy định",
}
"""Type by code; where several share one (thông báo, thông báo kết luận) the plain one, which TYPES has first."""

LAWS = ("luật", "bộ luật", "pháp lệnh")
"""Types that are cited by name, without number."""

_BY_FOLD = {fold(name).replace(" ", ""): name for name in TYPES}


def words_pattern(names: Iterable[str]) -> str:
    """A pattern for any of ``names``, longest first; between words blanks, line breaks, or a blank that was lost."""
    ordered = sorted(names, key=len, reverse=True)
    return "(?:" + "|".join(r"\s*".join(name.split()) for name in ordered) + ")"


TYPE_WORDS = words_pattern(tuple(TYPES))
ABBREVIATED = "(?:" + "|".join(sorted(ABBREVIATIONS, key=len, reverse=True)) + ")"


def type_of(words: str) -> str | None:
    """The type that printed words name: "Nghị\\nđịnh" -> "nghị định", "CT" -> "chỉ thị"."""
    return ABBREVIATIONS.get(squash(words)) or _BY_FOLD.get(fold(words).replace(" ", ""))


def type_by_number(number: DocumentNumber) -> str | None:
    """The type read from the number alone, where no type word is printed before it."""
    match number.kind:
        case Kind.LAW:
            return "nghị quyết" if "UBTVQH" in (number.issuer or "") else "luật"
        case Kind.LETTER:
            return "công văn"
        case Kind.CONSOLIDATED:
            return "văn bản hợp nhất"
        case Kind.PARTY if number.code == "TT":
            return "thông tri"
        case _ if number.code:
            return _BY_CODE.get(number.code)
    return None


def typed_alike(name: str | None, other: str | None) -> bool:
    """True where two type names may mean one document: "chương trình" and "chương trình hành động",
    "công văn" and "văn bản", "luật" and "bộ luật"; an unknown type agrees with any."""
    if name is None or other is None or name == other:
        return True
    if "văn bản" in (name, other):
        return True
    return name.startswith(other) or other.startswith(name) or {name, other} <= set(LAWS)
