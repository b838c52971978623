"""Columns of the commune survey workbook (phiếu điều tra, sổ theo dõi), told by the text of their heads.

No two communes send the same workbook: 22 to 73 columns, heads over one to four merged rows, columns moved about. So a
column is known by what its head says, never by where it stands. Layouts come from practice, not from the Ministry's
files (UNCONFIRMED).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from namhoc.core import fold


class Column(StrEnum):
    """What a column of the workbook tells of a person; the value is the name of the field it fills."""

    ORDER = "order"
    HAMLET = "hamlet"
    SHEET_NUMBER = "sheet_number"
    NAME = "name"
    SURNAME = "surname"
    GIVEN_NAME = "given_name"
    BIRTH_DATE = "birth_date"
    BIRTH_DAY = "birth_day"
    BIRTH_MONTH = "birth_month"
    BIRTH_YEAR = "birth_year"
    FEMALE = "female"
    SEX = "sex"
    ETHNIC_GROUP = "ethnic_group"
    RELIGION = "religion"
    PRIORITY = "priority"
    ID_NUMBER = "id_number"
    HEAD = "head"
    HEAD_SURNAME = "head_surname"
    HEAD_GIVEN_NAME = "head_given_name"
    RELATION = "relation"
    FATHER = "father"
    MOTHER = "mother"
    GUARDIAN = "guardian"
    PHONE = "phone"
    ADDRESS = "address"
    RESIDENCE_KIND = "residence_kind"
    RESIDENCE_STATUS = "residence_status"
    MOVED_IN = "moved_in"
    MOVED_OUT = "moved_out"
    DIED = "died"
    STATUS = "status"
    GRADE = "grade"
    CLASS_NAME = "class_name"
    TRACK = "track"
    REPEATER = "repeater"
    TWO_SESSIONS = "two_sessions"
    PREPARED_VIETNAMESE = "prepared_vietnamese"
    SCHOOL_NAME = "school_name"
    SCHOOL_CODE = "school_code"
    SCHOOL_PLACE = "school_place"
    NOT_STARTED = "not_started"
    COMPLETED = "completed"
    COMPLETED_YEAR = "completed_year"
    COMPLETED_CONTINUING = "completed_continuing"
    COMPLETED_PRESCHOOL = "completed_preschool"
    COMPLETED_PRIMARY = "completed_primary"
    PRIMARY_YEAR = "primary_year"
    PRIMARY_EVIDENCE = "primary_evidence"
    PRIMARY_NUMBER = "primary_number"
    COMPLETED_LOWER = "completed_lower_secondary"
    LOWER_YEAR = "lower_secondary_year"
    LOWER_EVIDENCE = "lower_secondary_evidence"
    LOWER_NUMBER = "lower_secondary_number"
    COMPLETED_UPPER = "completed_upper_secondary"
    UPPER_YEAR = "upper_secondary_year"
    VOCATIONAL = "vocational"
    VOCATIONAL_CERTIFICATE = "vocational_certificate"
    VOCATIONAL_YEAR = "vocational_year"
    LAST_GRADE = "last_grade"
    LAST_YEAR = "last_year"
    LEFT_GRADE = "left_grade"
    LEFT_YEAR = "left_year"
    LITERACY_CLASS = "literacy_class"
    LITERACY_LEVEL = "literacy_level"
    LITERACY_YEAR = "literacy_year"
    LITERACY_NUMBER = "literacy_number"
    RELAPSE = "relapse"
    MOBILITY = "vận động"
    HEARING = "nghe nói"
    SIGHT = "nhìn"
    MENTAL = "thần kinh"
    INTELLECTUAL = "trí tuệ"
    LEARNING = "học tập"
    AUTISM = "tự kỷ"
    OTHER_DISABILITY = "khác"
    DISABILITY = "disability"
    DISABILITY_CERTIFICATE = "disability_certificate"
    DISABLED_ABLE = "disabled_able"
    DISABLED_ACCESS = "disabled_access"
    CIRCUMSTANCES = "circumstances"
    NOTE = "note"


DISABILITIES = (
    Column.MOBILITY, Column.HEARING, Column.SIGHT, Column.MENTAL, Column.INTELLECTUAL, Column.LEARNING, Column.AUTISM,
    Column.OTHER_DISABILITY,
)  # fmt: skip
"""A column for each kind of disability, a mark where the person has it (Điều 3 Luật Người khuyết tật and practice)."""

LONGEST: dict[Column, int] = {
    Column.HAMLET: 120, Column.SHEET_NUMBER: 40, Column.NAME: 120, Column.SURNAME: 80, Column.GIVEN_NAME: 39,
    Column.ETHNIC_GROUP: 60, Column.RELIGION: 60, Column.HEAD: 120, Column.HEAD_SURNAME: 80,
    Column.HEAD_GIVEN_NAME: 39, Column.RELATION: 60, Column.FATHER: 120, Column.MOTHER: 120, Column.GUARDIAN: 120,
    Column.PHONE: 20, Column.ADDRESS: 200, Column.SCHOOL_CODE: 20, Column.DISABILITY: 120, Column.VOCATIONAL: 60,
    Column.PRIMARY_NUMBER: 40, Column.LOWER_NUMBER: 40, Column.LITERACY_NUMBER: 40, Column.VOCATIONAL_CERTIFICATE: 40,
    Column.NOTE: 300,
}  # fmt: skip
"""Most letters that the register keeps of a text; a longer one is cut there, with a finding at its cell."""


@dataclass(frozen=True, slots=True)
class Head:
    """How a column is headed. ``words``: ways to say it, folded; ``under``: what the merged head above must say, for
    words that mean different things under different heads ("lớp" under "bỏ học")."""

    column: Column
    words: tuple[str, ...]
    under: tuple[str, ...] = ()


@cache
def heads() -> tuple[Head, ...]:
    """Every known head, from ``data/heads.yaml``, in the order in which they are tried."""
    rows = yaml.safe_load(files("namhoc.survey").joinpath("data/heads.yaml").read_text("utf-8"))
    return tuple(Head(Column[row["column"]], _ways(row["words"]), _ways(row.get("under", ""))) for row in rows)


@cache
def told(above: tuple[str, ...], own: str) -> Column | None:
    """The column that a head tells: ``own`` is its lowest line, ``above`` the merged heads over it, all folded.

    A head that needs another above it wins over one that does not; within each, the order of ``heads``.
    """
    for head in heads():
        if head.under and own in head.words and any(_says(line, words) for line in above for words in head.under):
            return head.column
    return next((head.column for head in heads() if not head.under and own in head.words), None)


def _ways(words: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in words.split("|") if part)


def _says(line: str, words: str) -> bool:
    return f" {words} " in f" {line} "
