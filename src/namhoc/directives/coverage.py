"""Coverage: which item of a superior's directive is answered by which item of one's own.

A suggestion, never a finding of fact: a person confirms or rejects it. Provincial directives take the Ministry's over
nearly task by task, so the words themselves tell most of it, and a measure that can be explained is worth more than
one that cannot:

* the likeness of words is the cosine of two weighted bags of folded word n-grams (1 and 2 words: in Vietnamese two
  syllables make a word), weighted by how rare an n-gram is among the items of both documents;
* the first statement of an item, which says what it is about, counts again by itself;
* a document number that both cite closes part of what is left to 1.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from namhoc.core import fold

SUGGEST_FROM = 0.15
"""Below it nothing is suggested; chosen on the invented pair of the tests (tests/golden/coverage)."""

CITATION_SHARE = 0.25
"""How much of the distance to 1 one shared document number closes."""

CHOICES = 3
"""Suggestions kept for one item."""

_NUMBERED = re.compile(r"\d[\d.]*[/-]\S*")
_WORD = re.compile(r"[^\W_]+")
_STATEMENT_END = re.compile(r"[.;:](?=\s|$)|\n")
_CLAUSE_END = re.compile(r"[.,;:()\n“”\"]")
_REASONS = 4

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CoverItem:
    """An item of either document: its key, its words, and the normalised numbers of the documents it cites."""

    key: str
    words: str
    cites: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A suggestion that ``answer`` answers ``asked``.

    ``score`` is 0..1; ``words`` is its part from likeness alone. ``because``: the shared runs of words that weigh most,
    as the asked item writes them; ``cites``: the document numbers that both cite.
    """

    asked: str
    answer: str
    score: float
    words: float
    because: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """For every asked item its suggestions, best first; () means that nothing here seems to answer it."""

    matches: tuple[tuple[str, tuple[Match, ...]], ...]

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Keys of asked items without a suggestion, in the order of the document."""
        return tuple(key for key, found in self.matches if not found)

    def best(self, asked: str) -> Match | None:
        """The first suggestion for an asked item."""
        found = dict(self.matches)[asked]
        return found[0] if found else None


def suggest(asked: Sequence[CoverItem], answers: Sequence[CoverItem], at_least: float = SUGGEST_FROM) -> Coverage:
    """For each of ``asked`` (the superior's items) the items among ``answers`` that seem to answer it.

    One answer may serve several asked items. The result depends on the texts alone, not on the order of ``answers``.
    """
    rarity = _rarity([*asked, *answers])
    weighed = {id(item): _Weighed.of(item, rarity) for item in (*asked, *answers)}
    matches = []
    for item in asked:
        found = [_match(weighed[id(item)], weighed[id(answer)]) for answer in answers]
        good = sorted((match for match in found if match.score >= at_least), key=lambda m: (-m.score, m.answer))
        matches.append((item.key, tuple(good[:CHOICES])))
    return Coverage(tuple(matches))


@dataclass(frozen=True, slots=True)
class _Weighed:
    item: CoverItem
    whole: Weights
    head: Weights

    @classmethod
    def of(cls, item: CoverItem, rarity: Weights) -> _Weighed:
        return cls(item, _weigh(grams(item.words), rarity), _weigh(grams(first_statement(item.words)), rarity))


def _match(asked: _Weighed, answer: _Weighed) -> Match:
    words = 0.5 * _cosine(asked.whole, answer.whole) + 0.5 * _cosine(asked.head, answer.head)
    shared = tuple(sorted(asked.item.cites & answer.item.cites))
    score = 1 - (1 - words) * (1 - CITATION_SHARE) ** min(len(shared), 2)
    return Match(asked.item.key, answer.item.key, round(score, 4), round(words, 4), _reasons(asked, answer), shared)


def grams(words: str) -> Counter[str]:
    """Folded words, and pairs of words that no punctuation parts. Numbers are left out: a year or a percentage says
    nothing about the subject."""
    bag: Counter[str] = Counter()
    for clause in _clauses(words):
        syllables = [word for word in fold(clause).split() if not word.isdigit()]
        bag.update(syllables)
        bag.update(" ".join(pair) for pair in pairwise(syllables))
    return bag


def _clauses(words: str) -> list[str]:
    """The stretches between punctuation, without dates and document numbers: shared numbers count by themselves."""
    return _CLAUSE_END.split(_NUMBERED.sub(" , ", words))


def first_statement(words: str) -> str:
    """The words up to the end of the first statement; all of them where it never ends."""
    end = _STATEMENT_END.search(words, 4)  # past a number like "1." at the head
    return words[: end.start()] if end else words


def _rarity(items: Iterable[CoverItem]) -> dict[str, float]:
    """Inverse document frequency of each n-gram over the items of both documents, never below 0."""
    bags = [set(grams(item.words)) for item in items]
    seen = Counter(gram for bag in bags for gram in bag)
    return {gram: math.log((1 + len(bags)) / (1 + number)) for gram, number in seen.items()}


def _weigh(bag: Counter[str], rarity: Weights) -> dict[str, float]:
    return {gram: (1 + math.log(number)) * rarity[gram] for gram, number in bag.items()}


def _cosine(a: Weights, b: Weights) -> float:
    dot = sum(weight * b[gram] for gram, weight in sorted(a.items()) if gram in b)
    length = math.sqrt(sum(w * w for w in a.values())) * math.sqrt(sum(w * w for w in b.values()))
    return min(1.0, dot / length) if length else 0.0


def _reasons(asked: _Weighed, answer: _Weighed) -> tuple[str, ...]:
    """The runs of two words or more that both items share, heaviest first, in the words of the asked item."""
    runs: dict[str, float] = {}
    for clause in _clauses(asked.item.words):
        printed = [word for word in _WORD.findall(clause) if not word.isdigit()]
        pairs = [" ".join(pair) for pair in pairwise(map(fold, printed))]
        weights = [asked.whole.get(pair, 0.0) * answer.whole.get(pair, 0.0) for pair in pairs]
        for shared, places in groupby(range(len(pairs)), key=lambda place: weights[place] > 0):
            run = list(places)
            if shared:
                words = " ".join(printed[run[0] : run[-1] + 2]).lower()
                runs[words] = max(runs.get(words, 0.0), sum(weights[place] for place in run))
    return tuple(sorted(runs, key=lambda run: (-runs[run], run))[:_REASONS])
