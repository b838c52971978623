"""Schools and their sites as values: where a site is, whose it is, what a school counts, who holds a post.

A school itself is an :class:`OrgUnit` of kind "trường"; what lies here is told of it by its code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Figure(StrEnum):
    """A figure that a school gives once a school year, or that was published for a commune or a province.

    A name not listed here may be stored; it is shown as it is.
    """

    SCHOOLS = "schools"  # of a commune or a province, where it was published or counted
    PUPILS = "pupils"
    GIRLS = "girls"
    MINORITY_PUPILS = "minority_pupils"
    SEMI_BOARDERS = "semi_boarders"  # học sinh bán trú
    BOARDERS = "boarders"  # học sinh nội trú
    CLASSES = "classes"
    COMBINED_CLASSES = "combined_classes"  # lớp ghép
    CLASSROOMS = "classrooms"
    PERMANENT_CLASSROOMS = "permanent_classrooms"  # phòng học kiên cố
    TEACHERS = "teachers"
    STAFF = "staff"  # managers, teachers and employees together
    MANAGERS = "managers"
    AGE6_GRADE1 = "age6_grade1"  # children of six in grade 1

    @property
    def label(self) -> str:
        """What the figure is called on screen and in a table head."""
        return _LABELS[self]


_LABELS = {
    Figure.SCHOOLS: "Trường",
    Figure.PUPILS: "Học sinh, trẻ",
    Figure.GIRLS: "Nữ",
    Figure.MINORITY_PUPILS: "Dân tộc thiểu số",
    Figure.SEMI_BOARDERS: "Học sinh bán trú",
    Figure.BOARDERS: "Học sinh nội trú",
    Figure.CLASSES: "Lớp, nhóm lớp",
    Figure.COMBINED_CLASSES: "Lớp ghép",
    Figure.CLASSROOMS: "Phòng học",
    Figure.PERMANENT_CLASSROOMS: "Phòng học kiên cố",
    Figure.TEACHERS: "Giáo viên",
    Figure.STAFF: "Cán bộ, giáo viên, nhân viên",
    Figure.MANAGERS: "Cán bộ quản lý",
    Figure.AGE6_GRADE1: "Trẻ 6 tuổi học lớp 1",
}


_COUNTED_BY = (("pupils_grade_", "Học sinh lớp"), ("age_", "Trẻ mẫu giáo, tuổi"))


def figure_label(name: str) -> str:
    """The label of a figure, also of the pupils of one grade or age; a name that is not known is shown as it is."""
    if name in set(Figure):
        return Figure(name).label
    for start, words in _COUNTED_BY:
        if name.startswith(start):
            return f"{words} {name.removeprefix(start)}"
    return "Trẻ nhà trẻ" if name == "nursery_children" else name


class FigureSource(StrEnum):
    """Where a figure of a school comes from."""

    TYPED = "typed"
    IMPORTED = "imported"
    SIMULATED = "simulated"
    PUBLISHED = "published"


class SiteKind(StrEnum):
    """Whose ground a site stands on. Empty in the registry where it is not known."""

    OWN = "own"  # the school's own ground and rooms
    BORROWED = "borrowed"  # rooms lent, such as a village's house of culture


@dataclass(frozen=True, order=True, slots=True)
class Site:
    """A school site (điểm trường). ``code`` is given once and never to another site, even after this one is closed."""

    code: str
    name: str


@dataclass(frozen=True, order=True, slots=True)
class SitePlace:
    """A site as part of one school, in one commune, over ``[valid_from, valid_to]`` (inclusive; None = still so).

    ``school`` and ``commune`` are codes as they are on ``valid_from``. ``lat``, ``lon``: degrees, WGS 84.
    """

    site: str
    valid_from: date
    school: str
    commune: str
    is_main: bool = False
    valid_to: date | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str = ""


@dataclass(frozen=True, order=True, slots=True)
class SchoolFigure:
    """``value`` of the figure ``name`` in the school year that begins in ``school_year``, counted on ``as_of``.

    None: asked for and not supplied, which is never zero. ``school`` is the code as it is on ``as_of``.
    """

    school: str
    school_year: int
    name: str
    value: int | None
    as_of: date
    source: str = FigureSource.IMPORTED


@dataclass(frozen=True, order=True, slots=True)
class Posting:
    """A post (vị trí việc làm) held at a school over dates. ``staff_code`` is a pseudonym: no name is kept here."""

    staff_code: str
    school: str
    post: str
    contract: str
    valid_from: date
    valid_to: date | None = None


class Stage(StrEnum):
    """A stage of schooling that a school teaches. The attribute ``stages`` holds their values, parted by blanks."""

    PRESCHOOL = "preschool"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"
    CONTINUING = "continuing"

    @property
    def label(self) -> str:
        """What the stage is called on screen."""
        return _STAGES[self]


_STAGES = {
    Stage.PRESCHOOL: "Mầm non",
    Stage.PRIMARY: "Tiểu học",
    Stage.LOWER_SECONDARY: "THCS",
    Stage.UPPER_SECONDARY: "THPT",
    Stage.CONTINUING: "GDTX",
}


class SchoolType(StrEnum):
    """What kind of school it is in law; the value of the attribute ``school_type``."""

    REGULAR = "regular"
    BOARDING = "boarding"  # phổ thông dân tộc nội trú
    SEMI_BOARDING = "semi_boarding"  # phổ thông dân tộc bán trú
    GIFTED = "gifted"  # THPT chuyên
    SPECIAL = "special"  # for disabled pupils
    CONTINUING = "continuing"  # trung tâm GDTX, GDNN-GDTX

    @property
    def label(self) -> str:
        """What the kind is called on screen."""
        return _TYPES[self]


_TYPES = {
    SchoolType.REGULAR: "Phổ thông, mầm non",
    SchoolType.BOARDING: "Phổ thông dân tộc nội trú",
    SchoolType.SEMI_BOARDING: "Phổ thông dân tộc bán trú",
    SchoolType.GIFTED: "Chuyên",
    SchoolType.SPECIAL: "Chuyên biệt",
    SchoolType.CONTINUING: "Giáo dục thường xuyên",
}


class Ownership(StrEnum):
    """Who keeps the school; the value of the attribute ``ownership``."""

    PUBLIC = "public"
    PRIVATE = "private"
    COMMUNITY = "community"  # dân lập

    @property
    def label(self) -> str:
        """What it is called on screen."""
        return _OWNERS[self]


_OWNERS = {Ownership.PUBLIC: "Công lập", Ownership.PRIVATE: "Tư thục", Ownership.COMMUNITY: "Dân lập"}


class SchoolAttribute(StrEnum):
    """Names of the dated attributes of a school."""

    TYPE = "school_type"  # SchoolType
    STAGES = "stages"  # values of Stage, parted by blanks, lowest first
    OWNERSHIP = "ownership"  # Ownership
    NATIONAL_STANDARD = "national_standard"  # level held: "1" or "2"
    ACCREDITATION = "accreditation"  # level held: "1" to "4"
