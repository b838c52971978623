"""The outline: headings and numbered items of a document as a tree. Joining the tree gives the text back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from namhoc.core import Span, fold
from namhoc.directives.layout import Line, Paragraph
from namhoc.directives.marks import follows, rank

BULLETS = ("dash", "plus", "bullet")
_WIDEST = -1
_NOWHERE = Span(0, 0)


@dataclass(slots=True)
class Node:
    """An item with everything below it.

    ``own`` is the item's heading and the text before its first child, ``span`` the whole item up to the next one:
    both run to the very start of what follows, blanks included, so that the ``own`` spans of a walk join to the
    text. The root has no mark: its ``own`` is the head of the document, its ``limit`` where the document's own text
    ends and annexes begin. ``wide`` is the rank of a heading without number, None for marked items.
    """

    paragraphs: list[Paragraph]
    level: str = ""
    number: tuple[int, ...] = ()
    wide: int | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    own: Span = _NOWHERE
    span: Span = _NOWHERE
    limit: int = 0

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
    def rank(self) -> int:
        """How wide the item is: 0 for a chapter, more for narrower items."""
        return rank(self.level) if self.wide is None else self.wide

    @property
    def opens_subject(self) -> bool:
        """True for the heading of a new subject of a web page, and for that of an annex."""
        return self.wide == _WIDEST

    @property
    def body(self) -> list[Paragraph]:
        """Paragraphs after the heading and before the first child; those of the root have no heading before them."""
        return self.paragraphs[1:] if self.level else self.paragraphs

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


def outline_of(text: str, paragraphs: tuple[Paragraph, ...]) -> Node:
    """The tree of ``text``. A number that continues no list and opens none ("2025." at a line's start) is no mark."""
    builder = _Builder(text)
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        builder.add(paragraph, following)
    return builder.finish()


_HEADING = re.compile(
    r"(?:cac |mot so |nhung )?(?:nhom )?(?:nhiem vu|giai phap)(?: (?:va |)giai phap)?"
    r"(?: (?:trong tam|chu yeu|co ban|chung|cu the|chinh|thuc hien))*|"
    r"to chuc (?:trien khai )?thuc hien|phan cong (?:nhiem vu|trach nhiem|thuc hien|to chuc thuc hien)|"
    r"muc dich(?: yeu cau)?|yeu cau|muc tieu(?: chung| cu the)?|che do (?:thong tin )?bao cao|kinh phi(?: thuc hien)?"
)
"""Headings that offices print without a number."""

_ORDERS = re.compile(r"Tổ chức (?:triển khai )?thực hiện|Phân công")
""" "Tổ chức thực hiện:" alone on a line over a list heads a part; "Nhiệm vụ:" may be a label in a unit."""
_IN_CAPITALS = re.compile(
    r"(?:cac |mot so |nhung )?(?:nhiem vu|giai phap|noi dung|to chuc (?:trien khai )?thuc hien|phan cong|muc tieu|"
    r"muc dich|yeu cau|ket qua|kinh phi|quan diem|doi tuong|pham vi|tinh hinh|thuc trang)(?: |$)"
)
"""How a line in capitals opens that is a heading without number, if it is not the title of the document."""

_KIND_OF_DOCUMENT = re.compile(
    r"\W*(?:CHỈ THỊ|KẾ HOẠCH|QUYẾT ĐỊNH|CÔNG ĐIỆN|THÔNG BÁO|BÁO CÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|QUY CHẾ|"
    r"QUY ĐỊNH|NGHỊ QUYẾT|KẾT LUẬN|CÔNG VĂN)\W*$"
)

_RECIPIENTS = re.compile(r"\W*nơi nhận\W*$", re.IGNORECASE)
_ANNEX = re.compile(r"\W*(?:PHỤ LỤC|Phụ lục(?: (?:số )?[IVX\d]+)?\W*$)")
_ATTACHED = re.compile(r"\W*(?:KẾ HOẠCH|QUY ĐỊNH|QUY CHẾ|ĐỀ ÁN|CHƯƠNG TRÌNH|HƯỚNG DẪN)\b")
_BOLD = re.compile(r"\*\*[^*]{12,160}\*\*")
_BASIS = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở) ")
_DEAR = re.compile(r"kính gửi\W", re.IGNORECASE)


