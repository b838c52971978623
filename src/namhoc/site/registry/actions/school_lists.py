"""A school's own list of pupils beside the survey (X9): handed in, compared, settled pupil by pupil."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from namhoc.core import Severity, UserFacingError
from namhoc.orgunits import Tier
from namhoc.reading import read_sheets
from namhoc.recognition.person_year import Place, Residence, Status
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions.edit import add_person, edit_year
from namhoc.site.registry.models import Person, PersonYear, SchoolList, SchoolPupil, Source
from namhoc.site.registry.rights import check_may_edit, may_edit
from namhoc.survey import SurveyRow, read_survey
from namhoc.survey.matching import Identity, match

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

MOST_PUPILS = 5_000


class Side(StrEnum):
    """Whose fact is taken."""

    SCHOOL = "school"
    SURVEY = "survey"


@transaction.atomic
def hand_in_list(*, by: "User", school: OrgUnit, survey_year: int, name: str, data: bytes) -> SchoolList:
    """Take the list of a school in, in place of the one handed in before; what was settled and reads the same stays.

    By the commune's officer or by the school itself. Raises REG-LIST where the file has no pupils or the school is no
    school of a commune, SURVEY-HEADS and READ-... as the reading of a workbook.
    """
    commune = school.parent
    if commune is None or commune.tier != Tier.COMMUNE:
        raise UserFacingError("REG-LIST", "Trường này không thuộc một xã", fix="Chọn trường của xã.")
    if not (by.unit_id == school.pk or may_edit(by, commune)):
        raise PermissionDenied
    reading = read_survey(read_sheets(data, name), survey_year=survey_year, commune=commune.code)
    if not reading.rows or len(reading.rows) > MOST_PUPILS:
        raise UserFacingError(
            "REG-LIST",
            "Tệp không có học sinh nào đọc được" if not reading.rows else "Tệp có quá nhiều dòng",
            where=name,
            fix="Đặt đầu cột Họ và tên, Ngày sinh, Lớp; mỗi học sinh một dòng.",
        )
    held, _made = SchoolList.objects.update_or_create(
        commune=commune, school=school, survey_year=survey_year, defaults={"by": by}
    )
    settled = {(pupil.name, pupil.birth_year, pupil.grade): pupil.settled for pupil in held.pupils.exclude(settled="")}
    held.pupils.all().delete()
    pupils = [_pupil(held, line, row) for line, row in enumerate(reading.rows, start=1)]
    for pupil in pupils:
        pupil.settled = settled.get((pupil.name, pupil.birth_year, pupil.grade), "")
    _find_persons(pupils, commune, survey_year)
    SchoolPupil.objects.bulk_create(pupils, batch_size=500)
    refused = sum(finding.severity is Severity.BLOCKS for finding in reading.findings)
    details = {"year": survey_year, "pupils": len(pupils), "refused": refused}
    record("pupils.hand_in", held, by=by, unit=commune, details=details)
    return held


def _pupil(held: SchoolList, line: int, row: SurveyRow) -> SchoolPupil:
    person = row.person
    return SchoolPupil(
        pupil_list=held,
        line=line,
        name=person.name[:120],
        birth_day=person.birth_day,
        birth_month=person.birth_month,
        birth_year=person.birth_year,
        id_number=person.id_number,
        parent=(person.mother or person.father or person.guardian)[:120],
        grade=row.year.grade,
    )


def _find_persons(pupils: list[SchoolPupil], commune: OrgUnit, survey_year: int) -> None:
    """Give every pupil the person of the survey that it surely is."""
    years = PersonYear.objects.filter(commune=commune, survey_year=survey_year).select_related("person")
    people = {row.person.code: row.person for row in years}
    found = match([_of_pupil(pupil) for pupil in pupils], [_of_person(person) for person in people.values()])
    for index, pupil in enumerate(pupils):
        if index in found.sure:
            pupil.person = people[found.sure[index]]
        elif len(found.unsure.get(index, ())) == 1 and found.unsure[index][0].score >= 80:
            # Same name and same day of birth, nobody else like it: a list of a school seldom tells more.
            pupil.person = people[found.unsure[index][0].second]
    _each_person_once(pupils)


def _each_person_once(pupils: list[SchoolPupil]) -> None:
    seen: set[int] = set()
    for pupil in pupils:
        if pupil.person_id is not None and pupil.person_id in seen:
            pupil.person = None
        elif pupil.person_id is not None:
            seen.add(pupil.person_id)


def _of_pupil(pupil: SchoolPupil) -> Identity:
    return Identity(
        key=str(pupil.line),
        name=pupil.name,
        birth_year=pupil.birth_year or 0,
        birth_month=pupil.birth_month,
        birth_day=pupil.birth_day,
        id_number=pupil.id_number,
        parents=("", pupil.parent),
    )


def _of_person(person: Person) -> Identity:
    return Identity(
        key=person.code,
        name=person.name,
        birth_year=person.birth_year,
        birth_month=person.birth_month,
        birth_day=person.birth_day,
        id_number=person.id_number,
        parents=(person.father, person.mother, person.guardian),
    )


@transaction.atomic
def settle_pupil(*, by: "User", pupil: SchoolPupil, side: Side) -> Person | None:
    """Decide one difference. The school's fact: the person studies there in that grade; a pupil whom the survey does
    not have is added as one who is registered elsewhere and schooled here. The survey's fact: nothing changes here, the
    school corrects its list."""
    held = pupil.pupil_list
    check_may_edit(by, held.commune)
    pupil = SchoolPupil.objects.select_for_update().get(pk=pupil.pk)  # pressed twice: one person is added, not two
    person = pupil.person
    if side is Side.SCHOOL:
        facts: dict[str, Any] = {
            "status": int(Status.STUDYING),
            "school": held.school.code,
            "place": int(Place.HERE),
        }
        if pupil.grade is not None:
            facts["grade"] = pupil.grade
        if person is None:
            person = add_person(
                by=by,
                commune=held.commune,
                survey_year=held.survey_year,
                person={
                    "name": pupil.name,
                    "birth_day": pupil.birth_day if pupil.birth_month else None,
                    "birth_month": pupil.birth_month,
                    "birth_year": pupil.birth_year,
                    "id_number": pupil.id_number,
                },
                year=facts | {"residence": int(Residence.SCHOOLED_HERE)},
                source=Source.SCHOOL,
            )
            pupil.person = person
        else:
            rows = person.years.select_related("person", "commune")
            row = rows.filter(commune=held.commune, survey_year=held.survey_year).first()
            if row is None:
                raise UserFacingError(
                    "REG-LIST",
                    "Người này không còn ở sổ điều tra của xã trong năm",
                    where=person.code,
                    fix="Mở trang người này; ghi chuyển đến hoặc đề nghị trường nộp lại danh sách.",
                )
            edit_year(by=by, row=row, values=facts, why="Sổ của trường", source=Source.SCHOOL)
    pupil.settled = side
    pupil.save(update_fields=["settled", "person"])
    record("pupils.settle", held, by=by, unit=held.commune, details={"line": pupil.line, "side": str(side)})
    return person
