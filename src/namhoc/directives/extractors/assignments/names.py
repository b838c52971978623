"""The agencies of a text by their places, and lists of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from namhoc.directives.extractors.assignments.phrases import OTHERS, PREDICATE
from namhoc.rulebook.agency_names import Mention

_JOINT = re.compile(
    r"[^\S\t]*(?:[,;]?[^\S\t]*(?:và|cùng(?:\s+với)?|hoặc|cùng\s+các)(?!\w)|[,/]|(?P<semicolon>;)(?:\s*đề\s+nghị(?!\w))?)[^\S\t]*",
    re.IGNORECASE,
)
_LONGEST_UNKNOWN = 90  # characters of a name outside the register, its joint included
_HEAD = (
    r"(?:các\s+)?(?:Văn\s+phòng|Ban(?!\s+hành)|Hội(?!\s+(?:nghị|thi))|Viện|Trung\s+tâm|Trường(?!\s+hợp)|Tòa|Cục"
    r"|Kiểm\s+toán|Quỹ|Liên\s+hiệp|Đảng\s+ủy|Bệnh\s+viện|Ngân\s+hàng|Đội(?!\s+ngũ)|Cổng|Ủy\s+ban)\s"
)
_UNKNOWN_HEAD = re.compile(_HEAD)
_UNKNOWN = re.compile(rf"(?P<name>{_HEAD}[^.;:,()\t]*?)(?:\s*,\s*|\s*;\s*|\s+và\s+)(?:các\s+)?")
_ENDS_NAME = re.compile(r"[.;:,()\t]")
_BEFORE = re.compile(r"[\s*_|:]*")


@dataclass(frozen=True, slots=True)
class AgencyList:
    """Agencies named one after the other: "Sở Nội vụ, Sở Tài chính và UBND các xã". ``after``: where the text
    goes on behind the last one and a bracket that explains it."""

    mentions: tuple[Mention, ...]
    after: int

    @property
    def start(self) -> int:
        return self.mentions[0].span.start

    def ids(self) -> frozenset[str]:
        """The ids of the agencies."""
        return frozenset(mention.agency_id for mention in self.mentions)


class Names:
    """Every agency named in a text."""

    def __init__(self, text: str, mentions: tuple[Mention, ...]) -> None:
        self.text = text
        self.mentions = mentions
        self._starts = [mention.span.start for mention in mentions]

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """The agencies whose names begin in ``text[start:end]``."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def list_at(self, position: int, end: int, semicolons: bool = False) -> AgencyList | None:
        """The list of agencies that begins at ``position`` (blanks and marks of emphasis aside), None where no
        agency stands there. ``semicolons``: whether the list may go on behind one."""
        found: list[Mention] = []
        at = self._match_end(_BEFORE, position, end)
        after = at
        while True:
            mention = self._at(at, end)
            if mention is not None:
                found.append(mention)
                after = at = mention.after
            else:
                other = OTHERS.match(self.text, at, end)
                skipped = other.end() if other is not None else self._behind_unknown(at, end)
                if skipped is None:
                    break
                at = skipped
                if found:
                    after = at
            joint = _JOINT.match(self.text, at, end)
            if joint is None or (joint["semicolon"] and not semicolons):
                break
            at = joint.end()
        return AgencyList(_without_repeated_group(found), after) if found else None

    def _behind_unknown(self, position: int, end: int) -> int | None:
        """The end of a name outside the register, where an agency of the list or the verb follows it."""
        last = min(end, position + _LONGEST_UNKNOWN)
        index = bisect_left(self._starts, position)
        if index < len(self.mentions) and self._starts[index] <= last:
            unknown = _UNKNOWN.fullmatch(self.text, position, self._starts[index])
            if unknown:
                return unknown.end("name")
        head = _UNKNOWN_HEAD.match(self.text, position, last)
        verb = PREDICATE.search(self.text, head.end(), last) if head else None
        if verb is None or _ENDS_NAME.search(self.text, position, verb.start()):
            return None
        return verb.start()

    def _at(self, position: int, end: int) -> Mention | None:
        index = bisect_left(self._starts, position)
        if index < len(self.mentions) and self.mentions[index].span.start == position:
            mention = self.mentions[index]
            return mention if mention.span.end <= end else None
        return None

    def _match_end(self, pattern: re.Pattern[str], position: int, end: int) -> int:
        match = pattern.match(self.text, position, end)
        return match.end() if match else position


def _without_repeated_group(found: list[Mention]) -> tuple[Mention, ...]:
    """ "Các sở, ngành và các cơ quan liên quan" is one group, not two."""
    if {mention.agency_id for mention in found} == {"so-nganh", "don-vi-lien-quan"}:
        return tuple(mention for mention in found if mention.agency_id == "so-nganh")
    return tuple(found)
