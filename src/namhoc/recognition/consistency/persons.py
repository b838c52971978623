"""X9: the register of a school (by school) against the survey (by residence), person by person, without names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from namhoc.recognition.consistency.inconsistency import Inconsistency, Owner


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One person as one side sees them: ``person`` the same pseudonymous id on both sides; ``commune`` where the person
    is registered; ``school`` and ``grade`` None where that side does not know them."""

    person: str
    commune: str
    school: str | None
    grade: int | None


def check_registers(survey: Iterable[Enrolment], register: Iterable[Enrolment]) -> Iterator[Inconsistency]:
    """Compare who the survey says is studying with who the registers have. One finding for each commune and school and
    kind of difference, with the persons:

    - in the register, not studying by the survey: the commune looks;
    - studying at a school by the survey, not in the register of that school: the school looks;
    - another school, another grade: the commune looks, for the register is where schooling is written down.

    Only schools that gave a register are compared; a school that is missing says nothing about its pupils.
    """
    seen = {one.person: one for one in survey}
    kept = {one.person: one for one in register}
    told_schools = {one.school for one in kept.values()}
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for person, pupil in kept.items():
        match = seen.get(person)
        if match is None:
            found["not_surveyed", pupil.commune, pupil.school or ""].append(person)
        elif match.school is not None and match.school != pupil.school:
            found["other_school", match.commune, pupil.school or ""].append(person)
        elif match.grade is not None and pupil.grade is not None and match.grade != pupil.grade:
            found["other_grade", match.commune, pupil.school or ""].append(person)
    for person, one in seen.items():
        if person not in kept and one.school is not None and one.school in told_schools:
            found["not_registered", one.commune, one.school].append(person)
    for (kind, commune, school), persons in sorted(found.items()):
        words, owner = _KINDS[kind]
        yield Inconsistency(
            "X9",
            commune,
            f"{school}.{kind}",
            f"{len(persons)} người {words}",
            owner,
            commune if owner is Owner.COMMUNE else school,
            len(persons),
            None,
            tuple(sorted(persons)),
        )


_KINDS = {
    "not_surveyed": ("có trong sổ của trường, phiếu điều tra không ghi đang học", Owner.COMMUNE),
    "not_registered": ("phiếu điều tra ghi học ở trường, sổ của trường không có", Owner.SCHOOL),
    "other_school": ("phiếu điều tra ghi trường khác với sổ của trường", Owner.COMMUNE),
    "other_grade": ("phiếu điều tra ghi lớp khác với sổ của trường", Owner.COMMUNE),
}
