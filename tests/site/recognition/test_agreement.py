"""X1, X2, X6 and X9: forms of one cohort, the province and its communes, schools and the survey."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from namhoc.recognition.person_year import Status
from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import check_figures, report_counts, report_province, set_year
from namhoc.site.recognition.models import CohortCount, Issue, IssueState, Origin, ReportedCounts, Standing
from namhoc.site.registry.models import Person, PersonYear, SchoolList, SchoolPupil
from tests.site.recognition.people import TOTALS, YEAR

Browse = Callable[[User], Client]
FORMS = {"mn_6_total": 104, "mn_6_ppc": 100, "th_6_total": 104, "th_11_14_total": 410, "thcs_11_14_total": 410,
         "thcs_11_14_ppc": 400, "th_11_total": 103, "thcs_11_total": 103, "thcs_11_ppc": 100}  # fmt: skip


def found(unit: OrgUnit) -> dict[tuple[str, str], Issue]:
    rows = Issue.objects.filter(unit=unit, survey_year=YEAR).exclude(state=IssueState.CLOSED)
    return {(row.rule, row.place): row for row in rows}


def on_forms(by: User, unit: OrgUnit, **changed: int | None) -> dict[tuple[str, str], Issue]:
    report_counts(by=by, commune=unit, survey_year=YEAR, parts={"BIEU": FORMS | changed}, origin=Origin.TYPED)
    check_figures(by=by, unit=unit, survey_year=YEAR)
    return found(unit)


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"mn_6_total": 103}, ("X1", "X1.total")),
        ({"mn_6_ppc": 99}, ("X1", "X1.ppc")),
        ({"thcs_11_14_total": 411}, ("X2", "X2.total")),
        ({"thcs_11_14_ppc": 401}, ("X2", "X2.ppc")),
        ({"th_11_total": 104}, ("X2", "X2.11.total")),
        ({"thcs_11_ppc": 99}, ("X2", "X2.11.ppc")),
    ],
)
def test_one_cohort_is_the_same_on_two_typed_forms(
    officer_b: User, commune_b: OrgUnit, changed: dict[str, int], place: tuple[str, str]
) -> None:
    assert on_forms(officer_b, commune_b) == {}
    issues = on_forms(officer_b, commune_b, **changed)
    assert set(issues) == {place}
    assert issues[place].owner == commune_b
    assert Standing.objects.get(unit=commune_b, programme="TH", survey_year=YEAR).level == 2  # compared, never judged
    assert on_forms(officer_b, commune_b) == {}


def test_what_is_not_known_or_read_as_another_cohort_is_not_compared(
    officer_b: User, specialist: User, commune_b: OrgUnit, units: dict[str, OrgUnit]
) -> None:
    assert on_forms(officer_b, commune_b, mn_6_ppc=None, th_6_total=None) == {}
    set_year(by=specialist, province=units["H9"], survey_year=YEAR, switches={"primary_l1_cohort": "14"}, due={})
    assert on_forms(officer_b, commune_b, thcs_11_14_ppc=7) == {}  # typed of the 14-year-olds alone


def filled(template: bytes, **values: int) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(template))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value in values:
                    _head(sheet, cell.row, values[cell.value])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: openpyxl.worksheet.worksheet.Worksheet, row: int, value: int) -> None:
    column = next(
        cell.column for line in sheet.iter_rows() for cell in line if str(cell.value).strip().lower() == "số liệu"
    )
    sheet.cell(row, column, value)


def test_what_the_province_reported_is_compared_with_the_sum_of_its_communes(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit
) -> None:
    province, client = commune_a.parent, browse(specialist)
    here = f"/pho-cap/tinh/{province.pk}/so-lieu/"
    template = client.get(f"{here}mau.xlsx?nam={YEAR}").content
    data = filled(template, **{"TH.age6_ppc": 121, "TH.age6_grade1": 120, "XMC.pop_15_25": 5})
    answer = client.post(f"{here}?nam={YEAR}", {"tep": SimpleUploadedFile("tinh.xlsx", data)})
    assert answer.status_code == 302
    issues = found(province)
    # 20 and 100 are 120; literacy of B is not known, so that of the province is not compared.
    assert {place for rule, place in issues if rule == "X6"} == {"TH.age6_ppc"}
    assert issues["X6", "TH.age6_ppc"].owner == province
    assert "121 và 120" in issues["X6", "TH.age6_ppc"].text
    page = client.get(f"/pho-cap/kiem-tra/{province.pk}/?nam={YEAR}").content.decode()
    assert "121 và 120" in page
    assert not Standing.objects.filter(unit=province, programme="XMC", level__gt=0).exists()


def test_only_the_department_reports_for_the_province(
    browse: Browse, specialist: User, officer_a: User, outsider: User, units: dict[str, OrgUnit]
) -> None:
    province = units["H9"]
    for by in (officer_a, outsider):
        with pytest.raises(PermissionDenied):
            report_province(by=by, province=province, survey_year=YEAR, parts={"TH": TOTALS}, origin=Origin.TYPED)
        assert browse(by).post(f"/pho-cap/tinh/{province.pk}/so-lieu/").status_code in (403, 404)
    assert browse(specialist).post(f"/pho-cap/tinh/{province.pk}/so-lieu/?nam={YEAR}").status_code == 409
    bad = SimpleUploadedFile("x.xlsx", b"PK broken")
    assert browse(specialist).post(f"/pho-cap/tinh/{province.pk}/so-lieu/?nam={YEAR}", {"tep": bad}).status_code == 409
    assert not ReportedCounts.objects.exists()


@pytest.fixture
def school_list(commune_a: OrgUnit, units: dict[str, OrgUnit]) -> SchoolList:
    """Of the twenty six-year-olds all study at the school; its list has 18 of them, one in grade 2, and a stranger."""
    school = units["H9001-T1"]
    PersonYear.objects.filter(person__code__startswith="SAU-").update(school=school.code)
    held = SchoolList.objects.create(commune=commune_a, school=school, survey_year=YEAR)
    for line, person in enumerate(Person.objects.filter(code__startswith="SAU-").order_by("code")[:18], start=1):
        grade = 2 if line == 1 else 1
        SchoolPupil.objects.create(pupil_list=held, line=line, name="Giàng Thị Mẫu", grade=grade, person=person)
    SchoolPupil.objects.create(pupil_list=held, line=19, name="Vàng A Lạ", grade=1)
    return held


def test_the_list_of_a_school_is_compared_with_the_survey_and_each_finding_has_an_owner(
    browse: Browse, officer_a: User, specialist: User, commune_a: OrgUnit, school_list: SchoolList
) -> None:
    check_figures(by=officer_a, unit=commune_a, survey_year=YEAR)
    issues = {place: row for (rule, place), row in found(commune_a).items() if rule == "X9"}
    code, school = school_list.school.code, school_list.school
    assert {place: len(row.persons) for place, row in issues.items()} == {
        f"{code}.other_grade": 1, f"{code}.not_registered": 2, f"{code}.not_surveyed": 1,
    }  # fmt: skip
    assert issues[f"{code}.not_registered"].owner == school
    assert issues[f"{code}.other_grade"].owner == commune_a
    assert issues[f"{code}.not_surveyed"].persons == [f"{code} dòng 19"]
    page = browse(specialist).get(f"/pho-cap/kiem-tra/{commune_a.pk}/?nam={YEAR}").content.decode()
    assert "sổ của trường không có" in page
    assert "Vàng A Lạ" not in page


def test_what_was_settled_is_not_asked_again_and_other_persons_open_the_finding_anew(
    officer_a: User, commune_a: OrgUnit, school_list: SchoolList
) -> None:
    check_figures(by=officer_a, unit=commune_a, survey_year=YEAR)
    place = ("X9", f"{school_list.school.code}.other_grade")
    first = found(commune_a)[place]
    Issue.objects.filter(pk=first.pk).update(state=IssueState.EXPLAINED, explanation="đúng vậy")
    SchoolPupil.objects.filter(line=1).update(settled="survey")
    SchoolPupil.objects.filter(line=2).update(grade=3)
    check_figures(by=officer_a, unit=commune_a, survey_year=YEAR)
    again = found(commune_a)[place]
    assert again.text == first.text  # one person still, but another one
    assert again.persons != first.persons
    assert (again.state, again.explanation) == (IssueState.OPEN, "")
    SchoolPupil.objects.filter(line=2).update(settled="survey")
    check_figures(by=officer_a, unit=commune_a, survey_year=YEAR)
    assert place not in found(commune_a)


def test_without_a_list_nothing_is_said_of_schools(officer_a: User, commune_a: OrgUnit) -> None:
    PersonYear.objects.filter(status=Status.STUDYING).update(school="H9001-T1")
    check_figures(by=officer_a, unit=commune_a, survey_year=YEAR)
    assert not [rule for rule, _place in found(commune_a) if rule == "X9"]


def test_what_was_typed_of_forms_is_compared_with_the_persons_of_the_register(
    browse: Browse, officer_a: User, commune_a: OrgUnit
) -> None:
    rows = {row.birth_year: row.measured for row in CohortCount.objects.filter(commune=commune_a, survey_year=YEAR)}
    right = {"mn_6_ppc": rows[YEAR - 6]["ppc"], "th_11_total": rows[YEAR - 11]["total"]}
    client = browse(officer_a)
    address = f"/pho-cap/xa/{commune_a.pk}/so-lieu/?nam={YEAR}"
    page = client.get(address).content.decode()
    assert "BIEU-mn_6_ppc" in page
    assert "TH-age6_ppc" not in page  # judged on the persons, never typed
    client.post(address, {f"BIEU-{name}": value for name, value in right.items()})
    check_figures(by=officer_a, unit=commune_a, survey_year=YEAR)
    assert not [rule for rule, _place in found(commune_a) if rule in ("X1", "X2")]
    client.post(address, {"BIEU-mn_6_ppc": right["mn_6_ppc"] + 1, "BIEU-th_11_total": right["th_11_total"] + 2})
    check_figures(by=officer_a, unit=commune_a, survey_year=YEAR)
    issues = found(commune_a)
    assert {key for key in issues if key[0] in ("X1", "X2")} == {("X1", "X1.mn_6_ppc"), ("X2", "X2.th_11_total")}
    assert issues["X1", "X1.mn_6_ppc"].owner == commune_a
    assert "sửa người trong sổ" in client.get(f"/pho-cap/kiem-tra/{commune_a.pk}/?nam={YEAR}").content.decode()


def test_the_forms_of_a_province_are_compared_age_by_age(
    browse: Browse, specialist: User, commune_a: OrgUnit, commune_b: OrgUnit
) -> None:
    province, client = commune_a.parent, browse(specialist)
    here = f"/pho-cap/tinh/{province.pk}/so-lieu/"
    counted = CohortCount.objects.get(commune=commune_a, survey_year=YEAR, birth_year=YEAR - 6)
    total = counted.measured["total"]
    data = filled(client.get(f"{here}mau.xlsx?nam={YEAR}").content, **{"TUOI.total.6": total + 1, "TUOI.ppc.6": total})
    client.post(f"{here}?nam={YEAR}", {"tep": SimpleUploadedFile("tinh.xlsx", data)})
    assert not [place for rule, place in found(province) if rule == "X6"]  # nobody is counted in B: the rest is no sum
    CohortCount.objects.create(
        commune=commune_b, survey_year=YEAR, birth_year=YEAR - 6, origin=Origin.IMPORTED, counts={"total": 5}
    )
    check_figures(by=specialist, unit=province, survey_year=YEAR)
    issues = {place: row for (rule, place), row in found(province).items() if rule == "X6"}
    assert set(issues) == {"total.6"}  # the PPC of B is not known
    assert f"{total + 1} và {total + 5}" in issues["total.6"].text
