"""The outline: headings and numbered items of a document as a tree. Joining the tree gives the text back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from namhoc.core import Span, fold
from namhoc.directives.layout import Line, Paragraph
from namhoc.directives.marks import follows, rank

_WIDEST = -1
_NOWHERE = Span(0, 0)


@dataclass(slots=True)
class Node:
    """An item with everything below it.

    ``own`` is the item's heading and the text before its first child, ``span`` the whole item up to the next one:
    both run to the very start of what follows, blanks included, so that the ``own`` spans of a walk join to the
    text. The root has no mark: its ``own`` is the head of the document, its ``limit`` where the document's own text
    ends and annexes begin.
    """

    paragraphs: list[Paragraph]
    level: str = ""
    number: tuple[int, ...] = ()
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    own: Span = _NOWHERE
    span: Span = _NOWHERE
    limit: int = 0
    wide: int | None = None  # the rank of a heading without number

    @property
    def first(self) -> Paragraph:
        """The paragraph with the mark."""
        return self.paragraphs[0]

    @property
    def title(self) -> str:
        """The words of the heading, on one line, without mark and markup.

        "Phần thứ nhất" stands on a line of its own: its heading is the line below.
        """
        shown = (paragraph.words for paragraph in self.paragraphs[:2])
        return next((words for words in shown if words), "")

    @property
    def opens_subject(self) -> bool:
        """True for the heading of a new subject of a web page, and for that of an annex."""
        return self.wide == _WIDEST

    @property
    def body(self) -> list[Paragraph]:
        """Paragraphs after the heading and before the first child."""
        return self.paragraphs[1:]

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in the order of the text."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def lines(self) -> Iterator[Line]:
        """Every line of the item, those of its children included."""
        for node in self.walk():
            for paragraph in node.paragraphs:
                yield from paragraph.lines


_HEADING = re.compile(
    r"(?:cac |mot so |nhung )?(?:nhom )?(?:nhiem vu|giai phap)(?: (?:va |)giai phap)?"
    r"(?: (?:trong tam|chu yeu|co ban|chung|cu the|chinh|thuc hien))*|"
    r"to chuc (?:trien khai )?thuc hien|phan cong (?:nhiem vu|trach nhiem|thuc hien|to chuc thuc hien)|"
    r"muc dich(?: yeu cau)?|yeu cau|muc tieu(?: chung| cu the)?|che do (?:thong tin )?bao cao|kinh phi(?: thuc hien)?"
)
"""Headings that offices print without a number."""


def heading_rank(paragraph: Paragraph) -> int | None:
    """The rank of a heading that has no number; None for other paragraphs.

    A Markdown heading or a question on a line of its own opens a new subject of a web page and closes everything.
    A vocabulary heading ("Tổ chức thực hiện") on a line of its own stands below Roman numerals and above 1., 2., 3.
    """
    line = paragraph.first
    if line.mark or line.furniture:
        return None
    text, words = line.text, paragraph.words
    question = words.endswith("?") and line.gap and 20 < len(words) < 200
    vocabulary = bool(_HEADING.fullmatch(fold(words)))
    if len(paragraph.lines) == 1 and ((text.startswith("#") and not vocabulary) or (question and words[:1].isupper())):
        return _WIDEST
    if len(words) > 90 or words[-1:] in (".", ";", ",", ":") or not words[:1].isupper():
        return None
    return rank("article") if vocabulary else None


_RECIPIENTS = re.compile(r"\W*nơi nhận\W*$", re.IGNORECASE)
_BOLD = re.compile(r"\*\*[^*]{12,160}\*\*")
_ANNEX = re.compile(r"\W*(?:PHỤ LỤC|Phụ lục(?: (?:số )?[IVX\d]+)?\W*$)")
_ATTACHED = re.compile(r"\W*(?:KẾ HOẠCH|QUY ĐỊNH|QUY CHẾ|ĐỀ ÁN|CHƯƠNG TRÌNH|HƯỚNG DẪN)\W*$")


_HEAD = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở) ")
_DEAR = re.compile(r"kính gửi\W", re.IGNORECASE)


def _is_head_item(stack: list[Node], paragraph: Paragraph) -> bool:
    """True for bullets in the head of a document, before its first number: whom it is sent to, its legal bases."""
    root = stack[0]
    if len(stack) > 1 or paragraph.first.level not in ("dash", "plus", "bullet"):
        return False
    before = next((p for p in reversed(root.paragraphs) if not p.furniture), None)
    if before is None:
        return False
    return (
        bool(_HEAD.match(paragraph.words) or _DEAR.match(before.words)) or before.first.level == paragraph.first.level
    )


def outline_of(text: str, paragraphs: tuple[Paragraph, ...]) -> Node:
    """The tree of ``text``. A number that continues no list and opens none ("2025." at a line's start) is no mark."""
    root = Node([])
    stack = [root]
    starts: list[Node] = [root]
    root.limit = len(text)
    signed = False
    pages = text.lstrip().startswith("#")
    for paragraph in paragraphs:
        signed = signed or bool(paragraph.furniture and _RECIPIENTS.match(paragraph.words))
        if root.limit == len(text) and not paragraph.furniture and _ANNEX.match(paragraph.words):
            root.limit = paragraph.span.start
        if _is_head_item(stack, paragraph):
            root.paragraphs.append(paragraph)
            continue
        parent, node = _place(stack, paragraph, pages, signed)
        if node is None:
            stack[-1].paragraphs.append(paragraph)
            continue
        while stack[-1] is not parent:
            stack.pop()
        node.parent = parent
        parent.children.append(node)
        stack.append(node)
        starts.append(node)
    _measure(starts, len(text))
    return root


def _place(stack: list[Node], paragraph: Paragraph, pages: bool, signed: bool) -> tuple[Node, Node | None]:
    """Where ``paragraph`` opens a new item: the parent, and the item; (top, None) when it opens none.

    In a web page (``pages``: a text that opens with a Markdown title) a bold line is a heading too; behind the
    signature (``signed``) a plan or regulation may be attached, which is read like a document of its own.
    """
    top = stack[-1]
    line = paragraph.first
    if line.furniture:
        return top, None
    opens = _ANNEX.match(paragraph.words) or (pages and _BOLD.fullmatch(line.text))
    if not line.mark and (opens or (signed and _ATTACHED.match(paragraph.words))):
        return stack[0], Node([paragraph], "heading", wide=_WIDEST)
    wide = heading_rank(paragraph)
    if wide is not None:
        return _above(stack, wide), Node([paragraph], "heading", wide=wide)
    if not line.mark:
        return top, None
    for node in reversed(stack[1:]):
        if node.level == line.level and follows(node.number, line.number):
            assert node.parent is not None
            if line.number and line.number == node.number and line.number[-1] == 1:
                break
            return node.parent, Node([paragraph], line.level, line.number)
    if line.number and line.number[-1] != 1 and not _may_open_late(stack, line):
        return top, None
    return _above(stack, rank(line.level)), Node([paragraph], line.level, line.number)


def _may_open_late(stack: list[Node], line: Line) -> bool:
    """A list may open with a later number where its head was left out: extracts, or a lost first item."""
    seen = line.gap or line.level in ("chapter", "upper", "roman", "article")
    return seen and line.number[-1] <= 15 and not any(node.level == line.level for node in stack[1:])


def _above(stack: list[Node], wide: int) -> Node:
    """The nearest open item that is wider than ``wide``."""
    return next((node for node in reversed(stack[1:]) if _rank(node) < wide), stack[0])


def _rank(node: Node) -> int:
    return rank(node.level) if node.wide is None else node.wide


def _measure(nodes: list[Node], end: int) -> None:
    """Give every node its spans; ``nodes`` are in the order of the text."""
    begins = [0] + [node.first.span.start for node in nodes[1:]] + [end]
    for node, start, after in zip(nodes, begins, begins[1:], strict=False):
        node.own = Span(start, after)
    for node in reversed(nodes):
        last = node.children[-1].span.end if node.children else node.own.end
        node.span = Span(node.own.start, last)
