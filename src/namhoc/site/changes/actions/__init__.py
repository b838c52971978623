"""Writes on changes of units: one function a write, ``by`` says who, one transaction, one event in the journal."""

from namhoc.site.changes.actions.carry_out import carry_out_due, confirm, confirm_clean_rows
from namhoc.site.changes.actions.draft import discard, save_draft, settle
from namhoc.site.changes.actions.judge import judge_those_that_went_on
from namhoc.site.changes.actions.plan import LARGEST_PLAN, receive_plan, start_plan
from namhoc.site.changes.actions.preview import take_preview
from namhoc.site.changes.actions.undo import undo

__all__ = [
    "LARGEST_PLAN",
    "carry_out_due",
    "confirm",
    "confirm_clean_rows",
    "discard",
    "judge_those_that_went_on",
    "receive_plan",
    "save_draft",
    "settle",
    "start_plan",
    "take_preview",
    "undo",
]
