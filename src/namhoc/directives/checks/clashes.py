"""Figures of one text that cannot all hold: 594 schools, 586 of them of national standard, "đạt 72,2%".

Nothing is repaired: each finding quotes the words, does the arithmetic and leaves the figures as they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from namhoc.core import Finding, Span, fold, squash
from namhoc.core.numbers import Number, find_numbers, format_number, parse_number
from namhoc.directives.directive import Directive, Figure, Statistic, Target
from namhoc.directives.extractors.figures.units import unit_at
from namhoc.directives.layout import Context

_AS_PRINTED = "Để nguyên như văn bản; hỏi lại nơi ban hành số nào đúng trước khi giao hoặc báo cáo."
_TOLERANCE = 0.6
"""Percentage points: a share may be rounded to whole numbers, or counted a little before or after its parts."""
_SHARE_AFTER = re.compile(r"[^.;\n]{0,60}$")
_SHARE_SAID = re.compile(
    r"[^;.\n%()\d]{0,80}[(,=]\s*(?:(?:đạt|chiếm|bằng)\s+)?(?:t[ỷỉ] lệ\s+)?(?P<share>\d+(?:,\d+)?)\s?%", re.IGNORECASE
)
_ALL_PARTS = re.compile(r"(?:bao gồm|gồm|chia ra|cụ thể(?: như sau)?)\s*:?\W*$", re.IGNORECASE)
_SOME_PARTS = re.compile(r"trong đó\s*:?\W*(?:có\s+)?$", re.IGNORECASE)
_POSTS = frozenset({"chi tieu", "bien che", "giao vien", "vien chuc", "nguoi"})
_EMPTY = re.compile(r"\b(?:dat|vao|nam|trong|den|tren|duoi|hon|gan|khoang|la|co|chiem)\b ?")
_DIGITS = re.compile(r"\d[\d.,]*")
_FEW_WORDS, _MANY_WORDS = 4, 6
"""So many words name one indicator surely enough: fewer where time or place is printed."""
_COMPARES = re.compile(r"so với|cùng kỳ|năm (?:học )?trước|tăng|giảm|từ \d", re.IGNORECASE)


def check(context: Context, directive: Directive, as_of: date) -> tuple[Finding, ...]:
    """A finding for each group of figures that contradict each other, quoting them; ``as_of`` plays no part."""
    text = context.text
    found = [
        *_shares_of_totals(text, directive.statistics),
        *_shares_of_their_own(context),
        *_sums(text, directive.statistics),
        *_sums(text, directive.targets),
        *_twice(text, directive.statistics),
        *_twice(text, directive.targets),
    ]
    return tuple(sorted(found, key=lambda finding: finding.spans))


def _shares_of_totals(text: str, statistics: tuple[Statistic, ...]) -> Iterator[Finding]:
    """A part, its percentage right after it, and a total of the same unit that the two do not fit."""
    for part, share in pairwise(statistics):
        if part.unit == "%" or share.unit != "%" or not (_one(part) and _one(share)):
            continue
        if not _SHARE_AFTER.fullmatch(text, part.span.end, share.span.start) or _COMPARES.search(share.span.of(text)):
            continue
        totals = [s for s in statistics if s.unit == part.unit and _one(s) and _is_total(s, part)]
        fitting = [s for s in totals if _fits(part.value, s.value, share.value)]
        if totals and not fitting:
            n, whole, percent = _number(part), _number(totals[0]), _number(share)
            yield Finding(
                code="FIGURE-SHARE",
                message=(
                    f"“{_quote(text, part.span)}, {_quote(text, share.span)}” và “{_quote(text, totals[0].span)}” "
                    f"không thể cùng đúng: {_p(n)}/{_p(whole)} = {_p(round(100 * n / whole, 1))}%; "
                    f"{_p(percent)}% của {_p(whole)} là {_p(round(whole * percent / 100))}; "
                    f"{_p(n)} là {_p(percent)}% của {_p(round(100 * n / percent))}."
                ),
                fix=_AS_PRINTED,
                spans=(totals[0].span, part.span, share.span),
            )


def _is_total(candidate: Figure, part: Figure) -> bool:
    """A larger count of the same thing without a further quality: "594 trường", not "12 trường ngoài công lập"."""
    plain = len(fold(candidate.indicator).split()) <= len(fold(part.unit or "").split()) + 2
    return plain and candidate.span != part.span and _number(candidate) > _number(part)


def _shares_of_their_own(context: Context) -> Iterator[Finding]:
    """ "430/450 trường (98%)": n/N beside a percentage that it is not."""
    text = context.text
    for found in find_numbers(text):
        n, whole = found.value, found.whole
        after = found.span.end + text[found.span.end : found.span.end + 1].isspace()
        if not whole or n > whole or unit_at(text, after, len(text)) is None:
            continue
        said = _SHARE_SAID.match(text, found.span.end)
        span = Span(found.span.start, said.end() if said else found.span.end)
        if said is None or context.in_furniture(span) or _fits(n, whole, parse_number(said["share"])):
            continue
        yield Finding(
            code="FIGURE-SHARE",
            message=f"“{_quote(text, span)}”: {_p(n)}/{_p(whole)} = {_p(round(100 * n / whole, 1))}%, "
            f"không phải {said['share']}%.",
            fix=_AS_PRINTED,
            spans=(span,),
        )


def _sums(text: str, figures: tuple[Target, ...] | tuple[Statistic, ...]) -> Iterator[Finding]:
    """A total followed by its parts ("gồm", "cụ thể", "trong đó") whose sum is another one."""
    for index, total in enumerate(figures):
        parts: list[Figure] = []
        every = False
        for figure in figures[index + 1 :]:
            between = text[(parts[-1] if parts else total).span.end : figure.span.start]
            if not parts:
                every = bool(_ALL_PARTS.search(between))
                if not (every or _SOME_PARTS.search(between)):
                    break
            if "\n\n" in between.strip() or not _same_unit(total, figure) or not _one(figure) or _ends(between, every):
                break
            parts.append(figure)
        if len(parts) < 2 or not _one(total):
            continue
        whole, added = _number(total), sum(_number(part) for part in parts)
        if added > whole or (every and added != whole and "." not in text[parts[0].span.end : parts[-1].span.start]):
            yield Finding(
                code="FIGURE-SUM",
                message=(
                    f"“{_quote(text, total.span)}” nhưng các phần cộng lại là "
                    f"{' + '.join(_p(_number(part)) for part in parts)} = {_p(added)}."
                ),
                fix=_AS_PRINTED,
                spans=(total.span, *(part.span for part in parts)),
            )


def _ends(between: str, every: bool) -> bool:
    """A full stop ends the parts of a sentence; a list of parts goes on over lines."""
    return "." in between and not (every and "\n" in between)


def _same_unit(total: Figure, part: Figure) -> bool:
    one, other = fold(total.unit or ""), fold(part.unit or "")
    return one == other != "" or (one in _POSTS and other in _POSTS)


def _twice(text: str, figures: tuple[Target, ...] | tuple[Statistic, ...]) -> Iterator[Finding]:
    """The same words with two values, for one time and one place."""
    known: dict[tuple[str, ...], Figure] = {}
    for figure in figures:
        words = _EMPTY.sub("", fold(_DIGITS.sub("", figure.indicator))).strip()
        if not _one(figure) or _COMPARES.search(figure.indicator):
            continue
        time = getattr(figure, "year", None) or getattr(figure, "period", None)
        settled = time is not None or figure.scope is not None
        if len(words.split()) < (_FEW_WORDS if settled else _MANY_WORDS):
            continue
        first = known.setdefault((words, fold(figure.unit or ""), str(time), str(figure.scope)), figure)
        if _number(first) != _number(figure):
            yield Finding(
                code="FIGURE-TWICE",
                message=f"Một chỉ tiêu có hai giá trị: “{_quote(text, first.span)}” và “{_quote(text, figure.span)}”.",
                fix=_AS_PRINTED,
                spans=(first.span, figure.span),
            )


def _one(figure: Figure) -> bool:
    return isinstance(figure.value, int | float) and figure.value > 0


def _number(figure: Figure) -> Number:
    assert isinstance(figure.value, int | float)
    return figure.value


def _fits(n: object, whole: object, share: object) -> bool:
    assert isinstance(n, int | float)
    assert isinstance(whole, int | float)
    assert isinstance(share, int | float)
    return abs(100 * n / whole - share) <= _TOLERANCE


def _quote(text: str, span: Span) -> str:
    return squash(span.of(text)).strip(" ,;.")


def _p(value: Number) -> str:
    return format_number(value)
