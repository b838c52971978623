"""What the site keeps of tasks, one noun a file."""

from namhoc.site.steering.models.evidence import Evidence
from namhoc.site.steering.models.history import Comment, DeadlineChange, ProgressReport, Reminder
from namhoc.site.steering.models.saved_filter import SavedFilter
from namhoc.site.steering.models.task import Task, TaskUnit

__all__ = [
    "Comment",
    "DeadlineChange",
    "Evidence",
    "ProgressReport",
    "Reminder",
    "SavedFilter",
    "Task",
    "TaskUnit",
]
