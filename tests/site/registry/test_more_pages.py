"""Households, the form at the door, campaigns, duplicates, the roll-over: pages and what they refuse."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.actions import mark_surveyed, open_campaign
from namhoc.site.registry.models import DismissedPair, Household, Person, PersonYear, SurveyCampaign
from namhoc.site.registry.selectors import progress_in_all, progress_of
from tests.site.registry.people import YEAR, person_in

Browse = Callable[[User], Client]
ROOT = "/pho-cap/so/"


def test_a_household_page_shows_its_people(browse: Browse, officer_a: User, person: Person) -> None:
    assert person.household is not None
    page = browse(officer_a).get(f"{ROOT}ho/{person.household.pk}/").content.decode()
    assert person.name in page
    assert f"phieu/#{person.household.pk}" in page


def test_a_household_is_made_and_corrected(browse: Browse, officer_a: User, commune: OrgUnit) -> None:
    client = browse(officer_a)
    assert client.post(f"{ROOT}ho/them/", {"hamlet": "Bản Mới"}).status_code == 400
    client.post(f"{ROOT}ho/them/", {"hamlet": "Bản Mới", "sheet_number": "7"})
    made = Household.objects.get()
    assert (made.commune, made.hamlet) == (commune, "Bản Mới")
    client.post(f"{ROOT}ho/{made.pk}/sua/", {"hamlet": "Bản Mới", "sheet_number": "8"})
    made.refresh_from_db()
    assert made.sheet_number == "8"


def test_the_page_of_the_form_and_its_worker_hold_no_name(browse: Browse, officer_a: User, person: Person) -> None:
    client = browse(officer_a)
    for address in ("phieu/", "phieu/sw.js"):
        answer = client.get(ROOT + address)
        assert answer.status_code == 200
        assert person.name not in answer.content.decode()
        assert officer_a.name not in answer.content.decode()
    assert client.get(f"{ROOT}phieu/sw.js")["Content-Type"].startswith("text/javascript")


def test_the_form_is_filled_from_the_register_and_never_stored_on_the_way(
    browse: Browse, officer_a: User, person: Person
) -> None:
    assert person.household is not None
    answer = browse(officer_a).get(f"{ROOT}ho/{person.household.pk}/phieu.json")
    assert answer["Cache-Control"] == "no-store"
    told = answer.json()
    (one,) = told["people"]
    assert (one["code"], one["version"], one["values"]["grade"]) == (person.code, 1, 5)
    assert {field["name"] for field in told["fields"]} == set(one["values"])


def test_an_entry_is_sent_as_json(browse: Browse, officer_a: User, person: Person) -> None:
    assert person.household is not None
    parcel = {
        "uuid": str(uuid4()),
        "year": YEAR,
        "people": [{"key": person.code, "code": person.code, "version": 1, "person": {}, "year": {"grade": 6}}],
    }
    answer = browse(officer_a).post(
        f"{ROOT}ho/{person.household.pk}/gui/", json.dumps(parcel), content_type="application/json"
    )
    assert answer.json()["done"] is True
    assert person.years.get().grade == 6


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"uuid": "x", "year": 2026, "people": []}',
        b'{"uuid": "6f1fb5a1-0000-4000-8000-000000000000", "year": "2026", "people": []}',
        b'{"uuid": "6f1fb5a1-0000-4000-8000-000000000000", "year": 2026, "people": [1]}',
        b'{"uuid": "6f1fb5a1-0000-4000-8000-000000000000", "year": 2026, "people": {}}',
        b"[" * 50_000,
        b" " * 300_000,
    ],
)
def test_an_entry_that_is_none_is_refused_in_json(
    browse: Browse, officer_a: User, household: Household, body: bytes
) -> None:
    answer = browse(officer_a).post(f"{ROOT}ho/{household.pk}/gui/", body, content_type="application/json")
    assert answer.status_code == 409
    assert "phiếu" in answer.json()["error"].lower()


def test_a_campaign_goes_through_its_hamlets(browse: Browse, officer_a: User, person: Person) -> None:
    client = browse(officer_a)
    assert client.post(f"{ROOT}dot-dieu-tra/mo/", {"survey_year": "x"}).status_code == 400
    client.post(f"{ROOT}dot-dieu-tra/mo/", {"survey_year": "2026", "due_on": "30/9/2026"})
    campaign = SurveyCampaign.objects.get()
    page = client.get(f"{ROOT}dot-dieu-tra/").content.decode()
    assert "Bản Mẫu" in page
    assert "0 / 1" in page
    assert person.household is not None
    client.post(f"{ROOT}ho/{person.household.pk}/da-dieu-tra/", {"ve": "thon"})
    assert "1 / 1" in client.get(f"{ROOT}dot-dieu-tra/").content.decode()
    assert "Đã điều tra" in client.get(f"{ROOT}ho/", {"thon": "Bản Mẫu"}).content.decode()
    assert "Lò Văn Chủ" in client.get(f"{ROOT}ho/", {"q": "lo thi mau"}).content.decode()
    assert "Lò Văn Chủ" not in client.get(f"{ROOT}ho/", {"q": "giang"}).content.decode()
    client.post(f"{ROOT}dot-dieu-tra/{campaign.pk}/dong/")
    campaign.refresh_from_db()
    assert campaign.closed_at is not None


def test_the_department_sees_counts_and_no_names(
    browse: Browse, specialist: User, outsider: User, officer_a: User, person: Person, household: Household
) -> None:
    open_campaign(by=officer_a, commune=household.commune, survey_year=YEAR)
    page = browse(specialist).get(f"{ROOT}tien-do/").content.decode()
    assert "Xã Nà Pheo" in page
    assert person.name not in page
    assert household.head not in page


def test_progress_of_many_communes_is_the_sum_over_hamlets_in_as_many_queries_as_of_one(
    officer_a: User, person: Person, household: Household, units: dict[str, OrgUnit], django_assert_num_queries: Any
) -> None:
    empty = Household.objects.create(commune=household.commune, hamlet="Bản Hai", sheet_number="1")
    Household.objects.create(commune=household.commune, hamlet="Bản Hai", sheet_number="2")  # nobody, not visited
    one = open_campaign(by=officer_a, commune=household.commune, survey_year=YEAR)
    other = open_campaign(by=None, commune=units["H9002"], survey_year=YEAR)
    mark_surveyed(by=officer_a, campaign=one, household=empty)
    with django_assert_num_queries(2):
        found = progress_in_all([one, other])
    assert found == {one.pk: (2, 1), other.pk: (0, 0)}
    assert sum(hamlet.households for hamlet in progress_of(one)) == 2


def test_another_province_sees_none_of_it(
    browse: Browse, outsider: User, officer_a: User, person: Person, household: Household
) -> None:
    open_campaign(by=officer_a, commune=household.commune, survey_year=YEAR)
    assert "Xã Nà Pheo" not in browse(outsider).get(f"{ROOT}tien-do/").content.decode()


def test_duplicates_are_shown_merged_undone_and_dismissed(
    browse: Browse, officer_a: User, person: Person, commune: OrgUnit, household: Household, units: dict[str, OrgUnit]
) -> None:
    double = person_in(commune, "Lò Thị Mẫu", 2015, household=household, mother="Quàng Thị Mẹ")
    person_in(units["H9002"], "Lò Thị Mẫu", 2015, mother="Quàng Thị Mẹ")
    client = browse(officer_a)
    page = client.get(f"{ROOT}trung/").content.decode()
    assert "cùng họ tên" in page
    assert page.count("giu-mot") == 1
    pair = {"mot": person.code, "hai": double.code}
    client.post(f"{ROOT}trung/xu-ly/", pair | {"viec": "giu-hai"})
    person.refresh_from_db()
    assert person.merged_into == double
    merge = double.merges.get()
    assert f"trung/{merge.pk}/tach/" in client.get(f"{ROOT}trung/").content.decode()
    client.post(f"{ROOT}trung/{merge.pk}/tach/")
    person.refresh_from_db()
    assert person.merged_into is None
    client.post(f"{ROOT}trung/xu-ly/", pair | {"viec": "khac"})
    assert DismissedPair.objects.count() == 1
    assert "giu-mot" not in client.get(f"{ROOT}trung/").content.decode()


def test_every_pair_is_reached_by_its_page_or_a_filter(
    browse: Browse, officer_a: User, commune: OrgUnit, household: Household
) -> None:
    for number in range(30):
        for _ in range(2):
            person_in(
                commune, f"Lò Thị {chr(65 + number % 26)}{'ab'[number // 26]}", 1990 + number, mother="Quàng Thị Mẹ"
            )
    for _ in range(2):
        person_in(commune, "Giàng Seo Tỏa", 1980, household=household, mother="Mùa Thị Mẹ")
    client = browse(officer_a)
    pages = [client.get(f"{ROOT}trung/", {"trang": number}).content.decode() for number in (1, 2)]
    assert [page.count("giu-mot") for page in pages] == [25, 6]
    found = client.get(f"{ROOT}trung/", {"q": "giang seo"}).content.decode()
    assert found.count("giu-mot") == 1
    assert client.get(f"{ROOT}trung/", {"thon": "Bản Mẫu"}).content.decode().count("giu-mot") == 1
    assert "Bỏ lọc" in client.get(f"{ROOT}trung/", {"q": "không ai"}).content.decode()
    first, second = Person.objects.filter(birth_year=2019).values_list("code", flat=True)
    given = {"mot": first, "hai": second, "viec": "khac"}
    back = client.post(f"{ROOT}trung/xu-ly/?trang=2&q=", given)
    assert back.headers["Location"] == f"{ROOT}trung/?trang=2&q="


def test_a_pair_with_somebody_of_another_commune_is_not_found(
    browse: Browse, officer_a: User, person: Person, stranger: Person
) -> None:
    for given in ({"mot": person.code, "hai": stranger.code}, {"mot": stranger.code}, {}):
        assert browse(officer_a).post(f"{ROOT}trung/xu-ly/", given).status_code == 404
    stranger.refresh_from_db()
    assert stranger.merged_into is None


def test_the_roll_over_is_previewed_prepared_and_done(browse: Browse, officer_a: User, person: Person) -> None:
    client = browse(officer_a)
    page = client.get(f"{ROOT}chuyen-nam/").content.decode()
    assert "chưa rõ có hoàn thành lớp không" in page
    client.post(f"{ROOT}chuyen-nam/khoi/", {"nam": "2026", "lop": "5", "truong": ""})
    assert client.post(f"{ROOT}chuyen-nam/khoi/", {"nam": "la", "lop": "x"}).status_code == 302
    client.post(f"{ROOT}chuyen-nam/chuyen/", {"nam": "2026"})
    assert PersonYear.objects.get(person=person, survey_year=2027).grade == 6
    assert AuditEvent.objects.filter(action="people.roll_over").count() == 1


def test_nobody_else_reaches_a_household_or_a_merge(
    browse: Browse, officer_a: User, officer_b: User, outsider: User, person: Person, commune: OrgUnit
) -> None:
    from namhoc.site.registry.actions import merge_persons

    double = person_in(commune)
    merge = merge_persons(by=officer_a, kept=person, merged=double)
    campaign = open_campaign(by=officer_a, commune=commune, survey_year=YEAR)
    assert person.household is not None
    ho = f"ho/{person.household.pk}/"
    addresses = [ho, f"{ho}sua/", f"{ho}da-dieu-tra/", f"{ho}phieu.json", f"{ho}gui/", f"trung/{merge.pk}/tach/",
                 f"dot-dieu-tra/{campaign.pk}/dong/"]  # fmt: skip
    for user in (officer_b, outsider):
        client = browse(user)
        for address in addresses:
            for call in (client.get, client.post):
                answer = call(ROOT + address)
                assert answer.status_code in (404, 405), (user, address)
        for address in ("", "ho/", "dot-dieu-tra/", "theo-doi/", "trung/", "chuyen-nam/"):
            shown: Any = client.get(ROOT + address).content.decode()
            assert person.name not in shown
            assert "Lò Văn Chủ" not in shown
