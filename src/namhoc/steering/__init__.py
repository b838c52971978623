"""Steering: accepted items become task drafts; states, deadlines and progress of tasks, as values and tables."""

from namhoc.steering.accepted import accepted_items, last_day
from namhoc.steering.addressees import COLLECTIVES, COMMUNE_GROUPS, communes_meant
from namhoc.steering.diagram import states_diagram, states_table
from namhoc.steering.draft import (
    AcceptedItem,
    DueDate,
    Duty,
    Origin,
    Plan,
    Responsible,
    Sourced,
    TaskDraft,
)
from namhoc.steering.plan import AgencyHistory, NoHistory, capital, plan
from namhoc.steering.roll_up import RollUp, Standing
from namhoc.steering.states import ACTS, PROGRESS_LABELS, TRANSITIONS, Act, Party, Progress, acts_from, next_state
from namhoc.steering.time_state import TimeKind, TimeState
from namhoc.steering.titles import title_of

__all__ = [
    "ACTS",
    "COLLECTIVES",
    "COMMUNE_GROUPS",
    "PROGRESS_LABELS",
    "TRANSITIONS",
    "AcceptedItem",
    "Act",
    "AgencyHistory",
    "DueDate",
    "Duty",
    "NoHistory",
    "Origin",
    "Party",
    "Plan",
    "Progress",
    "Responsible",
    "RollUp",
    "Sourced",
    "Standing",
    "TaskDraft",
    "TimeKind",
    "TimeState",
    "accepted_items",
    "acts_from",
    "capital",
    "communes_meant",
    "last_day",
    "next_state",
    "plan",
    "states_diagram",
    "states_table",
    "title_of",
]
