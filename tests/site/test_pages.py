"""Every page opens for those it is for."""

import gzip
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from namhoc.site.accounts.models import User
from namhoc.site.directives.models import LegalDocument


def test_every_page_opens_for_a_specialist(
    browse: Callable[[User], Client], specialist: User, document: LegalDocument
) -> None:
    client = browse(specialist)
    for name, args in [
        ("desk", ()),
        ("search", ()),
        ("documents", ()),
        ("document", (document.pk,)),
        ("document-citations", (document.pk,)),
        ("document-history", (document.pk,)),
        ("document-original", (document.pk,)),
    ]:
        response = client.get(reverse(name, args=args))
        assert response.status_code == 200, name
        if response.streaming:
            assert b"".join(response) == document.original_bytes()


def test_pages_and_originals_travel_packed_and_arrive_whole(
    browse: Callable[[User], Client], specialist: User, document: LegalDocument
) -> None:
    client = browse(specialist)
    page = client.get(reverse("documents"), headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert "Văn bản" in gzip.decompress(page.content).decode()
    original = client.get(reverse("document-original", args=(document.pk,)), headers={"accept-encoding": "gzip"})
    body = b"".join(original) if original.streaming else original.content
    assert (gzip.decompress(body) if original.get("Content-Encoding") == "gzip" else body) == document.original_bytes()
