"""Tab Độ phủ: suggestions are shown, a person decides, the counts follow."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from namhoc.core import UserFacingError
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.directives.actions.coverage import choose_superior, judge, take_back
from namhoc.site.directives.covered import candidates, covered
from namhoc.site.directives.models import Coverage, CoverageAnswer, LegalDocument, Verdict

Browse = Callable[[User], Client]
MINISTRY = """BỘ GIÁO DỤC VÀ ĐÀO TẠO
Số: 77/CT-BGDĐT
Hà Nội, ngày 10 tháng 8 năm 2026
CHỈ THỊ
Về nhiệm vụ năm học 2026-2027
Bộ trưởng yêu cầu toàn ngành thực hiện các nhiệm vụ sau:
1. Tiếp tục rà soát, sắp xếp điểm trường lẻ, mạng lưới trường lớp.
2. Chủ động hội nhập quốc tế.
"""
HERE = """ỦY BAN NHÂN DÂN
TỈNH HOÀNG SƠN
Số: 12/CT-UBND
Hoàng Sơn, ngày 25 tháng 8 năm 2026
CHỈ THỊ
Về nhiệm vụ trọng tâm năm học 2026-2027
Thực hiện Chỉ thị số 77/CT-BGDĐT ngày 10/8/2026 của Bộ Giáo dục và Đào tạo, Chủ tịch UBND tỉnh yêu cầu:
1. Rà soát, sắp xếp điểm trường lẻ.
2. Duy trì phổ cập giáo dục, xóa mù chữ.
"""


@pytest.fixture
def superior(make_document: Callable[..., LegalDocument]) -> LegalDocument:
    """Chỉ thị 77/CT-BGDĐT, held by the DOET."""
    head = {"number": "77", "symbol": "CT-BGDĐT", "issuer": "Bộ Giáo dục và Đào tạo", "title": "Về nhiệm vụ năm học"}
    return make_document(text=MINISTRY, **head)


@pytest.fixture
def document(make_document: Callable[..., LegalDocument]) -> LegalDocument:
    """Chỉ thị 12/CT-UBND of the province, which cites the Ministry's."""
    return make_document(text=HERE)


@pytest.fixture
def coverage(document: LegalDocument, superior: LegalDocument, specialist: User) -> Coverage:
    """The province's directive beside the Ministry's."""
    return choose_superior(by=specialist, document=document, superior=superior)


def keys(coverage: Coverage) -> tuple[str, str, str]:
    """The Ministry's items 1 and 2, and item 1 here."""
    whole = covered(coverage)
    return whole.asked[0].unit.key, whole.asked[1].unit.key, whole.units[0].key


def test_the_document_it_cites_is_offered_first(
    document: LegalDocument, superior: LegalDocument, make_document: Callable[..., LegalDocument], specialist: User
) -> None:
    make_document(text=MINISTRY + "\n", number="88", symbol="CT-TTg", issued_on=None)
    assert candidates(specialist, document)[0] == superior


def test_a_suggestion_is_no_answer_until_a_person_says_so(coverage: Coverage, specialist: User) -> None:
    first, _, here = keys(coverage)
    whole = covered(coverage)
    assert [one.state for one in whole.asked] == ["suggested", "open"]
    assert (whole.answered, whole.suggested, whole.unanswered) == (0, 1, 1)
    judge(by=specialist, coverage=coverage, asked=first, answer=here, verdict=Verdict.CONFIRMED)
    whole = covered(coverage)
    assert (whole.answered, whole.total) == (1, 2)
    assert whole.asked[0].confirmed[0].said.by == specialist


def test_a_rejected_suggestion_leaves_the_item_open(coverage: Coverage, specialist: User) -> None:
    first, _, here = keys(coverage)
    judge(by=specialist, coverage=coverage, asked=first, answer=here, verdict=Verdict.REJECTED)
    assert covered(coverage).asked[0].state == "open"
    assert take_back(by=specialist, coverage=coverage, asked=first) == 1
    assert covered(coverage).asked[0].state == "suggested"


def test_nothing_answers_it_and_an_answer_exclude_each_other(coverage: Coverage, specialist: User) -> None:
    first, _, here = keys(coverage)
    judge(by=specialist, coverage=coverage, asked=first, answer="", verdict=Verdict.CONFIRMED)
    assert covered(coverage).asked[0].state == "unanswered"
    judge(by=specialist, coverage=coverage, asked=first, answer=here, verdict=Verdict.CONFIRMED)
    assert [answer.answer for answer in CoverageAnswer.objects.all()] == [here]
    judge(by=specialist, coverage=coverage, asked=first, answer="", verdict=Verdict.CONFIRMED)
    assert [answer.answer for answer in CoverageAnswer.objects.all()] == [""]


