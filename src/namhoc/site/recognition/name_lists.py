"""The tracking book and the lists of completers, filled from the register. They hold names and are made for the
officers of the commune alone; nothing of them is kept.

Who stands on a list of completers is who counts in the figure of the programme, by the readings the province chose.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from namhoc.recognition import Switches
from namhoc.recognition.cohorts import figures
from namhoc.recognition.person_year import Residence, Status
from namhoc.reporting.forms import form_xlsx, person_list
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.forms import head_of
from namhoc.site.recognition.persons import counts_in
from namhoc.site.registry.models import PersonYear
from namhoc.site.registry.pure import pure_rows

FORMS: Mapping[str, str] = {
    "tracking_book": "so-theo-doi",
    "preschool_completers": "hoan-thanh-mam-non",
    "primary_completers": "hoan-thanh-tieu-hoc",
    "lower_secondary_graduates": "tot-nghiep-thcs",
    "literate_1": "biet-chu-1",
    "literate_2": "biet-chu-2",
    "vocational_certificates": "chung-chi-nghe",
}
"""The form of a kind of paper of the file."""

COUNTED_IN: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "hoan-thanh-mam-non": ("MN5", ("completed",)),
    "hoan-thanh-tieu-hoc": ("TH", ("age11_completed", "upto14_completed")),
    "tot-nghiep-thcs": ("THCS", ("graduated",)),
}
"""Programme and figures whose persons a list of completers names."""

LITERATE = {"biet-chu-1": 1, "biet-chu-2": 2}
"""The level that was recognised in whom such a list names."""

VOCATIONAL = "chung-chi-nghe"

_OLDEST_LEARNER = 60
_YOUNGEST_YOUTH, _OLDEST_YOUTH = 15, 18
"""Whom lower secondary is counted over, and so whose certificates its file lists."""

_AWAY = (Residence.MOVED_OUT, Residence.DECEASED, Residence.SCHOOLED_HERE)


def name_list(commune: OrgUnit, survey_year: int, form: str, switches: Switches) -> tuple[bytes, int]:
    """The form as an .xlsx file, and how many persons stand on it. Raises KeyError for another form."""
    rows = _on(commune, survey_year, form, switches)
    told = list(_told(rows, form))
    return form_xlsx([person_list(form, told)], head_of(commune, survey_year)), len(told)


def has_persons(commune: OrgUnit, survey_year: int) -> bool:
    """The register holds persons of the year to fill a list from."""
    return PersonYear.objects.filter(commune=commune, survey_year=survey_year).exists()


def _on(commune: OrgUnit, survey_year: int, form: str, switches: Switches) -> QuerySet[PersonYear]:
    """Who stands on the form."""
    rows = PersonYear.objects.filter(commune=commune, survey_year=survey_year)
    if form in LITERATE:
        born = (survey_year - _OLDEST_LEARNER, survey_year - 15)
        rows = rows.filter(literacy=LITERATE[form], person__birth_year__range=born)
        return rows.exclude(residence__in=_AWAY)
    if form == VOCATIONAL:
        born = (survey_year - _OLDEST_YOUTH, survey_year - _YOUNGEST_YOUTH)
        rows = rows.filter(person__birth_year__range=born).exclude(person__vocational_certificate="")
        return rows.exclude(residence__in=_AWAY)
    if form not in COUNTED_IN:
        return rows
    programme, names = COUNTED_IN[form]
    asked = [figures(switches)[programme][name] for name in names]
    ages = (min(one.youngest for one in asked), max(one.oldest for one in asked))
    young = rows.filter(person__birth_year__range=(survey_year - ages[1], survey_year - ages[0]))
    codes = {
        person.person
        for person in pure_rows(young)
        if any(
            one.youngest <= survey_year - person.birth_year <= one.oldest and counts_in(person, one) for one in asked
        )
    }
    wanted = [pk for pk, code in young.values_list("pk", "person__code") if code in codes]
    return rows.filter(pk__in=wanted)


def _told(rows: QuerySet[PersonYear], form: str) -> Iterator[dict[str, Any]]:
    found = list(
        rows.select_related("person__household").order_by(
            "hamlet", "person__household__sheet_number", "person__name_folded", "person__birth_year", "id"
        )
    )
    schools = _school_names(row.school for row in found)
    for row in found:
        yield _tracked(row, schools) if form == "so-theo-doi" else _completed(row, schools, form)


def _school_names(codes: Iterable[str]) -> dict[str, str]:
    """Names of schools by code, the latest one a code had."""
    wanted = {code for code in codes if code}
    return dict(OrgUnit.objects.filter(code__in=wanted).order_by("valid_from").values_list("code", "name"))


def _common(row: PersonYear, schools: Mapping[str, str]) -> dict[str, Any]:
    person = row.person
    return {
        "hamlet": row.hamlet,
        "name": person.name,
        "birth_date": person.born,
        "female": person.female,
        "ethnic_group": person.ethnic_group,
        "school": schools.get(row.school, row.school),
        "note": person.note,
    }


def _completed(row: PersonYear, schools: Mapping[str, str], form: str) -> dict[str, Any]:
    person = row.person
    year, *evidence = {
        "hoan-thanh-mam-non": (row.survey_year, ""),
        "hoan-thanh-tieu-hoc": (row.primary_year, row.get_primary_evidence_display(), person.primary_number),
        "tot-nghiep-thcs": (
            row.lower_secondary_year,
            row.get_lower_secondary_evidence_display(),
            person.lower_secondary_number,
        ),
        VOCATIONAL: (person.vocational_year, person.vocational, person.vocational_certificate),
    }.get(form, (person.literacy_year, person.literacy_number))
    return _common(row, schools) | {"year": year, "evidence": ", ".join(str(part) for part in evidence if part)}


def _tracked(row: PersonYear, schools: Mapping[str, str]) -> dict[str, Any]:
    household, studies = row.person.household, row.status in (Status.STUDYING, Status.PAUSED)
    left = row.status == Status.DROPPED_OUT
    return _common(row, schools) | {
        "sheet_number": household.sheet_number if household else "",
        "head": household.head if household else "",
        "residence": str(row.get_residence_display()),
        "grade": str(row.get_grade_display() or "") if studies else "",
        "school": schools.get(row.school, row.school) if studies else "",
        "place": str(row.get_place_display() or "") if studies else "",
        "preschool_year": row.survey_year if row.completed_preschool else None,
        "primary_year": row.primary_year or row.completed_primary,
        "lower_secondary_year": row.lower_secondary_year or row.completed_lower_secondary,
        "upper_year": row.completed_upper_secondary,
        "vocational": row.person.vocational,
        "vocational_number": row.person.vocational_certificate,
        "vocational_year": row.person.vocational_year,
        "left_grade": row.grade if left else None,
        "literacy": row.literacy,
        "literacy_year": row.person.literacy_year,
        "relapse": row.relapse or None,
        "disability": (row.disability or "x") if row.disabled else "",
        "disabled_able": row.disabled_able if row.disabled else None,
        "disabled_access": row.disabled_access if row.disabled else None,
    }
