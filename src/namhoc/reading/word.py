"""Word files (.docx, .docm): paragraphs, numbers as displayed, tables, notes; macros are never run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from namhoc.core import Finding, Severity
from namhoc.reading.document import BlockKind, Document
from namhoc.reading.draft import Draft, assemble
from namhoc.reading.formats import Format, tell
from namhoc.reading.legacy_fonts import unicode_of
from namhoc.reading.limits import Limits
from namhoc.reading.plain import canonical
from namhoc.reading.tables import Cell, Row, drafts_of
from namhoc.reading.word_numbering import Numbering
from namhoc.reading.word_package import MC, Element, W, WordPackage, open_package, value
from namhoc.reading.word_styles import WordStyles

_TRANSPARENT = frozenset(
    f"{W}{tag}"
    for tag in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo")
)
_GONE = frozenset(f"{W}{tag}" for tag in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sdtPr"))
_BLANKS = re.compile(r"[ \t\u00a0]*\t[ \t\u00a0]*")
_HEADING_STYLE = re.compile(r"heading\s*\d|title|tiêu đề", re.IGNORECASE)


def read_word(data: bytes, name: str, limits: Limits) -> Document:
    """A Word file as a Document: body in order, notes after it, page headers and footers as furniture."""
    package = open_package(data, name)
    reader = _WordReader(package)
    drafts = list(reader.headers())
    drafts += reader.body()
    drafts += reader.notes()
    drafts += reader.footers()
    text, blocks = assemble(drafts)
    macros = tell(data, name, limits) is Format.WORD_MACROS
    return Document(
        text=text,
        blocks=blocks,
        sha256="",
        name=name,
        media_type="",
        findings=_findings(package, macros),
    )


class _WordReader:
    """Walks the trees of one Word file; the numbering counts along, so each part is walked once, in order."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._numbering = Numbering(package)
        self._styles = WordStyles(package.styles)
        self._notes: dict[tuple[str, str], int] = {}  # (kind, id) -> displayed number

    def body(self) -> Iterator[Draft]:
        yield from self._container(self._package.body)

    def headers(self) -> Iterator[Draft]:
        yield from self._furniture(self._package.headers)

    def footers(self) -> Iterator[Draft]:
        yield from self._furniture(self._package.footers)

    def notes(self) -> Iterator[Draft]:
        """Footnotes and endnotes that the body refers to, in the order of their numbers."""
        for (kind, note_id), number in sorted(self._notes.items(), key=lambda item: item[1]):
            part = self._package.footnotes if kind == "footnote" else self._package.endnotes
            for note in part.iterfind(f"{W}{kind}") if part is not None else ():
                if note.get(f"{W}id") == note_id:
                    words = " ".join(draft.text for draft in self._container(note)).strip()
                    yield Draft(f"[{number}] {words}", BlockKind.FOOTNOTE)

    def _furniture(self, parts: tuple[Element, ...]) -> Iterator[Draft]:
        seen = set()
        for part in parts:
            for draft in self._container(part):
                if draft.text not in seen:
                    seen.add(draft.text)
                    yield Draft(draft.text, BlockKind.FURNITURE)

    def _container(self, container: Element, depth: int = 0) -> Iterator[Draft]:
        """Paragraphs and tables of a body, a cell, a note or a text box."""
        if depth > 40:  # tables within tables without end
            return
        for child in container.iterchildren():
            if child.tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, depth)
            elif child.tag in _TRANSPARENT or child.tag in (f"{MC}AlternateContent", f"{MC}Choice"):
                yield from self._container(child, depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Draft]:
        properties = paragraph.find(f"{W}pPr")
        mark = "" if _struck_out(paragraph, properties) else self._numbering.mark(properties)
        style = value(properties, "pStyle") or ""
        is_heading = bool(_HEADING_STYLE.search(self._styles.names.get(style, style)))
        kind = BlockKind.HEADING if is_heading else BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
        boxes: list[Element] = []
        words = "".join(self._words(paragraph, style, boxes))
        for line in canonical(words).split("\n"):
            line = _BLANKS.sub(" " if not line.startswith("\t") else "", line).strip()
            if line:
                yield Draft(mark + line, kind)
                mark = ""
        for box in boxes:
            yield from self._container(box, depth + 1)

    def _words(self, element: Element, style: str, boxes: list[Element]) -> Iterator[str]:
        """The visible words of a paragraph, run by run; text boxes are laid aside into ``boxes``."""
        for child in element.iterchildren():
            tag = child.tag
            if tag in _GONE or not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                yield from self._run(child, style, boxes)
            elif tag in _TRANSPARENT or tag.startswith(MC):
                yield from self._words(child, style, boxes)

    def _run(self, run: Element, style: str, boxes: list[Element]) -> Iterator[str]:
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties, "vanish"):
            return
        font = self._styles.font_of(properties, style)
        raised = properties is not None and _is_on(properties, "caps")
        for child in run.iterchildren():
            tag = child.tag
            if tag == f"{W}t":
                words = unicode_of(child.text or "", font)
                yield words.upper() if raised else words
            elif tag == f"{W}tab":
                yield "\t"
            elif tag in (f"{W}br", f"{W}cr"):
                yield "\n"
            elif tag == f"{W}noBreakHyphen":
                yield "-"
            elif tag == f"{W}softHyphen":
                yield unicode_of("\xad", font).replace("\xad", "")  # TCVN3 keeps its letter ư in that place
            elif tag == f"{W}sym":
                yield _symbol(child)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = "footnote" if "footnote" in tag else "endnote"
                key = (kind, str(child.get(f"{W}id")))
                yield f"[{self._notes.setdefault(key, len(self._notes) + 1)}]"
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
                boxes.extend(_text_boxes(child))

    def _table(self, table: Element, depth: int) -> Iterator[Draft]:
        rows: list[Row] = []
        for element in table.iter(f"{W}tr"):
            if next(element.iterancestors(f"{W}tbl")) is not table:
                continue
            row: Row = []
            column = _integer(value(element.find(f"{W}trPr"), "gridBefore"))
            for cell in element.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is not element:
                    continue
                properties = cell.find(f"{W}tcPr")
                merged_from_above = (
                    properties is not None
                    and properties.find(f"{W}vMerge") is not None
                    and value(properties, "vMerge") in (None, "continue")
                )
                if not merged_from_above:
                    row.append(Cell(column, list(self._container(cell, depth + 1))))
                column += max(1, min(_integer(value(properties, "gridSpan")), 63))
            if row:
                rows.append(row)
        yield from drafts_of(rows, self._styles.is_ruled(table))


