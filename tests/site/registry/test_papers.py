"""Papers a person holds: typed at the person's page, checked, logged, taken back."""

from collections.abc import Callable

import pytest
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.registry.models import Person

Browse = Callable[[User], Client]
PAPERS = {"vocational": "Nghề phổ thông", "vocational_certificate": "999-00017", "vocational_year": "2025"}


def address(person: Person) -> str:
    return f"/pho-cap/so/nguoi/{person.code}/giay-to/"


def test_papers_are_written_shown_and_taken_back(browse: Browse, officer_a: User, person: Person) -> None:
    client = browse(officer_a)
    page = client.post(address(person), PAPERS | {"literacy_number": "12/QĐ", "ly-do": "Theo bản gốc"}, follow=True)
    assert "999-00017" in page.content.decode()
    person.refresh_from_db()
    assert (person.vocational, person.vocational_year, person.literacy_number) == ("Nghề phổ thông", 2025, "12/QĐ")
    change = person.changes.get(field="vocational_certificate")
    assert (change.before, change.after, change.why) == ("", "999-00017", "Theo bản gốc")
    client.post(f"/pho-cap/so/thay-doi/{change.pk}/hoan-tac/")
    person.refresh_from_db()
    assert person.vocational_certificate == ""


@pytest.mark.parametrize("year", ["1900", "2999", "hai nghìn"])
def test_a_year_that_cannot_be_comes_back_with_everything_typed(
    browse: Browse, officer_a: User, person: Person, year: str
) -> None:
    response = browse(officer_a).post(address(person), PAPERS | {"vocational_year": year})
    assert response.status_code == 400
    text = response.content.decode()
    assert 'value="999-00017"' in text
    assert f'value="{year}"' in text
    person.refresh_from_db()
    assert person.vocational_certificate == ""


def test_another_commune_writes_no_papers(browse: Browse, officer_b: User, person: Person) -> None:
    assert browse(officer_b).post(address(person), PAPERS).status_code == 404
