"""The consistency rules X1-X9 asked of the stored figures of a commune or a province."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from namhoc.orgunits import Tier
from namhoc.recognition.consistency import (
    Enrolment,
    Inconsistency,
    Owner,
    check_access,
    check_ages,
    check_bands,
    check_cohorts,
    check_counted,
    check_exchange,
    check_registers,
    check_years,
    same_cohort,
)
from namhoc.recognition.person_year import Status
from namhoc.recognition.switches import PrimaryCohort, Switches
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.judging import figures_of
from namhoc.site.recognition.law import communes_of, province_of, switches_of
from namhoc.site.recognition.models import COUNTED, CohortCount, ReportedCounts
from namhoc.site.recognition.reported import BY_AGE_LABELS, BY_AGE_PART, ON_FORMS, flat, programme_parts
from namhoc.site.registry.models import PersonYear, SchoolList


def disagreements(unit: OrgUnit, survey_year: int) -> list[Inconsistency]:
    """What does not agree, in the order of the rules.

    A commune: within each cohort, with the year before, with the lists of its schools, and what was typed of its forms
    with what is counted; where nobody is counted, typed forms among themselves and totals. A province: what it
    reported, by programme and by age, against the sum of its communes, and who is schooled elsewhere against who came.
    """
    switches = switches_of(province_of(unit), survey_year)
    if unit.tier == Tier.PROVINCE:
        communes = communes_of(unit, survey_year)
        rows = list(_rows(communes, survey_year))
        by_age = ReportedCounts.objects.filter(commune=unit, survey_year=survey_year, part=BY_AGE_PART).first()
        told = flat(by_age.counts) if by_age else {}
        labels = {name: str(label) for name, label in BY_AGE_LABELS.items()}
        found = [*_sums(unit, communes, survey_year, switches)]
        found += check_ages(unit.code, survey_year, told, rows, [one.code for one in communes], labels)
        return [*found, *check_exchange(unit.code, rows)]
    now, before = list(_rows([unit], survey_year)), _rows([unit], survey_year - 1)
    found = [*check_cohorts(now), *check_years(before, now), *_registers(unit, survey_year)]
    rows = ReportedCounts.objects.filter(commune=unit, survey_year=survey_year)
    typed = {row.part: flat(row.counts) for row in rows}
    if now:
        found += check_counted(unit.code, survey_year, typed.get(ON_FORMS, {}), now)
    else:
        found += [*check_bands(unit.code, typed.get("XMC", {})), *_forms(unit, typed, switches)]
        for part in programme_parts():
            found += check_access(unit.code, part.key, str(part.label), typed.get(part.key, {}))
    return sorted(found, key=lambda one: (one.rule, one.place))


def _rows(communes: Iterable[OrgUnit], survey_year: int) -> Iterable[dict[str, Any]]:
    codes = {unit.pk: unit.code for unit in communes}
    for row in CohortCount.objects.filter(commune__in=codes, survey_year=survey_year).order_by("birth_year"):
        yield {
            **row.measured,
            "survey_year": survey_year,
            "commune": codes[row.commune_id],
            "birth_year": row.birth_year,
            "counted": row.origin in COUNTED,
        }


def _forms(unit: OrgUnit, typed: dict[str, dict[str, int | None]], switches: Switches) -> Iterator[Inconsistency]:
    """X1 and X2 on typed totals: one cohort has one total and one PPC on every form."""
    forms, primary = typed.get(ON_FORMS, {}), typed.get("TH", {})
    whole = primary.get("upto14_ppc") if switches.primary_l1_cohort is PrimaryCohort.AGES_11_14 else None
    asked: tuple[tuple[str, str, tuple[str, str], tuple[str, str], int | None], ...] = (
        ("X1", "6 tuổi", ("MN-01-TE", "mn_6"), ("TH-M1", "th_6"), primary.get("age6_ppc")),
        ("X2", "11-14 tuổi", ("TH-M1", "th_11_14"), ("THCS-M1", "thcs_11_14"), whole),
        ("X2", "11 tuổi", ("TH-M1", "th_11"), ("THCS-M1", "thcs_11"), primary.get("age11_ppc")),
    )
    words = {"total": "tổng số", "ppc": "số phải phổ cập"}
    for rule, ages, (first, one), (second, other), primary_ppc in asked:
        sides = []
        for name in (one, other):
            ppc = primary_ppc if name.startswith("th_") else forms.get(f"{name}_ppc")
            sides.append({"total": forms.get(f"{name}_total"), "ppc": ppc})
        for broken in same_cohort(rule, *sides):
            field = broken.partition(".")[2]
            a, b = sides[0][field], sides[1][field]
            text = f"Trẻ {ages}: {words[field]} trên biểu {first} khác biểu {second} ({a} và {b})"
            place = f"{rule}.{field}" if ages in ("6 tuổi", "11-14 tuổi") else f"{rule}.11.{field}"
            yield Inconsistency(rule, unit.code, place, text, Owner.COMMUNE, unit.code, a, b)


def _sums(
    province: OrgUnit, communes: Iterable[OrgUnit], survey_year: int, switches: Switches
) -> Iterator[Inconsistency]:
    """X6: each total the province reported is the sum of its communes. A total that one commune does not know is not
    compared: the rest is no sum."""
    rows = ReportedCounts.objects.filter(commune=province, survey_year=survey_year)
    told = {row.part: flat(row.counts) for row in rows}
    if not told:
        return
    counts = [figures.counts for figures in figures_of(communes, survey_year, switches).values()]
    for part in programme_parts():
        below = [flat(one.get(part.key, {})) for one in counts]
        for field in part.fields:
            value, parts = told.get(part.key, {}).get(field.path), [one.get(field.path) for one in below]
            known = [one for one in parts if one is not None]
            if value is None or not parts or len(known) < len(parts) or value == sum(known):
                continue
            text = f"{part.label}: “{field.label}” của tỉnh khác tổng các xã ({value} và {sum(known)})"
            code = province.code
            yield Inconsistency("X6", code, field.code, text, Owner.DOET, code, value, sum(known))


def _registers(commune: OrgUnit, survey_year: int) -> Iterator[Inconsistency]:
    """X9: the lists the schools handed in against who studies by the survey. What a person has settled is not asked
    again; a pupil whom the survey does not know is told by the line of the list."""
    lists = SchoolList.objects.filter(commune=commune, survey_year=survey_year).select_related("school")
    lists = list(lists.prefetch_related("pupils__person"))
    if not lists:
        return
    settled, register = set(), []
    for held in lists:
        for pupil in held.pupils.all():
            code = pupil.person.code if pupil.person else f"{held.school.code} dòng {pupil.line}"
            if pupil.settled:
                settled.add(code)
            else:
                register.append(Enrolment(code, commune.code, held.school.code, pupil.grade))
    rows = PersonYear.objects.filter(commune=commune, survey_year=survey_year, status=Status.STUDYING)
    survey = [
        Enrolment(code, commune.code, school or None, grade)
        for code, school, grade in rows.order_by("id").values_list("person__code", "school", "grade")
        if code not in settled
    ]
    names = {held.school.code: held.school.name for held in lists}
    for one in check_registers(survey, [pupil for pupil in register if pupil.person not in settled]):
        yield replace(one, text=f"{names.get(one.place.partition('.')[0], '')}: {one.text}")
