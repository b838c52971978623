"""Find the agencies that a text names.

Heads of bodies are read as the body ("Giám đốc Sở X", "Chủ tịch UBND xã"); "các Sở: Nội vụ, Tài chính" gives its
head word to each name of the list; "Sở" alone is the last Sở named before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from namhoc.core import CAPITALS, Span, fold, squash
from namhoc.rulebook.agencies import load, raw_data
from namhoc.rulebook.agency_forms import Words, spelled_out, tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency named in a text. ``span``: the name as printed, from its article or head to its last qualifier;
    ``after``: where the text goes on behind the name and a bracket that explains it."""

    span: Span
    agency_id: str
    after: int
    group: bool = False

    def name(self, text: str) -> str:
        """The name as printed, on one line and without marks of emphasis."""
        return squash(_EMPHASIS.sub(" ", self.span.of(text)))


_EMPHASIS = re.compile(r"[*_]+")

Tree = dict[str, Any]
_LEAF = ""  # no word is empty, so it can hold what a name stands for

_HEADS = (
    "[đồng chí] (giám đốc|thủ trưởng|chủ tịch|chánh|trưởng|lãnh đạo|người đứng đầu|cấp trưởng|bí thư)"
    " [(và|,) phó (giám đốc|chủ tịch)]"
)
_ARTICLES = frozenset({"các", "những", "toàn", "từng", "mỗi"})
_JOINTS = frozenset({",", ";", "và", "hoặc", "&", "/"})
_NO_SO = frozenset({"cơ", "trụ", "công"})  # cơ sở, trụ sở, công sở

