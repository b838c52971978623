"""The survey and a school's list side by side: what agrees, what differs, who is missing on which side."""

from dataclasses import dataclass, field

from namhoc.recognition.person_year import Status
from namhoc.site.registry.models import PersonYear, SchoolList, SchoolPupil


@dataclass(frozen=True, slots=True)
class Difference:
    """A pupil and the row of the survey; one of them may be missing. ``what``: the fields that differ."""

    pupil: SchoolPupil | None
    row: PersonYear | None
    what: tuple[str, ...] = ()


@dataclass(slots=True)
class Comparison:
    """Counts of what agrees, and the rest by kind."""

    matched: int = 0
    differing: list[Difference] = field(default_factory=list)
    only_school: list[Difference] = field(default_factory=list)
    only_survey: list[Difference] = field(default_factory=list)
    settled: int = 0

    @property
    def open(self) -> int:
        """Differences that somebody still has to settle."""
        return len(self.differing) + len(self.only_school) + len(self.only_survey)


def compare(held: SchoolList) -> Comparison:
    """Compare a list with the survey of its commune and year. What was settled for the survey's fact is not asked
    again; what was settled for the school's agrees by itself."""
    rows = {
        row.person_id: row
        for row in PersonYear.objects.filter(commune=held.commune, survey_year=held.survey_year).select_related(
            "person"
        )
    }
    found, seen = Comparison(), set()
    for pupil in held.pupils.select_related("person"):
        row = rows.get(pupil.person_id) if pupil.person_id else None
        if row is not None:
            seen.add(row.person_id)
        what = _differing(pupil, row, held)
        if row is not None and not what:
            found.matched += 1
        elif pupil.settled:
            found.settled += 1
        elif row is None:
            found.only_school.append(Difference(pupil, None))
        else:
            found.differing.append(Difference(pupil, row, what))
    found.only_survey = [
        Difference(None, row)
        for row in rows.values()
        if row.school == held.school.code and row.status == Status.STUDYING and row.person_id not in seen
    ]
    return found


def _differing(pupil: SchoolPupil, row: PersonYear | None, held: SchoolList) -> tuple[str, ...]:
    if row is None:
        return ()
    what = []
    if row.status != Status.STUDYING:
        what.append("status")
    if pupil.grade is not None and row.grade != pupil.grade:
        what.append("grade")
    if row.school != held.school.code:
        what.append("school")
    return tuple(what)
