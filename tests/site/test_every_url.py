"""Every address of the site asks who is there, but for a short public list; nobody reaches what is not theirs."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.directives.models import LegalDocument

PUBLIC = {"account_login", "account_inactive", "set_language", "mfa_authenticate"}
"""Sign-in, its two dead ends, the language switch, and the second factor that is asked between the two."""

KEYED = {"tasks-ics"}
"""Addresses that programs follow without signing in: the address holds the secret, a wrong one is not found."""

OF_A_LIBRARY = ("account_", "mfa_")
"""Pages of django-allauth: they concern the person's own account, so they need no permission, only sign-in."""


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, prefix + str(entry.pattern))
        else:
            yield prefix + str(entry.pattern), entry


EVERY = {entry.name: (route, entry) for route, entry in patterns()}


def address(route: str) -> str:
    """The route with a key that exists nowhere in place of each argument."""
    out = route
    while "<" in out:
        start, end = out.index("<"), out.index(">")
        out = out[:start] + ("987654" if out[start + 1 : end].startswith("int:") else "khong-co") + out[end + 1 :]
    return "/" + out


def test_every_route_has_a_name_and_names_are_not_shared() -> None:
    names = [entry.name for _, entry in patterns()]
    assert None not in names
    assert len(names) == len(set(names))


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(EVERY) - PUBLIC - KEYED))
def test_a_stranger_is_sent_to_sign_in_and_nothing_else(client: Client, name: str) -> None:
    for call in (client.get, client.post):
        response = call(address(EVERY[name][0]))
        assert response.status_code in (302, 405), name
        if response.status_code == 302:
            assert response["Location"].startswith("/tai-khoan/dang-nhap/"), name


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(KEYED))
def test_a_guessed_key_opens_nothing(client: Client, name: str) -> None:
    assert client.get(address(EVERY[name][0])).status_code == 404


@pytest.mark.parametrize("name", sorted(n for n in EVERY if n not in PUBLIC | KEYED and not n.startswith(OF_A_LIBRARY)))
def test_every_view_of_ours_says_which_permission_it_needs(name: str) -> None:
    assert hasattr(EVERY[name][1].callback, "permissions"), f"{name}: use @requires(...) outermost"


@pytest.mark.parametrize("name", sorted(n for n in EVERY if getattr(EVERY[n][1].callback, "permissions", ())))
def test_who_lacks_the_permission_is_refused(
    browse: Callable[[User], Client], cast: dict[str, User], name: str
) -> None:
    needed: tuple[Permission, ...] = EVERY[name][1].callback.permissions
    lacking = [user for user in cast.values() if not all(user.can(permission) for permission in needed)]
    for user in lacking:
        client = browse(user)
        for call in (client.get, client.post):
            assert call(address(EVERY[name][0])).status_code in (403, 405), (name, user)


def test_a_document_of_another_province_is_not_found_on_any_address(
    browse: Callable[[User], Client], outsider: User, document: LegalDocument
) -> None:
    client = browse(outsider)
    routes = {name: route for name, (route, _) in EVERY.items() if route.startswith("van-ban/<int:pk>/")}
    assert len(routes) > 8
    for name, route in routes.items():
        mine = "/" + route.replace("<int:pk>", str(document.pk), 1)
        for call in (client.get, client.post):
            assert call(address(mine[1:])).status_code in (404, 405), name
