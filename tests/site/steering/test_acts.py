"""What people do on the task page, by the buttons they press; refusals keep what was typed."""

import io
from collections.abc import Callable

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from namhoc.site.accounts.models import User
from namhoc.site.steering.actions import act_on, add_evidence
from namhoc.site.steering.models import Comment, Evidence, Reminder, Task, TaskUnit
from namhoc.steering import Act, DueDate, Progress

Browse = Callable[[User], Client]


def test_a_unit_reports_by_the_form_and_sees_it_told(row_a: TaskUnit, officer_a: User, browse: Browse) -> None:
    client = browse(officer_a)
    url = reverse("task-act", args=[row_a.pk])
    data = {"viec": "update", "noi-dung": "Đã rà soát 12 điểm trường", "phien-ban": "1"}
    page = client.post(url, data, follow=True).content.decode()
    assert "Đã ghi tiến độ." in page
    assert "Đã rà soát 12 điểm trường" in page


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"viec": "update", "noi-dung": "  ", "phien-ban": "1"}, "Chưa có nội dung cập nhật"),
        ({"viec": "decline", "noi-dung": "", "phien-ban": "1"}, "cần ghi lý do"),
        ({"viec": "submit", "noi-dung": "đã gõ rất lâu", "phien-ban": "99"}, "Người khác vừa đổi tình trạng"),
        ({"viec": "nhảy", "noi-dung": "đã gõ rất lâu"}, "Không rõ việc cần làm"),
    ],
)
def test_a_refusal_is_the_same_page_with_what_was_typed(
    data: dict[str, str], message: str, row_a: TaskUnit, officer_a: User, browse: Browse
) -> None:
    response = browse(officer_a).post(reverse("task-act", args=[row_a.pk]), data)
    page = response.content.decode()
    assert response.status_code == 409
    assert message in page
    assert data["noi-dung"].strip() in page
    row_a.refresh_from_db()
    assert row_a.progress == Progress.NOT_STARTED


def test_the_giver_returns_one_unit_and_confirms_the_rest(
    group_task: Task, row_a: TaskUnit, row_b: TaskUnit, cast: dict[str, User], browse: Browse
) -> None:
    act_on(by=cast["xa-a"], row=row_a, act=Act.SUBMIT)
    act_on(by=cast["xa-b"], row=row_b, act=Act.SUBMIT)
    client = browse(cast["chuyen-vien"])
    page = client.get(group_task.get_absolute_url()).content.decode()
    assert "Chờ xác nhận" in page
    client.post(reverse("task-act", args=[row_a.pk]), {"viec": "return", "noi-dung": "Thiếu biểu", "phien-ban": "2"})
    page = client.post(reverse("task-confirm-all", args=[group_task.pk]), follow=True).content.decode()
    assert "Đã xác nhận 1 đơn vị." in page
    assert set(group_task.units.values_list("progress", flat=True)) == {"redo", "done"}


def test_another_unit_cannot_press_the_buttons(row_a: TaskUnit, officer_b: User, browse: Browse) -> None:
    client = browse(officer_b)
    for name in ("task-act", "task-evidence-add"):
        assert client.post(reverse(name, args=[row_a.pk]), {"viec": "update", "noi-dung": "x"}).status_code == 404


def test_a_question_and_its_answer(
    group_task: Task, row_a: TaskUnit, officer_a: User, specialist: User, browse: Browse
) -> None:
    url = reverse("task-comment", args=[group_task.pk])
    browse(officer_a).post(url, {"dv": row_a.pk, "noi-dung": "Điểm trường mượn có tính không?"})
    client = browse(specialist)
    assert "Điểm trường mượn có tính không?" in client.get(group_task.get_absolute_url()).content.decode()
    client.post(url, {"dv": row_a.pk, "noi-dung": "Có, ghi rõ là mượn."})
    page = browse(officer_a).get(group_task.get_absolute_url()).content.decode()
    assert "Có, ghi rõ là mượn." in page
    assert Comment.objects.count() == 2


