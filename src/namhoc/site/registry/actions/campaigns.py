"""Đợt điều tra: open it over the hamlets, tick off households, close it."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.models import Household, HouseholdVisit, SurveyCampaign
from namhoc.site.registry.rights import check_may_edit

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def open_campaign(
    *, by: "User | None", commune: OrgUnit, survey_year: int, due_on: date | None = None
) -> SurveyCampaign:
    """Open the survey of a year; one that is closed is opened again. Opening twice changes nothing."""
    check_may_edit(by, commune)
    hamlets = list(
        Household.objects.filter(commune=commune)
        .exclude(hamlet="")
        .order_by("hamlet")
        .values_list("hamlet", flat=True)
        .distinct()
    )
    campaign, made = SurveyCampaign.objects.get_or_create(
        commune=commune,
        survey_year=survey_year,
        defaults={"hamlets": hamlets, "opened_by": by, "due_on": due_on},
    )
    reopened = not made and campaign.closed_at is not None
    if reopened:
        campaign.closed_at = None
        campaign.save(update_fields=["closed_at"])
    if made or reopened:
        record("campaign.open", campaign, by=by, unit=commune, details={"year": survey_year, "hamlets": len(hamlets)})
    return campaign


@transaction.atomic
def mark_surveyed(*, by: "User | None", campaign: SurveyCampaign, household: Household, surveyed: bool = True) -> None:
    """Tick a household off, or take the tick back. Raises REG-CAMPAIGN-CLOSED once the campaign is closed."""
    check_may_edit(by, campaign.commune)
    if campaign.closed_at is not None:
        raise UserFacingError(
            "REG-CAMPAIGN-CLOSED", "Đợt điều tra đã đóng", where=str(campaign.survey_year), fix="Mở lại đợt điều tra."
        )
    if household.commune_id != campaign.commune_id:
        raise UserFacingError("REG-VALUE", "Hộ không thuộc xã của đợt điều tra", fix="Chọn hộ của xã.")
    if surveyed:
        _visit, changed = HouseholdVisit.objects.get_or_create(
            campaign=campaign, household=household, defaults={"by": by}
        )
    else:
        changed = bool(campaign.visits.filter(household=household).delete()[0])
    if changed:
        details = {"household": household.pk, "surveyed": surveyed}
        record("campaign.visit", campaign, by=by, unit=campaign.commune, details=details)


@transaction.atomic
def close_campaign(*, by: "User | None", campaign: SurveyCampaign) -> None:
    """Close the campaign; what is not surveyed is counted in the journal, and stays visible."""
    check_may_edit(by, campaign.commune)
    if campaign.closed_at is not None:
        return
    campaign.closed_at = timezone.now()
    campaign.save(update_fields=["closed_at"])
    details = {"year": campaign.survey_year, "surveyed": campaign.visits.count()}
    record("campaign.close", campaign, by=by, unit=campaign.commune, details=details)
