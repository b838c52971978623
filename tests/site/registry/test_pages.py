"""The pages of the register: found, shown, changed, and never beyond the own commune."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from namhoc.recognition.person_year import EvidenceKind
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import edit_year, record_departure
from namhoc.site.registry.models import EventKind, FieldChange, Person, PersonYear
from namhoc.site.registry.urls import urlpatterns
from tests.site.registry.people import person_in

Browse = Callable[[User], Client]


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_the_register_lists_the_commune_and_nobody_else(
    browse: Browse, officer_a: User, person: Person, stranger: Person
) -> None:
    page = text_of(browse(officer_a), "/pho-cap/so/")
    assert person.name in page
    assert stranger.name not in page
    assert person.id_number not in page
    assert "ListQuery(" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=lo thi mau", True),
        ("q=MẪU", True),
        ("q=012015000001", True),
        ("q=01201500000", False),
        ("q=giang", False),
        ("thon=Bản Mẫu&sinh=2015&tt=dang-hoc", True),
        ("sinh=2014", False),
        ("tt=bo-hoc", False),
        ("loc=chua-xong-tieu-hoc", True),
        ("loc=bo-hoc", False),
        ("sinh=abcd&tt=la&loc=la&trang=xyz&nam=99999", True),
    ],
)
def test_the_register_is_searched_without_accents_and_by_what_is_known(
    browse: Browse, officer_a: User, person: Person, stranger: Person, query: str, found: bool
) -> None:
    page = text_of(browse(officer_a), f"/pho-cap/so/?{query}")
    assert (person.name in page) is found
    assert stranger.name not in page


def test_looking_at_a_list_is_journalled_by_what_was_asked_and_names_nobody(
    browse: Browse, officer_a: User, person: Person
) -> None:
    browse(officer_a).get("/pho-cap/so/", {"q": person.name, "sinh": "2015"})
    event = AuditEvent.objects.get(action="people.view")
    assert event.details == {"year": 2026, "criterion": "name, birth_year=2015", "found": 1, "page": 1}


def test_a_person_page_shows_years_household_and_changes(browse: Browse, officer_a: User, person: Person) -> None:
    edit_year(by=officer_a, row=person.years.get(), values={"grade": 4}, why="Trường báo")
    page = text_of(browse(officer_a), f"/pho-cap/so/nguoi/{person.code}/")
    for words in (person.name, person.id_number, "Quàng Thị Mẹ", "Lò Văn Chủ", "Trường báo", "Đang học lớp 4"):
        assert words in page
    assert AuditEvent.objects.filter(action="person.view", object_id=str(person.pk)).count() == 1


def test_the_follow_up_list_counts(browse: Browse, officer_a: User, person: Person) -> None:
    page = text_of(browse(officer_a), "/pho-cap/so/theo-doi/")
    assert "loc=chua-xong-tieu-hoc" in page
    assert "loc=bo-hoc" not in page


def test_a_completion_is_recorded_with_its_evidence(browse: Browse, officer_a: User, person: Person) -> None:
    given = {"completion": "primary", "year": "2026", "evidence": "0", "phien-ban": "1", "ly-do": "Học bạ"}
    answer = browse(officer_a).post(f"/pho-cap/so/nguoi/{person.code}/hoan-thanh/", given)
    assert answer.status_code == 302
    row = person.years.get()
    assert (row.completed_primary, row.primary_evidence) == (True, EvidenceKind.RECORD)
    assert FieldChange.objects.filter(why="Học bạ").count() == 3


def test_a_form_on_an_old_version_comes_back_with_what_was_typed(
    browse: Browse, officer_a: User, person: Person
) -> None:
    edit_year(by=officer_a, row=person.years.get(), values={"grade": 4})
    given = {"name": "Lò Thị Sửa", "born": "05/9/2015", "phien-ban": "1"}
    answer = browse(officer_a).post(f"/pho-cap/so/nguoi/{person.code}/thong-tin/", given)
    assert answer.status_code == 409
    assert "Lò Thị Sửa" in answer.content.decode()
    assert Person.objects.get(pk=person.pk).name == person.name


@pytest.mark.parametrize(
    ("deed", "given"),
    [
        ("thong-tin", {"name": "", "born": "2015"}),
        ("thong-tin", {"name": "Lò Thị Mẫu", "born": "32/13/2015"}),
        ("thong-tin", {"name": "Lò Thị Mẫu", "born": "2099"}),
        ("thong-tin", {"name": "Lò Thị Mẫu", "born": "2015", "id_number": "12"}),
        ("nam", {"residence": "9", "relapse": "0"}),
        ("nam", {"residence": "0", "relapse": "0", "primary_year": "2026"}),
        ("hoan-thanh", {"completion": "la"}),
        ("hoan-thanh", {"completion": "primary", "year": "2016"}),
        ("biet-chu", {"level": "7", "relapse": "0"}),
        ("bien-dong", {"kind": "moved_out", "on": "31/02/2026"}),
        ("bien-dong", {"kind": "moved_in", "on": "01/8/2026"}),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(
    browse: Browse, officer_a: User, person: Person, deed: str, given: dict[str, str]
) -> None:
    answer = browse(officer_a).post(f"/pho-cap/so/nguoi/{person.code}/{deed}/", given)
    assert answer.status_code in (400, 409)
    assert not FieldChange.objects.exists()


@pytest.mark.parametrize("deed", ["thong-tin", "nam", "hoan-thanh", "giay-to", "biet-chu", "khuyet-tat", "bien-dong"])
def test_every_deed_opens(browse: Browse, officer_a: User, person: Person, deed: str) -> None:
    assert person.name in text_of(browse(officer_a), f"/pho-cap/so/nguoi/{person.code}/{deed}/?nam=2026")


def test_the_whole_year_is_saved_as_it_was_shown(browse: Browse, officer_a: User, person: Person) -> None:
    client = browse(officer_a)
    page = client.get(f"/pho-cap/so/nguoi/{person.code}/nam/")
    form = page.context["form"]
    given = {name: form[name].value() for name in form.fields}
    given = {name: value for name, value in given.items() if value is not None and value is not False}
    assert client.post(f"/pho-cap/so/nguoi/{person.code}/nam/", given | {"phien-ban": "1"}).status_code == 302
    assert not FieldChange.objects.exists()


def test_a_person_is_added_and_asked_on(browse: Browse, officer_a: User, commune: OrgUnit) -> None:
    answer = browse(officer_a).post("/pho-cap/so/them-nguoi/", {"name": "Vàng A Mới", "born": "2020", "female": "0"})
    made = Person.objects.get()
    assert answer["Location"] == f"/pho-cap/so/nguoi/{made.code}/nam/"
    assert (made.commune, made.birth_year, made.female) == (commune, 2020, False)


def test_a_change_is_undone_from_the_page(browse: Browse, officer_a: User, person: Person) -> None:
    edit_year(by=officer_a, row=person.years.get(), values={"grade": 4})
    change = FieldChange.objects.get()
    assert browse(officer_a).post(f"/pho-cap/so/thay-doi/{change.pk}/hoan-tac/").status_code == 302
    assert PersonYear.objects.get().grade == 5


def test_who_left_is_taken_in_by_the_new_commune(
    browse: Browse, officer_a: User, officer_b: User, person: Person
) -> None:
    record_departure(by=officer_a, person=person, kind=EventKind.MOVED_OUT, on=date(2026, 8, 1))
    given = {"id_number": person.id_number, "name": person.name, "birth_year": "2015", "on": "15/8/2026"}
    answer = browse(officer_b).post("/pho-cap/so/tiep-nhan/", given)
    assert answer["Location"] == f"/pho-cap/so/nguoi/{person.code}/"
    assert person.name in text_of(browse(officer_b), "/pho-cap/so/")
    assert "Không còn ở xã" in text_of(browse(officer_a), f"/pho-cap/so/nguoi/{person.code}/")


@pytest.mark.django_db
def test_nobody_of_another_commune_is_found_on_any_address(
    browse: Browse, officer_b: User, outsider: User, specialist: User, officer_a: User, person: Person
) -> None:
    edit_year(by=officer_a, row=person.years.get(), values={"grade": 4})
    event = record_departure(by=officer_a, person=person, kind=EventKind.MOVED_OUT, on=date(2026, 8, 1))
    keys = {
        "person": person.code,
        "thay-doi": FieldChange.objects.first().pk,
        "bien-dong": event.pk,
        "ho": person.memberships.get().household.pk,
    }
    for user in (officer_b, outsider, specialist):
        client = browse(user)
        for pattern in urlpatterns:
            route = str(pattern.pattern)
            if "<" not in route:
                continue
            key = next((value for name, value in keys.items() if route.startswith(name)), person.code)
            address = "/pho-cap/so/" + route.replace("<str:code>", person.code).replace("<int:pk>", str(key))
            address = address.replace("<slug:deed>", "nam")
            for call in (client.get, client.post):
                answer = call(address)
                assert answer.status_code in (403, 404, 405), (user, address)
                assert person.name not in answer.content.decode()


def test_the_department_sees_no_names(browse: Browse, specialist: User, leader: User, person: Person) -> None:
    for user in (specialist, leader):
        for address in ("/pho-cap/so/", "/pho-cap/so/theo-doi/", f"/pho-cap/so/nguoi/{person.code}/"):
            assert browse(user).get(address).status_code == 403


def test_a_name_is_shown_as_text(browse: Browse, officer_a: User, commune: OrgUnit) -> None:
    made = person_in(commune, "<script>alert(x)</script>")
    for address in ("/pho-cap/so/", f"/pho-cap/so/nguoi/{made.code}/"):
        assert "<script>alert(x)" not in text_of(browse(officer_a), address)
