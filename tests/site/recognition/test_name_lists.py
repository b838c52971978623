"""Forms with names: for the officers of the commune alone, filled from the register, journalled without a name."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from namhoc.recognition.person_year import EvidenceKind, Residence, Status
from namhoc.recognition.switches import AS_THE_FORMS
from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions import hand_out
from namhoc.site.recognition.judging import figures_of
from namhoc.site.registry.models import Household, Person, PersonYear
from tests.site.recognition.people import YEAR, people

Browse = Callable[[User], Client]


def lines(content: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    return [row for row in rows if isinstance(row[0], int) and isinstance(row[1], str)]


def handed(by: User, unit: OrgUnit, form: str) -> list[list[Any]]:
    return lines(hand_out(by=by, commune=unit, survey_year=YEAR, form=form, switches=AS_THE_FORMS))


def test_the_list_of_completers_names_whom_the_figure_counts(officer_a: User, commune_a: OrgUnit) -> None:
    people(commune_a, 2015, 1, "DI", completed_primary=True, residence=Residence.MOVED_OUT)
    people(commune_a, 2000, 1, "LON", completed_primary=True)
    person = PersonYear.objects.get(person__code="XONG-2015-0")
    person.primary_year, person.primary_evidence = 2026, EvidenceKind.RECORD
    person.save()
    rows = handed(officer_a, commune_a, "hoan-thanh-tieu-hoc")
    counts = figures_of([commune_a], YEAR, AS_THE_FORMS)[commune_a.pk].counts["TH"]
    assert len(rows) == counts["upto14_completed"] == 38
    told = [row for row in rows if 2026 in row]
    assert len(told) == 1
    assert "Xác nhận trên học bạ" in told[0]
    assert handed(officer_a, commune_a, "tot-nghiep-thcs") == []


def test_the_tracking_book_has_everybody_with_what_is_known(officer_a: User, commune_a: OrgUnit) -> None:
    row = PersonYear.objects.get(person__code="LOP5-2015-0")
    household = Household.objects.create(commune=commune_a, sheet_number="017", head="Giàng A Chủ")
    Person.objects.filter(pk=row.person_id).update(household=household, name="=HYPERLINK(1)", birth_month=9)
    PersonYear.objects.filter(pk=row.pk).update(status=Status.DROPPED_OUT, literacy=None)
    rows = handed(officer_a, commune_a, "so-theo-doi")
    assert len(rows) == PersonYear.objects.filter(commune=commune_a).count()
    told = next(row for row in rows if row[3] == "=HYPERLINK(1)")  # text, never a formula
    assert told[2] == "017"
    assert "9/2015" in told
    assert "Giàng A Chủ" in told
    assert 5 in told  # the grade that was left


@pytest.mark.parametrize(("form", "level"), [("biet-chu-1", 1), ("biet-chu-2", 2)])
def test_literate_learners_are_those_recognised_at_the_level(
    officer_a: User, commune_a: OrgUnit, form: str, level: int
) -> None:
    people(commune_a, 1980, 3, "M1", literacy=1)
    people(commune_a, 1985, 2, "M2", literacy=2)
    people(commune_a, 1940, 2, "GIA", literacy=level)
    assert len(handed(officer_a, commune_a, form)) == {1: 3, 2: 2}[level]


def test_only_the_communes_own_officers_get_it_and_each_download_is_journalled_without_a_name(
    browse: Browse, officer_a: User, officer_b: User, specialist: User, outsider: User, commune_a: OrgUnit
) -> None:
    address = f"/pho-cap/ho-so/{commune_a.pk}/danh-sach/so-theo-doi.xlsx?ct=TH&nam=2026"
    page = f"/pho-cap/ho-so/{commune_a.pk}/?ct=TH&nam=2026"
    assert browse(specialist).get(address).status_code == 403
    assert browse(officer_b).get(address).status_code == 404
    assert browse(outsider).get(address).status_code in (403, 404)
    assert not AuditEvent.objects.filter(action="persons.hand_out").exists()
    for by in (specialist, officer_b):
        with pytest.raises(PermissionDenied):
            handed(by, commune_a, "so-theo-doi")
    client = browse(officer_a)
    assert "danh-sach/so-theo-doi.xlsx" in client.get(page).content.decode()
    assert "danh-sach/" not in browse(specialist).get(page).content.decode()
    client = browse(officer_a)
    assert client.get(address).status_code == 200
    event = AuditEvent.objects.get(action="persons.hand_out")
    assert event.details == {"form": "so-theo-doi", "year": 2026, "count": 60}
    assert "Giàng" not in str(event.details)
    assert client.get(address.replace("so-theo-doi", "MN-02")).status_code == 404
    assert client.get(address.replace("so-theo-doi", "khong-co")).status_code == 404


def test_without_persons_there_is_no_list(browse: Browse, officer_b: User, commune_b: OrgUnit) -> None:
    address = f"/pho-cap/ho-so/{commune_b.pk}/danh-sach/so-theo-doi.xlsx?ct=TH&nam=2026"
    assert browse(officer_b).get(address).status_code == 404


def test_young_people_with_a_vocational_certificate_are_listed_with_its_number(
    officer_a: User, commune_a: OrgUnit
) -> None:
    people(commune_a, 2010, 2, "NGHE")
    people(commune_a, 1990, 1, "GIA")
    papers = {"vocational": "Nghề phổ thông", "vocational_certificate": "999-017", "vocational_year": 2025}
    Person.objects.filter(code__in=("NGHE-2010-0", "GIA-1990-0")).update(**papers)
    (row,) = handed(officer_a, commune_a, "chung-chi-nghe")
    assert 2025 in row
    assert "Nghề phổ thông, 999-017" in row


def test_the_numbers_of_papers_are_printed(officer_a: User, commune_a: OrgUnit) -> None:
    people(commune_a, 1980, 1, "M1", literacy=1)
    Person.objects.filter(code="M1-1980-0").update(literacy_year=2024, literacy_number="17/QĐ-UBND")
    (literate,) = handed(officer_a, commune_a, "biet-chu-1")
    assert 2024 in literate
    assert "17/QĐ-UBND" in literate
    PersonYear.objects.filter(person__code="XONG-2015-0").update(primary_evidence=EvidenceKind.RECORD)
    Person.objects.filter(code="XONG-2015-0").update(primary_number="HB 017")
    told = [row for row in handed(officer_a, commune_a, "hoan-thanh-tieu-hoc") if "Xác nhận trên học bạ, HB 017" in row]
    assert len(told) == 1
