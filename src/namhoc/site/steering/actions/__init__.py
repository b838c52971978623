"""Writes on tasks: one function a write, ``by`` says who, one transaction, one event in the journal."""

from namhoc.site.steering.actions.issue import issue_tasks

__all__ = ["issue_tasks"]
