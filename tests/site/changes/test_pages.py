"""The pages of changes, walked as their users do."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from namhoc.site.accounts.models import User
from namhoc.site.changes.models import Deed, DeedState
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SchoolFigures, StaffPost
from tests.site.changes.conftest import OPENED, add_school

Browse = Callable[[User], Client]
pytestmark = pytest.mark.django_db


def typed(**changes: object) -> dict[str, object]:
    """A filled-in draft of the merger."""
    return {
        "nguon": ["Trường Tiểu học Nậm Cuông (900412)", "900427"],
        "target_mode": "moi",
        "new_name": "Trường PTDTBT Tiểu học Nậm Cuông",
        "effective": "01/11/2026",
        "viec": "xem-truoc",
    } | changes


def test_an_empty_list_says_what_to_do(browse: Browse, specialist: User) -> None:
    page = browse(specialist).get(reverse("changes")).content.decode()
    assert "Chưa có thay đổi nào" in page
    assert reverse("change-new") in page


def test_the_whole_way_from_choice_to_evidence_and_back(
    browse: Browse, specialist: User, schools: tuple[OrgUnit, OrgUnit]
) -> None:
    client = browse(specialist)
    assert "Sáp nhập" in client.get(reverse("change-new")).content.decode()
    address = reverse("change-new") + "?loai=merge"
    assert client.get(address).status_code == 200
    response = client.post(address, typed(), follow=True)
    page = response.content.decode()
    deed = Deed.objects.get()
    assert deed.state == DeedState.PREVIEWED
    assert deed.new_name == "PTDTBT Tiểu học Nậm Cuông"
    assert "Xem trước việc sáp nhập 2 đơn vị" in page
    assert "mã 900412" in page.replace('<span class="nowrap">', "").replace("</span>", "")
    confirmed = client.post(
        reverse("change-confirm", args=[deed.pk]),
        {"dau-van-tay": deed.fingerprint, "decision": "345 / QĐ-UBND", "decided": "20/10/2026", "seen": "on"},
        follow=True,
    )
    page = confirmed.content.decode()
    assert "345/QĐ-UBND" in page
    assert deed.fingerprint in page
    assert "Chưa có gì dựa vào thay đổi này: hủy được." in page
    assert "Đã thực hiện" in client.get(reverse("changes")).content.decode()
    asked = client.get(reverse("change-undo", args=[deed.pk]))
    assert "bản ghi về như trước?" in asked.content.decode()
    assert client.post(reverse("change-undo", args=[deed.pk]), {"reason": ""}).status_code == 400
    undone = client.post(reverse("change-undo", args=[deed.pk]), {"reason": "Quyết định thu hồi"}, follow=True)
    assert "Quyết định thu hồi" in undone.content.decode()
    assert not OrgUnit.objects.filter(name="PTDTBT Tiểu học Nậm Cuông").exists()


def test_a_draft_may_be_saved_unfinished_and_says_what_is_missing(
    browse: Browse, specialist: User, schools: tuple[OrgUnit, OrgUnit]
) -> None:
    client = browse(specialist)
    address = reverse("change-new") + "?loai=merge"
    page = client.post(address, {"nguon": ["", ""], "viec": "luu"}, follow=True).content.decode()
    deed = Deed.objects.get()
    assert deed.state == DeedState.DRAFT
    assert "Chưa chọn đơn vị nguồn" in page
    assert "Chưa ghi ngày có hiệu lực" in page
    again = client.post(reverse("change-edit", args=[deed.pk]), typed(nguon=["900412"]))
    assert again.status_code == 400
    assert "Sáp nhập cần ít nhất hai đơn vị" in again.content.decode()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Trường Không Có", "Không có đơn vị này"),
        ("Tiểu học Nậm Cuông", "Có 2 đơn vị cùng tên"),
        ("H5001", "Không có đơn vị này"),
        ("<script>alert(1)</script>", "Không có đơn vị này"),
    ],
)
def test_a_name_that_is_not_one_unit_is_answered_in_place(
    browse: Browse,
    specialist: User,
    units: dict[str, OrgUnit],
    schools: tuple[OrgUnit, OrgUnit],
    words: str,
    told: str,
) -> None:
    add_school("900999", "Tiểu học Nậm Cuông", units["H9002"], pupils=5)
    response = browse(specialist).post(reverse("change-new") + "?loai=merge", typed(nguon=[words, "900427"]))
    page = response.content.decode()
    assert response.status_code == 400
    assert told in page
    assert 'value="900427"' in page
    assert "<script>alert" not in page
    assert not Deed.objects.exists()


def test_suggestions_are_of_the_province_and_need_no_accents(
    browse: Browse, specialist: User, schools: tuple[OrgUnit, OrgUnit]
) -> None:
    page = browse(specialist).get(reverse("change-suggest"), {"nguon": "nam cuong"}).content.decode()
    assert "Trường Tiểu học Nậm Cuông (900412)" in page
    assert "Pu Đao" not in page


def test_items_to_settle_block_the_button_until_they_are_chosen(
    browse: Browse, specialist: User, schools: tuple[OrgUnit, OrgUnit], merger: Deed
) -> None:
    other = schools[1]
    for school in schools:
        StaffPost.objects.create(
            staff_code="GV-CHUNG", school=school, post="giáo viên", contract="hợp đồng", valid_from=OPENED
        )
    client = browse(specialist)
    client.post(reverse("change-preview", args=[merger.pk]))
    page = client.get(merger.get_absolute_url()).content.decode()
    assert "Một người có ở cả 2 trường" in page
    assert "Nút sáng lên khi đã xử lý 1 mục còn lại." in page
    merger.refresh_from_db()
    data = {"dau-van-tay": merger.fingerprint, "decision": "345/QĐ-UBND", "decided": "20/10/2026", "seen": "on"}
    refused = client.post(reverse("change-confirm", args=[merger.pk]), data)
    assert refused.status_code == 409
    assert "Còn 1 mục cần xử lý trước" in refused.content.decode()
    assert 'value="345/QĐ-UBND"' in refused.content.decode()
    kept = StaffPost.objects.get(staff_code="GV-CHUNG", school=other)
    address = reverse("change-settle", args=[merger.pk])
    assert client.post(address, {"muc": "post:GV-CHUNG", "chon": "987"}).status_code == 409
    client.post(address, {"muc": "post:GV-CHUNG", "chon": str(kept.pk)})
    merger.refresh_from_db()
    assert merger.settled == {"post:GV-CHUNG": str(kept.pk)}
    data["dau-van-tay"] = merger.fingerprint
    assert client.post(reverse("change-confirm", args=[merger.pk]), data).status_code == 302
    merger.refresh_from_db()
    assert StaffPost.objects.filter(staff_code="GV-CHUNG", valid_to=None).get().school == merger.target


def test_what_changed_since_the_preview_is_shown_and_may_be_accepted(
    browse: Browse, specialist: User, schools: tuple[OrgUnit, OrgUnit], merger: Deed
) -> None:
    client = browse(specialist)
    client.post(reverse("change-preview", args=[merger.pk]))
    old = Deed.objects.get().fingerprint
    SchoolFigures.objects.filter(school=schools[0], name="pupils").update(value=12)
    page = client.get(merger.get_absolute_url()).content.decode()
    assert "Học sinh, trẻ 2026-2027, Trường Tiểu học Nậm Cuông: 10 thành 12." in page
    data = {"dau-van-tay": old, "decision": "345/QĐ-UBND", "decided": "20/10/2026", "seen": "on"}
    assert client.post(reverse("change-confirm", args=[merger.pk]), data).status_code == 409
    client.post(reverse("change-preview", args=[merger.pk]))
    data["dau-van-tay"] = Deed.objects.get().fingerprint
    assert client.post(reverse("change-confirm", args=[merger.pk]), data).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("decision", "12/KH-UBND", "không phải là quyết định"),
        ("decided", "40/10/2026", "decided"),
        ("seen", "", "Đánh dấu để xác nhận đã xem."),
    ],
)
def test_a_wrong_confirmation_comes_back_with_what_was_typed(
    browse: Browse, specialist: User, merger: Deed, field: str, value: str, told: str
) -> None:
    client = browse(specialist)
    client.post(reverse("change-preview", args=[merger.pk]))
    merger.refresh_from_db()
    data = {"dau-van-tay": merger.fingerprint, "decision": "345/QĐ-UBND", "decided": "20/10/2026", "seen": "on"}
    response = client.post(reverse("change-confirm", args=[merger.pk]), data | {field: value})
    assert response.status_code == 400
    assert told in response.content.decode()
    merger.refresh_from_db()
    assert merger.state == DeedState.PREVIEWED


def test_a_commune_officer_neither_makes_nor_sees_drafts(browse: Browse, officer_a: User, merger: Deed) -> None:
    client = browse(officer_a)
    assert client.get(reverse("change-new")).status_code == 403
    assert client.get(merger.get_absolute_url()).status_code == 404
    assert client.post(reverse("change-confirm", args=[merger.pk])).status_code == 403
    assert client.get(reverse("changes")).status_code == 200


def test_a_school_reads_the_evidence_of_its_own_merger(
    browse: Browse, clerk: User, outsider: User, merger: Deed, carry_out: Callable[..., Deed]
) -> None:
    deed = carry_out(merger)
    clerk.refresh_from_db()
    assert clerk.unit == deed.target
    page = browse(clerk).get(deed.get_absolute_url())
    assert page.status_code == 200
    assert reverse("change-undo", args=[deed.pk]) not in page.content.decode()
    assert browse(outsider).get(deed.get_absolute_url()).status_code == 404


def test_units_of_another_province_cannot_be_changed(
    browse: Browse, make_user: Callable[..., User], merger: Deed
) -> None:
    stranger = make_user("so-khac", role="doet_specialist", unit="H5001")
    client = browse(stranger)
    response = client.post(reverse("change-new") + "?loai=merge", typed())
    assert response.status_code == 400
    assert "Không có đơn vị này trong phạm vi của Sở" in response.content.decode()
    assert client.get(merger.get_absolute_url()).status_code == 404


def test_what_depends_on_the_change_is_listed_instead_of_the_question(
    browse: Browse, specialist: User, merger: Deed, carry_out: Callable[..., Deed]
) -> None:
    deed = carry_out(merger)
    SchoolFigures.objects.create(
        school=deed.target, school_year=2027, name="pupils", value=22, as_of=date(2027, 9, 20), source="typed"
    )
    page = browse(specialist).get(reverse("change-undo", args=[deed.pk])).content.decode()
    assert "Chưa hủy được" in page
    assert "số liệu trường" in page


def test_documents_of_a_change_open_as_word_files(
    browse: Browse, specialist: User, merger: Deed, carry_out: Callable[..., Deed]
) -> None:
    client = browse(specialist)
    draft = client.get(reverse("change-draft-docx", args=[merger.pk]))
    assert "QUYẾT ĐỊNH" in _words(draft.content)
    assert client.get(reverse("change-record", args=[merger.pk])).status_code == 404
    deed = carry_out(merger)
    record = _words(client.get(reverse("change-record", args=[deed.pk])).content)
    assert "BIÊN BẢN" in record
    assert deed.fingerprint in record
    assert "345/QĐ-UBND" in record


def _words(content: bytes) -> str:
    return ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def test_a_draft_can_be_dropped_but_a_deed_cannot(
    browse: Browse, specialist: User, merger: Deed, carry_out: Callable[..., Deed], draft_of: Callable[..., Deed]
) -> None:
    client = browse(specialist)
    other = draft_of([OrgUnit.objects.get(code="900412")], kind="rename", new_name="Mới")
    client.post(reverse("change-discard", args=[other.pk]))
    assert not Deed.objects.filter(pk=other.pk).exists()
    deed = carry_out(merger)
    assert client.post(reverse("change-discard", args=[deed.pk])).status_code == 409
    assert Deed.objects.filter(pk=deed.pk).exists()


def test_the_list_is_filtered_by_state_kind_and_words(
    browse: Browse, specialist: User, merger: Deed, carry_out: Callable[..., Deed], schools: tuple[OrgUnit, OrgUnit]
) -> None:
    carry_out(merger)
    client = browse(specialist)
    for query, there in (
        ("?loc=da-lam", True),
        ("?loc=nhap", False),
        ("?q=nam+cuong", True),
        ("?q=345", True),
        ("?q=khong", False),
        ("?loai=merge", True),
        ("?loai=close", False),
        ("?loai='--&loc=zz", True),
    ):
        assert ("Trường PTDTBT Tiểu học Pu Đao" in client.get(reverse("changes") + query).content.decode()) == there, (
            query
        )


def test_a_day_ahead_waits_visibly(
    browse: Browse,
    specialist: User,
    schools: tuple[OrgUnit, OrgUnit],
    draft_of: Callable[..., Deed],
    carry_out: Callable[..., Deed],
) -> None:
    ahead = timezone.localdate() + timedelta(days=40)
    deed = carry_out(draft_of(list(schools), new_name="Tiểu học Nậm Cuông", effective=ahead))
    page = browse(specialist).get(deed.get_absolute_url()).content.decode()
    assert "Chờ ngày hiệu lực" in page
    assert "tài khoản và việc đang mở chuyển vào ngày ấy" in page


def test_a_change_begun_on_the_page_of_a_unit_starts_with_it(
    browse: Browse, specialist: User, units: dict[str, OrgUnit], schools: tuple[OrgUnit, OrgUnit]
) -> None:
    client = browse(specialist)
    page = client.get(reverse("unit", args=[schools[0].pk])).content.decode()
    assert f"{reverse('change-new')}?don-vi={schools[0].pk}" in page
    chosen = client.get(reverse("change-new"), {"don-vi": schools[0].pk}).content.decode()
    assert "Bắt đầu từ" in chosen
    form = client.get(reverse("change-new"), {"loai": "rename", "don-vi": schools[0].pk}).content.decode()
    assert 'value="Trường Tiểu học Nậm Cuông (900412)"' in form
    elsewhere = client.get(reverse("change-new"), {"loai": "rename", "don-vi": units["H5001"].pk}).content.decode()
    assert "Thín Hạ" not in elsewhere


def test_the_page_of_a_closed_school_leads_on_to_the_new_one(
    browse: Browse, specialist: User, schools: tuple[OrgUnit, OrgUnit], merger: Deed, carry_out: Callable[..., Deed]
) -> None:
    deed = carry_out(merger)
    page = browse(specialist).get(reverse("unit", args=[schools[0].pk])).content.decode()
    assert reverse("unit", args=[deed.target.pk]) in page
