"""How django-allauth behaves here: nobody opens an account for himself."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from namhoc.site.accounts.models import User


class ClosedAdapter(DefaultAccountAdapter):
    """Accounts are given by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


def display(user: User) -> str:
    """How a person is named on screen."""
    return user.name or user.username
