"""The register of legal documents that the rule book names: what each is, and when it was in force.

A number alone does not name a document: 31/CT-TTg is a chỉ thị of 2020 and another of 2026. Every way to look one up
therefore returns candidates; namhoc.citations.resolve chooses between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from namhoc.citations import DocumentNumber, parse
from namhoc.citations.types import LAWS
from namhoc.core import PartialDate, fold


class RegisterError(ValueError):
    """The data of the register contradict themselves; the message names file, document and field."""


Key = tuple[str, int | None, str, str]
"""What two spellings of a number share: DocumentNumber.key()."""


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """A document of the register.

    ``start`` and ``end`` are the first and the last day in force, None where not known. ``replaces`` and ``amends``
    hold numbers. ``confidence`` is H (read in the document itself), M (read in a secondary source) or L (background
    knowledge); ``unconfirmed`` names the fields that a person must still check.
    """

    number: str
    type: str
    issuer: str | None
    date: PartialDate | None
    title: str | None
    start: Day | None
    end: Day | None
    replaces: tuple[str, ...]
    amends: tuple[str, ...]
    source: str
    confidence: str
    unconfirmed: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """How a sentence names it: "Thông tư 09/2024/TT-BGDĐT ngày 03/6/2024", "Luật Giáo dục số 43/2019/QH14"."""
        if self.type in LAWS and self.title:
            return f"{self.title} số {self.number}"
        day = f" ngày {self.date.in_digits()}" if self.date and self.date.day else ""
        return f"{self.type[0].upper()}{self.type[1:]} {self.number}{day}"

    def is_confirmed(self, *fields: str) -> bool:
        """True when none of ``fields`` waits for a person; a document of confidence L is unconfirmed as a whole."""
        return self.confidence != "L" and not self.unconfirmed & set(fields)


@dataclass(frozen=True, slots=True)
class Register:
    """All documents, found by number; built once by ``load``."""

    documents: tuple[LegalDocument, ...]
    _by_key: Mapping[Key, tuple[LegalDocument, ...]] = field(repr=False)

    def __iter__(self) -> Iterator[LegalDocument]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)

    def with_number(self, number: str) -> tuple[LegalDocument, ...]:
        """The documents that bear ``number``, in any of its spellings (BGDĐT = BGD&ĐT, 05 = 5)."""
        parsed = parse(number)
        return self._by_key.get(parsed.key(), ()) if parsed else ()

    def with_digits(self, digits: str) -> tuple[LegalDocument, ...]:
        """The documents whose number begins with ``digits``: all 29/…, 29-…, leading zeros aside."""
        return tuple(d for key, documents in self._by_key.items() if key[0] == digits for d in documents)

    def with_title(self, title: str) -> tuple[LegalDocument, ...]:
        """The documents named ``title``, marks and case aside."""
        return tuple(d for d in self.documents if d.title and fold(d.title) == fold(title))

    def successors(self, document: LegalDocument) -> tuple[LegalDocument, ...]:
        """The documents that replaced ``document``."""
        return tuple(d for d in self.documents if document.number in d.replaces)

    def amendments(self, document: LegalDocument) -> tuple[LegalDocument, ...]:
        """The documents that changed ``document`` and left it in force."""
        return tuple(d for d in self.documents if document.number in d.amends)


_KEYS = frozenset(
    (
        "number",
        "type",
        "issuer",
        "date",
        "title",
        "from",
        "to",
        "replaces",
        "amends",
        "source",
        "confidence",
        "unconfirmed",
    )
)


@lru_cache(maxsize=1)
def load() -> Register:
    """The register of the package, read and checked once."""
    folder = files("namhoc.rulebook") / "data" / "documents"
    return build((path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir(), key=str))


def build(sources: Iterable[tuple[str, str]]) -> Register:
    """A register from (file name, YAML text) pairs; RegisterError names the first fault."""
    documents: list[LegalDocument] = []
    by_key: dict[Key, tuple[LegalDocument, ...]] = {}
    for name, text in sources:
        for row in yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or ():
            document, number = _document(row, name)
            for other in by_key.get(number.key(), ()):
                if other.issuer == document.issuer and (
                    other.date == document.date or None in (other.date, document.date)
                ):
                    raise RegisterError(f"{name}: {document.number} stands twice and no date tells the two apart")
            by_key[number.key()] = (*by_key.get(number.key(), ()), document)
            documents.append(document)
    _check_links(documents)
    return Register(tuple(documents), by_key)


def _document(row: Mapping[str, Any], name: str) -> tuple[LegalDocument, DocumentNumber]:
    where = f"{name}: {row.get('number', '(no number)')}"
    if unknown := row.keys() - _KEYS:
        raise RegisterError(f"{where}: unknown field {sorted(unknown)[0]}")
    if missing := {"number", "type", "source", "confidence"} - row.keys():
        raise RegisterError(f"{where}: {sorted(missing)[0]} is missing")
    number = parse(str(row["number"]))
    if number is None or number.symbol != row["number"]:
        raise RegisterError(f"{where}: number is not in its normal form")
    if row["confidence"] not in ("H", "M", "L"):
        raise RegisterError(f"{where}: confidence is H, M or L")
    if unknown := set(row.get("unconfirmed", ())) - _KEYS:
        raise RegisterError(f"{where}: unconfirmed names no field: {sorted(unknown)[0]}")
    start, end = row.get("from"), row.get("to")
    if any(day is not None and not isinstance(day, Day) for day in (start, end)):
        raise RegisterError(f"{where}: from and to are days (2026-07-01)")
    signed = _partial(row.get("date"), where)
    if start and end and start > end:
        raise RegisterError(f"{where}: from is after to")
    if signed and start and signed.last_day() > start and signed.day:
        raise RegisterError(f"{where}: in force before it was signed")
    document = LegalDocument(
        number=row["number"],
        type=row["type"],
        issuer=row.get("issuer"),
        date=signed,
        title=row.get("title"),
        start=start,
        end=end,
        replaces=tuple(row.get("replaces", ())),
        amends=tuple(row.get("amends", ())),
        source=row["source"],
        confidence=row["confidence"],
        unconfirmed=frozenset(row.get("unconfirmed", ())),
    )
    return document, number


def _partial(printed: str | None, where: str) -> PartialDate | None:
    if printed is None:
        return None
    try:
        return PartialDate(*(int(part) for part in str(printed).split("-")))
    except (TypeError, ValueError) as error:
        raise RegisterError(f"{where}: date {printed!r} is no date (2026, 2026-07 or 2026-07-01)") from error


def _check_links(documents: list[LegalDocument]) -> None:
    """Every document that is replaced or amended is in the register, and ends before its successor begins."""
    by_number = {document.number: document for document in documents}
    for document in documents:
        for number in (*document.replaces, *document.amends):
            if number not in by_number:
                raise RegisterError(f"{document.number}: {number} is not in the register")
        for number in document.replaces:
            end = by_number[number].end
            if end is not None and document.start is not None and end >= document.start:
                raise RegisterError(f"{number}: still in force when {document.number} replaced it")
