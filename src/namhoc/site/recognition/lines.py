"""The criteria of one level as a table shows them: what is met, by how many persons, by which article."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from namhoc.recognition import Criterion, Verdict
from namhoc.recognition.explain import rate
from namhoc.rulebook.recognition import Book

FIRST, LAST = 50, 100
"""The percent at the ends of a dot plot."""


@dataclass(frozen=True)
class Line:
    """One row of the criteria table. ``lower``: thresholds of lower levels, the short ticks of the plot; ``notes``:
    readings of the law and area class that it rests on."""

    criterion: Criterion
    lower: tuple[int | None, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The criterion's own id."""
        return self.criterion.id

    @property
    def label(self) -> str:
        """What is measured, as a sentence begins."""
        return self.criterion.label[:1].upper() + self.criterion.label[1:]

    @property
    def article(self) -> str:
        """ "Khoản 1 Điều 11 NĐ 20/2014"."""
        told = f"{self.criterion.article} {short_document(self.criterion.document)}".strip()
        return told[:1].upper() + told[1:]

    @property
    def prerequisite(self) -> bool:
        """A level of another programme."""
        return self.criterion.prerequisite

    @property
    def unconfirmed(self) -> bool:
        """The rule was not read in the law itself."""
        return self.criterion.confidence == "L"

    @property
    def known(self) -> bool:
        """Both figures are there and somebody is concerned."""
        return self.criterion.numerator is not None and bool(self.criterion.denominator) and not self.prerequisite

    @property
    def rate(self) -> str:
        """With two decimals, more where rounding would show the threshold although the exact test fails."""
        line = self.criterion
        if not self.known or not line.denominator:
            return ""
        return rate(line.numerator or 0, line.denominator, line.percent if line.percent is not None else 200)

    @property
    def at(self) -> float:
        """Where the dot stands, in percent of the plot's width."""
        line = self.criterion
        return place(100 * (line.numerator or 0) / line.denominator) if line.denominator else 0

    @property
    def threshold_at(self) -> float:
        """Where the long tick stands."""
        return place(self.criterion.percent or 0)

    @property
    def lower_at(self) -> list[float]:
        """Where the short ticks stand."""
        return [place(percent) for percent in self.lower if percent is not None]

    @property
    def needed(self) -> int | None:
        """How many persons reach the threshold."""
        return None if self.prerequisite else self.criterion.needed

    @property
    def margin_words(self) -> str:
        """ "dư 126", "vừa đủ", "thiếu 2", "thiếu 0 đến 2" while persons are not known."""
        return margin_words(self.criterion) if self.known else ""

    @property
    def at_best(self) -> float:
        """Where the dot would stand if everyone not known turned out to count."""
        line = self.criterion
        if not line.denominator:
            return 0
        best = (line.numerator or 0) + line.unclear
        return place(100 * best / max(line.denominator, best))


def margin_words(line: Criterion) -> str:
    """How far a criterion is from its threshold, in persons."""
    if line.margin is None or line.short is None:
        return ""
    least, most = line.short
    if most == 0:
        return _("dư %(n)s") % {"n": line.margin} if line.margin > 0 else _("vừa đủ")
    if line.met is None:
        return _("thiếu %(least)s đến %(most)s") % {"least": least, "most": most}
    return _("thiếu %(n)s") % {"n": most}


def place(percent: float) -> float:
    """A percent as a place on the plot, 0 to 100; below its left end it stays at the end."""
    return round(max(0.0, min(100.0, (percent - FIRST) * 100 / (LAST - FIRST))), 1)


def short_document(document: str) -> str:
    """ "NĐ 20/2014" of "20/2014/NĐ-CP"; other shapes stay as they are."""
    parts = document.split("/")
    if len(parts) == 3 and "-" in parts[2]:
        return f"{parts[2].split('-')[0]} {parts[0]}/{parts[1]}"
    return document


def lines_of(verdict: Verdict, level: int, *, difficult: bool, book: Book) -> list[Line]:
    """What ``level`` asks, its own criteria first, then those of lower levels that it does not ask more strictly."""
    kept: dict[tuple[str, str], Criterion] = {}
    lower: dict[tuple[str, str], list[int | None]] = {}
    for criteria in reversed(verdict.criteria[:level]):
        for criterion in criteria:
            subject = (criterion.id.partition(".")[2], criterion.label)
            if subject in kept:
                lower[subject].append(criterion.percent)
            else:
                kept[subject], lower[subject] = criterion, []
    return [
        Line(criterion, tuple(lower[subject]), tuple(_notes(criterion, difficult, book)))
        for subject, criterion in kept.items()
    ]


def _notes(criterion: Criterion, difficult: bool, book: Book) -> Iterable[str]:
    if criterion.prerequisite:
        return
    rule = criterion.id if not criterion.id.startswith("MN35.complete") else "MN35.complete"
    try:
        normal, special = book.threshold(rule, False), book.threshold(rule, True)
    except KeyError:
        return
    if normal is None or special is None:
        return
    if difficult and (normal.percent, normal.band) != (special.percent, special.band):
        yield _("mức cho xã ĐBKK")
    band = (special if difficult else normal).band
    if band:
        yield _("tính trên nhóm %(band)s tuổi") % {"band": band.replace("_", "-")}


@dataclass(frozen=True)
class Need:
    """So many more persons for one criterion of the next level; ``unclear`` of them may already count."""

    count: int
    label: str
    unclear: int = 0


def needs_of(lines: Iterable[Criterion]) -> list[Need]:
    """How many persons each criterion lacks for certain, most first."""
    found = [
        Need(line.short[1], line.label, line.unclear)
        for line in lines
        if line.met is not True and line.short and line.short[1] and not line.prerequisite
    ]
    return sorted(found, key=lambda need: (-need.count, need.label))
