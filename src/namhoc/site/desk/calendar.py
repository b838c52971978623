"""Due dates as a calendar file (RFC 5545)."""

from collections.abc import Iterable
from hashlib import sha256

from django.utils import timezone

from namhoc.site.steering.selectors import DueItem


def as_ics(items: Iterable[DueItem], site: str) -> str:
    """One all-day event a due date. The identity of an event is its page, so that importing again updates it."""
    stamp = timezone.now().strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//namhoc//vi", "CALSCALE:GREGORIAN"]
    for item in items:
        assert item.due_on is not None
        address = site.rstrip("/") + item.url
        lines += [
            "BEGIN:VEVENT",
            f"UID:{sha256(address.encode()).hexdigest()[:32]}@namhoc",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{item.due_on:%Y%m%d}",
            f"SUMMARY:{_escaped(item.title)}",
            f"DESCRIPTION:{_escaped(item.sub)}",
            f"URL:{address}",
            "END:VEVENT",
        ]
    return "".join(_folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])


def _escaped(text: str) -> str:
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"), ("\r", "")):
        text = text.replace(mark, written)
    return text


def _folded(line: str) -> str:
    """Lines of at most 75 octets, continued after a blank; a letter is never cut in two."""
    parts, part, room = [], "", 75
    for letter in line:
        if len((part + letter).encode()) > room:
            parts.append(part)
            part, room = "", 74
        part += letter
    return "\r\n ".join([*parts, part])
