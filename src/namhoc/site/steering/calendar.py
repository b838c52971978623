"""Deadlines as a calendar that a telephone or Outlook follows by its own address."""

from collections.abc import Iterable
from datetime import timedelta

from django.core import signing
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from icalendar import Alarm, Calendar, Event

from namhoc.site.accounts.models import User
from namhoc.site.steering.selectors import DueItem

_SALT = "namhoc.steering.calendar"


def token_for(user: User) -> str:
    """The secret part of a person's calendar address. It shows deadlines without signing in, and stops working when
    the password changes."""
    return signing.dumps([user.pk, _stamp(user)], salt=_SALT)


def user_of(token: str) -> User | None:
    """The person whose calendar the token opens; None for one that is forged, outdated or of a closed account."""
    try:
        pk, stamp = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.select_related("unit").filter(pk=pk, is_active=True).first()
    return user if user is not None and constant_time_compare(stamp, _stamp(user)) else None


def _stamp(user: User) -> str:
    return salted_hmac(_SALT, user.password).hexdigest()[:16]


def calendar_of(items: Iterable[DueItem], *, name: str, host: str) -> bytes:
    """An iCalendar file (RFC 5545): one all-day event for each dated item, with a reminder on the day before at 8."""
    calendar = Calendar()
    calendar.add("prodid", "-//namhoc//nhiem-vu//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    now = timezone.now()
    for item in items:
        if item.due_on is None:
            continue
        event = Event()
        event.add("uid", f"{item.url.strip('/').replace('/', '-')}@{host}")
        event.add("dtstamp", now)
        event.add("dtstart", item.due_on)
        event.add("dtend", item.due_on + timedelta(days=1))
        event.add("summary", f"Hạn: {item.title}")
        event.add("description", item.sub)
        event.add("url", f"https://{host}{item.url}")
        event.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", item.title)
        alarm.add("trigger", timedelta(hours=-16))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
