"""Recognised words mended where only one reading is possible: codes of document numbers, and set expressions.

Recognition confuses what lies close: "26/CT-TTEg" for "26/CT-TTg", the hook for the acute ("kiếm tra" for "kiểm tra").
A code is mended when it is unknown and exactly one known code is one letter away; a pair of words when with other tone
marks it is one of the expressions below, none of which has a meaning with the tones exchanged. What was mended is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from namhoc.reading.printed import Word

_KNOWN = """
    TTg CP VPCP UBND HĐND BGDĐT SGDĐT SGD BNV BTC BYT BCA BQP BTP BCT BXD BKHCN BKHĐT BTTTT BVHTTDL BLĐTBXH BNNPTNT
    BNNMT BTNMT BGTVT BDTTG UBDT TTCP VPTW UBTVQH TANDTC VKSNDTC SNV STC SYT SKHCN SKHĐT STTTT SVHTTDL SVHTT SLĐTBXH
    SNNMT SNNPTNT STNMT SGTVT SXD SCT STP GDTrH GDTH GDMN GDPT GDTX GDĐT GDCT GDDT KGVX KTTH VHXH NGCBQLGD QLCL KHTC
    TCCB TTLT NQLT VBHN CTHĐ CTTTHSSV GDNN HSSV PCGD
"""
"""Issuers and units as their codes are printed (NĐ 30/2020/NĐ-CP, Phụ lục VI, and the units of a department)."""

_CODES = frozenset(_KNOWN.split())

_EXPRESSIONS = """
    tổ chức, phổ thông, phổ cập, phổ biến, kiểm tra, kiểm định, kiểm soát, đổi mới, chuyển đổi, tổng hợp, tổng kết,
    tổng thể, tổng số, tuyển dụng, tuyển sinh, phát triển, triển khai, điểm trường, thể chất, thể dục, thể thao, cụ thể,
    tập thể, tiểu học, tối thiểu, chỉ thị, chỉ tiêu, chỉ đạo, cải cách, bảo đảm, đảm bảo, quản lý, sử dụng, hỗ trợ,
    chủ trì, chủ động, chủ tịch, ủy ban, cơ sở, phản ánh, giảm tải, giảng dạy, chuẩn bị, hiểu biết, điều chỉnh, sửa đổi,
    bổ sung, ổn định, hoàn chỉnh, quyển sách, biển đảo, nhiệm vụ, giải pháp, thực hiện, chương trình, hướng dẫn,
    giáo dục, đào tạo, học sinh, giáo viên, kế hoạch, chất lượng, trường học, mầm non, trung học, năm học, trách nhiệm,
    báo cáo, kết quả, đề nghị, yêu cầu, phối hợp, tham mưu, cấp xã, xã hội, nhà nước, ngân sách, kinh phí, quy định
"""

_SYMBOL = re.compile(r"^(\W?\d{1,5}(?:/\d{4})?/)([^\W\d_]{2,6}(?:-[^\W\d_]{2,9})*)(\W*)$")
_SYMBOL_END = re.compile(r"^()([^\W\d_]{2,9}(?:-[^\W\d_]{2,9})*)(\W*)$")
_SYMBOL_CUT = re.compile(r"\d{1,5}(?:/\d{4})?/(?:[^\W\d_]{1,6}[-/])*$")  # goes on with the next word, on the next line
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_LETTERS = re.compile(r"^(\W*)([^\W\d_]+)(\W*)$")
_MOST_CERTAIN = 0.985  # a pair read with more confidence than this is left as it was read


def _toneless(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))


_BY_LETTERS = {
    tuple(map(_toneless, pair.split())): tuple(pair.split()) for pair in re.split(r",\s*", _EXPRESSIONS.strip())
}


@dataclass(frozen=True, slots=True)
class Mended:
    """Words after mending, and each change as (read, mended)."""

    words: list[Word]
    changes: list[tuple[str, str]]


def mend(words: Iterable[Word]) -> Mended:
    """The words with impossible codes and tone marks put right, in the same order and places."""
    mended = list(words)
    changes: list[tuple[str, str]] = []

    def put(place: int, text: str) -> None:
        changes.append((mended[place].text, text))
        mended[place] = mended[place]._replace(text=text)

    for place, word in enumerate(mended):
        goes_on = place > 0 and _SYMBOL_CUT.search(mended[place - 1].text) is not None
        if (text := _mended_symbol(word.text, goes_on)) != word.text:
            put(place, text)
    for place in range(len(mended) - 1):
        first, second = _LETTERS.match(mended[place].text), _LETTERS.match(mended[place + 1].text)
        if not first or not second or first[3] or second[1]:
            continue
        if min(mended[place].confidence, mended[place + 1].confidence) > _MOST_CERTAIN:
            continue
        right = _BY_LETTERS.get((_toneless(first[2]), _toneless(second[2])))
        if right is None:
            continue
        for at, match, syllable in ((place, first, right[0]), (place + 1, second, right[1])):
            if match[2].lower() != syllable and not _is_placement(match[2].lower(), syllable):
                put(at, match[1] + _in_case_of(match[2], syllable) + match[3])
    return Mended(mended, changes)


def _mended_symbol(text: str, goes_on: bool) -> str:
    """A document number (or, where it ``goes_on`` from the line before, its end) with its codes mended."""
    match = _SYMBOL_END.match(text) if goes_on else _SYMBOL.match(text)
    if match is None:
        return text
    parts = [_known_code(part) for part in match[2].split("-")]
    return match[1] + "-".join(parts) + match[3]


def _known_code(part: str) -> str:
    """The one known code that is a letter away from ``part``; ``part`` where it is short, known, or in doubt."""
    if len(part) < 4 or part in _CODES:
        return part
    near = [code for code in _CODES if abs(len(code) - len(part)) <= 1 and _is_one_letter_away(part, code)]
    best = [code for code in near if len(code) == len(part)] or near  # a letter exchanged is likelier than one lost
    return best[0] if len(best) == 1 else part


def _is_one_letter_away(a: str, b: str) -> bool:
    """True when one letter exchanged, added or left out turns ``a`` into ``b``."""
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[same + 1 :] == b[same + 1 :] or a[same + 1 :] == b[same:] or a[same:] == b[same + 1 :]


def _is_placement(a: str, b: str) -> bool:
    """True when two spellings differ only in where the tone mark stands (hoà, hòa): both are right."""
    return sorted(unicodedata.normalize("NFD", a)) == sorted(unicodedata.normalize("NFD", b))


def _in_case_of(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word
