"""What the minutes and the report of a unit are made from."""

from django.conf import settings
from django.utils import timezone

from namhoc.orgunits import Tier
from namhoc.recognition import Evaluation
from namhoc.recognition.process import recogniser
from namhoc.reporting.recognition_docx import RecognitionPaper
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.dossier import entries_of
from namhoc.site.recognition.law import day_of, province_of
from namhoc.site.recognition.models import Issue, IssueState, Standing
from namhoc.site.recognition.process import KINDS, way_of
from namhoc.site.recognition.programmes import PROGRAMMES, level_words
from namhoc.site.recognition.situation import situation_of


def paper_of(unit: OrgUnit, survey_year: int) -> RecognitionPaper:
    """Every programme of a commune or a province that was judged in the year, with its file and what is open."""
    found = _evaluations(unit, survey_year)
    kind, day = KINDS[Tier(unit.tier)], day_of(survey_year)
    papers: dict[str, bool] = {}
    held, bodies = [], []
    for one in found:
        for entry in entries_of(unit, one.program, survey_year):
            papers[entry.kind.label] = papers.get(entry.kind.label, False) or entry.there
        way = way_of(unit, one.program, survey_year, one.standard_level or 0)
        if way.before is not None:
            held.append((one.program, f"{way.before.label}, {level_words(one.program, way.held).lower()}"))
        who = recogniser(kind, one.program, max(1, one.standard_level or 1), day)
        bodies.append((one.program, who.label if who.is_confirmed else f"{who.label} (CHƯA XÁC NHẬN)"))
    province = province_of(unit)
    above = "" if unit.pk == province.pk else f"Ủy ban nhân dân {province.kind} {province.name}"
    return RecognitionPaper(
        above=above,
        issuer=f"Ủy ban nhân dân {unit.kind} {unit.name}",
        unit=f"{unit.kind} {unit.name}",
        place=unit.name,
        survey_year=survey_year,
        as_of=min(day, timezone.localdate()),
        evaluations=tuple(found),
        dossier=tuple(papers.items()),
        held=tuple(held),
        issues=Issue.objects.filter(unit=unit, survey_year=survey_year, state=IssueState.OPEN).count(),
        recogniser=tuple(bodies),
        simulated=settings.DEMO,
    )


def _evaluations(unit: OrgUnit, survey_year: int) -> list[Evaluation]:
    if unit.tier == Tier.COMMUNE:
        judged = situation_of(unit, survey_year).judged
    else:
        rows = Standing.objects.filter(unit=unit, survey_year=survey_year).select_related("evaluation")
        judged = {row.programme: row.evaluation.found for row in rows}
    return [judged[one.key] for one in PROGRAMMES if one.key in judged]
