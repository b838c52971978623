"""The filters over the task list: pills with counts, one rule each."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Permission
from namhoc.site.steering.seen import SeenTask
from namhoc.steering import Overall

SOON_DAYS = 14


@dataclass(frozen=True)
class Filter:
    """One pill. ``key`` stands in the address; ``givers``: only for those who give out tasks."""

    key: str
    label: Promise
    holds: Callable[[SeenTask], bool]
    givers: bool = False


FILTERS = (
    Filter("", _("Tất cả"), lambda seen: seen.state.overall is not Overall.WITHDRAWN),
    Filter("qua-han", _("Quá hạn"), lambda seen: seen.state.overall is Overall.OVERDUE),
    Filter(
        "sap-han",
        format_lazy(_("Đến hạn trong {days} ngày"), days=SOON_DAYS),
        lambda seen: seen.days_left is not None and 0 <= seen.days_left <= SOON_DAYS,
    ),
    Filter("cho-xac-nhan", _("Chờ xác nhận"), lambda seen: seen.awaiting > 0, givers=True),
    Filter("chu-tri", _("Đơn vị tôi chủ trì"), lambda seen: seen.mine and seen.is_open, givers=True),
    Filter("giao-nhom", _("Giao nhóm"), lambda seen: seen.is_group and seen.is_open, givers=True),
    Filter("truc-tiep", _("Giao trực tiếp"), lambda seen: seen.task.by_hand and seen.is_open),
    Filter(
        "chua-minh-chung",
        _("Chưa có minh chứng"),
        lambda seen: seen.evidence == 0 and seen.is_open,
    ),
    Filter("da-xong", _("Đã xong"), lambda seen: seen.state.overall is Overall.DONE),
    Filter("da-thu-hoi", _("Đã thu hồi"), lambda seen: seen.state.overall is Overall.WITHDRAWN, givers=True),
)
BY_KEY = {one.key: one for one in FILTERS}
ALWAYS_SHOWN = frozenset({"", "qua-han", "sap-han"})
"""Pills that are shown with a zero as well; the others only when they hold something."""


@dataclass(frozen=True)
class ListQuery:
    """What the address of the list asks for: words, a document, one pill. Anything else in it is ignored."""

    words: str = ""
    document: int | None = None
    pill: str = ""

    @classmethod
    def read(cls, given: QueryDict) -> "ListQuery":
        """From the address; what cannot be understood is as if it were not there."""
        document = given.get("vb", "")
        pill = given.get("loc", "")
        return cls(
            words=given.get("q", "").strip()[:200],
            document=int(document) if document.isascii() and document.isdigit() and len(document) < 12 else None,
            pill=pill if pill in BY_KEY else "",
        )

    def address(self, **changes: object) -> str:
        """The query string with some parts changed, "" for nothing."""
        parts = {"q": self.words, "vb": self.document or "", "loc": self.pill} | changes
        return urlencode({key: value for key, value in parts.items() if value})

    @property
    def label(self) -> str:
        """The filter in words, for the head of an export."""
        words = _("có từ “%(words)s”") % {"words": self.words} if self.words else ""
        parts = [str(BY_KEY[self.pill].label) if self.pill else "", str(words)]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Pill:
    """A filter with its count, as the page shows it."""

    label: str
    count: int
    address: str
    here: bool


def pills(user: User, tasks: list[SeenTask], query: ListQuery) -> list[Pill]:
    """The pills for this person; counts are over what the words and the document leave."""
    shown = []
    for one in FILTERS:
        if one.givers and not user.can(Permission.ISSUE_TASKS):
            continue
        count = sum(one.holds(seen) for seen in tasks)
        if count or one.key in ALWAYS_SHOWN or one.key == query.pill:
            shown.append(Pill(str(one.label), count, query.address(loc=one.key), one.key == query.pill))
    return shown


def chosen(tasks: list[SeenTask], query: ListQuery) -> list[SeenTask]:
    """The tasks of the pill."""
    return [seen for seen in tasks if BY_KEY[query.pill].holds(seen)]


def summary(tasks: list[SeenTask]) -> str:
    """The line under the title: "11 xong, 19 đúng tiến độ, 5 có nguy cơ, 3 quá hạn"."""
    done = sum(seen.state.overall is Overall.DONE for seen in tasks)
    late = sum(seen.state.overall is Overall.OVERDUE for seen in tasks)
    risk = sum(seen.state.overall is Overall.AT_RISK for seen in tasks)
    rest = sum(seen.is_open for seen in tasks) - late - risk
    parts = [(done, "xong"), (rest, "đúng tiến độ"), (risk, "có nguy cơ"), (late, "quá hạn")]
    return ", ".join(f"{number} {word}" for number, word in parts if number)
