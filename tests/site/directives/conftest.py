"""The directive of the design, kept by the DOET and ready for review."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from namhoc.directives.review import ReviewItem
from namhoc.site.directives.models import LegalDocument
from namhoc.site.directives.reviews import review_of
from tests.site.directives.mockup import TEXT, directive_values

HTMX = {"HX-Request": "true"}


@pytest.fixture
def directive_12(make_document: Callable[..., LegalDocument]) -> LegalDocument:
    """Chỉ thị 12/CT-UBND of the design: seven items, one with two deadlines, two without a lead."""
    document = make_document(text=TEXT)
    document.directive = directive_values()
    document.save()
    return document


def item_at(document: LegalDocument, label: str) -> ReviewItem:
    """The item with a label ("2.1") as it stands now."""
    return next(item for item in review_of(document).items if item.label == label)


def seen(document: LegalDocument, *labels: str) -> list[str]:
    """What the page sends for the items it shows."""
    now = review_of(document)
    keys = [item_at(document, label).key for label in labels]
    return [f"{key}:{now.version_of(key)}" for key in keys]


def step(client: Client, document: LegalDocument, name: str, label: str = "", **data: Any) -> HttpResponse:
    """Take a step as the page does, by htmx."""
    args = [document.pk, item_at(document, label).key] if label else [document.pk]
    sent = ({"seen": seen(document, label)} if label else {}) | data
    return client.post(reverse(f"review-{name}", args=args), sent, headers=HTMX)
