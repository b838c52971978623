"""The number of a document (số, ký hiệu): its grammar, its normal form and the key two spellings share.

The grammar is closed by the list of type codes of Nghị định 30/2020/NĐ-CP, Phụ lục III, and the habits of the
National Assembly, the ministries before 2009 and the Party. The kinds are tried in the order of ``Kind``; the first
that fits is the right one:

    law           = N "/" YYYY "/" ("QH" | "UBTVQH") term             43/2019/QH14
    consolidated  = N "/VBHN-" sym  |  N "/" sym "-VBHN"              72/VBHN-VPQH, 07/BGDĐT-VBHN
    joint         = N "/" YYYY "/" ("TTLT" | "NQLT") ("-" | "/") sym  23/2015/TTLT-BGDĐT-BNV
    dated         = N "/" YYYY "/" code "-" sym                       71/2020/NĐ-CP: normative, the year inside
                    (a year inside an administrative number, "87/2026/KH-UBND", is a slip and read as printed)
    party         = N "-" code "/" sym                                29-NQ/TW: hyphen first, slash second
    state         = N "/" code "-" sym                                666/CT-BGDĐT
    letter        = N "/" issuer [ "-" unit ]                         5512/BGDĐT-GDTrH: công văn has no code
    short         = N "/" YYYY                                        "Thông tư 29/2024": the symbol is left out
    bare          = N                                                 "Chương trình hành động số 153"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from namhoc.core import CAPITALS, fold


class Kind(StrEnum):
    """What sort of number it is, in the order in which the grammar is tried."""

    LAW = "law"
    CONSOLIDATED = "consolidated"
    JOINT = "joint"
    DATED = "dated"
    PARTY = "party"
    STATE = "state"
    LETTER = "letter"
    SHORT = "short"
    BARE = "bare"


UPPER = CAPITALS + "Ð"
"""Capital letters of Vietnamese, with Ð (U+00D0) that old fonts print for Đ; the inside of a character class."""

NUMBER = r"\d{1,6}(?:\.\d{1,3})?"
YEAR = r"(?:19|20)\d\d"
SYM = rf"[{UPPER}&](?:[{UPPER}&0-9]|[a-zđ]{{1,2}}(?=[{UPPER}/-]))*(?:t?[gr](?![a-zà-ỹđ]))?"
"""A part of a symbol: capitals, with small letters between them (GDTrH) or at the end of TTg, TTr and CTr."""

NORMATIVE_CODES = ("NĐ", "NQ", "QĐ", "CT", "TT", "PL", "L")
PARTY_CODES = (
    *("NQ", "QĐ", "CT", "KL", "QC", "TB", "BC", "KH", "CTr", "TTr", "CV", "BB", "ĐA", "PA", "HD", "QyĐ"),
    *(
        "TT",
        "CĐ",
        "KHHĐ",
        "CTHĐ",
        "ĐC",
        "GM",
        "QĐi",
    ),  # thông tri, công điện, kế hoạch and chương trình hành động: in use
)
ADMINISTRATIVE_CODES = (
    *("NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ"),
    *("BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL"),
    *("KL", "ĐC", "QT", "CV", "VB", "TT"),  # kết luận thanh tra, đề cương, quy trình, "CV": not of the 29, in daily use
)

_OFFICIAL = (*PARTY_CODES, *ADMINISTRATIVE_CODES, *NORMATIVE_CODES, "TTLT", "NQLT", "VBHN")
_CANONICAL = {fold(code): code for code in _OFFICIAL} | {"hd": "HD"}
"""The official spelling of a code by its folded form, so that QD, QÐ and QĐ, Ttr and TTr come out alike."""


def _codes(codes: tuple[str, ...]) -> str:
    """Codes as a pattern, also in capitals or title case ("TTR", "Ttr") and as QD, QÐ where Đ is at hand."""
    spelled = {s for code in codes for s in (code, code.upper(), code.title())}
    spelled |= {s.replace("Đ", plain) for s in spelled for plain in "DÐ"}
    return "|".join(sorted(spelled, key=len, reverse=True))


_ANY_CODE = _codes((*NORMATIVE_CODES, *ADMINISTRATIVE_CODES))
_SYMS = rf"{SYM}(?:[-/.]{SYM})*"
_RULES: tuple[tuple[Kind, str], ...] = (
    (Kind.LAW, rf"(?P<n>{NUMBER})/(?P<y>{YEAR})/(?P<sym>(?:UBTVQH|QH)\d{{1,2}})"),
    (Kind.CONSOLIDATED, rf"(?P<n>{NUMBER})/(?:(?P<code>VBHN)-(?P<sym>{SYM})|(?P<sym2>{SYM})-(?P<code2>VBHN))"),
    (Kind.JOINT, rf"(?P<n>{NUMBER})/(?P<y>{YEAR})/(?P<code>TTLT|NQLT)(?P<sym>(?:[-/]{SYM})+)"),
    (Kind.DATED, rf"(?P<n>{NUMBER})/(?P<y>{YEAR})/(?P<code>{_ANY_CODE})-(?P<sym>{_SYMS})"),
    (Kind.PARTY, rf"(?P<n>{NUMBER})-(?P<code>{_codes(PARTY_CODES)})/(?P<sym>{_SYMS})"),
    (Kind.STATE, rf"(?P<n>{NUMBER})/(?P<code>{_codes(ADMINISTRATIVE_CODES)})-(?P<sym>{_SYMS})"),
    (Kind.LETTER, rf"(?P<n>{NUMBER})/(?P<sym>{SYM}(?:-{SYM})+)"),
    (Kind.LETTER, rf"(?P<n>{NUMBER})/(?P<sym>(?=[{UPPER}&]{{2}}){SYM})"),
    (Kind.SHORT, rf"(?P<n>{NUMBER})/(?P<y>{YEAR})"),
    (Kind.BARE, rf"(?P<n>{NUMBER})"),
)
_GRAMMAR = tuple((kind, re.compile(rule)) for kind, rule in _RULES)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number taken apart. ``digits`` as printed ("06", "66.22"); ``code`` in its official spelling ("QĐ"), None
    for laws, letters and bare numbers; ``issuer`` the part of the symbol that tells the body ("TTg", "BGDĐT")."""

    kind: Kind
    digits: str
    year: int | None = None
    code: str | None = None
    issuer: str | None = None
    unit: str | None = None

    @property
    def symbol(self) -> str:
        """The normal form, blanks removed and codes in their official spelling: "71/2020/NĐ-CP"."""
        match self.kind:
            case Kind.LAW:
                return f"{self.digits}/{self.year}/{self.issuer}"
            case Kind.CONSOLIDATED if self.unit == "VBHN":
                return f"{self.digits}/{self.issuer}-VBHN"
            case Kind.CONSOLIDATED | Kind.STATE:
                return f"{self.digits}/{self.code}-{self.issuer}"
            case Kind.JOINT:
                return f"{self.digits}/{self.year}/{self.code}{self.issuer}"
            case Kind.DATED:
                return f"{self.digits}/{self.year}/{self.code}-{self.issuer}"
            case Kind.PARTY:
                return f"{self.digits}-{self.code}/{self.issuer}"
            case Kind.LETTER:
                return f"{self.digits}/{self.issuer}" + (f"-{self.unit}" if self.unit else "")
            case Kind.SHORT:
                return f"{self.digits}/{self.year}"
            case Kind.BARE:
                return self.digits

    def key(self) -> tuple[str, int | None, str, str]:
        """What two spellings of one number share: (value, year, code, issuer), all folded.

        The leading zero, marks, "&" and the drafting unit of a letter do not count: 05 = 5, BGD&ĐT = BGDĐT.
        """
        digits = ".".join(part.lstrip("0") or "0" for part in self.digits.split("."))
        return digits, self.year, _folded(self.code), _folded(self.issuer)


