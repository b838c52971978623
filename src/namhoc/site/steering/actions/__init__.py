"""Writes on tasks: one function a write, ``by`` says who, one transaction, one event in the journal."""

from namhoc.site.steering.actions.by_hand import About, HandTask, give_task, given_about
from namhoc.site.steering.actions.deadline import change_deadline
from namhoc.site.steering.actions.discuss import add_comment, remind
from namhoc.site.steering.actions.evidence import add_evidence, remove_evidence
from namhoc.site.steering.actions.issue import issue_tasks
from namhoc.site.steering.actions.progress import act_on, confirm_all, open_row
from namhoc.site.steering.actions.saved_filters import drop_filter, save_filter
from namhoc.site.steering.actions.withdraw import withdraw_task

__all__ = [
    "About",
    "HandTask",
    "act_on",
    "add_comment",
    "add_evidence",
    "change_deadline",
    "confirm_all",
    "drop_filter",
    "give_task",
    "given_about",
    "issue_tasks",
    "open_row",
    "remind",
    "remove_evidence",
    "save_filter",
    "withdraw_task",
]
