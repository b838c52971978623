"""What a person sends from the review page, turned into values. Bad input is one error in Vietnamese."""

import re
from collections.abc import Mapping
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from namhoc.core import Span, squash
from namhoc.directives import review
from namhoc.directives.review import SINGLE, Field, ReviewError, ReviewItem, Said
from namhoc.rulebook import agencies
from namhoc.rulebook.agency_names import find_agencies

NONE = "none"
TYPED = "typed"
LONGEST = 500
"""Characters of one typed value."""


def seen_of(data: QueryDict) -> dict[str, int]:
    """Versions that were on the screen, sent as ``seen=key:version``, once for each item."""
    seen = {}
    for one in data.getlist("seen"):
        key, _colon, version = one.rpartition(":")
        if not key or not version.isdigit():
            raise _bad("seen")
        seen[key] = int(version)
    return seen


def fields_of(data: QueryDict, item: ReviewItem) -> dict[str, Field]:
    """The fields that the form carries (named in ``fields``), as the person left them; unchanged ones left out."""
    changed = {}
    for name in data.getlist("fields"):
        if name not in review.FIELDS:
            raise _bad("fields")
        old = item.field(name)
        picked = [int(value) for value in data.getlist(name) if value.isdigit()]
        typed = _typed(name, data)
        if name in SINGLE and TYPED not in data.getlist(name):
            typed = []
        elif name in SINGLE:
            picked = []
        if name in SINGLE and not picked and not typed and NONE not in data.getlist(name):
            continue  # nothing chosen yet: the question stays open
        try:
            new = old.settle(picked, typed)
        except ValueError:
            raise _bad(name) from None
        if (new.options, new.picked) != (old.options, old.picked) or (old.open and not new.open):
            changed[name] = new
    return changed


def _typed(name: str, data: QueryDict) -> list[Said]:
    lines = data.get(f"{name}_typed", "").splitlines() if name not in SINGLE else [data.get(f"{name}_typed", "")]
    words = [squash(line)[:LONGEST] for line in lines if line.strip()]
    if name == "deadline":
        return [_deadline(word) for word in words]
    if name in ("lead", "partners"):
        return [review.typed(word, code=agency_id(word)) for word in words]
    return [review.typed(word) for word in words]


def agency_id(name: str) -> str | None:
    """The id of an agency in the register, where its whole name is one that the register knows."""
    found = find_agencies(name)
    return found[0].agency_id if len(found) == 1 and len(found[0].span) >= len(name) - 1 else None


def agency_names(on: date) -> list[str]:
    """Names to offer while somebody types: the agencies that exist on a day."""
    return sorted({agency.name for agency in agencies.load().valid_on(on)})


_DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2}|\d{4})|(\d{2})(\d{2})(\d{2}|\d{4})")


def _deadline(words: str) -> Said:
    """A typed deadline: 30/9/2026, 30-09-26 or 300926. Raises ReviewError for anything else."""
    match = _DATE.fullmatch(words)
    if match:
        day, month, year = (int(part) for part in match.groups() if part)
        try:
            due = date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            pass
        else:
            return review.typed(words, code=due.isoformat())
    raise ReviewError(
        "REVIEW-DATE",
        _("“%(words)s” không phải ngày") % {"words": words[:40]},
        fix=_("Ghi ngày/tháng/năm, ví dụ 30/9/2026"),
    )


def span_of(data: Mapping[str, str], text: str) -> Span:
    """The words a person means: from ``start`` and ``end``, or the first place of ``words`` in the text, whatever
    its blanks and line breaks."""
    if words := data.get("words", "").strip():
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        match = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
        if match is None:
            raise ReviewError(
                "REVIEW-WORDS",
                _("Không thấy đúng các chữ này trong văn bản"),
                fix=_("Chép nguyên văn một đoạn liền nhau, cả dấu"),
            )
        return Span(*match.span())
    try:
        return Span(int(data.get("start", "")), int(data.get("end", "")))
    except ValueError:
        raise _bad("start") from None


def cuts_of(data: QueryDict) -> list[int]:
    """Where to cut an item."""
    try:
        return [int(value) for value in data.getlist("cut")]
    except ValueError:
        raise _bad("cut") from None


def _bad(name: str) -> ReviewError:
    return ReviewError("REVIEW-FORM", _("Trang gửi lên giá trị lạ (%(name)s)") % {"name": name}, fix=_("Tải lại trang"))


def threshold_of(data: Mapping[str, str]) -> tuple[float, int]:
    """The confidence from which to accept (sent in hundredths), and how many items the person was told."""
    try:
        above, expected = int(data["above"]), int(data["expected"])
    except (KeyError, ValueError):
        raise _bad("above") from None
    if not 0 <= above <= 100:
        raise _bad("above")
    return above / 100, expected
