"""A plan in Excel: template, findings by row, rows carried out one by one, and never twice."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_q.models import OrmQ

from namhoc.orgunits.change_plan import HEADERS
from namhoc.reading import read_sheets
from namhoc.site.accounts.models import User
from namhoc.site.changes import actions
from namhoc.site.changes.actions import confirm_clean_rows
from namhoc.site.changes.models import ChangePlan, Deed, DeedState
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SchoolFigures
from tests.site.changes.conftest import add_school

pytestmark = pytest.mark.django_db
MERGER = ["345/QĐ-UBND", "20/10/2026", "01/11/2026", "trường", "sáp nhập", "900412; 900427", "PTDTBT TH Nậm Cuông", ""]
RENAME = ["346/QĐ-UBND", "20/10/2026", "01/11/2026", "", "đổi tên", "Tiểu học Thứ Ba", "Tiểu học Ba", "ghi chú"]
WRONG = ["347", "", "01/11/2026", "", "", "Trường Không Có", "", ""]


def workbook(*rows: list[str]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Kế hoạch")
    for at, cells in enumerate([list(HEADERS), *rows]):
        sheet.write_row(at, 0, cells)
    book.close()
    return file.getvalue()


@pytest.fixture
def third(units: dict[str, OrgUnit], schools: tuple[OrgUnit, OrgUnit]) -> OrgUnit:
    return add_school("900500", "Tiểu học Thứ Ba", units["H9002"], pupils=5)


def upload(client: Client, data: bytes, name: str = "ke-hoach.xlsx") -> Any:
    return client.post(reverse("change-plan-upload"), {"tep": SimpleUploadedFile(name, data)}, follow=True)


def test_the_template_is_read_back_with_its_columns(browse: Callable[[User], Client], specialist: User) -> None:
    content = browse(specialist).get(reverse("change-plan-template")).content
    sheets = read_sheets(content, "mau.xlsx")
    assert [cell for row in sheets[0].rows for cell in row if cell in HEADERS] == list(HEADERS)


def test_clean_rows_become_previewed_drafts_and_wrong_rows_say_why(
    browse: Callable[[User], Client], specialist: User, third: OrgUnit
) -> None:
    page = upload(browse(specialist), workbook(MERGER, RENAME, WRONG)).content.decode()
    assert [(deed.kind, deed.state) for deed in Deed.objects.order_by("pk")] == [
        ("merge", "previewed"),
        ("rename", "previewed"),
    ]
    assert "Không có đơn vị “Trường Không Có” trong danh mục." in page
    assert "Thiếu ký hiệu của văn bản sau số" in page
    assert "Thực hiện 2 dòng sẵn sàng" in page
    assert not OrgUnit.objects.exclude(valid_to=None).exists()


def test_ready_rows_are_carried_out_one_transaction_each_and_a_refused_one_stops_no_other(
    browse: Callable[[User], Client], specialist: User, schools: tuple[OrgUnit, OrgUnit], third: OrgUnit
) -> None:
    client = browse(specialist)
    upload(client, workbook(MERGER, RENAME))
    plan = ChangePlan.objects.get()
    assert client.post(reverse("change-plan-run", args=[plan.pk])).status_code == 302
    assert "hx-trigger" in client.get(plan.get_absolute_url()).content.decode()
    client.post(reverse("change-plan-run", args=[plan.pk]))
    assert OrmQ.objects.count() == 1
    SchoolFigures.objects.filter(school=schools[0]).update(value=99)
    confirm_clean_rows(plan.pk, specialist.pk)
    merger, rename = Deed.objects.order_by("pk")
    assert (merger.state, rename.state) == (DeedState.PREVIEWED, DeedState.DONE)
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "Chưa thực hiện: số liệu đã đổi sau lần xem trước" in page
    assert "hx-trigger" not in page
    actions.take_preview(by=specialist, deed=merger)
    confirm_clean_rows(plan.pk, specialist.pk)
    merger.refresh_from_db()
    assert merger.state == DeedState.DONE


def test_the_same_plan_again_runs_no_row_twice_until_the_row_was_undone(
    browse: Callable[[User], Client], specialist: User, third: OrgUnit
) -> None:
    client = browse(specialist)
    upload(client, workbook(MERGER))
    (deed,) = Deed.objects.all()
    page = upload(client, workbook(MERGER)).content.decode()
    assert "không lập lại" in page
    assert Deed.objects.count() == 1
    confirm_clean_rows(ChangePlan.objects.earliest("pk").pk, specialist.pk)
    upload(client, workbook(MERGER))
    assert Deed.objects.count() == 1
    deed.refresh_from_db()
    actions.undo(by=specialist, deed=deed, reason="Nhầm")
    upload(client, workbook(MERGER))
    assert [one.state for one in Deed.objects.order_by("pk")] == [DeedState.UNDONE, DeedState.PREVIEWED]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Chưa chọn tệp nào"),
        (b"not a workbook", "Cách sửa"),
        (b"PK\x03\x04" + b"\0" * 50, ""),
        (workbook()[:200], ""),
    ],
)
def test_a_file_that_is_no_plan_is_refused_on_the_page(
    browse: Callable[[User], Client], specialist: User, data: bytes, told: str
) -> None:
    client = browse(specialist)
    response = client.post(reverse("change-plan-upload"), {"tep": SimpleUploadedFile("x.xlsx", data)} if data else {})
    assert response.status_code == 400
    assert told in response.content.decode()
    assert not ChangePlan.objects.exists()


def test_a_plan_is_seen_only_by_its_own_office(
    browse: Callable[[User], Client], specialist: User, make_user: Callable[..., User], third: OrgUnit
) -> None:
    upload(browse(specialist), workbook(MERGER))
    plan = ChangePlan.objects.get()
    stranger = make_user("so-khac", role="doet_specialist", unit="H5001")
    client = browse(stranger)
    assert client.get(plan.get_absolute_url()).status_code == 404
    assert client.post(reverse("change-plan-run", args=[plan.pk])).status_code == 404


def test_a_row_with_something_to_settle_waits_for_a_person(
    browse: Callable[[User], Client], specialist: User, schools: tuple[OrgUnit, OrgUnit], third: OrgUnit
) -> None:
    from namhoc.site.schools.models import StaffPost
    from tests.site.changes.conftest import OPENED

    for school in schools:
        StaffPost.objects.create(staff_code="C", school=school, post="giáo viên", contract="x", valid_from=OPENED)
    client = browse(specialist)
    page = upload(client, workbook(MERGER)).content.decode()
    assert "1 mục cần xử lý trước." in page
    plan = ChangePlan.objects.get()
    assert client.post(reverse("change-plan-run", args=[plan.pk])).status_code == 409
    confirm_clean_rows(plan.pk, specialist.pk)
    assert Deed.objects.get().state == DeedState.PREVIEWED
