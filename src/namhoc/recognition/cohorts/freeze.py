"""Freezing the persons of a survey year as a snapshot, ready to be judged again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from namhoc.recognition.cohorts.frame import SCHEMA, as_frame
from namhoc.recognition.person_year import PersonYear
from namhoc.rulebook.recognition import STANDING, Book

if TYPE_CHECKING:
    from namhoc.engine import Snapshot

SORTED_BY = ("commune", "birth_year")
"""Order of the rows: a commune's persons lie together, which makes counting quick and files small."""


def freeze(
    folder: Path,
    people: Iterable[PersonYear],
    *,
    survey_year: int,
    as_of: date,
    code: str,
    simulated: bool,
    book: Book = STANDING,
    rows: int = 1_000_000,
) -> Snapshot:
    """Write ``people``, best in order of commune, as the snapshot ``folder``, at most ``rows`` a file.

    ``as_of``: the day they tell of; ``code``: version of namhoc. Raises ValueError for a person of another survey year,
    UserFacingError where the folder exists (SNAPSHOT-EXISTS); then nothing is left behind.
    """
    # The engine is an extra: whoever only counts in plain Python does without.
    from namhoc.engine import write_snapshot

    return write_snapshot(
        folder,
        _frames(people, survey_year, rows),
        kind="person-years",
        schema=SCHEMA,
        sorted_by=SORTED_BY,
        survey_year=survey_year,
        as_of=as_of,
        code=code,
        rules=book.fingerprint,
        simulated=simulated,
    )


def _frames(people: Iterable[PersonYear], survey_year: int, rows: int) -> Iterator[Any]:
    left = iter(people)
    while batch := list(islice(left, rows)):
        if any(person.survey_year != survey_year for person in batch):
            raise ValueError(f"a person of another year than {survey_year}")
        yield as_frame(batch)