def _folded(sym: str | None) -> str:
    return fold(sym or "").replace(" ", "")


def _canonical(code: str | None) -> str | None:
    if code is None or code in _OFFICIAL:
        return code
    return _CANONICAL.get(_folded(code), code)


def _issuer(sym: str) -> str:
    sym = sym.replace("Ð", "Đ")
    return "TTg" if sym.upper() == "TTG" else sym


def parse(printed: str) -> DocumentNumber | None:
    """Take a printed number apart; None when it is none. Blanks and line breaks inside are of no matter.

    >>> parse("02/2022/TT- BGDĐT").symbol
    '02/2022/TT-BGDĐT'
    """
    compact = _BLANKS.sub("", printed)
    for kind, pattern in _GRAMMAR:
        found = pattern.fullmatch(compact)
        if found is None:
            continue
        part = found.groupdict()
        code = _canonical(part.get("code") or part.get("code2"))
        sym = _issuer(part.get("sym") or part.get("sym2") or "") or None
        unit = None
        if kind is Kind.LETTER and sym is not None:
            sym, _, rest = sym.partition("-")
            sym, unit = _issuer(sym), rest or None
        elif kind is Kind.CONSOLIDATED and part.get("code2"):
            unit = "VBHN"
        return DocumentNumber(kind, part["n"], int(part["y"]) if part.get("y") else None, code, sym, unit)
    return None


def normalise(printed: str) -> str:
    """The normal form of a printed number; what is no number comes back with its blanks removed."""
    number = parse(printed)
    return _BLANKS.sub("", printed) if number is None else number.symbol
