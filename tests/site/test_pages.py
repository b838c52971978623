"""Every page opens for those it is for."""

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
