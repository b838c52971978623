"""Daily tidying of what the frameworks leave behind."""

from django.core.management import call_command


def clear_sessions() -> None:
    """Remove sessions that have ended."""
    call_command("clearsessions")
