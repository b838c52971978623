"""A survey workbook on its way into the registry: preview, decisions, writing; again it changes nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.kept_files import SURVEYS
from namhoc.site.registry.models import FieldChange, Household, HouseholdMembership, Person, PersonYear
from namhoc.site.surveys import actions
from namhoc.site.surveys.jobs import read_workbook, write_workbook
from namhoc.site.surveys.models import Decision, State, SurveyWorkbook, WorkbookRow
from namhoc.survey.columns import LONGEST, Column
from tests.site.queue import run_jobs
from tests.unit.survey.books import book

HEAD = ["STT", "Thôn", "Số phiếu", "Họ và tên", "Ngày sinh", "Nữ", "Dân tộc", "Lớp đang học", "Số định danh cá nhân"]
MAY = [1, "Nà Pheo Trên", "P1", "Lò Thị Mẩy", "05/9/2015", "x", "Thái", "5A", "999000000001"]
PAO = [2, "Nà Pheo Trên", "P1", "Vàng A Páo", "07/3/2012", "", "Mông", "8", "999000000002"]
AN = [3, "Pá Lầu", "P2", "Nguyễn Văn An", "2014", "", "Kinh", "6", ""]

LIKE_AN = [3, "Huổi Cáy", "P9", "Nguyễn Văn An", "09/9/2014", "", "Kinh", "6", ""]
"""The same name and year of birth in another hamlet: perhaps the same person."""


@pytest.fixture
def officer(officer_a: User) -> User:
    return officer_a


def taken(officer: User, *rows: list[Any], head: list[str] = HEAD, year: int = 2026) -> SurveyWorkbook:
    """A workbook of ``rows`` received and read."""
    workbook = actions.receive(
        by=officer, commune=officer.unit, survey_year=year, name="dieu-tra.xlsx", data=book([head, *rows])
    )
    run_jobs()
    workbook.refresh_from_db()
    return workbook


def written(officer: User, *rows: list[Any], **options: Any) -> SurveyWorkbook:
    """The same, and written."""
    workbook = taken(officer, *rows, **options)
    actions.write(by=officer, workbook=workbook)
    run_jobs()
    workbook.refresh_from_db()
    return workbook


def test_nothing_is_written_before_a_person_says_so(officer: User) -> None:
    workbook = taken(officer, MAY, PAO, AN)
    assert workbook.state == State.READ
    assert (workbook.counts["new"], workbook.counts["ask"], workbook.counts["refused"]) == (3, 0, 0)
    assert not Person.objects.exists()


def test_new_people_come_into_the_register_with_household_and_year(officer: User) -> None:
    workbook = written(officer, MAY, PAO, AN)
    assert workbook.state == State.WRITTEN
    assert (workbook.written["new"], workbook.written["changed"]) == (3, 0)
    may = Person.objects.get(name="Lò Thị Mẩy")
    assert (may.birth_day, may.birth_month, may.birth_year, may.female, may.minority) == (5, 9, 2015, True, True)
    assert may.household.sheet_number == "P1"
    assert may.household == Person.objects.get(name="Vàng A Páo").household
    row = PersonYear.objects.get(person=may)
    assert (row.survey_year, row.grade, row.hamlet, row.commune) == (2026, 5, "Nà Pheo Trên", officer.unit)
    assert not workbook.rows.exists()


def test_the_same_workbook_again_changes_nothing(officer: User) -> None:
    written(officer, MAY, PAO, [*AN[:4], "01/01/2014", *AN[5:]])
    again = taken(officer, MAY, PAO, [*AN[:4], "01/01/2014", *AN[5:]])
    assert (again.counts["new"], again.counts["changed"], again.counts["ask"], again.counts["same"]) == (0, 0, 0, 3)
    actions.write(by=officer, workbook=again)
    run_jobs()
    again.refresh_from_db()
    assert (again.written["new"], again.written["changed"], again.written["unchanged"]) == (0, 0, 3)
    assert not FieldChange.objects.exists()
    assert Person.objects.count() == 3


def test_one_changed_row_changes_one_person_and_the_log_says_how(officer: User) -> None:
    written(officer, MAY, PAO)
    second = written(officer, [*MAY[:7], "6A", MAY[8]], PAO)
    assert (second.written["new"], second.written["changed"], second.written["fields"]) == (0, 1, 1)
    change = FieldChange.objects.get()
    assert (change.person.name, change.field, change.before, change.after) == ("Lò Thị Mẩy", "grade", 5, 6)


def test_a_row_that_resembles_someone_waits_for_a_person(officer: User) -> None:
    written(officer, AN)
    workbook = taken(officer, LIKE_AN)
    [row] = workbook.rows.all()
    held = Person.objects.get()
    assert (row.fate, row.candidates) == ("ask", [held.code])
    actions.write(by=officer, workbook=workbook)
    run_jobs()
    workbook.refresh_from_db()
    assert workbook.written["waiting"] == 1
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("decision", "people", "born"),
    [(Decision.SAME, 1, 9), (Decision.NEW, 2, None), (Decision.SKIP, 1, None)],
)
def test_a_decision_is_followed(officer: User, decision: Decision, people: int, born: int | None) -> None:
    written(officer, AN)
    held = Person.objects.get()
    workbook = taken(officer, LIKE_AN)
    actions.decide(by=officer, row=workbook.rows.get(), decision=decision, key=held.code)
    actions.write(by=officer, workbook=workbook)
    run_jobs()
    held.refresh_from_db()
    assert Person.objects.count() == people
    assert held.birth_day == born


def test_a_decision_names_one_of_the_candidates(officer: User) -> None:
    written(officer, AN)
    workbook = taken(officer, LIKE_AN)
    with pytest.raises(UserFacingError) as caught:
        actions.decide(by=officer, row=workbook.rows.get(), decision=Decision.SAME, key="XX-000000")
    assert caught.value.code == "SURVEY-CANDIDATE"


def test_an_error_stands_at_its_cell_and_the_other_rows_are_written(officer: User) -> None:
    workbook = written(officer, MAY, [*PAO[:4], "07/3/2091", *PAO[5:]])
    finding = workbook.findings.get()
    assert (finding.code, finding.place, finding.blocks) == ("SURVEY-BIRTH", "Điều tra, ô E3", True)
    assert [person.name for person in Person.objects.all()] == ["Lò Thị Mẩy"]


def test_a_workbook_that_cannot_be_read_says_why(officer: User) -> None:
    workbook = taken(officer, ["x"], head=["Trường"])
    assert workbook.state == State.FAILED
    assert workbook.problem["code"] == "SURVEY-HEADS"
    assert workbook.problem["fix"]


def test_an_error_while_writing_leaves_the_register_and_the_workbook_waits_again(officer: User) -> None:
    written(officer, MAY)
    workbook = taken(officer, AN, [*PAO[:8], MAY[8]])  # the identity number of somebody else
    actions.decide(by=officer, row=workbook.rows.get(fate="ask"), decision=Decision.NEW)
    actions.write(by=officer, workbook=workbook)
    run_jobs()
    workbook.refresh_from_db()
    assert (workbook.state, workbook.problem["code"]) == (State.READ, "REG-ID-TWICE")
    assert [person.name for person in Person.objects.all()] == ["Lò Thị Mẩy"]


def test_a_discarded_workbook_leaves_no_name_behind(
    officer: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    workbook = taken(officer, MAY)
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(by=officer, workbook=workbook)
    workbook.refresh_from_db()
    assert workbook.state == State.DISCARDED
    assert not WorkbookRow.objects.exists()
    with pytest.raises(FileNotFoundError):
        SURVEYS.read(workbook.sha256)


def test_a_workbook_is_written_once(officer: User) -> None:
    workbook = taken(officer, MAY)
    actions.write(by=officer, workbook=workbook)
    with pytest.raises(UserFacingError) as caught:
        actions.write(by=officer, workbook=workbook)
    assert caught.value.code == "SURVEY-WRITTEN"


def test_a_job_that_runs_twice_does_its_work_once(officer: User) -> None:
    workbook = taken(officer, MAY)
    read_workbook(workbook.pk)
    assert workbook.rows.count() == 1
    actions.write(by=officer, workbook=workbook)
    write_workbook(workbook.pk, officer.pk)
    write_workbook(workbook.pk, officer.pk)
    assert Person.objects.count() == 1


def test_the_journal_holds_no_name(officer: User) -> None:
    written(officer, MAY, PAO)
    told = " ".join(f"{event.object_name} {event.details}" for event in AuditEvent.objects.all())
    assert "Mẩy" not in told
    assert "999000000001" not in told


def test_who_keeps_no_register_takes_no_workbook(specialist: User, officer_b: User, officer: User) -> None:
    for stranger in (specialist, officer_b):
        with pytest.raises(PermissionDenied):
            actions.receive(by=stranger, commune=officer.unit, survey_year=2026, name="a.xlsx", data=b"x")


def test_pages_from_upload_to_the_register(browse: Callable[[User], Client], officer: User) -> None:
    client = browse(officer)
    assert client.get("/pho-cap/dieu-tra/").status_code == 200
    file = SimpleUploadedFile("dieu-tra.xlsx", book([HEAD, MAY, [*PAO[:4], "07/3/2091", *PAO[5:]]]))
    sent = client.post("/pho-cap/dieu-tra/", {"file": file, "year": "2026"})
    assert sent.status_code == 302
    assert "hx-trigger" in client.get(sent["Location"]).content.decode()
    run_jobs()
    page = client.get(sent["Location"]).content.decode()
    assert "Điều tra, ô E3" in page
    assert "Lò Thị Mẩy" in client.get(sent["Location"] + "?phan=nguoi-moi").content.decode()
    assert client.get(sent["Location"] + "loi.xlsx").status_code == 200
    assert client.post(sent["Location"] + "ghi/").status_code == 302
    run_jobs()
    assert "1 người mới" in client.get(sent["Location"]).content.decode()


def test_a_person_decides_on_the_page(browse: Callable[[User], Client], officer: User) -> None:
    written(officer, AN)
    workbook = taken(officer, LIKE_AN)
    client = browse(officer)
    page = client.get(f"/pho-cap/dieu-tra/{workbook.pk}/").content.decode()
    assert "Là người này" in page
    row = workbook.rows.get()
    code = Person.objects.get().code
    answer = client.post(
        f"/pho-cap/dieu-tra/dong/{row.pk}/", {"decision": "same", "key": code}, headers={"HX-Request": "true"}
    )
    assert "Là người này" in answer.content.decode()
    row.refresh_from_db()
    assert (row.decision, row.key) == ("same", code)


@pytest.mark.parametrize("part", ["", "loi.xlsx", "?phan=quyet-dinh"])
def test_a_workbook_of_another_commune_is_not_found(
    browse: Callable[[User], Client], officer: User, officer_b: User, part: str
) -> None:
    workbook = taken(officer, MAY)
    assert browse(officer_b).get(f"/pho-cap/dieu-tra/{workbook.pk}/{part}").status_code == 404


def test_the_register_goes_out_and_comes_back_unchanged(browse: Callable[[User], Client], officer: User) -> None:
    written(officer, MAY, PAO)
    data = browse(officer).get("/pho-cap/dieu-tra/so/2026.xlsx").content
    workbook = actions.receive(by=officer, commune=officer.unit, survey_year=2026, name="so.xlsx", data=data)
    run_jobs()
    workbook.refresh_from_db()
    assert (workbook.counts["same"], workbook.counts["findings"]) == (2, 0)
    assert AuditEvent.objects.filter(action="survey.export").exists()


@pytest.mark.parametrize("columns", [73, 51, 22])
def test_a_template_is_read_back_without_a_finding(
    browse: Callable[[User], Client], officer: User, columns: int
) -> None:
    response = browse(officer).get(f"/pho-cap/dieu-tra/mau/{columns}.xlsx")
    assert response.status_code == 200
    assert browse(officer).get("/pho-cap/dieu-tra/mau/40.xlsx").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "year", "said"),
    [
        ("a.xlsx", b"x", "20", "Năm điều tra không hợp lệ"),
        ("", None, "2026", "Chưa chọn tệp nào"),
    ],
)
def test_an_upload_that_cannot_be_taken_says_why(
    browse: Callable[[User], Client], officer: User, name: str, data: bytes | None, year: str, said: str
) -> None:
    sent = {"year": year} | ({"file": SimpleUploadedFile(name, data)} if data is not None else {})
    response = browse(officer).post("/pho-cap/dieu-tra/", sent)
    assert response.status_code == 400
    assert said in response.content.decode()


def test_a_workbook_tells_no_text_longer_than_the_register_keeps() -> None:
    kept = {Column.HEAD: Household, Column.HAMLET: Household, Column.SHEET_NUMBER: Household, Column.ADDRESS: Household}
    parts = {Column.SURNAME: "name", Column.GIVEN_NAME: "name", Column.HEAD_SURNAME: "head",
             Column.HEAD_GIVEN_NAME: "head", Column.SCHOOL_CODE: "school"}  # fmt: skip
    for column, most in LONGEST.items():
        models = [kept[column]] if column in kept else [Person, PersonYear, HouseholdMembership, Household]
        name = parts.get(column, column.value)
        fields = [field for model in models for field in model._meta.fields if field.name == name]
        assert fields, column
        assert all(most <= field.max_length for field in fields), column
    assert LONGEST[Column.SURNAME] + 1 + LONGEST[Column.GIVEN_NAME] <= Person._meta.get_field("name").max_length


def test_of_two_rows_said_to_be_one_person_the_second_waits(officer: User) -> None:
    written(officer, AN)
    held = Person.objects.get()
    workbook = taken(officer, LIKE_AN, [4, "Huổi Lếch", "P8", "Nguyễn Văn An", "10/10/2014", "", "Kinh", "6", ""])
    for row in workbook.rows.all():
        actions.decide(by=officer, row=row, decision=Decision.SAME, key=held.code)
    actions.write(by=officer, workbook=workbook)
    run_jobs()
    workbook.refresh_from_db()
    held.refresh_from_db()
    assert (workbook.written["changed"], workbook.written["waiting"]) == (1, 1)
    assert (held.birth_day, held.birth_month) == (9, 9)


def test_looking_over_a_workbook_is_journalled_without_a_name(browse: Callable[[User], Client], officer: User) -> None:
    workbook = taken(officer, MAY, PAO)
    page = browse(officer).get(f"/pho-cap/dieu-tra/{workbook.pk}/?phan=nguoi-moi")
    assert "Lò Thị Mẩy" in page.content.decode()
    event = AuditEvent.objects.get(action="people.view")
    assert event.details == {"year": 2026, "criterion": "workbook: nguoi-moi", "found": 2}
