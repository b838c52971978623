"""What on a web page is the article and what is furniture: menus, teasers, share bars, related news, counters.

trafilatura finds the sentences of the article; the smallest element around them is the article's own. What stands
outside it is furniture, what stands inside it is furniture only where the page itself says so (nav, aside, class
names, lists of nothing but links).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from namhoc.core import fold, squash
from namhoc.reading.document import BlockKind

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from namhoc.reading.html import PageBlock

_FURNITURE_TAGS = frozenset({"nav", "aside", "footer", "menu", "dialog"})
_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|widget|footer|share|social|related|relate|comments?|tags?|"
    r"tools?|toolbar|toolbox|pagination|pager|banner|advert|ads?|lien-?quan|lienquan|tin-?khac|tinkhac|tin-?moi|xem-?them|"
    r"luot-?(?:xem|truy-?cap)|visitor|counter|copyright|author-?box|font-?size|print|popup|cookie|login|search)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog"})
_TEASER_HEAD = re.compile(
    r"(?:cac )?(?:tin|bai|bai viet|van ban|thong tin|chuyen muc|xem them|doc them|co the ban quan tam|moi nhat)\b"
)
_MAIN_SHARE = 0.85  # share of the article's letters that its element must hold; the rest may be a stray hit


def mark_furniture(blocks: list[PageBlock], source: str) -> None:
    """Turn the kind of every block that is no part of the article into FURNITURE, in place."""
    if not blocks:
        return
    main = _main_sentences(source)
    hits = [squash(block.draft.text) in main or _holds(block, main) for block in blocks]
    weight = sum(len(block.draft.text) for block, hit in zip(blocks, hits, strict=True) if hit)
    if weight < 100:  # nothing that deserves the name of an article: keep all but what names itself furniture
        article_depth, article = 0, None
    else:
        article_depth, article = _element_around(blocks, hits, weight)
    first, last = _first_and_last(hits)
    title = _title_position(blocks, first)
    teasers = _teasers(blocks)
    for position, (block, hit) in enumerate(zip(blocks, hits, strict=True)):
        inside = article is None or _inside(block, article_depth, article)
        if position == title:
            block.draft.kind = BlockKind.HEADING
            continue
        if block.draft.kind is BlockKind.CAPTION:
            continue
        teaser = position in teasers
        named = teaser or _named_furniture(block.path[article_depth + 1 if inside else 1 :])
        at_the_edge = not first < position < last
        if named or (not hit and (not inside or (at_the_edge and _mostly_links(block)))):
            block.draft.kind = BlockKind.FURNITURE


def _main_sentences(source: str) -> frozenset[str]:
    """The lines that trafilatura takes for the article; empty where it finds none."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(
        source, favor_recall=True, include_tables=True, include_comments=False, include_links=False, deduplicate=False
    )
    lines = (squash(line.strip("|-• ")) for line in (found or "").splitlines())
    return frozenset(line for line in lines if len(line) > 2)


def _holds(block: PageBlock, main: frozenset[str]) -> bool:
    """Long blocks count when a sentence of the article is their beginning (inline marks may differ)."""
    words = squash(block.draft.text)
    return len(words) > 60 and any(
        line.startswith(words[:60]) or words.startswith(line[:200]) for line in main if len(line) > 60
    )


def _element_around(blocks: list[PageBlock], hits: list[bool], weight: int) -> tuple[int, LexborNode]:
    """The deepest element that holds nearly all of the article, and its depth."""
    letters: Counter[tuple[int, int]] = Counter()
    nodes: dict[tuple[int, int], LexborNode] = {}
    for block, hit in zip(blocks, hits, strict=True):
        if hit:
            for depth, node in enumerate(block.path):
                key = (depth, node.mem_id)
                letters[key] += len(block.draft.text)
                nodes[key] = node
    best = max((key for key, count in letters.items() if count >= _MAIN_SHARE * weight), key=lambda key: key[0])
    return best[0], nodes[best]


def _inside(block: PageBlock, depth: int, article: LexborNode) -> bool:
    return len(block.path) > depth and block.path[depth].mem_id == article.mem_id


def _first_and_last(hits: list[bool]) -> tuple[int, int]:
    places = [position for position, hit in enumerate(hits) if hit]
    return (places[0], places[-1]) if places else (0, len(hits))


def _title_position(blocks: list[PageBlock], first: int) -> int | None:
    """The page's own title: the last h1 before or at the beginning of the article."""
    for position in range(min(first + 3, len(blocks) - 1), -1, -1):
        if any(node.tag == "h1" for node in blocks[position].path[-3:]):
            return position
    return None


def _named_furniture(path: tuple[LexborNode, ...]) -> bool:
    for node in path:
        if node.tag in _FURNITURE_TAGS:
            return True
        attributes = node.attributes
        if (attributes.get("role") or "") in _FURNITURE_ROLES:
            return True
        if _FURNITURE_NAMES.search(attributes.get("class") or "") or _FURNITURE_NAMES.search(
            attributes.get("id") or ""
        ):
            return True
    return False


def _teasers(blocks: list[PageBlock]) -> set[int]:
    """Places of blocks that only link to other pages, and of the headings over them ("Các tin khác").

    Tables and headings are not asked: a title may well be a link. On a page that wraps everything in links the rule
    says nothing.
    """
    links = {
        place
        for place, block in enumerate(blocks)
        if block.draft.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH) and _is_a_link(block)
    }
    if sum(len(blocks[place].draft.text) for place in links) > 0.5 * sum(len(block.draft.text) for block in blocks):
        links = set()
    heads = {
        place
        for place, block in enumerate(blocks)
        if len(block.draft.text) < 60 and _TEASER_HEAD.match(fold(block.draft.text)) and place + 1 in links
    }
    return links | heads


def _is_a_link(block: PageBlock) -> bool:
    return block.link_letters >= 0.6 * len(block.draft.text)  # the date beside a teaser is no link


def _mostly_links(block: PageBlock) -> bool:
    return block.link_letters > 0.7 * len(block.draft.text)
