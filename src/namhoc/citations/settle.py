"""One picture of all mentions of a text: shortened mentions get their full number, furniture drops out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from namhoc.citations.citation import Citation
from namhoc.citations.number import DocumentNumber, Kind, parse
from namhoc.citations.types import LAWS, typed_alike
from namhoc.core import Span, fold

_SHORT_KINDS = (Kind.SHORT, Kind.BARE)
_SO_CALLED = re.compile(r"\((?i:sau\s+đây|gọi\s+tắt|viết\s+tắt|gọi\s+chung|gọi\s+là)[^()]{0,60}$")


def settle(text: str, mentions: Sequence[Citation], skip: Sequence[Span]) -> tuple[Citation, ...]:
    """``mentions`` in order, shortened ones expanded, without those in ``skip`` and mere names of short forms."""
    full = _full_numbers(mentions)
    printed = _printed_issuers(mentions)
    kept: list[Citation] = []
    seen: set[str] = set()
    for mention in mentions:
        mention = _expand(mention, full)
        if any(span.covers(mention.span) for span in skip) or _names_short_form(text, mention, seen):
            continue
        if mention.number is not None:
            seen.add(mention.number)
            mention = replace(mention, issuer=printed.get(mention.number, mention.issuer))
        kept.append(mention)
    return tuple(kept)


def _printed_issuers(mentions: Iterable[Citation]) -> dict[str, str]:
    """Issuers of central Party numbers that the text prints: the symbol (…/TW) alone only says that it is one of
    Ban Chấp hành, Bộ Chính trị and Ban Bí thư."""
    return {
        mention.number: mention.issuer
        for mention in mentions
        if mention.number and mention.number.endswith("/TW") and mention.issuer
        if mention.issuer != "Ban Chấp hành Trung ương"
    }


def once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations with each document that is known by name alone given once, at its first mention."""
    kept: list[Citation] = []
    seen: set[str] = set()
    for citation in citations:
        if citation.number is None and citation.rule.startswith("named"):
            name = _name(citation)
            if name in seen:
                continue
            seen.add(name)
        kept.append(citation)
    return tuple(kept)


Full = dict[str, list[tuple[DocumentNumber, Citation]]]
"""The mentions with a full number, by their digits; each number once, at its first mention."""


def _full_numbers(mentions: Iterable[Citation]) -> Full:
    full: Full = {}
    seen: set[tuple[str, str | None]] = set()
    for mention in mentions:
        number = parse(mention.number) if mention.number else None
        if number is None or number.kind in _SHORT_KINDS or (number.symbol, mention.type) in seen:
            continue
        seen.add((number.symbol, mention.type))
        full.setdefault(number.key()[0], []).append((number, mention))
    return full


def _expand(mention: Citation, full: Full) -> Citation:
    """A mention by digits alone takes the number of the full mentions that agree in digits, year and type.

    Where several numbers agree, the issuer decides; where it does not, all are kept as candidates and the mention
    stays as printed.
    """
    if mention.number is None:
        return _law_of(mention, full)
    if mention.kind not in _SHORT_KINDS or (own := parse(mention.number)) is None:
        return mention
    agreeing: dict[tuple[str, int | None, str, str], Citation] = {}
    for number, other in full.get(own.key()[0], ()):
        if own.year in (None, number.year) and typed_alike(mention.type, other.type):
            agreeing.setdefault(number.key(), other)
    candidates = tuple(other.number or "" for other in agreeing.values())
    if len(agreeing) > 1 and mention.issuer is not None:
        agreeing = {n: c for n, c in agreeing.items() if c.issuer and fold(c.issuer) == fold(mention.issuer)}
    if len(agreeing) != 1:
        return replace(mention, candidates=candidates)
    chosen = next(iter(agreeing.values()))
    issuer = mention.issuer or chosen.issuer
    return replace(mention, number=chosen.number, kind=chosen.kind, issuer=issuer, rule=f"{mention.rule}+text")


def _law_of(mention: Citation, full: Full) -> Citation:
    """A law named without number is the numbered law of the same name, where the text has one."""
    if mention.type not in LAWS or mention.rule == "blank-number":
        return mention
    name = _name(mention)
    for number, other in (pair for pairs in full.values() for pair in pairs):
        if number.kind is Kind.LAW and _name(other) == name:
            return replace(mention, number=other.number, kind=other.kind, rule=f"{mention.rule}+text")
    return mention


_AFTER_NAME = re.compile(r"\s(?:(?:so|nam|ngay)?\s?\d.*|cua quoc hoi.*|sua doi(?: bo sung)?$)")


def law_name(mention: Citation) -> str:
    """The name of a law, folded, without its number, year and issuer: "luat giao duc"."""
    return _AFTER_NAME.sub("", fold(mention.text))


def _name(mention: Citation) -> str:
    """What mentions of one named document share: a law is the same with and without its year."""
    return law_name(mention) if mention.type in LAWS else fold(mention.text)


def _names_short_form(text: str, mention: Citation, seen: set[str]) -> bool:
    """ "(sau đây gọi là Nghị quyết 29)", or a bracket that only repeats a number already met."""
    start, end = mention.span.start, mention.span.end
    if _SO_CALLED.search(text, max(0, start - 80), start):
        return True
    in_brackets = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return in_brackets and mention.number in seen
