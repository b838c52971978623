"""The review of a directive as values: a list of items, and changes that can be undone.

``draft`` makes the list; an operation looks at it and returns a ``Change``; ``apply`` carries the change out and
``Change.inverse`` takes it back.
"""

from namhoc.directives.review.as_json import as_json, from_json
from namhoc.directives.review.changes import Change, ReviewError, apply
from namhoc.directives.review.cuts import Piece, deadline_cuts, part_cuts, pieces
from namhoc.directives.review.draft import draft
from namhoc.directives.review.findings import findings_of, needs_a_look
from namhoc.directives.review.item import FIELDS, SINGLE, ReviewItem, Status, in_order
from namhoc.directives.review.leaves import Leaf, Patch, leaves
from namhoc.directives.review.operations import (
    accept,
    accept_all,
    acceptable,
    add,
    edit,
    find,
    merge,
    reject,
    reopen,
    split,
    typed,
)
from namhoc.directives.review.paper import Look, Mark, Run, Sheet, marks_of, sheets
from namhoc.directives.review.values import Field, Origin, Said

__all__ = [
    "FIELDS",
    "SINGLE",
    "Change",
    "Field",
    "Leaf",
    "Look",
    "Mark",
    "Origin",
    "Patch",
    "Piece",
    "ReviewError",
    "ReviewItem",
    "Run",
    "Said",
    "Sheet",
    "Status",
    "accept",
    "accept_all",
    "acceptable",
    "add",
    "apply",
    "as_json",
    "deadline_cuts",
    "draft",
    "edit",
    "find",
    "findings_of",
    "from_json",
    "in_order",
    "leaves",
    "marks_of",
    "merge",
    "needs_a_look",
    "part_cuts",
    "pieces",
    "reject",
    "reopen",
    "sheets",
    "split",
    "typed",
]
