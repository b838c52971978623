"""One picture of all mentions of a text: shortened mentions get their full number, furniture drops out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from namhoc.citations.citation import Citation
from namhoc.citations.number import DocumentNumber, Kind, parse
from namhoc.citations.types import typed_alike
from namhoc.core import Span, fold

_SO_CALLED = re.compile(r"\((?i:sau\s+đây|gọi\s+tắt|viết\s+tắt|gọi\s+chung|gọi\s+là)[^()]{0,60}$")


def settle(text: str, mentions: Sequence[Citation], skip: tuple[Span, ...]) -> tuple[Citation, ...]:
    """``mentions`` in order, shortened ones expanded, named ones once, those in ``skip`` or in "(sau đây gọi …)" out."""
    expanded = [_expand(mention, mentions) for mention in mentions]
    kept: list[Citation] = []
    seen: set[str] = set()
    for mention in expanded:
        if any(span.covers(mention.span) for span in skip) or _names_short_form(text, mention, seen):
            continue
        if mention.number is None and mention.rule.startswith("named"):
            name = _name_key(mention)
            if name in seen:
                continue
            seen.add(name)
        elif mention.number is not None:
            seen.add(mention.number)
        kept.append(mention)
    return tuple(kept)


def _expand(mention: Citation, others: Iterable[Citation]) -> Citation:
    """A mention by digits alone takes the number of the full mentions that agree in digits, year and type.

    Where several numbers agree, the issuer decides; where it does not, all are kept as candidates and the mention
    stays as printed.
    """
    if mention.kind not in (Kind.SHORT, Kind.BARE):
        return _law_of(mention, others)
    own = parse(mention.number or "")
    if own is None:
        return mention
    agreeing: dict[str, Citation] = {}
    for other in others:
        full = parse(other.number or "")
        if full is not None and full.kind not in (Kind.SHORT, Kind.BARE) and _agrees(own, full):
            if typed_alike(mention.type, other.type):
                agreeing.setdefault(full.symbol, other)
    chosen = _choose(mention, agreeing)
    if chosen is None:
        return replace(mention, candidates=tuple(agreeing))
    return replace(
        mention,
        number=chosen.number,
        kind=chosen.kind,
        issuer=mention.issuer or chosen.issuer,
        rule=f"{mention.rule}+text",
    )


def _agrees(short: DocumentNumber, full: DocumentNumber) -> bool:
    if short.key()[0] != full.key()[0]:
        return False
    return short.year is None or full.year is None or short.year == full.year


def _choose(mention: Citation, agreeing: dict[str, Citation]) -> Citation | None:
    if len(agreeing) > 1 and mention.issuer is not None:
        agreeing = {n: c for n, c in agreeing.items() if c.issuer and fold(c.issuer) == fold(mention.issuer)}
    return next(iter(agreeing.values())) if len(agreeing) == 1 else None


def _law_of(mention: Citation, others: Iterable[Citation]) -> Citation:
    """A law named without number is the numbered law of the same name, where the text has one."""
    if mention.number is not None or mention.type not in ("luật", "bộ luật", "pháp lệnh"):
        return mention
    name = _law_name(mention)
    for other in others:
        if other.kind is Kind.LAW and _law_name(other).startswith(name):
            return replace(mention, number=other.number, kind=other.kind, rule=f"{mention.rule}+text")
    return mention


_AFTER_NAME = re.compile(r"\b(?:so \d.*|nam \d{4}.*|ngay.*|\d+ .*|\d{4}$|cua quoc hoi.*|sua doi$)")


def _law_name(mention: Citation) -> str:
    return _AFTER_NAME.sub("", fold(mention.text)).strip()


def _name_key(mention: Citation) -> str:
    """Named documents are one when their names fold alike; a law also with and without its year."""
    if mention.type in ("luật", "bộ luật", "pháp lệnh"):
        return _law_name(mention)
    return fold(mention.text)


def _names_short_form(text: str, mention: Citation, seen: set[str]) -> bool:
    """ "(sau đây gọi là Nghị quyết 29)" and a bracket that repeats a number already met only name a short form."""
    start, end = mention.span.start, mention.span.end
    if _SO_CALLED.search(text, max(0, start - 80), start):
        return True
    in_brackets = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return in_brackets and mention.number in seen
