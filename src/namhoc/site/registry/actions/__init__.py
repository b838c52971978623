"""Everything that writes to the registry. Each: ``by``, one transaction, one event of the journal without a name."""

from namhoc.site.registry.actions.campaigns import close_campaign, mark_surveyed, open_campaign
from namhoc.site.registry.actions.edit import add_person, edit_person, edit_year
from namhoc.site.registry.actions.facts import Completion, mark_disability, record_completion, record_literacy
from namhoc.site.registry.actions.households import add_household, edit_household
from namhoc.site.registry.actions.load import Loaded, Row, load_people
from namhoc.site.registry.actions.moves import record_departure, take_in, withdraw_event
from namhoc.site.registry.actions.undo import undo_change

__all__ = [
    "Completion",
    "Loaded",
    "Row",
    "add_household",
    "add_person",
    "close_campaign",
    "edit_household",
    "edit_person",
    "edit_year",
    "load_people",
    "mark_disability",
    "mark_surveyed",
    "open_campaign",
    "record_completion",
    "record_departure",
    "record_literacy",
    "take_in",
    "undo_change",
    "withdraw_event",
]
