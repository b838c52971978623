"""Which document of a register a citation means.

The register is whatever fits ``DocumentRegister``: the one of the rule book does (namhoc.rulebook.documents).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from namhoc.citations.citation import Citation
from namhoc.citations.number import Kind, parse
from namhoc.citations.settle import law_name
from namhoc.citations.types import LAWS, typed_alike
from namhoc.core import PartialDate, fold


class KnownDocument(Protocol):
    """What a register tells of a document."""

    @property
    def number(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def issuer(self) -> str | None: ...
    @property
    def date(self) -> PartialDate | None: ...
    @property
    def title(self) -> str | None: ...


D = TypeVar("D", bound=KnownDocument, covariant=True)


class DocumentRegister(Protocol[D]):
    """Documents by number, by digits and by name."""

    def with_number(self, number: str) -> Iterable[D]:
        """Documents that bear ``number`` in any of its spellings."""
        ...

    def with_digits(self, digits: str) -> Iterable[D]:
        """Documents whose number begins with these digits, leading zeros aside."""
        ...

    def with_title(self, title: str) -> Iterable[D]:
        """Documents whose title reads like ``title``, marks and case aside."""
        ...


def resolve(citation: Citation, register: DocumentRegister[D]) -> tuple[D, ...]:
    """The documents of ``register`` that ``citation`` may mean: none, the one, or candidates the text does not settle.

    Date, issuer and type leave out what contradicts them; unknown on either side contradicts nothing. A law is found
    by its name, with its year where that is printed. A mention by digits alone ("Nghị quyết 29") has candidates only
    where its type and issuer agree.
    """
    if citation.number is None:
        if citation.type not in LAWS:
            return ()
        found = register.with_title(law_name(citation))
    elif citation.kind in (Kind.BARE, Kind.SHORT):
        number = parse(citation.number)
        digits, year = (number.key()[:2]) if number else (citation.number, None)
        found = (d for d in register.with_digits(digits) if year is None or _year(d) == year)
    else:
        found = register.with_number(citation.number)
    return tuple(document for document in found if _agrees(document, citation))


def _year(document: KnownDocument) -> int | None:
    number = parse(document.number)
    return (number.year if number else None) or (document.date.year if document.date else None)


def _agrees(document: KnownDocument, citation: Citation) -> bool:
    return (
        _same_day(document, citation)
        and _same_body(document.issuer, citation.issuer)
        and _same_type(document, citation.type)
    )


def _same_day(document: KnownDocument, citation: Citation) -> bool:
    asked, known = citation.date, document.date
    if asked is None:
        return True
    if known is None or asked.month is None:
        year = _year(document)
        return year is None or year == asked.year or (known is not None and known.year == asked.year)
    pairs = ((known.year, asked.year), (known.month, asked.month), (known.day, asked.day))
    return all(a is None or b is None or a == b for a, b in pairs)


def _same_body(known: str | None, asked: str | None) -> bool:
    """Local bodies may be named without their place, and a body by its head: "UBND tỉnh", "Chủ tịch UBND tỉnh"."""
    if known is None or asked is None:
        return True
    first, second = fold(known), fold(asked).removeprefix("chu tich ")
    if ("trung uong" in first and "trung uong" in second) or {"bo chinh tri", "ban bi thu"} & {first, second}:
        return True  # central Party bodies share one series of numbers
    return first.startswith(second) or second.startswith(first)


def _same_type(document: KnownDocument, asked: str | None) -> bool:
    """Party numbers print QĐ for quy định and quyết định alike."""
    number = parse(document.number)
    return typed_alike(document.type, asked) or (
        number is not None and number.kind is Kind.PARTY and number.code == "QĐ"
    )
