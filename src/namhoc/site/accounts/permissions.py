"""What a person may do: permissions in one enum, roles as lists of them. *Where* is the business of ``scopes``."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """One thing that may be done."""

    READ_DOCUMENTS = "read_documents"
    ADD_DOCUMENTS = "add_documents"  # upload, keep, discard
    REVIEW_DOCUMENTS = "review_documents"  # accept, edit, split, merge, reject what was extracted
    ISSUE_TASKS = "issue_tasks"
    READ_TASKS = "read_tasks"
    UPDATE_TASKS = "update_tasks"  # progress, evidence, discussion of one's own
    EXPORT = "export"
    READ_JOURNAL = "read_journal"
    MANAGE_ACCOUNTS = "manage_accounts"


class Role(TextChoices):
    """A person's role."""

    DOET_SPECIALIST = "doet_specialist", _("Chuyên viên Sở")
    DOET_LEADER = "doet_leader", _("Lãnh đạo Sở")
    COMMUNE_OFFICER = "commune_officer", _("Công chức xã")
    SCHOOL = "school", _("Trường học")
    VIEWER = "viewer", _("Người xem")
    ADMINISTRATOR = "administrator", _("Quản trị")


_LOOK = frozenset({Permission.READ_DOCUMENTS, Permission.READ_TASKS})
_OFFICE = _LOOK | {
    Permission.ADD_DOCUMENTS,
    Permission.REVIEW_DOCUMENTS,
    Permission.ISSUE_TASKS,
    Permission.UPDATE_TASKS,
    Permission.EXPORT,
}

ROLES: dict[Role, frozenset[Permission]] = {
    Role.DOET_SPECIALIST: _OFFICE,
    Role.DOET_LEADER: _OFFICE | {Permission.READ_JOURNAL},
    Role.COMMUNE_OFFICER: _OFFICE,  # a commune plans the province's directive once more for its schools
    Role.SCHOOL: _LOOK | {Permission.UPDATE_TASKS, Permission.EXPORT},
    Role.VIEWER: _LOOK,
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_ACCOUNTS, Permission.READ_JOURNAL}),  # no documents, no tasks
}
