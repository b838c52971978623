"""Steering: accepted items become task drafts; states, deadlines and progress of tasks, as values and tables."""

from namhoc.steering.accepted import accepted_items, all_items, last_day
from namhoc.steering.addressees import COLLECTIVES, COMMUNE_GROUPS, display_name
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
from namhoc.steering.overall import Overall, TaskState
from namhoc.steering.plan import plan
from namhoc.steering.roll_up import RollUp, Standing
from namhoc.steering.states import ACTS, PROGRESS_LABELS, TRANSITIONS, Act, Party, Progress, acts_from, next_state
from namhoc.steering.time_state import TimeKind, TimeState

__all__ = [
    "ACTS",
    "COLLECTIVES",
    "COMMUNE_GROUPS",
    "PROGRESS_LABELS",
    "TRANSITIONS",
    "AcceptedItem",
    "Act",
    "DueDate",
    "Duty",
    "Origin",
    "Overall",
    "Party",
    "Plan",
    "Progress",
    "Responsible",
    "RollUp",
    "Sourced",
    "Standing",
    "TaskDraft",
    "TaskState",
    "TimeKind",
    "TimeState",
    "accepted_items",
    "acts_from",
    "all_items",
    "display_name",
    "last_day",
    "next_state",
    "plan",
    "states_diagram",
    "states_table",
]
