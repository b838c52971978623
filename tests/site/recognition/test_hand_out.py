"""Giao việc from the panel of a commune: filled in by the figures, confirmed by an officer, never with a name."""

from collections.abc import Callable

import pytest
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import report_counts
from namhoc.site.recognition.hand_out import due_day
from namhoc.site.recognition.models import CohortCount, ReportedCounts
from namhoc.site.recognition.models import Origin as Source
from namhoc.site.steering.models import Task
from namhoc.steering import Origin
from tests.site.recognition.people import TOTALS, YEAR
from tests.site.recognition.test_province_page import text_of

Browse = Callable[[User], Client]
ASKED = "?ct=TH&nam=2026"


def address(unit: OrgUnit, more: str = "") -> str:
    return f"/pho-cap/xa/{unit.pk}/giao-viec/{ASKED}{more}"


def fields_of(client: Client, url: str) -> dict[str, object]:
    """What the form would send as it stands."""
    form = client.get(url).context["form"]
    told = {name: form[name].value() or "" for name in form.fields}
    return told | {"due_on": f"{told['due_on']:%d/%m/%Y}"}


def test_everything_is_filled_in_and_confirming_it_gives_the_task_out(
    browse: Browse, specialist: User, officer_a: User, commune_a: OrgUnit
) -> None:
    client = browse(specialist)
    told = fields_of(client, address(commune_a))
    assert told["title"] == "Thêm 1 trẻ 11 tuổi hoàn thành chương trình tiểu học, để xã Nà Pheo đạt mức độ 3"
    assert (told["figure"], told["units"]) == (1, [commune_a.pk])
    assert "thiếu 1 người" in str(told["words"])
    assert "NĐ 20/2014" in str(told["words"])
    response = client.post(address(commune_a), told)
    task = Task.objects.get()
    assert response["Location"] == task.get_absolute_url()
    assert task.target == "1 trẻ 11 tuổi hoàn thành chương trình tiểu học"
    assert {task.target_origin, task.due_origin, task.units.get().origin} == {Origin.COMPUTED}
    assert (task.due_on, task.about_unit) == (due_day(commune_a, 2026), commune_a)
    assert task.about_path == f"/pho-cap/xa/{commune_a.pk}/{ASKED}#tc-TH3.age11"
    page = text_of(browse(officer_a), f"/pho-cap/xa/{commune_a.pk}/{ASKED}")
    assert f'href="{task.get_absolute_url()}"' in page
    assert "Đã giao, hạn" in page


def test_what_is_changed_is_marked_as_typed(browse: Browse, specialist: User, commune_a: OrgUnit) -> None:
    client = browse(specialist)
    client.post(address(commune_a), fields_of(client, address(commune_a)) | {"figure": 2})
    task = Task.objects.get()
    assert (task.target_origin, task.due_origin) == (Origin.TYPED, Origin.COMPUTED)


def test_the_number_tried_in_the_panel_is_the_number_expected(
    browse: Browse, specialist: User, commune_b: OrgUnit
) -> None:
    client = browse(specialist)
    panel = text_of(client, f"/pho-cap/xa/{commune_b.pk}/thu/{ASKED}&them.age11_completed=3")
    assert f"/pho-cap/xa/{commune_b.pk}/giao-viec/?ct=TH&amp;nam=2026&amp;them.age11_completed=3" in panel
    assert fields_of(client, address(commune_b, "&them.age11_completed=3"))["figure"] == 3
    assert fields_of(client, address(commune_b))["figure"] == 2


def test_an_officer_gives_it_to_the_commune_and_its_schools(
    browse: Browse, officer_a: User, units: dict[str, OrgUnit], commune_a: OrgUnit
) -> None:
    client = browse(officer_a)
    choices = client.get(address(commune_a)).context["form"].choices
    assert choices == [commune_a, units["H9001-T1"]]
    client.post(address(commune_a), fields_of(client, address(commune_a)) | {"units": [units["H9001-T1"].pk]})
    assert Task.objects.get().units.get().unit == units["H9001-T1"]


def test_nobody_gives_out_for_a_commune_of_others(
    browse: Browse, officer_a: User, outsider: User, school: User, commune_a: OrgUnit, commune_b: OrgUnit
) -> None:
    assert browse(officer_a).get(address(commune_b)).status_code == 404
    assert browse(outsider).get(address(commune_a)).status_code == 404
    assert browse(school).get(address(commune_a)).status_code == 403


def test_who_only_looks_has_no_button_and_no_page(
    browse: Browse, make_user: Callable[..., User], commune_a: OrgUnit
) -> None:
    client = browse(make_user("xem", role=Role.VIEWER, unit="H9-GDDT"))
    assert "giao-viec" not in text_of(client, f"/pho-cap/xa/{commune_a.pk}/{ASKED}")
    assert client.get(address(commune_a)).status_code == 403


@pytest.mark.parametrize("name", ["Giàng Thị Mẫu", "giang thi mau", "GIÀNG THỊ MẪU"])
def test_a_name_of_the_register_is_not_let_out(browse: Browse, officer_a: User, commune_a: OrgUnit, name: str) -> None:
    client = browse(officer_a)
    told = fields_of(client, address(commune_a)) | {"words": f"Vận động em {name}, thôn Huổi Cáy"}
    response = client.post(address(commune_a), told)
    assert response.status_code == 409
    assert "có họ tên của một người" in response.content.decode()
    assert not Task.objects.exists()


def test_giving_it_out_again_is_refused_and_the_page_says_where_it_is(
    browse: Browse, specialist: User, commune_a: OrgUnit
) -> None:
    client = browse(specialist)
    told = fields_of(client, address(commune_a))
    client.post(address(commune_a), told)
    again = client.post(address(commune_a), told)
    assert again.status_code == 409
    assert Task.objects.get().get_absolute_url() in again.content.decode()


def test_a_year_that_is_settled_gives_out_nothing(browse: Browse, specialist: User, commune_b: OrgUnit) -> None:
    from django.utils import timezone

    for model in (CohortCount, ReportedCounts):
        model.objects.filter(commune=commune_b).update(locked_at=timezone.now())
    client = browse(specialist)
    assert "giao-viec" not in text_of(client, f"/pho-cap/xa/{commune_b.pk}/{ASKED}")
    response = client.get(address(commune_b), follow=True)
    assert "số liệu của năm đã khóa" in response.content.decode()


def test_a_criterion_of_a_higher_level_may_be_given_out_and_one_that_is_met_may_not(
    browse: Browse, specialist: User, units: dict[str, OrgUnit], officer_b: User
) -> None:
    low = TOTALS | {"age6_grade1": 88, "age11_completed": 78, "age11_in_primary": 22, "upto14_completed": 330}
    report_counts(by=officer_b, commune=units["H9002"], survey_year=YEAR, parts={"TH": low}, origin=Source.TYPED)
    client = browse(specialist)
    assert fields_of(client, address(units["H9002"]))["figure"] == 2  # of the next level, with most persons short
    told = fields_of(client, address(units["H9002"], "&tc=TH3.age11"))
    assert told["figure"] == 12
    assert str(told["title"]).endswith("đạt mức độ 3")
    for nothing in ("TH1.upto14", "TH9.khong", "'"):
        response = client.get(address(units["H9002"], f"&tc={nothing}"), follow=True)
        assert "tiêu chuẩn không còn thiếu người" in response.content.decode(), nothing
