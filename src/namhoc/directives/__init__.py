"""A document becomes a directive: fields, tasks, assignments, targets, deadlines, each with its words."""

from namhoc.directives.directive import (
    Assignment,
    Deadline,
    Directive,
    DocumentFields,
    Figure,
    Item,
    Statistic,
    Target,
    Task,
    TaskKind,
)
from namhoc.directives.extract import extract

__all__ = [
    "Assignment",
    "Deadline",
    "Directive",
    "DocumentFields",
    "Figure",
    "Item",
    "Statistic",
    "Target",
    "Task",
    "TaskKind",
    "extract",
]
