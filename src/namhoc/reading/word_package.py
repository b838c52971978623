"""The inside of a .docx: its parts as XML trees, opened without following entities, links or macros."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from docx.opc.package import OpcPackage
from docx.oxml.parser import parse_xml

from namhoc.reading import problems

Element = Any  # lxml ships no types

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_STRICT = (  # files saved as "Strict Open XML" use other names for the same things
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The parts of a Word file that hold words or number them; None where the file has no such part."""

    body: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]


def open_package(data: bytes, name: str) -> WordPackage:
    """Open the bytes of a .docx or .docm. Raises ``UserFacingError`` (READ-BROKEN) where they are none."""
    try:
        package = OpcPackage.open(io.BytesIO(data))
        main = next(
            rel.target_part
            for rel in package.rels.values()
            if not rel.is_external and rel.reltype.endswith("/officeDocument")
        )
        document = _tree(main.blob)
    except Exception as error:  # zipfile, lxml and docx raise many kinds on broken files
        raise problems.broken(name, "Word") from error
    body = document.find(f"{W}body")
    if body is None:
        raise problems.broken(name, "Word")
    parts: dict[str, list[Element]] = {}
    for rel in main.rels.values():
        kind = rel.reltype.rsplit("/", 1)[-1]
        if not rel.is_external and kind in ("styles", "numbering", "footnotes", "endnotes", "header", "footer"):
            try:
                parts.setdefault(kind, []).append(_tree(rel.target_part.blob))
            except Exception:  # a broken side part must not cost the text of the main one
                continue
    first = {kind: trees[0] for kind, trees in parts.items()}
    return WordPackage(
        body,
        first.get("styles"),
        first.get("numbering"),
        first.get("footnotes"),
        first.get("endnotes"),
        tuple(parts.get("header", ())),
        tuple(parts.get("footer", ())),
    )


def _tree(blob: bytes) -> Element:
    for strict, usual in _STRICT:
        blob = blob.replace(strict, usual)
    return parse_xml(blob)


def value(element: Element | None, child: str, attribute: str = "val") -> str | None:
    """The attribute of a child element: ``value(pPr, "pStyle")``; None where either is absent."""
    found = element.find(f"{W}{child}") if element is not None else None
    got = found.get(f"{W}{attribute}") if found is not None else None
    return str(got) if got is not None else None


__all__ = ["MC", "Element", "W", "WordPackage", "open_package", "value"]
