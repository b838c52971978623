"""From the outline to units: which headings are parts, and which level below them the document counts.

A part is a heading of known vocabulary ("Nhiệm vụ trọng tâm", "Tổ chức thực hiện"). Its items are the units; what
lies below an item lies inside the unit. Three things move the level: an item that is itself a bare part ("Nhiệm vụ
cụ thể"), labelled blocks one level further down, and an announced count that only the next level meets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks import addressed, articles, inline, loose
from namhoc.directives.extractors.tasks.addressees import is_addressed, is_given
from namhoc.directives.extractors.tasks.announced import announcements
from namhoc.directives.extractors.tasks.labels import holds_labelled, is_labelled
from namhoc.directives.extractors.tasks.parts import Part, is_past, is_pure, part_of
from namhoc.directives.extractors.tasks.unit import Unit, all_paragraphs, behind_bullet, end_of, unit_of
from namhoc.directives.extractors.tasks.wording import (
    is_action,
    is_closing,
    is_opening,
    issues_a_plan,
    quotes_law,
    takes_effect,
    tells_of_past,
)
from namhoc.directives.layout import Paragraph
from namhoc.directives.marks import rank
from namhoc.directives.outline import BULLETS, Node


@dataclass(frozen=True, slots=True)
class Sections:
    """The walk over one document's outline.

    ``limit``: where its own text ends and annexes begin. ``ends``: where a document, or a subject of a web page,
    ends. ``symbol`` is the document's own number. A ``report`` tells of the past: only
    headings that name tasks to come are parts there.
    """

    text: str
    limit: int
    symbol: str | None = None
    ends: frozenset[int] = frozenset()
    report: bool = False

    def read(self, root: Node) -> list[Unit]:
        """The units of the whole document, in the order of the text."""
        pages = [page for page in root.children if page.opens_subject and page.span.start < self.limit]
        walk = replace(self, ends=frozenset({page.span.start for page in pages} | {self.limit, root.span.end}))
        units = walk._subject(root)
        for page in pages:
            if part_of(page.title) is not Part.CONTEXT and not any(self._quotes_another(p) for p in page.body[:2]):
                units += walk._subject(page)
        return sorted(units, key=lambda unit: unit.start)

    def _subject(self, node: Node) -> list[Unit]:
        """A document, or one subject of a web page."""
        kids = [kid for kid in node.children if not kid.opens_subject and kid.span.start < self.limit]
        decided = [each for kid in kids for each in _articles(kid)]
        if len(decided) > 1:
            return articles.find(decided)
        head = node.body
        numbered = next((i for i, kid in enumerate(kids) if kid.level not in BULLETS), 0)
        head = [p for p in [*head, *(p for kid in kids[:numbered] for p in all_paragraphs(kid))] if not p.furniture]
        kids = kids[numbered:]
        units = loose.in_text(self.text, head, not kids)
        if not kids or (head and self._quotes_another(head[-1])):
            return units
        opens = bool(head) and is_opening(head[-1].words)
        parts = [_role(kid, None) for kid in kids]
        if any(parts):
            return units + self._beside_parts(kids, parts, opens and not issues_a_plan(head[-1].words))
        if self.report or (kids[0].level in BULLETS and not opens):
            return units
        if opens or sum(_is_unit_like(kid) and not tells_of_past(kid.title) for kid in kids) * 2 > len(kids):
            units += self._items(node, kids, Part.TASKS, "numbered-after-opening", 0.9 if opens else 0.7)
            units += self._after_bullets(kids[-1])
        return units

    def _after_bullets(self, last: Node) -> list[Unit]:
        """Paragraphs behind a list of bullets that assign, each to its addressee."""
        if last.level not in BULLETS:
            return []
        return addressed.find(self.text, [p for p in behind_bullet(last) if not is_closing(p.words)])

    def _beside_parts(self, kids: Sequence[Node], parts: Sequence[Part | None], opens: bool) -> list[Unit]:
        """The units of a document some of whose items are parts; the others are parts without a known heading, or
        units, if anything tells so.
        """
        units: list[Unit] = []
        a_list = opens and parts.count(None) >= sum(part not in (None, Part.CONTEXT) for part in parts)
        plain = [_is_unit_like(kid) for kid, part in zip(kids, parts, strict=True) if part is None]
        tasks_elsewhere = any(part in (Part.TASKS, Part.SOLUTIONS) for part in parts)
        expected = opens or (not tasks_elsewhere and sum(plain) * 2 > len(plain))
        for kid, part in zip(kids, parts, strict=True):
            if part is Part.CONTEXT:
                continue
            if part is not None and not (a_list and _is_item_of_list(kid, part)):
                units += self._part(kid, part)
            elif self.report:
                continue
            elif kid.rank <= rank("roman") and _has_items(kid) and not (opens and _is_unit_like(kid)):
                if opens or _holds_work(kid):
                    units += self._part(kid, _part_by_content(kid))
            elif _heads_bodies(kid):
                units += self._items(kid, kid.children, Part.ORDERS, "numbered-beside-parts", 0.8)
            elif expected or _is_unit_like(kid) or part is not None:
                kind = TaskKind.ASSIGNMENT if _is_laid_on_somebody(kid) or _hands_over(kid) else TaskKind.TASK
                units += self._unit(kid, kind, "numbered-beside-parts", 0.8)
        return units

    def _part(self, node: Node, part: Part) -> list[Unit]:
        """The units of a part whose heading is known."""
        kids = node.children
        flat = list(all_paragraphs(node)[1:])
        if not kids or all(kid.level in BULLETS or kid.level == "heading" for kid in kids):
            own = node.children and node.children[0].level == "heading"
            body = node.body if own else flat
            found = loose.in_part(self.text, node.first, body, part, not own and self._final(node))
            if found:
                return found
        if not kids:
            return []
        return self._items(node, kids, part, "numbered-in-part", 0.95)

    def _items(self, node: Node, kids: Sequence[Node], part: Part, rule: str, confidence: float) -> list[Unit]:
        """The items of a part: units, or parts of their own; one level lower where only that meets the count.

        Where no heading says that they are tasks, an item may name its subject first and its addressee then.
        """
        open_part = rule == "numbered-after-opening"
        counts = self._counts(node)
        below = [grandchild for kid in kids for grandchild in kid.children if grandchild.level not in BULLETS]
        if counts and len(kids) not in counts and len(below) in counts:
            kids = below
        laid = [_is_laid_on_somebody(kid) or (open_part and _hands_over(kid)) for kid in kids]
        mostly_laid = sum(laid) * 2 > len(kids)
        units: list[Unit] = []
        for kid, is_laid in zip(kids, laid, strict=True):
            if kid.span.start >= self.limit:
                continue
            role = _role(kid, part) or _role_beside_aims(kid, kids)
            if role is Part.CONTEXT:
                continue
            if kid.level == "heading" and kid.children:
                units += self._items(kid, kid.children, role or part, rule, confidence)
            elif role is not None:
                units += self._part(kid, role if part is not Part.ORDERS else part)
            elif _groups_bodies(kid, part) or _heads_bodies(kid):
                units += self._items(kid, kid.children, part, rule, confidence)
            elif holds_labelled(kid) and not is_labelled(kid):
                units += self._items(kid, kid.children, part, "labelled-blocks", 0.95)
            else:
                sure = 0.98 if counts and len(kids) in counts else confidence
                block = is_laid or (mostly_laid and not is_action(kid.title))
                kind = TaskKind.ASSIGNMENT if block else part.kind
                units += self._unit(kid, kind, "labelled-blocks" if is_labelled(kid) else rule, sure)
        return units

    def _unit(self, node: Node, kind: TaskKind, rule: str, confidence: float) -> list[Unit]:
        """The unit that an item is; several where the next numbers stand inside its paragraph ("(i) ... (ii) ...")."""
        if node.level.startswith("paren") and not node.children:
            end = end_of(node.paragraphs, node.first.span.end)
            counted = inline.find(self.text, node.first.start, end, kind, node.number[-1])
            if counted:
                return counted
        return [unit_of(node, kind, rule, confidence, self._final(node))]

    def _counts(self, node: Node) -> set[int]:
        """The counts announced in the heading of a part and the text before its first item."""
        end = node.children[0].span.start if node.children else node.own.end
        return {found.count for found in announcements(self.text, node.own.start, end)}

    def _quotes_another(self, paragraph: Paragraph) -> bool:
        """True when a web page goes on to quote a law: that gives citations only, no units of this document."""
        return quotes_law(paragraph.words) and not (self.symbol and self.symbol in paragraph.words)

    def _final(self, node: Node) -> bool:
        return node.span.end in self.ends


def _articles(node: Node) -> list[Node]:
    """The articles that an item is or, for a chapter, holds."""
    if node.level == "chapter":
        return [each for kid in node.children for each in _articles(kid)]
    return [node] if node.level == "article" else []


def _role(node: Node, part: Part | None) -> Part | None:
    """The part that an item is, None when it is a unit. Inside a part only bare headings are parts."""
    title = node.title
    if is_labelled(node) or is_addressed(title):
        return None
    if takes_effect(title):
        return Part.CONTEXT
    found = part_of(title)
    if found is Part.CONTEXT:
        return found if node.rank <= rank("roman") or is_past(title) or _is_bare(title) else None
    if found is None or part is None:
        return found if node.children or node.body else None
    if not node.children:
        return None
    wide = node.rank <= rank("roman") and (found is not part or found is Part.ORDERS)
    return found if wide or is_pure(title) else None


def _is_item_of_list(node: Node, part: Part) -> bool:
    """True when an item among tasks only opens like a part: "2. Nội dung, chương trình giáo dục thể chất", or is a
    block "Tổ chức thực hiện" that hands the work over in a sentence.
    """
    if node.rank < rank("arabic"):
        return False
    return _hands_over(node) if part is Part.ORDERS else not is_pure(node.title)


def _role_beside_aims(node: Node, siblings: Sequence[Node]) -> Part | None:
    """The part that an item is when it stands beside aims or money: "1. Mục tiêu ... 2. Nhiệm vụ, giải pháp về ..."."""
    if not node.children or is_addressed(node.title) or is_labelled(node):
        return None
    part = part_of(node.title)
    return part if any(part_of(other.title) is Part.CONTEXT for other in siblings) else None


def _is_bare(title: str) -> bool:
    """True for a heading ("Kinh phí", "Mục tiêu chung: ..."), not for a unit in one sentence ("Khen thưởng ai ...")."""
    label, colon, _ = title.partition(":")
    return len(label) < 60 and (bool(colon) or title[-1:] not in (".", ";"))


def _has_items(node: Node) -> bool:
    return sum(kid.level not in BULLETS for kid in node.children) > 1


def _is_unit_like(node: Node) -> bool:
    return is_action(node.title) or is_addressed(node.title) or is_given(node.title)


def _groups_bodies(node: Node, part: Part) -> bool:
    """True for an item of "Tổ chức thực hiện" that names no body but groups them: "1. Cấp tỉnh", "a) Sở Y tế" ..."""
    if part is not Part.ORDERS or _is_laid_on_somebody(node) or len(node.children) < 2:
        return False
    return all(kid.level not in BULLETS and is_addressed(kid.title) for kid in node.children)


def _heads_bodies(node: Node) -> bool:
    """True for an item that only leads on to the bodies below it: "2. Yêu cầu các đơn vị: 2.1. Sở Nội vụ ..."."""
    below = [kid for kid in node.children if kid.level not in BULLETS]
    return len(below) > 1 and node.title.endswith(":") and all(is_addressed(kid.title) for kid in below)


def _holds_work(node: Node) -> bool:
    """True when the items below are worded as work, or one of them is a part that holds it."""
    if any(part_of(kid.title) not in (None, Part.CONTEXT) for kid in node.children):
        return True
    return sum(_is_unit_like(kid) or _hands_over(kid) for kid in node.children) * 2 > len(node.children)


def _is_laid_on_somebody(node: Node) -> bool:
    """True when the heading of the item names a body, or hands the work to one."""
    return is_addressed(node.title) or is_given(node.title)


def _hands_over(node: Node) -> bool:
    """True when the item names its subject and then whom it is laid on ("Về đội ngũ: Giao Sở Nội vụ ...")."""
    words = node.title.partition(":")[2]
    if not words and node.body and not node.children and node.title[-1:] not in (".", ";"):
        words = node.body[0].words
    return is_given(words.strip()) or is_addressed(words.strip())


def _part_by_content(node: Node) -> Part:
    """The part that an unknown heading is, by its items."""
    laid = sum(_is_laid_on_somebody(kid) or _hands_over(kid) for kid in node.children)
    return Part.ORDERS if laid * 2 > len(node.children) else Part.TASKS