def _findings(package: WordPackage, macros: bool) -> tuple[Finding, ...]:
    found = []
    if macros:
        found.append(
            Finding(
                "READ-MACROS",
                "Tệp có chứa macro; chỉ đọc phần chữ, macro không được chạy.",
                "nếu không rõ vì sao văn bản có macro, hỏi lại nơi gửi",
                Severity.NOTE,
            )
        )
    tracked = package.body.find(f".//{W}ins") is not None or package.body.find(f".//{W}del") is not None
    if tracked:
        found.append(
            Finding(
                "READ-TRACKED-CHANGES",
                "Tệp còn vết sửa chưa chốt; đã đọc theo bản sau sửa (giữ chữ thêm, bỏ chữ xóa).",
                "chấp nhận hoặc hủy các sửa đổi trong Word nếu đây chưa phải bản chính thức",
            )
        )
    return tuple(found)


def _text_boxes(element: Element) -> list[Element]:
    """Contents of text boxes; of the two forms Word writes for old and new readers only the first is taken."""
    choice = element.find(f".//{MC}Choice")
    boxes: list[Element] = (choice if choice is not None else element).findall(f".//{W}txbxContent")
    return boxes or list(element.findall(f".//{W}txbxContent")[:1])


def _has_words(paragraph: Element) -> bool:
    return any((t.text or "").strip() for t in paragraph.iter(f"{W}t"))


def _struck_out(paragraph: Element, properties: Element | None) -> bool:
    """True for an empty paragraph whose end mark is a tracked deletion: it is not there any more, nor is its number."""
    return not _has_words(paragraph) and properties is not None and properties.find(f"{W}rPr/{W}del") is not None


def _is_on(properties: Element, name: str) -> bool:
    element = properties.find(f"{W}{name}")
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def _symbol(sym: Element) -> str:
    """A letter of a symbol font; only those that officials use as marks are kept."""
    code = (sym.get(f"{W}char") or "").upper()
    return {"F0B7": "•", "F02D": "-", "F0A7": "•", "F0FE": "☑", "F0A8": "☐", "F06F": "☐"}.get(code, "")


def _integer(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 6 else 0