def test_every_verdict_is_one_event_of_the_document(coverage: Coverage, specialist: User) -> None:
    first, _, here = keys(coverage)
    judge(by=specialist, coverage=coverage, asked=first, answer=here, verdict=Verdict.CONFIRMED)
    event = AuditEvent.objects.get(action="coverage.confirm")
    assert event.document_id == coverage.document_id
    assert event.details == {"superior": coverage.superior_id, "asked": first, "answer": here}


def test_choosing_the_same_document_again_keeps_what_was_said(
    coverage: Coverage, document: LegalDocument, superior: LegalDocument, specialist: User
) -> None:
    first, _, here = keys(coverage)
    judge(by=specialist, coverage=coverage, asked=first, answer=here, verdict=Verdict.CONFIRMED)
    assert choose_superior(by=specialist, document=document, superior=superior) == coverage
    assert coverage.answers.count() == 1


def test_a_document_is_not_compared_with_itself_or_with_one_without_items(
    document: LegalDocument, make_document: Callable[..., LegalDocument], specialist: User
) -> None:
    with pytest.raises(UserFacingError, match="chính nó"):
        choose_superior(by=specialist, document=document, superior=document)
    with pytest.raises(UserFacingError, match="Chưa đọc được mục nào"):
        choose_superior(by=specialist, document=document, superior=make_document(text="Thông báo nghỉ lễ."))


def test_an_item_that_is_no_longer_there_is_refused(coverage: Coverage, specialist: User) -> None:
    with pytest.raises(UserFacingError, match="không còn trong văn bản"):
        judge(by=specialist, coverage=coverage, asked="la", answer="", verdict=Verdict.CONFIRMED)


@pytest.mark.parametrize("person", ["xa-a", "truong-a", "nguoi-ngoai"])
def test_only_the_office_that_holds_the_document_judges(person: str, cast: dict[str, User], coverage: Coverage) -> None:
    first, _, here = keys(coverage)
    with pytest.raises(PermissionDenied):
        judge(by=cast[person], coverage=coverage, asked=first, answer=here, verdict=Verdict.CONFIRMED)


def test_the_tab_says_what_to_do_when_there_is_nothing_to_compare_with(
    document: LegalDocument, specialist: User, browse: Browse
) -> None:
    page = browse(specialist).get(reverse("document-coverage", args=[document.pk])).content.decode()
    assert "Chưa có văn bản cấp trên để đối chiếu" in page


def test_the_story_on_the_tab(
    document: LegalDocument, superior: LegalDocument, specialist: User, browse: Browse
) -> None:
    client = browse(specialist)
    address = reverse("document-coverage", args=[document.pk])
    assert superior.heading in client.get(address).content.decode()
    client.post(reverse("document-coverage-choose", args=[document.pk]), {"voi": superior.pk})
    page = client.get(address).content.decode()
    assert '<b class="fs-5">0/2</b>' in page
    assert "“sắp xếp điểm trường lẻ”" in page
    first, second, here = keys(document.coverages.get())
    judge_url = reverse("document-coverage-judge", args=[document.pk])
    row = client.post(
        judge_url,
        {"voi": superior.pk, "hoi": first, "tra-loi": here, "viec": "nhan"},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert "Có trả lời" in row
    assert "1/2" in row
    client.post(judge_url, {"voi": superior.pk, "hoi": second, "viec": "khong-co"})
    page = client.get(address, {"loc": "unanswered"}).content.decode()
    assert "Không có mục nào trả lời." in page


def test_the_table_can_be_taken_to_excel(coverage: Coverage, specialist: User, browse: Browse) -> None:
    response = browse(specialist).get(reverse("document-coverage-xlsx", args=[coverage.document_id]))
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert sheet["A3"].value.endswith("0/2 mục đã có mục trả lời được xác nhận.")
    assert [sheet["B6"].value, sheet["E6"].value] == ["Nhiệm vụ 1", "Gợi ý, chưa xác nhận"]
    assert sheet["D7"].value == "chưa có"


def test_a_reader_of_the_document_who_may_not_read_the_superiors_sees_no_comparison(
    coverage: Coverage, officer_a: User, browse: Browse
) -> None:
    LegalDocument.objects.filter(pk=coverage.document_id).update(passed_down=True)
    page = browse(officer_a).get(reverse("document-coverage", args=[coverage.document_id])).content.decode()
    assert coverage.superior.heading not in page


def test_outsiders_find_nothing(coverage: Coverage, outsider: User, browse: Browse) -> None:
    assert browse(outsider).get(reverse("document-coverage", args=[coverage.document_id])).status_code == 404
