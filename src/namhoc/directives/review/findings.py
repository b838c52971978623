"""What a person should know about a review item before confirming it."""

from __future__ import annotations

from namhoc.core import Finding, Severity, Span
from namhoc.directives.review.item import ReviewItem
from namhoc.directives.review.values import Field

UNSURE = 0.5
"""Below this confidence an item is to be looked at, whatever it says."""


def findings_of(item: ReviewItem) -> tuple[Finding, ...]:
    """The findings on one item, those that ask for a decision first."""
    found = []
    if item.deadline.open:
        found.append(
            Finding(
                "REVIEW-DEADLINES",
                f"Một mục có {_count(item.deadline)} thời hạn",
                "Tách thành các mục, hoặc chọn một.",
                spans=_spans(item.deadline),
            )
        )
    if item.lead.open:
        found.append(
            Finding(
                "REVIEW-LEADS",
                f"Một mục có {_count(item.lead)} cơ quan có thể chủ trì",
                "Chọn một, hoặc tách thành các mục.",
                spans=_spans(item.lead),
            )
        )
    if item.confidence < UNSURE:
        found.append(
            Finding(
                "REVIEW-UNSURE",
                "Máy đọc mục này chưa chắc",
                "Đối chiếu với bản gốc trước khi nhận.",
                spans=item.spans,
            )
        )
    if item.lead.value is None and not item.lead.open:
        found.append(
            Finding(
                "REVIEW-NO-LEAD",
                "Chưa rõ cơ quan chủ trì",
                "Ghi cơ quan chủ trì trước khi giao nhiệm vụ.",
                Severity.NOTE,
                item.spans,
            )
        )
    return tuple(found)


def needs_a_look(item: ReviewItem) -> bool:
    """True when a finding asks a person to decide."""
    return any(finding.severity is not Severity.NOTE for finding in findings_of(item))


def _count(field: Field) -> str:
    words = {2: "hai", 3: "ba", 4: "bốn", 5: "năm"}
    return words.get(len(field.options), str(len(field.options)))


def _spans(field: Field) -> tuple[Span, ...]:
    return tuple(option.span for option in field.options if option.span)