class _Builder:
    """Puts paragraph after paragraph into the tree; ``open`` holds the items under way, the widest first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Node([], limit=len(text))
        self.open = [self.root]
        self.nodes = [self.root]
        self.signed = False
        self.is_page = text.lstrip().startswith("#")  # a web page that opens with a Markdown title

    def add(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        """Put the next paragraph in its place; ``following`` is the one after it."""
        if paragraph.furniture:
            self.signed = self.signed or bool(_RECIPIENTS.match(paragraph.words))
            self.open[-1].paragraphs.append(paragraph)
            return
        if self.root.limit == len(self.text) and _ANNEX.match(paragraph.words):
            self.root.limit = paragraph.span.start
        node = self._heading(paragraph, following) or self._item(paragraph)
        if node is None:
            self.open[-1].paragraphs.append(paragraph)
            return
        assert node.parent is not None
        while self.open[-1] is not node.parent:
            self.open.pop()
        node.parent.children.append(node)
        self.open.append(node)
        self.nodes.append(node)

    def finish(self) -> Node:
        """The tree, every node with its spans."""
        begins = [0, *(node.first.span.start for node in self.nodes[1:]), len(self.text)]
        for node, start, after in zip(self.nodes, begins, begins[1:], strict=False):
            node.own = Span(start, after)
        for node in reversed(self.nodes):
            last = node.children[-1].span.end if node.children else node.own.end
            node.span = Span(node.own.start, last)
        return self.root

    def _heading(self, paragraph: Paragraph, following: Paragraph | None) -> Node | None:
        """The node of a heading without number; None for other paragraphs.

        An annex, a plan printed behind the signature, a Markdown heading, a question, or a bold line of a web page
        open a new subject and close everything. A vocabulary heading ("Tổ chức thực hiện") stands below Roman
        numerals and above 1., 2., 3.; so does a line behind which a list starts again from 1.
        """
        line, words = paragraph.first, paragraph.words
        top = self.open[-1]
        if line.mark or (top.level and not top.title):  # "Phần thứ nhất" has its heading on the line below
            return None
        vocabulary = self._is_vocabulary(words) if len(words) < 120 else False
        question = words.endswith("?") and line.gap and 20 < len(words) < 200 and words[:1].isupper()
        if (
            _ANNEX.match(words)
            or (self.signed and words.isupper() and _ATTACHED.match(words))
            or (self.is_page and _BOLD.fullmatch(line.text))
            or (len(paragraph.lines) == 1 and (question or (line.text.startswith("#") and not vocabulary)))
        ):
            return Node([paragraph], "heading", wide=_WIDEST, parent=self.root)
        if len(words) > 120 or words[-1:] in (".", ";", ","):
            return None
        leads_on = words[-1:] == ":" and not (_ORDERS.match(words) and line.gap and following and following.first.mark)
        if (vocabulary and words[:1].isupper() and not leads_on) or self._starts_again(following):
            return Node([paragraph], "heading", wide=rank("article"), parent=self._above(rank("article")))
        return None

    def _is_vocabulary(self, words: str) -> bool:
        """True for the words of a heading that needs no number; lines in capitals may say more than those words."""
        folded = fold(words)
        if _HEADING.fullmatch(folded):
            return len(words) < 90
        before = next((p for p in reversed(self.open[-1].paragraphs) if not p.furniture and p.words), None)
        titled = before is not None and bool(_KIND_OF_DOCUMENT.match(before.words))
        return words.isupper() and not titled and bool(_IN_CAPITALS.match(folded))

    def _item(self, paragraph: Paragraph) -> Node | None:
        """The node of a marked paragraph; None without a mark, and where the mark belongs to no list."""
        line = paragraph.first
        if not line.mark or self._is_in_head(paragraph):
            return None
        for node in reversed(self.open[1:]):
            starts_again = line.number == node.number and line.number[-1:] == (1,)
            if node.level == line.level and follows(node.number, line.number) and not starts_again:
                return Node([paragraph], line.level, line.number, parent=node.parent)
        if line.number and line.number[-1] != 1 and not self._may_open_late(line):
            return None
        return Node([paragraph], line.level, line.number, parent=self._above(rank(line.level)))

    def _above(self, wide: int) -> Node:
        """The nearest open item that is wider than ``wide``."""
        return next((node for node in reversed(self.open[1:]) if node.rank < wide), self.root)

    def _starts_again(self, following: Paragraph | None) -> bool:
        """True when a list of whole numbers that is under way starts again from 1 with ``following``."""
        if following is None or following.first.level != "arabic" or following.first.number != (1,):
            return False
        return any(node.level == "arabic" for node in self.open[1:])

    def _may_open_late(self, line: Line) -> bool:
        """A list may open with a later number where its head was left out: extracts, or a lost first item."""
        seen = line.gap or line.level in ("chapter", "upper", "roman", "article")
        return seen and line.number[-1] <= 15 and not any(node.level == line.level for node in self.open[1:])

    def _is_in_head(self, paragraph: Paragraph) -> bool:
        """True for bullets before the first number: whom a letter is sent to, its legal bases."""
        if len(self.open) > 1 or paragraph.first.level not in BULLETS:
            return False
        before = next((p for p in reversed(self.root.paragraphs) if not p.furniture), None)
        if before is None:
            return False
        named = _BASIS.match(paragraph.words) or _DEAR.match(before.words)
        return bool(named) or before.first.level == paragraph.first.level
