"""One step on the way to recognition, or away from it."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.recognition.steps import ACTS, Act, Paper, Party, Step, next_step
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.conditions import unmet_conditions
from namhoc.site.recognition.law import hold
from namhoc.site.recognition.models import CohortCount, Recognition, ReportedCounts, Standing
from namhoc.site.recognition.process import way_of
from namhoc.site.recognition.rights import check_decides, check_keeps

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

RECOGNISING = frozenset({Act.RECOGNISE, Act.MAINTAIN, Act.RESTORE})
"""Acts by which a unit is recognised."""


@transaction.atomic
def take_step(
    *,
    by: "User",
    unit: OrgUnit,
    programme: str,
    survey_year: int,
    act: Act,
    level: int | None = None,
    on: date | None = None,
    paper: str = "",
    reason: str = "",
    override: str = "",
    seen: Step | None = None,
) -> Recognition:
    """Do ``act`` and keep it; what was kept before is never changed.

    The state table decides what is allowed (RECOG-STEP, RECOG-PARTY, RECOG-BEFORE, RECOG-PAPER). ``level``: what is
    requested or recognised, the certain level of the figures where it is not told; ``seen``: the step the person saw,
    so that two people at once are noticed; ``override``: why to recognise although a condition of TT 07/2016/TT-BGDĐT
    is not met, without which that is refused where the province so chose (RECOG-CONDITIONS). An outcome locks the
    figures of the year.
    """
    (check_keeps if ACTS[act].party is Party.UNIT else check_decides)(by, unit)
    hold(unit)  # two people at once: the second one sees the first one's step; and no figure changes meanwhile
    standing = Standing.objects.filter(unit=unit, programme=programme, survey_year=survey_year)
    evaluated = standing.select_related("evaluation").first()
    certain = (evaluated.level if evaluated else None) or 0
    way = way_of(unit, programme, survey_year, certain)
    if seen is not None and seen != way.step:
        raise UserFacingError(
            "RECOG-CHANGED",
            f"Người khác vừa chuyển sang bước “{way.step.label}”",
            where=str(unit),
            fix="Xem lại trang rồi làm tiếp; việc vừa gửi chưa được ghi.",
        )
    at_stake = way.level if level is None else level
    when = on or timezone.localdate()
    _check(act, at_stake, certain, when, survey_year)
    unmet = unmet_conditions(evaluated.evaluation.found if evaluated else None) if act in RECOGNISING else ()
    if unmet and not override.strip():
        raise UserFacingError(
            "RECOG-CONDITIONS",
            "Điều kiện bảo đảm chưa đạt",
            where=str(unit),
            why=f"{', '.join(str(one) for one in unmet)}; tỉnh chọn: điều kiện chưa đạt thì chưa đủ để công nhận",
            fix="Bổ sung điều kiện, hoặc ghi lý do vẫn công nhận.",
        )
    told = reason if ACTS[act].paper is Paper.REASON else paper
    after = next_step(
        way.step, act, party=ACTS[act].party, before=way.before, is_higher=at_stake > way.held, paper=told
    )
    row = Recognition.objects.create(
        unit=unit,
        programme=programme,
        survey_year=survey_year,
        level=way.held if act in (Act.LOSE, Act.LOSE_AGAIN) else at_stake,
        act=act.value,
        step=after.value,
        on=when,
        paper=paper.strip()[:60],
        authority=way.competent(act).label[:200],
        reason=reason.strip()[:500],
        override=override.strip()[:500] if unmet else "",
        evaluation=evaluated.evaluation if evaluated else None,
        by=by,
    )
    if after.is_outcome:
        lock_figures(unit, survey_year)
    details = {"programme": programme, "year": survey_year, "act": act.value, "step": after.value, "level": row.level}
    if unmet:
        details |= {"unmet": [str(one) for one in unmet], "override": row.override[:300]}
    record("recognition.step", unit, by=by, unit=unit, details=details)
    return row


def _check(act: Act, level: int, certain: int, when: date, survey_year: int) -> None:
    if act in RECOGNISING and not 1 <= level <= certain:
        raise UserFacingError(
            "RECOG-LEVEL",
            f"Không công nhận mức độ {level}",
            why=f"Số liệu chỉ chắc chắn đạt mức độ {certain}" if certain else "Số liệu chưa chắc chắn đạt mức độ nào",
            fix="Chọn mức độ thấp hơn, hoặc bổ sung số liệu rồi kiểm tra lại.",
        )
    if when > timezone.localdate() or when.year < survey_year:
        raise UserFacingError(
            "RECOG-DAY",
            "Ngày không hợp lệ",
            why=f"Ngày phải từ 01/01/{survey_year} đến hôm nay",
            fix="Sửa ngày rồi gửi lại.",
        )


def lock_figures(unit: OrgUnit, survey_year: int) -> None:
    """Lock what a decision rests on, part of the write that records itself."""
    now = timezone.now()
    for model in (CohortCount, ReportedCounts):
        model.objects.filter(commune=unit, survey_year=survey_year, locked_at=None).update(locked_at=now)
