"""Web pages: every visible word in reading order, with menus, teasers and the like marked as furniture."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from namhoc.core import squash
from namhoc.reading import problems
from namhoc.reading.document import BlockKind, Document
from namhoc.reading.draft import Draft, assemble
from namhoc.reading.encodings import decode
from namhoc.reading.html_furniture import mark_furniture
from namhoc.reading.plain import canonical, encoding_findings
from namhoc.reading.tables import Cell, Row, drafts_of

_INVISIBLE_TAGS = """
    script style noscript template head title meta link object embed iframe svg canvas audio video map
    select option datalist button input textarea
"""
_BLOCK_TAGS = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot
    th thead tr ul
"""
_INVISIBLE = frozenset(_INVISIBLE_TAGS.split())
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f\u00a0\u200b]+")


@dataclass(slots=True)
class PageBlock:
    """A block of the page: its draft, the element it stands in, and how many of its letters are links."""

    draft: Draft
    path: tuple[LexborNode, ...]
    link_letters: int = 0
    furniture: bool = field(default=False)


def read_html(data: bytes, name: str) -> Document:
    """A saved web page (.html, .mhtml) as a Document."""
    data = _html_part(data, name)
    declared = _META_CHARSET.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    source = canonical(decoded.text)
    walk = _Walk()
    root = LexborHTMLParser(source).body
    if root is not None:
        walk.into(root, ())
        walk.close()
    mark_furniture(walk.blocks, source)
    text, blocks = assemble(block.draft for block in walk.blocks)
    return Document(
        text=text,
        blocks=blocks,
        sha256="",
        name=name,
        media_type="text/html",
        findings=encoding_findings(decoded),
        encoding=decoded.encoding,
    )


def _html_part(data: bytes, name: str) -> bytes:
    """The page inside a .mhtml file (a mail message with attachments); anything else as it is."""
    if not re.match(rb"\s*(?:From:|MIME-Version:|Content-Type:)", data[:200], re.IGNORECASE):
        return data
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else b""
    raise problems.broken(name, "trang web")


class _Walk:
    """Goes through the tree once and cuts the visible text into blocks."""

    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self._words: list[str] = []
        self._link_letters = 0
        self._path: tuple[LexborNode, ...] = ()
        self._mark = ""

    def into(self, node: LexborNode, path: tuple[LexborNode, ...], in_link: bool = False) -> None:
        """Walk the children of ``node``; ``path`` are the elements around it, outermost first."""
        if len(path) > 400:  # a hostile page nests without end
            return
        path = (*path, node)
        ordinal = _first_ordinal(node) if node.tag == "ol" else 0
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self._text(child.text_content or "", path, in_link)
            elif tag == "br":
                self.close()
            elif tag in _INVISIBLE or tag.startswith(("-", "!")) or _hidden(child):
                continue
            elif tag == "table":
                self.close()
                self._table(child, path)
            elif tag in _BLOCKS:
                self.close()
                if tag == "li":
                    self._mark = f"{ordinal}. " if node.tag == "ol" and _numbered(node) else ""
                    ordinal += 1
                self.into(child, path, in_link)
                self.close()
                self._mark = ""
            elif tag == "sup" and squash(child.text()).isdigit():
                self._text(f"[{squash(child.text())}]", path, in_link)
            else:
                self.into(child, path, in_link or tag == "a")

    def close(self) -> None:
        """End the block that is being read."""
        words = _BLANKS.sub(" ", "".join(self._words)).strip()
        if words:
            self.blocks.append(PageBlock(Draft(self._mark + words, _kind(self._path)), self._path, self._link_letters))
            self._mark = ""
        self._words, self._link_letters = [], 0

    def _text(self, words: str, path: tuple[LexborNode, ...], in_link: bool) -> None:
        if not self._words or not "".join(self._words).strip():
            self._path = path
        self._words.append(words)
        if in_link:
            self._link_letters += len(squash(words))

    def _table(self, table: LexborNode, path: tuple[LexborNode, ...]) -> None:
        """A table of data becomes rows; a table that lays out the page is walked like any other element."""
        if table.css_first("table table") is not None or _lays_out_page(table):
            self.into(table, path)
            return
        rows: list[Row] = []
        links = 0
        spans: dict[int, int] = {}  # column -> rows it is still taken by a cell from above
        for element in table.css("tr"):
            row: Row = []
            column = 0
            for cell in element.iter():
                if cell.tag not in ("td", "th") or _hidden(cell):
                    continue
                while spans.get(column, 0) > 0:
                    spans[column] -= 1
                    column += 1
                inner = _Walk()
                inner.into(cell, (*path, table))
                inner.close()
                links += sum(block.link_letters for block in inner.blocks)
                row.append(Cell(column, [block.draft for block in inner.blocks]))
                width, height = _span(cell, "colspan"), _span(cell, "rowspan")
                for taken in range(column, column + width):
                    if height > 1:
                        spans[taken] = height - 1
                column += width
            for taken in [c for c in spans if c >= column and spans[c] > 0]:
                spans[taken] -= 1
            if row:
                rows.append(row)
        before = len(self.blocks)
        self.blocks += [PageBlock(draft, (*path, table)) for draft in drafts_of(rows)]
        if len(self.blocks) > before:
            self.blocks[before].link_letters = links


def _kind(path: tuple[LexborNode, ...]) -> BlockKind:
    tags = {node.tag for node in path[-4:]}
    if tags & {"figcaption", "caption"}:
        return BlockKind.CAPTION
    if tags & {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if "li" in tags else BlockKind.PARAGRAPH


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style") or "") is not None


def _lays_out_page(table: LexborNode) -> bool:
    """Old portals put whole articles into one cell: such a table has a cell with several long paragraphs."""
    return any(len(cell.text()) > 3000 for cell in table.css("td"))


def _numbered(ol: LexborNode) -> bool:
    return "none" not in (ol.attributes.get("style") or "") and (ol.attributes.get("type") or "1") == "1"


def _first_ordinal(ol: LexborNode) -> int:
    start = ol.attributes.get("start") or "1"
    return int(start) if start.isdigit() and len(start) < 6 else 1


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return max(1, min(int(value), 200)) if value.isdigit() and len(value) < 6 else 1