def test_hostile_words_are_shown_as_words(
    group_task: Task, row_a: TaskUnit, officer_a: User, specialist: User, browse: Browse
) -> None:
    text = "<script>alert(1)</script>"
    client = browse(officer_a)
    client.post(reverse("task-comment", args=[group_task.pk]), {"dv": row_a.pk, "noi-dung": text})
    client.post(reverse("task-act", args=[row_a.pk]), {"viec": "update", "noi-dung": text})
    page = browse(specialist).get(f"{group_task.get_absolute_url()}?dv={row_a.pk}").content.decode()
    assert text not in page
    assert "&lt;script&gt;" in page


class TestDeadline:
    def test_the_form_takes_a_vietnamese_date(self, group_task: Task, specialist: User, browse: Browse) -> None:
        client = browse(specialist)
        url = reverse("task-deadline", args=[group_task.pk])
        page = client.post(url, {"new": "15/12/2026", "reason": "Chờ mẫu DT-01"}, follow=True).content.decode()
        assert "15/12/2026" in page
        assert "Lý do: Chờ mẫu DT-01" in page
        assert "lúc giao: 30/11/2026" in page

    @pytest.mark.parametrize("data", [{"new": "31/02/2026", "reason": "x"}, {"new": "30/11/2026", "reason": "x"}, {}])
    def test_a_refused_date_keeps_the_form(
        self, data: dict[str, str], group_task: Task, specialist: User, browse: Browse
    ) -> None:
        response = browse(specialist).post(reverse("task-deadline", args=[group_task.pk]), data)
        assert response.status_code == 409
        assert data.get("new", "") in response.content.decode()
        group_task.refresh_from_db()
        assert group_task.due_on.month == 11

    def test_a_unit_has_no_form(self, group_task: Task, officer_a: User, browse: Browse) -> None:
        assert browse(officer_a).get(reverse("task-deadline", args=[group_task.pk])).status_code == 403


def test_taking_back_is_asked_first(group_task: Task, specialist: User, browse: Browse) -> None:
    client = browse(specialist)
    url = reverse("task-withdraw", args=[group_task.pk])
    assert "Thu hồi nhiệm vụ từ 2 đơn vị?" in client.get(url).content.decode()
    page = client.post(url, {"reason": "Giao nhầm"}, follow=True).content.decode()
    assert "Đã thu hồi từ 2 đơn vị." in page
    assert group_task.title not in client.get(reverse("tasks")).content.decode()
    assert group_task.title in client.get(reverse("tasks"), {"loc": "da-thu-hoi"}).content.decode()


class TestReminding:
    @pytest.fixture
    def late_task(self, make_task: Callable[..., Task]) -> Task:
        """A task that both communes are late with."""
        yesterday = timezone.localdate() - timezone.timedelta(days=1)
        return make_task("H9001", "H9002", label="7", due=DueDate(yesterday))

    def test_it_is_asked_first_and_says_how_many(self, late_task: Task, specialist: User, browse: Browse) -> None:
        client = browse(specialist)
        assert "Đôn đốc 2 đơn vị chậm" in client.get(reverse("tasks")).content.decode()
        url = reverse("tasks-remind")
        assert "Đôn đốc 2 đơn vị?" in client.get(url).content.decode()
        page = client.post(url, {"noi-dung": "Gửi trước thứ Bảy"}, follow=True).content.decode()
        assert "Đã gửi 2 lời nhắc tới 2 đơn vị." in page
        assert Reminder.objects.count() == 2

    def test_a_unit_is_left_in_peace_for_a_day(self, late_task: Task, specialist: User, browse: Browse) -> None:
        client = browse(specialist)
        url = reverse("task-remind", args=[late_task.pk])
        client.post(url)
        client.post(url)
        assert Reminder.objects.count() == 2
        assert "đã được nhắc trong 24 giờ qua" in client.get(url).content.decode()

    def test_a_unit_reminds_nobody(self, late_task: Task, officer_a: User, browse: Browse) -> None:
        assert browse(officer_a).get(reverse("task-remind", args=[late_task.pk])).status_code == 403
        assert "Không có đơn vị nào để đôn đốc" in browse(officer_a).get(reverse("tasks-remind")).content.decode()