_NAME = rf"[{CAPITALS}]\w*"
_BLANK = r"(?:[^\S\n]*\n)?[^\S\n]*"
_PLACE = re.compile(rf"(?:[^\S\n]+{_NAME}){{1,5}}|{_BLANK}{_NAME}(?:[^\S\n]+{_NAME}){{1,4}}")
_QUALIFIER = re.compile(
    r"\s+(?:"
    r"(?P<place>tỉnh|thành\s+phố|TP\.?|xã|phường|huyện|quận|đặc\s+khu"
    r"|trường(?:\s+(?:THPT|THCS|Tiểu học|Mầm non))?)(?!\w)"
    r"|cấp\s+(?:tỉnh|huyện|xã|trung\s+ương|cơ\s+sở)(?!\w)"
    r"|các\s+cấp(?!\w)"
    r"|(?:ở|trên)\s+địa\s+bàn(?:\s+(?:quản\s+lý|(?P<area>tỉnh|thành\s+phố|Thành\s+phố|xã|phường|huyện)))?(?!\w)"
    r"|(?:trực\s+)?thuộc\s+(?:phạm\s+vi\s+(?:quản\s+lý|phụ\s+trách)|quyền\s+quản\s+lý|(?:Sở|Bộ|Ủy\s+ban\s+nhân\s+dân|UBND)"
    r"(?:\s+(?:Giáo\s+dục\s+và\s+Đào\s+tạo|GD&ĐT|GDĐT|tỉnh|[Tt]hành\s+phố|xã|cấp\s+xã))?|tỉnh|trường)(?!\w)"
    r"|(?:khác\s+)?(?:có\s+)?liên\s+quan(?!\w)"
    r"|(?:là\s+)?thành\s+viên(?:\s+(?:của\s+)?Ban\s+Chỉ\s+đạo)?(?!\w)"
    r"|(?:trong|của)\s+(?:toàn\s+)?(?:tỉnh|ngành|Thành\s+phố)(?!\w)"
    r"|trong\s+và\s+ngoài\s+công\s+lập(?!\w)|(?:ngoài\s+)?công\s+lập(?!\w)"
    r")",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[\s*_]*\([^()]{1,160}\)")
_TAIL_WORDS = frozenset({"tỉnh", "huyện", "xã", "phường", "thành", "trên", "tại"})
_PLACE_WORDS = frozenset({"tỉnh", "phố", "tp", "xã", "phường", "khu", "huyện", "trấn"})

_OWN_NAME = "own"
_MARKS_THAT_END_A_NAME = frozenset('.:;()|“”"\t')


def find_agencies(text: str, start: int = 0, end: int | None = None, last_so: str | None = None) -> tuple[Mention, ...]:
    """The agencies named in ``text[start:end]``, in order, none inside another.

    ``last_so`` is the id that "Sở" alone stands for until a Sở is named.
    """
    return tuple(_Search(text, start, len(text) if end is None else end, last_so).run())


class _Search:
    """One pass over the words of a text: at each word the longest name that starts there."""

    def __init__(self, text: str, start: int, end: int, last_so: str | None) -> None:
        self.text = text
        self.tokens = tokens(text, start, end)
        self.end = end
        self.last_so = last_so
        self.list_kind = ""  # "so" or "bo" while a list of their fields may go on
        self.list_end = -1  # the token after the last name of that list

    def run(self) -> Iterable[Mention]:
        names, heads = _trees().names, _trees().heads
        starts = names.keys() | heads.keys() | _trees().proper.keys() | _ARTICLES
        at = 0
        while at < len(self.tokens):
            first = self.tokens[at][0]
            found = None
            if self.list_kind and at > self.list_end + 2:
                self.list_kind = ""
            if first in starts:
                found = self._name_at(at)
            if found is None and self.list_kind and self._continues_list(at):
                found = self._field_at(at)
            if found is None:
                at += 1
                continue
            agency_id, stop = found
            yield self._mention(at, stop, agency_id)
            at = stop
            while at < len(self.tokens) and self.tokens[at][1] < self._last.span.end:
                at += 1
            if self.list_kind:
                self.list_end = at

    def _name_at(self, at: int) -> tuple[str, int] | None:
        """The longest name that starts at token ``at``, an article or a head before it included."""
        best = self._longest(_trees().names, at)
        inner = at
        if self._word(inner) in _ARTICLES:
            inner += 1
        begins = [inner]
        head = self._longest(_trees().heads, inner)
        if head is not None:
            inner = head[1]
            begins.append(inner)
            if self._word(inner) in _ARTICLES:
                inner += 1
                begins.append(inner)
        for begin in begins:
            other = self._longest(_trees().names, begin)
            if other is not None and (best is None or other[1] > best[1]):
                best = other
        spread = self._spread_at(inner)
        if spread is not None and (best is None or spread[1] > best[1]):
            self.list_kind = spread[0][:2]
            self.list_end = spread[1]
            best = spread
        if best is None:
            best = self._proper_name(inner)
        if best is None and self._word(inner) == "sở":
            return self._so_alone(inner)
        if best is not None:
            kind = _trees().kinds.get(best[0], "")
            if kind:
                self.list_kind, self.list_end = kind, best[1]
                if kind == "so":
                    self.last_so = best[0]
        return best

    def _spread_at(self, at: int) -> tuple[str, int] | None:
        """ "Sở:" or "Sở" with a name of the list behind it: the first name of the list."""
        kind = {"sở": "so", "bộ": "bo"}.get(self._word(at), "")
        if not kind or (at and self.tokens[at - 1][0] in _NO_SO):
            return None
        after = at + 1
        if self._word(after) == ":":
            after += 1
        return self._field(kind, after)

    def _continues_list(self, at: int) -> bool:
        return (
            self.list_end < at <= self.list_end + 2
            and all(self.tokens[k][0] in _JOINTS for k in range(self.list_end, at))
            and self.text[self.tokens[at][1]].isupper()
        )

    def _field_at(self, at: int) -> tuple[str, int] | None:
        found = self._field(self.list_kind, at)
        if found is not None:
            self.list_end = found[1]
            if self.list_kind == "so":
                self.last_so = found[0]
        return found

    def _field(self, kind: str, at: int) -> tuple[str, int] | None:
        if at >= len(self.tokens) or not self.text[self.tokens[at][1]].isupper():
            return None
        return self._longest(_trees().fields[kind], at)

    def _so_alone(self, at: int) -> tuple[str, int] | None:
        """ "Sở" with nothing behind it that names it: the last Sở named, nothing where there is none."""
        raw = self.text[self.tokens[at][1]]
        if raw != "S" or self.last_so is None or self._word(at + 1) == "hữu":
            return None
        return self.last_so, at + 1

    def _proper_name(self, at: int) -> tuple[str, int] | None:
        """ "Báo An Giang", "Phòng Tổ chức cán bộ", "Sở Quản lý đô thị": a head word and a name of its own."""
        head = self._longest(_trees().proper, at)
        if head is None:
            return None
        agency_id, stop = head
        first = stop
        while stop < len(self.tokens) and stop < first + 14 and not self._name_ends_at(stop, first):
            stop += 1
        while stop > first and (self.tokens[stop - 1][0] in _JOINTS or self.tokens[stop - 1][0] == "-"):
            stop -= 1
        if stop == first:
            return None
        if agency_id == _OWN_NAME:
            agency_id = id_of_unknown(self.text[self.tokens[at][1] : self.tokens[stop - 1][2]])
        return agency_id, stop

    def _name_ends_at(self, at: int, first: int) -> bool:
        """True when the proper name that began at token ``first`` does not go on with token ``at``."""
        begins_large = self.text[self.tokens[at][1]].isupper()
        if (at == first and not begins_large) or "\n\n" in self._gap(at) or self._predicate_at(at):
            return True
        if self._word(at) in _TAIL_WORDS and not begins_large:
            return True
        if self._word(at) in _JOINTS:
            # "Phòng Chính trị, tư tưởng và Công tác học sinh" is one name; "Hội Văn nghệ, Sở Y tế" are two.
            return self._starts_name(at + 1) or (self._word(at) != "và" and self._large(at + 1))
        return False

    def _gap(self, at: int) -> str:
        return self.text[self.tokens[at - 1][2] : self.tokens[at][1]]

    def _large(self, at: int) -> bool:
        return at < len(self.tokens) and self.text[self.tokens[at][1]].isupper()

    def _starts_name(self, at: int) -> bool:
        trees = _trees()
        begins = (at, at + 1) if self._word(at) in _ARTICLES else (at,)
        return any(
            self._longest(tree, begin) is not None
            for begin in begins
            for tree in (trees.names, trees.heads, trees.proper)
        )

    def _predicate_at(self, at: int) -> bool:
        word = self._word(at)
        if word in _MARKS_THAT_END_A_NAME:
            return True
        return not self.text[self.tokens[at][1]].isupper() and self._longest(_trees().predicates, at) is not None

    def _longest(self, tree: Tree, at: int) -> tuple[str, int] | None:
        best = None
        while at < len(self.tokens):
            branch = tree.get(self.tokens[at][0])
            if branch is None:
                break
            tree = branch
            at += 1
            if _LEAF in tree:
                best = (tree[_LEAF], at)
        return best

    def _word(self, at: int) -> str:
        return self.tokens[at][0] if at < len(self.tokens) else ""

    def _mention(self, first: int, stop: int, agency_id: str) -> Mention:
        start, end = self.tokens[first][1], self.tokens[stop - 1][2]
        if self.tokens[stop - 1][0] in _PLACE_WORDS and (place := _PLACE.match(self.text, end, self.end)):
            end = place.end()
        for _ in range(3):
            qualifier = _QUALIFIER.match(self.text, end, self.end)
            if qualifier is None:
                if agency_id == "bao-dai" and (place := _PLACE.match(self.text, end, self.end)):
                    end = place.end()  # a paper or a station bears the name of its province
                break
            end = qualifier.end()
            if (qualifier["place"] or qualifier["area"]) and (place := _PLACE.match(self.text, end, self.end)):
                end = place.end()
        end = self._own_words(stop, end)
        bracket = _BRACKET.match(self.text, end, self.end)
        register_entry = load().get(agency_id)
        self._last = Mention(
            Span(start, end),
            agency_id,
            bracket.end() if bracket else end,
            register_entry is not None and register_entry.group,
        )
        return self._last

    def _own_words(self, stop: int, end: int) -> int:
        """Where a name ends that goes on with words of its own: "Sở Giáo dục và Đào tạo Đồng Tháp"."""
        while stop < len(self.tokens) and self.tokens[stop][1] < end:
            stop += 1
        last = min(stop + 4, len(self.tokens))
        while stop < last and self._large(stop) and not self._gap(stop).strip(" "):
            if self._starts_name(stop) or self._longest(_trees().predicates, stop) is not None:
                break
            end = self.tokens[stop][2]
            stop += 1
        return end


@dataclass(frozen=True, slots=True)
class _Trees:
    names: Tree
    heads: Tree
    fields: dict[str, Tree]
    kinds: dict[str, str]
    proper: Tree
    predicates: Tree


@lru_cache(maxsize=1)
def _trees() -> _Trees:
    register, names_data = load(), raw_data()
    names: Tree = {}
    fields: dict[str, Tree] = {"so": {}, "bo": {}}
    for agency in register:
        for form in agency.forms:
            _plant(names, form, agency.id)
        for form in agency.fields:
            _plant(fields[agency.kind], form, agency.id)
    heads: Tree = {}
    for form in spelled_out(_HEADS, {}):
        _plant(heads, form, "head")
    proper: Tree = {}
    for agency_id, proper_forms in names_data["proper_names"].items():
        for proper_form in proper_forms:
            for words in spelled_out(proper_form, {}):
                _plant(proper, words, agency_id)
    predicates: Tree = {}
    for predicate in names_data["predicates"]:
        _plant(predicates, tuple(predicate.split()), "predicate")
    return _Trees(names, heads, fields, {a.id: a.kind for a in register if a.kind}, proper, predicates)


def _plant(tree: Tree, words: Words, leaf: str) -> None:
    for word in words:
        tree = tree.setdefault(word, {})
    tree[_LEAF] = leaf


def id_of_unknown(name: str) -> str:
    """The id of a body that the register does not know: its name folded, words joined by hyphens."""
    return fold(name).replace(" ", "-")
