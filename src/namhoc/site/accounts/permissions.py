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
    READ_SCHOOLS = "read_schools"  # units, schools, sites and their figures
    MANAGE_SCHOOLS = "manage_schools"  # import and correct the registry of schools
    CHANGE_UNITS = "change_units"  # merge, split, rename, close: a deed with a decision
    READ_RECOGNITION = "read_recognition"  # counts and verdicts, no names
    READ_PERSONS = "read_persons"  # names and households of one's own commune
    EDIT_PERSONS = "edit_persons"
    REQUEST_RECOGNITION = "request_recognition"  # self-check, dossier, request
    RECOGNISE = "recognise"  # check, decide, record the decision
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


_LOOK = frozenset({Permission.READ_DOCUMENTS, Permission.READ_TASKS, Permission.READ_SCHOOLS})
_OFFICE = _LOOK | {
    Permission.ADD_DOCUMENTS,
    Permission.REVIEW_DOCUMENTS,
    Permission.ISSUE_TASKS,
    Permission.UPDATE_TASKS,
    Permission.EXPORT,
}

_DOET = frozenset(
    {Permission.MANAGE_SCHOOLS, Permission.CHANGE_UNITS, Permission.READ_RECOGNITION, Permission.RECOGNISE}
)

ROLES: dict[Role, frozenset[Permission]] = {
    Role.DOET_SPECIALIST: _OFFICE | _DOET,
    Role.DOET_LEADER: _OFFICE | _DOET | {Permission.READ_JOURNAL},
    # A commune plans the province's directive once more for its schools, and alone sees the names of its people.
    Role.COMMUNE_OFFICER: _OFFICE
    | {
        Permission.READ_RECOGNITION,
        Permission.READ_PERSONS,
        Permission.EDIT_PERSONS,
        Permission.REQUEST_RECOGNITION,
    },
    Role.SCHOOL: _LOOK | {Permission.UPDATE_TASKS, Permission.EXPORT},
    Role.VIEWER: _LOOK | {Permission.READ_RECOGNITION},
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_ACCOUNTS, Permission.READ_JOURNAL}),  # no documents, no tasks
}
