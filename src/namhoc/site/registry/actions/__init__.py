"""Everything that writes to the registry. Each: ``by``, one transaction, one event of the journal without a name."""

from namhoc.site.registry.actions.campaigns import close_campaign, mark_surveyed, open_campaign
from namhoc.site.registry.actions.divide import UNNAMED, divide_register, hamlets_of_register
from namhoc.site.registry.actions.door import receive_door
from namhoc.site.registry.actions.edit import add_person, edit_person, edit_year
from namhoc.site.registry.actions.facts import Completion, mark_disability, record_completion, record_literacy
from namhoc.site.registry.actions.hand_over import first_open_year, hand_over_register
from namhoc.site.registry.actions.households import add_household, edit_household
from namhoc.site.registry.actions.load import Loaded, Row, load_people
from namhoc.site.registry.actions.merge import dismiss_pair, merge_persons, undo_merge
from namhoc.site.registry.actions.moves import record_departure, take_in, withdraw_event
from namhoc.site.registry.actions.papers import Upload, keep_paper, open_paper, remove_paper
from namhoc.site.registry.actions.rollover import RollOver, preview_roll_over, record_promotion, roll_over
from namhoc.site.registry.actions.school_lists import Side, hand_in_list, settle_pupil
from namhoc.site.registry.actions.undo import undo_change

__all__ = [
    "UNNAMED",
    "Completion",
    "Loaded",
    "RollOver",
    "Row",
    "Side",
    "Upload",
    "add_household",
    "add_person",
    "close_campaign",
    "dismiss_pair",
    "divide_register",
    "edit_household",
    "edit_person",
    "edit_year",
    "first_open_year",
    "hamlets_of_register",
    "hand_in_list",
    "hand_over_register",
    "keep_paper",
    "load_people",
    "mark_disability",
    "mark_surveyed",
    "merge_persons",
    "open_campaign",
    "open_paper",
    "preview_roll_over",
    "receive_door",
    "record_completion",
    "record_departure",
    "record_literacy",
    "record_promotion",
    "remove_paper",
    "roll_over",
    "settle_pupil",
    "take_in",
    "undo_change",
    "undo_merge",
    "withdraw_event",
]
