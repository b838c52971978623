"""What the registry keeps, one noun a file."""

from namhoc.site.registry.models.campaign import HouseholdVisit, SurveyCampaign
from namhoc.site.registry.models.change import FieldChange
from namhoc.site.registry.models.event import EventKind, PersonEvent
from namhoc.site.registry.models.household import Household, HouseholdMembership
from namhoc.site.registry.models.merge import DismissedPair, DuplicateMerge
from namhoc.site.registry.models.paper import CompletionPaper, Proves
from namhoc.site.registry.models.person import Person
from namhoc.site.registry.models.person_year import PersonYear, Source
from namhoc.site.registry.models.school_list import SchoolList, SchoolPupil
from namhoc.site.registry.models.submission import DoorSubmission

__all__ = [
    "CompletionPaper",
    "DismissedPair",
    "DoorSubmission",
    "DuplicateMerge",
    "EventKind",
    "FieldChange",
    "Household",
    "HouseholdMembership",
    "HouseholdVisit",
    "Person",
    "PersonEvent",
    "PersonYear",
    "Proves",
    "SchoolList",
    "SchoolPupil",
    "Source",
    "SurveyCampaign",
]
