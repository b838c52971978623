"""A school's list beside the survey: matched, differing, missing on either side, settled one by one."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from namhoc.core import UserFacingError
from namhoc.recognition.person_year import Residence
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import Side, hand_in_list, settle_pupil
from namhoc.site.registry.comparing import compare
from namhoc.site.registry.models import Person, PersonYear, SchoolList, SchoolPupil
from tests.site.registry.people import YEAR, person_in

Browse = Callable[[User], Client]
ROWS = [("Lò Thị Mẫu", "05/9/2015", "5A"), ("Lò Văn Hai", "06/10/2016", "4A"), ("Giàng A Xa", "01/01/2015", "5A")]


def book(*rows: tuple[Any, ...], heads: tuple[str, ...] = ("Họ và tên", "Ngày sinh", "Lớp")) -> bytes:
    workbook, out = Workbook(), BytesIO()
    for row in (heads, *rows):
        workbook.active.append(row)  # type: ignore[union-attr]
    workbook.save(out)
    return out.getvalue()


@pytest.fixture
def at_school(commune: OrgUnit) -> dict[str, Person]:
    """One who agrees, one in another grade, one whom the school does not have."""
    there = {"school": "H9001-T1", "status": 0, "place": 0}
    full = {"birth_month": 9, "birth_day": 5}
    return {
        "same": person_in(commune, "Lò Thị Mẫu", 2015, **full, year=there | {"grade": 5}),
        "differs": person_in(commune, "Lò Văn Hai", 2016, birth_month=10, birth_day=6, year=there | {"grade": 3}),
        "lost": person_in(commune, "Vàng Thị Ba", 2015, year=there | {"grade": 5}),
    }


@pytest.fixture
def held(at_school: dict[str, Person], officer_a: User, units: dict[str, OrgUnit]) -> SchoolList:
    return hand_in_list(by=officer_a, school=units["H9001-T1"], survey_year=YEAR, name="lop.xlsx", data=book(*ROWS))


def test_a_list_is_compared_person_by_person(held: SchoolList, at_school: dict[str, Person]) -> None:
    found = compare(held)
    assert found.matched == 1
    assert [(one.row and one.row.person, one.what) for one in found.differing] == [(at_school["differs"], ("grade",))]
    assert [one.pupil and one.pupil.name for one in found.only_school] == ["Giàng A Xa"]
    assert [one.row and one.row.person for one in found.only_survey] == [at_school["lost"]]
    details = AuditEvent.objects.get(action="pupils.hand_in").details
    assert details == {"year": YEAR, "pupils": 3, "refused": 0}


def test_the_schools_fact_is_taken_and_told_on(
    held: SchoolList, at_school: dict[str, Person], officer_a: User, heard: list[dict[str, Any]]
) -> None:
    heard.clear()
    settle_pupil(by=officer_a, pupil=held.pupils.get(name="Lò Văn Hai"), side=Side.SCHOOL)
    assert at_school["differs"].years.get().grade == 4
    assert [one["after"].grade for one in heard] == [4]
    assert compare(held).matched == 2


def test_who_is_only_at_school_is_added_as_registered_elsewhere(held: SchoolList, officer_a: User) -> None:
    made = settle_pupil(by=officer_a, pupil=held.pupils.get(name="Giàng A Xa"), side=Side.SCHOOL)
    assert made is not None
    assert made.years.get().residence == Residence.SCHOOLED_HERE
    assert not compare(held).only_school


def test_the_surveys_fact_stays_and_is_not_asked_again_when_the_list_comes_again(
    held: SchoolList, at_school: dict[str, Person], officer_a: User, units: dict[str, OrgUnit]
) -> None:
    settle_pupil(by=officer_a, pupil=held.pupils.get(name="Lò Văn Hai"), side=Side.SURVEY)
    again = hand_in_list(by=officer_a, school=units["H9001-T1"], survey_year=YEAR, name="lop.xlsx", data=book(*ROWS))
    assert again.pk == held.pk
    found = compare(again)
    assert (found.differing, found.settled) == ([], 1)
    assert at_school["differs"].years.get().grade == 3
    assert SchoolPupil.objects.count() == 3


def test_a_school_hands_in_its_own_list_and_no_other(
    browse: Browse, school: User, officer_b: User, units: dict[str, OrgUnit], at_school: dict[str, Person]
) -> None:
    client = browse(school)
    file = SimpleUploadedFile("lop.xlsx", book(*ROWS))
    assert client.post("/pho-cap/so/so-truong/", {"file": file, "nam": "2026"}).status_code == 302
    held = SchoolList.objects.get()
    assert (held.school, held.by) == (units["H9001-T1"], school)
    page = client.get("/pho-cap/so/so-truong/").content.decode()
    assert "Vàng Thị Ba" not in page
    assert client.get(f"/pho-cap/so/so-truong/{held.pk}/").status_code == 403
    with pytest.raises(PermissionDenied):
        hand_in_list(by=officer_b, school=units["H9001-T1"], survey_year=YEAR, name="lop.xlsx", data=book(*ROWS))


def test_the_commune_sees_and_settles_on_the_page(
    browse: Browse, officer_a: User, officer_b: User, specialist: User, held: SchoolList
) -> None:
    page = browse(officer_a).get(f"/pho-cap/so/so-truong/{held.pk}/").content.decode()
    for words in ("Lò Văn Hai", "Giàng A Xa", "Vàng Thị Ba", "1 em khớp"):
        assert words in page
    pupil = held.pupils.get(name="Lò Văn Hai")
    assert browse(officer_b).post(f"/pho-cap/so/so-truong/hoc-sinh/{pupil.pk}/").status_code == 404
    assert browse(officer_b).get(f"/pho-cap/so/so-truong/{held.pk}/").status_code == 404
    assert browse(specialist).get("/pho-cap/so/so-truong/").status_code == 403
    browse(officer_a).post(f"/pho-cap/so/so-truong/hoc-sinh/{pupil.pk}/", {"theo": "truong"})
    assert PersonYear.objects.get(person=pupil.person).grade == 4


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 broken", b"<html>", book(heads=("A", "B", "C")), book()],
    ids=["empty", "broken", "html", "heads", "rows"],
)
def test_a_file_that_is_no_list_is_refused_and_keeps_the_old_one(
    held: SchoolList, officer_a: User, units: dict[str, OrgUnit], data: bytes, browse: Browse
) -> None:
    with pytest.raises(UserFacingError):
        hand_in_list(by=officer_a, school=units["H9001-T1"], survey_year=YEAR, name="la.xlsx", data=data)
    assert held.pupils.count() == 3
    answer = browse(officer_a).post("/pho-cap/so/so-truong/", {"file": SimpleUploadedFile("la.xlsx", data)})
    assert answer.status_code == 409


def test_a_pupil_settled_twice_is_added_once(held: SchoolList, officer_a: User) -> None:
    pupil, again = (held.pupils.get(name="Giàng A Xa") for _ in range(2))
    settle_pupil(by=officer_a, pupil=pupil, side=Side.SCHOOL)
    settle_pupil(by=officer_a, pupil=again, side=Side.SCHOOL)
    assert Person.objects.filter(name="Giàng A Xa").count() == 1


def test_a_list_without_grades_takes_no_known_grade_away(
    held: SchoolList, at_school: dict[str, Person], officer_a: User
) -> None:
    SchoolPupil.objects.filter(name="Lò Văn Hai").update(grade=None)
    settle_pupil(by=officer_a, pupil=held.pupils.get(name="Lò Văn Hai"), side=Side.SCHOOL)
    assert at_school["differs"].years.get().grade == 3


def test_a_pupil_who_left_the_survey_meanwhile_is_told(
    held: SchoolList, at_school: dict[str, Person], officer_a: User
) -> None:
    at_school["differs"].years.all().delete()
    with pytest.raises(UserFacingError) as refused:
        settle_pupil(by=officer_a, pupil=held.pupils.get(name="Lò Văn Hai"), side=Side.SCHOOL)
    assert refused.value.code == "REG-LIST"


def test_who_left_the_school_is_not_missed_on_its_list(held: SchoolList, at_school: dict[str, Person]) -> None:
    at_school["lost"].years.update(status=2)
    assert compare(held).only_survey == []
