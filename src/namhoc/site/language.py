"""Which language a page speaks: Vietnamese, unless the person chose English on this machine."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Django's own, but the language of the operating system is no choice: offices run English Windows."""

    def process_request(self, request: HttpRequest) -> None:
        """The language of the cookie that the switch sets, else Vietnamese."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        translation.activate(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()
