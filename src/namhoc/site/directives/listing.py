"""The list of documents: what was asked for in the address, and what may be asked for."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.core import SchoolYear
from namhoc.site.accounts.models import User
from namhoc.site.directives.models import DraftChange, LegalDocument
from namhoc.site.directives.models.document import DocumentType, State
from namhoc.site.directives.queries import documents_of, find_documents

STATES: dict[str, tuple[Promise, dict[str, object]]] = {
    "": (_("Tất cả"), {}),
    "da-luu": (_("Đã lưu"), {"kept_at__isnull": False}),
    "da-giao": (_("Đã giao nhiệm vụ"), {"passed_down": True}),
    "chua-luu": (_("Chưa lưu"), {"kept_at": None, "state": State.READ}),
    "dang-doc": (_("Đang đọc"), {"state": State.READING}),
    "khong-doc-duoc": (_("Không đọc được"), {"state": State.FAILED}),
}
ALWAYS_SHOWN = {"", "da-luu"}


@dataclass(frozen=True)
class Choice:
    """One filter that may be chosen."""

    value: str
    label: str | Promise
    count: int = 0
    chosen: bool = False
    href: str = ""


@dataclass
class DocumentList:
    """Filters out of the address; a value that does not exist filters nothing."""

    user: User
    asked: QueryDict
    query: str = field(init=False)

    def __post_init__(self) -> None:
        self.query = self.asked.get("q", "").strip()[:200]
        self.state = self.asked.get("trang-thai", "") if self.asked.get("trang-thai", "") in STATES else ""
        self.kind = self.asked.get("loai", "") if self.asked.get("loai", "") in DocumentType.values else ""
        year = self.asked.get("nam-hoc", "")
        self.year = int(year) if year.isdecimal() and len(year) == 4 else None
        self.issuer = self.asked.get("co-quan", "")[:200]

    @cached_property
    def base(self) -> QuerySet[LegalDocument]:
        """Everything readable that holds the words."""
        return find_documents(self.user, self.query) if self.query else documents_of(self.user)

    @cached_property
    def narrowed(self) -> QuerySet[LegalDocument]:
        """The same within kind, year and issuer; the state is still open, so that its counts are true."""
        found = self.base
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.year:
            found = found.filter(school_year=self.year)
        if self.issuer:
            found = found.filter(issuer=self.issuer)
        return found

    @property
    def found(self) -> QuerySet[LegalDocument]:
        """What the list shows."""
        begun = Exists(DraftChange.objects.filter(document=OuterRef("pk"), undone_at=None))
        return self.narrowed.filter(**STATES[self.state][1]).annotate(review_begun=begun)

    @property
    def states(self) -> list[Choice]:
        """Pills with their counts; empty ones are left out."""
        counted = ((key, label, self.narrowed.filter(**where).count()) for key, (label, where) in STATES.items())
        return [
            Choice(key, label, count, key == self.state, self._address(key))
            for key, label, count in counted
            if count or key in ALWAYS_SHOWN or key == self.state
        ]

    def _address(self, state: str) -> str:
        asked = self.asked.copy()
        asked.pop("trang", None)
        asked["trang-thai"] = state
        return f"?{asked.urlencode()}"

    def _present(self, column: str) -> list[object]:
        values = documents_of(self.user).order_by().values_list(column, flat=True).distinct()
        return sorted(value for value in values if value)

    @property
    def kinds(self) -> list[Choice]:
        """Kinds that occur."""
        return [Choice(str(k), DocumentType(k).label, chosen=k == self.kind) for k in self._present("kind")]

    @property
    def years(self) -> list[Choice]:
        """School years that occur, the newest first."""
        present = [int(str(year)) for year in self._present("school_year")]
        return [Choice(str(y), str(SchoolYear(y)), chosen=y == self.year) for y in reversed(present)]

    @property
    def issuers(self) -> list[Choice]:
        """Issuers that occur."""
        return [Choice(str(i), str(i), chosen=i == self.issuer) for i in self._present("issuer")]

    @property
    def is_filtered(self) -> bool:
        """True when anything was asked for."""
        return bool(self.query or self.state or self.kind or self.year or self.issuer)
