"""Taking a preview: what will happen is shown, and its fingerprint kept; nothing is changed."""

from django.db import transaction
from django.utils import timezone

from namhoc.site.accounts.models import User
from namhoc.site.changes.actions.draft import check_open, locked
from namhoc.site.changes.affected import affected, fingerprint_of
from namhoc.site.changes.checks import problems_of
from namhoc.site.changes.models import Deed, DeedState
from namhoc.site.changes.rights import check_may_change


@transaction.atomic
def take_preview(*, by: User, deed: Deed) -> Deed:
    """Keep what the preview shows and its fingerprint; confirming asks for the same data.

    Raises the first problem of the draft (CHANGE-...). A preview changes nothing but the draft, so it is no event.
    """
    deed = locked(deed)
    check_may_change(by, deed.sources.all())
    check_open(deed)
    for problem in problems_of(deed):
        raise problem.as_error()
    shown = affected(deed)
    deed.keep_shown(shown)
    deed.fingerprint, deed.previewed_at, deed.state = fingerprint_of(shown), timezone.now(), DeedState.PREVIEWED
    deed.save()
    return deed