class TestEvidence:
    def test_a_file_goes_in_and_comes_out_as_a_download(
        self, row_a: TaskUnit, officer_a: User, specialist: User, browse: Browse
    ) -> None:
        file = SimpleUploadedFile("biên bản.pdf", b"%PDF-1.7 abc", "text/html")
        browse(officer_a).post(reverse("task-evidence-add", args=[row_a.pk]), {"tep": file})
        evidence = Evidence.objects.get()
        response = browse(specialist).get(reverse("task-evidence", args=[evidence.pk]))
        assert b"".join(response.streaming_content) == b"%PDF-1.7 abc"
        assert response["Content-Type"] == "application/octet-stream"
        assert response["Content-Disposition"].startswith("attachment;")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]

    def test_a_refused_file_is_told_on_the_page(self, row_a: TaskUnit, officer_a: User, browse: Browse) -> None:
        client, url = browse(officer_a), reverse("task-evidence-add", args=[row_a.pk])
        for data, message in [
            ({"tep": SimpleUploadedFile("x.html", b"<script>")}, "không nhận làm minh chứng"),
            ({}, "Chưa chọn tệp nào"),
        ]:
            response = client.post(url, data)
            assert response.status_code == 409
            assert message in response.content.decode()

    def test_files_of_one_unit_are_not_found_by_another(
        self, row_a: TaskUnit, officer_a: User, officer_b: User, browse: Browse
    ) -> None:
        evidence = add_evidence(by=officer_a, row=row_a, name="a.pdf", data=b"%PDF-1")
        client = browse(officer_b)
        assert client.get(reverse("task-evidence", args=[evidence.pk])).status_code == 404
        assert client.post(reverse("task-evidence-remove", args=[evidence.pk])).status_code == 404

    def test_a_file_that_was_taken_back_is_gone_from_the_page(
        self, row_a: TaskUnit, officer_a: User, browse: Browse
    ) -> None:
        evidence = add_evidence(by=officer_a, row=row_a, name="a.pdf", data=b"%PDF-1")
        client = browse(officer_a)
        page = client.post(reverse("task-evidence-remove", args=[evidence.pk]), follow=True).content.decode()
        assert "Đã gỡ tệp minh chứng." in page
        assert client.get(reverse("task-evidence", args=[evidence.pk])).status_code == 404


class TestExports:
    def test_what_is_seen_is_what_is_exported(
        self, group_task: Task, task_of_b: Task, specialist: User, officer_a: User, browse: Browse
    ) -> None:
        response = browse(specialist).get(reverse("tasks-xlsx"), {"q": "xoa mu chu"})
        sheet = openpyxl.load_workbook(io.BytesIO(response.content))["Nhiệm vụ"]
        assert sheet["C6"].value == task_of_b.title
        assert sheet["C7"].value is None
        assert "có từ “xoa mu chu”" in sheet["A3"].value
        response = browse(officer_a).get(reverse("tasks-xlsx"))
        book = openpyxl.load_workbook(io.BytesIO(response.content))
        assert book.sheetnames == ["Nhiệm vụ"]
        assert "Khê Thượng" not in str([cell.value for row in book.active.rows for cell in row])

    def test_the_annex_names_the_directive_and_the_group(
        self, group_task: Task, specialist: User, browse: Browse
    ) -> None:
        response = browse(specialist).get(reverse("tasks-docx"))
        document = docx.Document(io.BytesIO(response.content))
        words = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert "PHÂN CÔNG NHIỆM VỤ NĂM HỌC 2026-2027" in words
        assert "Chỉ thị số 12/CT-UBND ngày 25/8/2026 của Chủ tịch UBND tỉnh Hoàng Sơn" in words
        assert "của Sở Giáo dục và Đào tạo tỉnh Hoàng Sơn)" in words
        row = [cell.text for cell in document.tables[0].rows[1].cells]
        assert row[1:5] == [
            group_task.title,
            "Phường Khê Thượng; Xã Nà Pheo",
            "Các trường trên địa bàn",
            "30/11/2026",
        ]

    def test_an_empty_list_exports_without_rows(self, specialist: User, browse: Browse) -> None:
        client = browse(specialist)
        for name in ("tasks-xlsx", "tasks-docx"):
            assert client.get(reverse(name)).status_code == 200
