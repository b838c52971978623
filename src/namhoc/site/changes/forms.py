"""Forms of changes: a draft that may be incomplete, the confirmation, the undo, the upload of a plan."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from namhoc.core import UserFacingError
from namhoc.orgunits import OrgUnit as Unit
from namhoc.orgunits import Tier, UnitKind, attribute_kinds
from namhoc.orgunits.decision import decision_number
from namhoc.orgunits.naming import name_units
from namhoc.site.accounts.models import User
from namhoc.site.changes.models import Deed, DeedKind, Level
from namhoc.site.changes.passing import DECLARED
from namhoc.site.directives.models import LegalDocument
from namhoc.site.forms import Form
from namhoc.site.orgunits.holding import holding
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.orgunits.values import as_value

MOST_SOURCES = 12
MOST_PARTS = 6
_DAY = {"placeholder": "01/01/2027", "inputmode": "numeric", "autocomplete": "off"}


def units_within(user: User) -> dict[tuple[str, date], OrgUnit]:
    """The units an office answers for, by key."""
    rows = OrgUnit.objects.under(user.unit.reach).select_related("parent")
    return {(row.code, row.valid_from): row for row in rows}


class UnitField(forms.CharField):
    """A unit as it is typed or taken from the suggestions: "Trường Tiểu học Nậm Cuông (900412)", a name, or a code."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "list": "goi-y"})

    def __init__(self, *, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(max_length=260, **kwargs)


class DraftForm(Form):
    """The guided draft. Nothing but the kind is required: what is missing is asked for before the preview."""

    mark_optional = False

    target_mode = forms.ChoiceField(
        label=gettext_lazy("Đơn vị sau thay đổi"),
        choices=[("moi", gettext_lazy("Lập đơn vị mới")), ("co-san", gettext_lazy("Nhập vào một đơn vị đang có"))],
        widget=forms.RadioSelect,
        required=False,
    )
    target = UnitField(of="same", label=gettext_lazy("Đơn vị nhận"), required=False)
    new_name = forms.CharField(
        label=gettext_lazy("Tên mới"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Như trong quyết định, không ghi chữ “Trường” ở đầu"),
    )
    new_code = forms.CharField(
        label=gettext_lazy("Mã"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Để trống thì hệ thống cấp khi xác nhận; mã đã dùng không dùng lại"),
    )
    new_parent = UnitField(of="parent", label=gettext_lazy("Thuộc"), required=False)
    school_type = forms.ChoiceField(required=False)
    ownership = forms.ChoiceField(required=False)
    stages = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    basis = forms.CharField(label=gettext_lazy("Căn cứ chia phần"), max_length=200, required=False)
    effective = forms.DateField(
        label=gettext_lazy("Có hiệu lực từ"), required=False, widget=forms.DateInput(attrs=_DAY)
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=500, required=False)

    def __init__(self, data: QueryDict | None = None, *, user: User, kind: DeedKind, level: Level, deed: Deed | None):
        self.user, self.kind, self.level, self.deed = user, kind, level, deed
        self._rows = units_within(user)
        self._values: list[Unit] | None = None
        super().__init__(data, initial=_initial(deed))
        self.source_rows = list(self._source_rows(data))
        has_parts = kind == DeedKind.SPLIT or (kind == DeedKind.CLOSE and level == Level.COMMUNE)
        self.part_rows = list(self._part_rows(data)) if has_parts else []
        for name in DECLARED:
            attribute, field = attribute_kinds()[name], self.fields[name]
            blank = [("", _("Chưa khai"))] if name != "stages" else []
            field.label, field.choices = attribute.label, [*blank, *attribute.values.items()]  # type: ignore[attr-defined]
        self.fields["stages"].widget.attrs["class"] = "form-check-input"
        self.fields["target_mode"].widget.attrs["class"] = "form-check-input"
        for name in self._unwanted():
            del self.fields[name]

    def _unwanted(self) -> set[str]:
        wanted = {
            DeedKind.MERGE: {"target_mode", "target", "new_name", "new_code", "new_parent"}
            | (set(DECLARED) if self.level == Level.SCHOOL else set()),
            DeedKind.SPLIT: {"basis"},
            DeedKind.RENAME: {"new_name"},
            DeedKind.MOVE: {"new_parent"},
            DeedKind.CLOSE: {"basis"} if self.level == Level.COMMUNE else set(),
            DeedKind.SITE_MOVE: {"target"},
            DeedKind.SITE_MERGE: set(),
        }[self.kind]
        return set(self.fields) - wanted - {"effective", "note"}

    # Units by what is typed

    def resolve(self, words: str, of: str) -> OrgUnit:
        """The unit that ``words`` name on the day of the change; ValidationError with the candidates otherwise."""
        day = self._typed_day()
        named = name_units(words, [unit for unit in self._units() if self._fits(unit, of)], day)
        if named.found is not None:
            return self._rows[named.found.code, named.found.valid_from]
        if named.candidates:
            shown = "; ".join(self._shown(unit) for unit in named.candidates[:6])
            raise forms.ValidationError(
                _("Có %(n)d đơn vị cùng tên: %(shown)s. Ghi mã của một đơn vị.")
                % {
                    "n": len(named.candidates),
                    "shown": shown,
                }
            )
        if named.closed is not None:
            raise forms.ValidationError(_("Đơn vị này không còn hoặc chưa có vào ngày hiệu lực."))
        raise forms.ValidationError(_("Không có đơn vị này trong phạm vi của Sở. Chọn trong danh sách gợi ý."))

    def _units(self) -> list[Unit]:
        if self._values is None:
            self._values = [as_value(row) for row in self._rows.values()]
        return self._values

    def _fits(self, unit: Unit, of: str) -> bool:
        is_school = unit.kind is UnitKind.SCHOOL
        if of == "parent":
            governs = unit.tier is Tier.COMMUNE or unit.kind is UnitKind.DOET
            return governs if self.level == Level.SCHOOL else unit.tier in {Tier.PROVINCE, Tier.DISTRICT}
        return is_school if self.level == Level.SCHOOL else unit.tier is Tier.COMMUNE

    def _shown(self, unit: Unit) -> str:
        row = self._rows[unit.code, unit.valid_from]
        return f"{row.full_name}, {row.parent.label} ({row.code})" if row.parent else f"{row.full_name} ({row.code})"

    def _typed_day(self) -> date:
        try:
            typed = forms.DateField(required=False).clean(self.data.get("effective", ""))
        except forms.ValidationError:
            typed = None
        return typed or timezone.localdate()

    def clean(self) -> dict[str, Any]:
        """Names become units; a date given must be a date."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name, field in self.fields.items():
            if isinstance(field, UnitField) and cleaned.get(name):
                try:
                    cleaned[name] = self.resolve(cleaned[name], field.of)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return cleaned

    # Rows of sources and of parts

    def _source_rows(self, data: QueryDict | None) -> Iterator[dict[str, Any]]:
        held = list(self.deed.sources.all()) if self.deed else []
        typed = data.getlist("nguon")[:MOST_SOURCES] if data is not None else [unit_words(unit) for unit in held]
        self.sources: list[OrgUnit] = []
        for words in (one.strip() for one in typed):
            row: dict[str, Any] = {"words": words, "error": ""}
            if words:
                try:
                    unit = self.resolve(words, "same")
                    if unit in self.sources:
                        row["error"] = _("Đơn vị này đã ghi ở trên.")
                    else:
                        self.sources.append(unit)
                except forms.ValidationError as error:
                    row["error"] = error.messages[0]
            if words or data is None:
                yield row

    def _part_rows(self, data: QueryDict | None) -> Iterator[dict[str, Any]]:
        if data is None:
            for part in self.deed.parts if self.deed else []:
                held = OrgUnit.objects.filter(pk=part.get("unit") or 0).first()
                yield part | {"error": "", "words": unit_words(held)}
            return
        if self.kind == DeedKind.CLOSE:
            yield from self._receiver_rows(data)
            return
        names, codes = data.getlist("phan-ten")[:MOST_PARTS], data.getlist("phan-ma")
        shares = data.getlist("phan-so")
        for index, name in enumerate(names):
            share = shares[index].strip().replace(".", "") if index < len(shares) else ""
            part = {
                "name": name.strip()[:200],
                "code": codes[index].strip()[:20] if index < len(codes) else "",
                "numerator": int(share) if share.isascii() and share.isdigit() and len(share) < 10 else None,
                "keeps": data.get("phan-giu") == str(index),
                "sites": [int(pk) for pk in data.getlist(f"phan-diem-{index}") if pk.isascii() and pk.isdigit()],
                "error": _("Ghi số nguyên.") if share and not share.isdigit() else "",
            }
            if part["name"] or part["keeps"]:
                yield part

    def _receiver_rows(self, data: QueryDict) -> Iterator[dict[str, Any]]:
        """The communes that receive the ground of one that closes."""
        shares = data.getlist("phan-so")
        for index, words in enumerate(one.strip() for one in data.getlist("phan-don-vi")[:MOST_PARTS]):
            if not words:
                continue
            share = shares[index].strip().replace(".", "") if index < len(shares) else ""
            row: dict[str, Any] = {"name": "", "code": "", "keeps": False, "sites": [], "words": words, "error": ""}
            row["numerator"] = int(share) if share.isascii() and share.isdigit() and len(share) < 10 else None
            try:
                unit = self.resolve(words, "same")
                row |= {"unit": unit.pk, "words": unit_words(unit)}
            except forms.ValidationError as error:
                row["error"] = error.messages[0]
            yield row

    def is_valid(self) -> bool:
        """The fields, and every row of sources and parts."""
        rows = [*self.source_rows, *self.part_rows]
        return super().is_valid() and not any(row["error"] for row in rows)

    def _declared(self) -> dict[str, str]:
        """What is declared of the school that comes of a merger; what all sources share where nothing was chosen."""
        if "stages" not in self.fields:
            return {}
        given = {name: self.cleaned_data.get(name) or "" for name in DECLARED}
        given["stages"] = " ".join(given["stages"])
        units = [*self.sources, *([self.cleaned_data["target"]] if self.cleaned_data.get("target") else [])]
        day = self._typed_day()
        told = holding(day, DECLARED, {unit.code for unit in units})
        for name in [name for name, value in given.items() if not value]:
            held = [told[unit.code][name].value for unit in set(units) if name in told.get(unit.code, {})]
            if len(held) == len(set(units)) > 0 and len(set(held)) == 1:
                given[name] = held[0]
        return {name: value for name, value in given.items() if value}

    def fields_of_deed(self, data: QueryDict) -> dict[str, Any]:
        """What the draft keeps."""
        cleaned = self.cleaned_data
        merges = self.kind == DeedKind.MERGE
        makes = merges and cleaned.get("target_mode") != "co-san"
        sites = [int(pk) for pk in data.getlist("diem") if pk.isascii() and pk.isdigit()]
        into = data.get("diem-nhan", "")
        parent = cleaned.get("new_parent") or None
        if makes and parent is None and self.sources:
            parent = self.sources[0].parent
        return {
            "kind": self.kind,
            "level": self.level,
            "makes_target": makes,
            "target": (cleaned.get("target") or None) if not makes else None,
            "new_name": _bare(cleaned.get("new_name", ""), self.level),
            "new_code": cleaned.get("new_code", ""),
            "new_kind": self.sources[0].kind if self.sources and self.level == Level.COMMUNE else "",
            "new_parent": parent,
            "parts": [{k: v for k, v in part.items() if k not in {"error", "words"}} for part in self.part_rows],
            "declared": self._declared(),
            "basis": cleaned.get("basis", ""),
            "site_ids": sites,
            "site_target": int(into) if into.isascii() and into.isdigit() else None,
            "effective": cleaned.get("effective"),
            "note": cleaned.get("note", ""),
        }


def _declared_initial(deed: Deed | None) -> dict[str, Any]:
    given = deed.declared if deed else {}
    return {name: given.get(name, "").split() if name == "stages" else given.get(name, "") for name in DECLARED}


def unit_words(unit: OrgUnit | None) -> str:
    """A unit as the field shows it: name and code."""
    return f"{unit.full_name} ({unit.code})" if unit else ""


def _bare(name: str, level: Level) -> str:
    name = " ".join(name.split())
    first = "trường " if level == Level.SCHOOL else "xã "
    return name[len(first) :].strip() if name.lower().startswith(first) else name


def _initial(deed: Deed | None) -> dict[str, Any]:
    if deed is None:
        return {"target_mode": "moi"}
    return _declared_initial(deed) | {
        "target_mode": "moi" if deed.makes_target else "co-san",
        "target": unit_words(deed.target),
        "new_name": deed.new_name,
        "new_code": deed.new_code,
        "new_parent": unit_words(deed.new_parent),
        "basis": deed.basis,
        "effective": deed.effective,
        "note": deed.note,
    }


class ConfirmForm(Form):
    """Under which decision, and that the person has looked."""

    mark_optional = False

    decision = forms.CharField(
        label=gettext_lazy("Số, ký hiệu quyết định"),
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("ví dụ 345/QĐ-UBND"), "autocomplete": "off"}),
    )
    decided = forms.DateField(label=gettext_lazy("Ngày ký"), widget=forms.DateInput(attrs=_DAY))
    document = forms.ModelChoiceField(
        queryset=LegalDocument.objects.none(),
        label=gettext_lazy("Văn bản đã lưu"),
        required=False,
        empty_label=gettext_lazy("Chưa kèm văn bản"),
    )
    seen = forms.BooleanField(label="")

    def __init__(self, *args: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = documents  # type: ignore[attr-defined]
        self.fields["seen"].error_messages["required"] = _("Đánh dấu để xác nhận đã xem.")

    def clean_decision(self) -> str:
        """The normal form of the number."""
        try:
            return decision_number(self.cleaned_data["decision"])
        except UserFacingError as error:
            raise forms.ValidationError(f"{error.why}. {error.fix}") from error


class UndoForm(Form):
    """Why a change is undone."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
