"""Decisions in articles: the unit is the article that lays duties on somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from namhoc.core import fold
from namhoc.directives.directive import TaskKind
from namhoc.directives.extractors.tasks.addressees import is_addressed, is_given
from namhoc.directives.extractors.tasks.unit import Unit, all_paragraphs, unit_of
from namhoc.directives.outline import Node

RULE = "articles"
_NO_DUTY = re.compile(
    r"(?:pham vi|doi tuong|giai thich|nguyen tac|thu va|muc thu|kinh phi|thanh tra|xu ly|kiem tra|khen thuong|"
    r"dieu kien|quy dinh chung|chinh sach|tieu chuan)(?: |$)"
)
_ON_SOMEBODY = re.compile(r"(?:Trách nhiệm|Nhiệm vụ|Quyền hạn|Nghĩa vụ)\b")
_APPOINTS = re.compile(r"(?:thành lập|kiện toàn|gồm các)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"chịu\s+trách\s+nhiệm\s+(?:thi\s+hành|thực\s+hiện|triển\s+khai)|"
    r"thi\s+hành\s+(?:Quyết\s+định|Nghị\s+quyết|Chỉ\s+thị)\s+này",
    re.IGNORECASE,
)


def find(articles: Sequence[Node]) -> list[Unit]:
    """The articles with duties: on a body by name ("Trách nhiệm của ...", "Giao ..."), or of carrying out.

    Whoever carries the decision out is named in its last sentence: nothing closes behind it.
    """
    return [
        unit_of(article, TaskKind.ASSIGNMENT, RULE, 0.9, final=False) for article in articles if _lays_duties(article)
    ]


def _lays_duties(article: Node) -> bool:
    title = article.title
    if _NO_DUTY.match(fold(title)):
        return False
    words = [p.words for p in all_paragraphs(article) if not p.furniture]
    if _ON_SOMEBODY.match(title) or is_given(title) or any(is_given(w) for w in words):
        return True
    if article.children and all(is_addressed(kid.title) for kid in article.children) and not _APPOINTS.search(title):
        return True
    if any(_BOUND.search(w) for w in words):
        return True
    return is_addressed(title)
