"""A person-year: what the survey knows of one person in one survey year, without a name.

The one shape that the registry stores, the simulation grows, a snapshot holds and cohorts are counted from. None is
"not known": never false, never zero. Age is survey year less birth year, whatever the birthday; the data window of a
year is 1 October of the year before to 30 September (khoản 5 Điều 8 TT 19/2020/TT-BGDĐT).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum


class Residence(IntEnum):
    """Where the person is registered, seen from the commune of the row. Codes are small for the snapshot's sake."""

    RESIDENT = 0  # thường trú, tạm trú: counts in the commune's rates
    ARRIVED = 1  # chuyển đến within the data window: a resident, reported apart
    MOVED_OUT = 2  # chuyển đi within the data window: in the total, not in the PPC
    DECEASED = 3  # chết within the data window: in the total, not in the PPC
    SCHOOLED_HERE = 4  # nơi khác đến: registered elsewhere, schooled here; reported, never in the rates


class Status(IntEnum):
    """What the person does about schooling this year."""

    STUDYING = 0  # đang học
    PAUSED = 1  # tạm nghỉ: still a pupil, back within the year
    DROPPED_OUT = 2  # bỏ học
    NOT_STARTED = 3  # chưa đi học
    FINISHED = 4  # đã học xong cấp học cao nhất của mình, không học tiếp


class Place(IntEnum):
    """Where a resident is schooled: tại chỗ, nơi khác trong tỉnh, ngoài tỉnh.

    After lower secondary "tại chỗ" means inside the province, for there is no upper secondary school in most communes.
    """

    HERE = 0
    IN_PROVINCE = 1
    OUTSIDE = 2


class Track(IntEnum):
    """What kind of schooling: phổ thông, giáo dục thường xuyên, giáo dục nghề nghiệp."""

    GENERAL = 0
    CONTINUING = 1
    VOCATIONAL = 2


class EvidenceKind(IntEnum):
    """What proves a completion. Diplomas of lower secondary end with the cohort of 2026 (Luật 123/2025/QH15)."""

    RECORD = 0  # xác nhận của hiệu trưởng trên học bạ
    DIPLOMA = 1  # bằng tốt nghiệp
    CERTIFICATE = 2  # giấy chứng nhận, chứng chỉ
    STATEMENT = 3  # lời khai khi điều tra, chưa có giấy tờ


NURSERY = 0
"""Grade of a nursery group (nhóm trẻ)."""

KINDERGARTEN = {3: -3, 4: -2, 5: -1}
"""Grade of the kindergarten class (mẫu giáo) for 3-, 4- and 5-year-olds; school grades are 1 to 12."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonYear:
    """One person in one survey year.

    ``person``: pseudonymous id. ``commune``: code of the commune of the row on the survey day (where SCHOOLED_HERE: of
    the school). ``grade``: -3..-1 kindergarten, 0 nursery, 1..12 (vocational: 10..12 by year of course), the grade
    attended while STUDYING or PAUSED, the last one attended otherwise. ``completed_preschool``: completed the preschool
    programme of its class in the school year that just ended. ``literacy``: level reached (0, 1, 2) as recorded;
    ``relapse``: tái mù chữ of level 1 or 2, 0 for none. ``minority``: dân tộc thiểu số. ``disabled_able``: able to
    learn; ``disabled_access``: has access to education.
    """

    survey_year: int
    person: str
    commune: str
    hamlet: str = ""
    birth_year: int
    female: bool | None = None
    minority: bool | None = None
    residence: Residence = Residence.RESIDENT
    status: Status | None = None
    grade: int | None = None
    track: Track | None = None
    place: Place | None = None
    school: str | None = None
    repeater: bool = False
    two_sessions: bool | None = None
    prepared_vietnamese: bool | None = None
    completed_preschool: bool | None = None
    completed_primary: bool | None = None
    primary_year: int | None = None
    primary_evidence: EvidenceKind | None = None
    completed_lower_secondary: bool | None = None
    lower_secondary_year: int | None = None
    lower_secondary_evidence: EvidenceKind | None = None
    completed_upper_secondary: bool | None = None
    literacy: int | None = None
    relapse: int = 0
    disabled: bool = False
    disability: str | None = None
    disabled_able: bool | None = None
    disabled_access: bool | None = None

    @property
    def age(self) -> int:
        """Age in the survey year, as the forms count it."""
        return self.survey_year - self.birth_year


COLUMNS = tuple(field.name for field in fields(PersonYear))
"""Columns of a snapshot of person-years, in this order."""
