"""Rows in the words of a list."""

from django.utils.translation import gettext as _

from namhoc.recognition.person_year import Place, Residence, Status
from namhoc.site.registry.models import PersonYear


def school_words(row: PersonYear) -> str:
    """ "Đang học lớp 5A2, nơi khác trong tỉnh"; residence first where it matters more."""
    parts = []
    if row.residence in (Residence.MOVED_OUT, Residence.DECEASED, Residence.SCHOOLED_HERE, Residence.ARRIVED):
        parts.append(row.get_residence_display())
    if row.status is None:
        if row.age >= 3 and row.residence not in (Residence.MOVED_OUT, Residence.DECEASED) and row.age <= 18:
            parts.append(_("Chưa rõ tình trạng học"))
    else:
        words = row.get_status_display()
        if row.grade is not None and row.status in (Status.STUDYING, Status.PAUSED):
            grade = row.get_grade_display()
            words += f" {_('lớp')} {row.class_name or grade}" if row.grade > 0 else f", {grade}"
        elif row.grade is not None and row.grade > 0 and row.status == Status.DROPPED_OUT:
            words += f", {_('lớp')} {row.grade}"
        parts.append(words)
    if row.place in (Place.IN_PROVINCE, Place.OUTSIDE):
        parts.append(row.get_place_display().lower())
    return ", ".join(parts)


def completions_of(row: PersonYear) -> str:
    """The stages completed, highest first."""
    done = [
        (row.completed_upper_secondary, _("THPT")),
        (row.completed_lower_secondary, _("THCS")),
        (row.completed_primary, _("Tiểu học")),
        (row.completed_preschool, _("Mầm non")),
    ]
    return ", ".join(words for is_done, words in done if is_done)
