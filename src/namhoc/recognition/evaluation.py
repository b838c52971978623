"""An evaluation: what was found of one unit in one programme and year, kept as plain values and never computed again.

It holds the rules it was made with (editions, fingerprint), the open readings chosen, the counts and every line of the
verdict, so that last year's verdict stands under last year's law whatever changes later. It says what the figures give,
not what an authority decided: recognition is a record of its own (``process``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from namhoc.recognition.commune import PROGRAMS, judge, with_prerequisites
from namhoc.recognition.conditions import ConditionsMet
from namhoc.recognition.counts import ContradictoryCounts
from namhoc.recognition.criterion import Criterion
from namhoc.recognition.switches import AS_THE_FORMS, Switches
from namhoc.recognition.verdict import Verdict
from namhoc.rulebook.recognition import STANDING, Book

FORMAT = 1
"""Version of the shape of a kept evaluation."""


def reference_day(survey_year: int) -> date:
    """The day whose law and area class an evaluation of the year goes by: 30 September, the last day of its data."""
    return date(survey_year, 9, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """``unit``: code of the commune, district or province (``kind``). ``difficult``: ĐBKK on ``as_of``; None where it
    does not matter. ``verdict``: None when figures contradict each other, and then ``invalid`` names them.
    ``conditions``: None where they were not looked at. ``chosen``: a rule set taken by name in place of the law of the
    day. ``counts`` are those that were judged."""

    unit: str
    kind: str
    program: str
    survey_year: int
    as_of: date
    verdict: Verdict | None
    counts: Mapping[str, Any]
    switches: Switches = AS_THE_FORMS
    difficult: bool | None = None
    invalid: tuple[str, ...] = ()
    conditions: ConditionsMet | None = None
    editions: tuple[str, ...] = ()
    fingerprint: str = ""
    chosen: str = ""
    simulated: bool = False

    @property
    def standard_level(self) -> int | None:
        """The level the learners certainly reach, whatever the conditions; None when figures contradict each other."""
        return self.verdict.level if self.verdict else None

    @property
    def possible_level(self) -> int | None:
        """The level not excluded yet."""
        return self.verdict.possible if self.verdict else None

    @property
    def proposable_level(self) -> int | None:
        """The level that may be proposed for recognition: the learners' level, held back where a condition certainly
        fails and ``conditions_block`` is chosen; None while conditions that would block are not known."""
        if self.verdict is None or self.verdict.level == 0 or not self.switches.conditions_block:
            return self.standard_level
        if self.conditions is None or self.conditions.met is None:
            return None
        return self.verdict.level if self.conditions.met else 0

    @property
    def confidence(self) -> str:
        """The weakest confidence it rests on: L prints CHƯA XÁC NHẬN."""
        return self.verdict.confidence if self.verdict else "H"

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Criteria that rest on a rule that is not confirmed."""
        return self.verdict.unconfirmed if self.verdict else ()

    def as_values(self) -> dict[str, Any]:
        """Plain values for a JSON record."""
        kept = {field.name: getattr(self, field.name) for field in fields(self)}
        return kept | {
            "format": FORMAT,
            "as_of": self.as_of.isoformat(),
            "switches": self.switches.as_values(),
            "invalid": list(self.invalid),
            "editions": list(self.editions),
            "counts": {name: dict(v) if isinstance(v, Mapping) else v for name, v in self.counts.items()},
            "conditions": _conditions_values(self.conditions),
            "verdict": _verdict_values(self.verdict),
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Evaluation:
        """The evaluation a record holds, exactly as it was found. Raises ValueError for another shape."""
        if values.get("format", 0) != FORMAT:
            raise ValueError(f"format {values.get('format')}")
        kept = {key: value for key, value in values.items() if key != "format"}
        return cls(
            **kept
            | {
                "as_of": date.fromisoformat(values["as_of"]),
                "switches": Switches.from_values(values["switches"]),
                "invalid": tuple(values["invalid"]),
                "editions": tuple(values["editions"]),
                "conditions": _conditions_of(values["conditions"]),
                "verdict": _verdict_of(values["verdict"]),
            }
        )


def evaluate(
    unit: str,
    program: str,
    counts: Mapping[str, Any],
    *,
    survey_year: int,
    difficult: bool,
    as_of: date | None = None,
    book: Book | None = None,
    switches: Switches = AS_THE_FORMS,
    conditions: ConditionsMet | None = None,
    simulated: bool = False,
) -> Evaluation:
    """Evaluate one commune in one programme by the law of ``as_of`` (30 September of the year), or by ``book``."""
    day = as_of or reference_day(survey_year)
    rules = book or Book(day)
    verdict: Verdict | None = None
    invalid: tuple[str, ...] = ()
    try:
        verdict = judge(program, counts, difficult=difficult, book=rules, switches=switches)
    except ContradictoryCounts as error:
        invalid = error.fields
    return Evaluation(
        unit=unit,
        kind="commune",
        program=program,
        survey_year=survey_year,
        as_of=day,
        verdict=verdict,
        counts=dict(counts),
        switches=switches,
        difficult=difficult,
        invalid=invalid,
        conditions=conditions,
        simulated=simulated,
        **_provenance(rules, program, "commune"),
    )


def evaluate_all(
    unit: str,
    counts: Mapping[str, Mapping[str, Any]],
    *,
    survey_year: int,
    difficult: bool,
    as_of: date | None = None,
    book: Book | None = None,
    switches: Switches = AS_THE_FORMS,
    conditions: Mapping[str, ConditionsMet] | None = None,
    simulated: bool = False,
) -> dict[str, Evaluation]:
    """Every programme that ``counts`` holds, lower secondary resting on primary and literacy of the same commune."""
    found: dict[str, Evaluation] = {}
    for program in PROGRAMS:
        if program not in counts:
            continue
        figures = counts[program]
        if program == "THCS":
            figures = with_prerequisites(figures, {key: one.verdict for key, one in found.items() if one.verdict})
        found[program] = evaluate(
            unit,
            program,
            figures,
            survey_year=survey_year,
            difficult=difficult,
            as_of=as_of,
            book=book,
            switches=switches,
            conditions=(conditions or {}).get(program),
            simulated=simulated,
        )
    return found


def evaluate_unit(
    unit: str,
    kind: str,
    program: str,
    verdict: Verdict,
    *,
    survey_year: int,
    as_of: date | None = None,
    book: Book = STANDING,
    counts: Mapping[str, Any] | None = None,
    simulated: bool = False,
) -> Evaluation:
    """The evaluation of a ``district`` or ``province`` from the verdict of ``shares`` on the units below."""
    return Evaluation(
        unit=unit,
        kind=kind,
        program=program,
        survey_year=survey_year,
        as_of=as_of or reference_day(survey_year),
        verdict=verdict,
        counts=dict(counts or {}),
        # Whether conditions hold is asked of communes; the share of recognised communes already rests on it.
        switches=Switches(conditions_block=False),
        simulated=simulated,
        **_provenance(book, program, kind),
    )


def _provenance(book: Book, program: str, kind: str) -> dict[str, Any]:
    return {
        "editions": tuple(one.edition for one in book.used_for(program, kind)),
        "fingerprint": book.fingerprint,
        "chosen": book.chosen.id if book.chosen else "",
    }


def _verdict_values(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "level": verdict.level,
        "possible": verdict.possible,
        "blocking": list(verdict.blocking),
        "unknown": list(verdict.unknown),
        "criteria": [[asdict(line) for line in level] for level in verdict.criteria],
    }


def _verdict_of(values: Mapping[str, Any] | None) -> Verdict | None:
    if values is None:
        return None
    return Verdict(
        values["level"],
        values["possible"],
        tuple(values["blocking"]),
        tuple(values["unknown"]),
        tuple(tuple(Criterion(**line) for line in level) for level in values["criteria"]),
    )


def _conditions_values(conditions: ConditionsMet | None) -> dict[str, Any] | None:
    if conditions is None:
        return None
    return {"met": conditions.met, "failed": list(conditions.failed), "unknown": list(conditions.unknown)}


def _conditions_of(values: Mapping[str, Any] | None) -> ConditionsMet | None:
    if values is None:
        return None
    return ConditionsMet(values["met"], tuple(values["failed"]), tuple(values["unknown"]))
