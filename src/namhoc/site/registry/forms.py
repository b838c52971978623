"""Forms of the register. What they refuse is what the actions refuse, said at the field."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from namhoc.site.forms import Form
from namhoc.site.registry.checking import Complaint, person_complaints, year_complaints
from namhoc.site.registry.fields import PAPER_FIELDS, YEAR_FIELDS
from namhoc.site.registry.models import EventKind, Household, Person, PersonYear, Proves
from namhoc.site.registry.models.person_year import EVIDENCE, GRADES, PLACES, RESIDENCES, STATUSES, TRACKS
from namhoc.survey import cells

UNKNOWN = ("", _("Chưa rõ"))
_DAY = {"placeholder": "15/8/2026", "inputmode": "numeric", "autocomplete": "off"}


def yes_no(label: Any, **kwargs: Any) -> forms.TypedChoiceField:
    """Có, không, or not known."""
    return forms.TypedChoiceField(
        label=label,
        choices=[UNKNOWN, ("1", _("Có")), ("0", _("Không"))],
        coerce=lambda value: value == "1",
        empty_value=None,
        required=False,
        **kwargs,
    )


def code(label: Any, choices: Any, *, required: bool = False, unknown: Any = UNKNOWN) -> forms.TypedChoiceField:
    """One of the codes of a person-year, or not known."""
    offered = [(str(int(value)), words) for value, words in choices]
    return forms.TypedChoiceField(
        label=label,
        choices=offered if required else [unknown, *offered],
        coerce=int,
        empty_value=None,
        required=required,
    )


def text(label: Any, most: int, **kwargs: Any) -> forms.CharField:
    """A short text that may be empty."""
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget, **kwargs)


def scan_field(*, required: bool = False) -> forms.FileField:
    """A scan of the paper, which nobody needs to have."""
    return forms.FileField(
        label=_("Tệp quét giấy tờ"),
        required=required,
        help_text=_("PDF hoặc ảnh JPG, PNG. Chỉ cán bộ phổ cập của xã mở được; mỗi lần mở ghi nhật ký."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class Checked(Form):
    """A form that hands on the complaints of ``checking``."""

    mark_optional = False

    def complain(self, complaints: list[Complaint], names: dict[str, str] | None = None) -> None:
        """Each complaint at its field, or on top where the form has no such field."""
        for name, words in complaints:
            field = (names or {}).get(name, name)
            self.add_error(field if field in self.fields else None, words)


_BIRTH = {"birth_year": "born", "birth_month": "born", "birth_day": "born"}


class PersonForm(Checked):
    """Who somebody is."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    born = forms.CharField(
        label=_("Ngày sinh"),
        max_length=12,
        help_text=_("05/9/2015; không rõ ngày thì ghi 9/2015 hoặc 2015."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    female = forms.TypedChoiceField(
        label=_("Giới tính"),
        choices=[UNKNOWN, ("1", _("Nữ")), ("0", _("Nam"))],
        coerce=lambda value: value == "1",
        empty_value=None,
        required=False,
    )
    ethnic_group = text(_("Dân tộc"), 60)
    religion = text(_("Tôn giáo"), 60)
    id_number = text(_("Số định danh cá nhân"), 12, help_text=_("12 chữ số. Chỉ hiện ở trang của người này."))
    father = text(_("Họ tên cha"), 120)
    mother = text(_("Họ tên mẹ"), 120)
    guardian = text(_("Người giám hộ"), 120)
    phone = text(_("Điện thoại"), 20)
    note = text(_("Ghi chú"), 300)

    def __init__(self, *args: Any, survey_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.survey_year = survey_year

    @staticmethod
    def initial_of(person: Person) -> dict[str, Any]:
        """The form filled with what is held."""
        names = ("name", "ethnic_group", "religion", "id_number", "father", "mother", "guardian", "phone", "note")
        held = {name: getattr(person, name) for name in names}
        return held | {"born": person.born, "female": {True: "1", False: "0"}.get(person.female, "")}  # type: ignore[call-overload]

    def clean(self) -> dict[str, Any]:
        """The birth day in its parts, and the rules of the register."""
        given = super().clean() or {}
        try:
            day, month, year = cells.birth(given.get("born", ""))
        except cells.Unclear as unclear:
            self.add_error("born", _("Ghi %(wanted)s.") % {"wanted": unclear.wanted})
            return given
        values = given | {"birth_day": day, "birth_month": month, "birth_year": year}
        values.pop("born", None)
        if "name" in given:
            self.complain(person_complaints(values, self.survey_year), _BIRTH)
        return values


class YearForm(Checked):
    """What a survey year knows of a person."""

    hamlet = text(_("Thôn, bản"), 120)
    residence = code(_("Cư trú"), RESIDENCES, required=True)
    status = code(_("Tình trạng học"), STATUSES)
    grade = code(_("Lớp"), GRADES)
    class_name = text(_("Tên lớp"), 20, help_text=_("Ví dụ 5A2"))
    track = code(_("Loại hình học"), TRACKS)
    place = code(_("Nơi học"), PLACES)
    school = text(_("Mã trường"), 20)
    repeater = forms.BooleanField(label=_("Lưu ban"), required=False)
    two_sessions = yes_no(_("Học 2 buổi/ngày"))
    prepared_vietnamese = yes_no(_("Được chuẩn bị tiếng Việt"))
    finished_grade = yes_no(_("Hoàn thành chương trình lớp đang học"), help_text=_("Ghi khi kết thúc năm học."))
    completed_preschool = yes_no(_("Hoàn thành chương trình mầm non"))
    completed_primary = yes_no(_("Hoàn thành tiểu học"))
    primary_year = forms.IntegerField(label=_("Năm hoàn thành tiểu học"), required=False)
    primary_evidence = code(_("Minh chứng hoàn thành tiểu học"), EVIDENCE)
    completed_lower_secondary = yes_no(_("Hoàn thành THCS"))
    lower_secondary_year = forms.IntegerField(label=_("Năm hoàn thành THCS"), required=False)
    lower_secondary_evidence = code(_("Minh chứng hoàn thành THCS"), EVIDENCE)
    completed_upper_secondary = yes_no(_("Tốt nghiệp THPT hoặc tương đương"))
    literacy = code(_("Mức biết chữ đã công nhận"), [(0, _("Chưa đạt mức 1")), (1, _("Mức 1")), (2, _("Mức 2"))])
    relapse = code(_("Tái mù chữ"), [(0, _("Không")), (1, _("Mức 1")), (2, _("Mức 2"))], required=True)
    disabled = forms.BooleanField(label=_("Khuyết tật"), required=False)
    disability = text(_("Dạng khuyết tật"), 120)
    disabled_able = yes_no(_("Có khả năng học tập"))
    disabled_access = yes_no(_("Được tiếp cận giáo dục"))

    def __init__(self, *args: Any, row: PersonYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row

    @staticmethod
    def initial_of(row: PersonYear) -> dict[str, Any]:
        """The form filled with what is held."""
        held = {name: getattr(row, name) for name in YEAR_FIELDS}
        words = {True: "1", False: "0"}
        plain = {"repeater", "disabled"}
        return {
            name: words[value] if isinstance(value, bool) and name not in plain else value
            for name, value in held.items()
        }

    def clean(self) -> dict[str, Any]:
        """The rules of the register."""
        given = super().clean() or {}
        self.complain(year_complaints(given, self.row.survey_year, self.row.person.birth_year))
        return given


class HouseholdForm(Checked):
    """A household."""

    hamlet = text(_("Thôn, bản"), 120)
    sheet_number = text(_("Số phiếu"), 40)
    head = text(_("Chủ hộ"), 120)
    address = text(_("Địa chỉ"), 200)

    @staticmethod
    def initial_of(household: Household) -> dict[str, Any]:
        """The form filled with what is held."""
        return {name: getattr(household, name) for name in HouseholdForm.base_fields}

    def clean(self) -> dict[str, Any]:
        """A household has a hamlet, and a number or a head."""
        given = super().clean() or {}
        if not given.get("sheet_number") and not given.get("head"):
            self.add_error("sheet_number", _("Ghi số phiếu hoặc chủ hộ."))
        return given


class CompletionForm(Checked):
    """A completed stage, its year and what proves it."""

    completion = forms.ChoiceField(
        label=_("Đã hoàn thành"),
        choices=[
            ("primary", _("Tiểu học")),
            ("lower_secondary", _("Trung học cơ sở")),
            ("upper_secondary", _("Trung học phổ thông hoặc tương đương")),
            ("preschool", _("Chương trình mầm non của năm học vừa xong")),
        ],
    )
    year = forms.IntegerField(label=_("Năm hoàn thành"), required=False, min_value=1930, max_value=2200)
    evidence = code(_("Minh chứng"), EVIDENCE)
    number = text(_("Số hiệu giấy tờ"), 40, help_text=_("In ở danh sách hoàn thành tiểu học, tốt nghiệp THCS."))
    scan = scan_field()


class PapersForm(Checked):
    """Numbers of the papers a person holds, as the lists of completers print them."""

    primary_number = text(_("Hoàn thành tiểu học: số hiệu giấy tờ"), 40, help_text=_("Số học bạ hoặc giấy xác nhận."))
    lower_secondary_number = text(_("Trung học cơ sở: số hiệu bằng hoặc xác nhận"), 40)
    literacy_number = text(_("Biết chữ: số giấy công nhận"), 40)
    literacy_year = forms.IntegerField(label=_("Biết chữ: năm công nhận"), required=False)
    vocational = text(_("Nghề: trình độ"), 60, help_text=_("Sơ cấp, trung cấp, chứng chỉ nghề phổ thông."))
    vocational_certificate = text(_("Nghề: số chứng chỉ"), 40)
    vocational_year = forms.IntegerField(label=_("Nghề: năm cấp"), required=False)

    def __init__(self, *args: Any, survey_year: int, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.survey_year, self.person = survey_year, person

    @staticmethod
    def initial_of(person: Person) -> dict[str, Any]:
        """The form filled with what is held."""
        return {name: getattr(person, name) for name in PAPER_FIELDS}

    def clean(self) -> dict[str, Any]:
        """The rules of the register."""
        given = super().clean() or {}
        self.complain(person_complaints({"name": "x", "birth_year": self.person.birth_year} | given, self.survey_year))
        return given


class ScanForm(Checked):
    """A scan of a paper, beside what is recorded already."""

    proves = forms.ChoiceField(label=_("Giấy tờ"), choices=Proves.choices)
    scan = scan_field(required=True)


class LiteracyForm(Checked):
    """A recognised level of literacy."""

    level = code(
        _("Mức biết chữ đã công nhận"),
        [(0, _("Chưa đạt mức 1")), (1, _("Mức 1")), (2, _("Mức 2"))],
        required=True,
    )
    relapse = code(_("Tái mù chữ"), [(0, _("Không")), (1, _("Mức 1")), (2, _("Mức 2"))], required=True)
    scan = scan_field()


class DisabilityForm(Checked):
    """A disability."""

    disabled = forms.BooleanField(label=_("Khuyết tật"), required=False)
    kind = text(_("Dạng khuyết tật"), 120, help_text=_("Vận động, nghe nói, nhìn, thần kinh, trí tuệ, tự kỷ, khác"))
    able = yes_no(_("Có khả năng học tập"))
    access = yes_no(_("Được tiếp cận giáo dục trong năm"))


class DepartureForm(Checked):
    """A move or a death."""

    kind = forms.ChoiceField(
        label=_("Biến động"),
        choices=[(EventKind.MOVED_OUT, EventKind.MOVED_OUT.label), (EventKind.DIED, EventKind.DIED.label)],
    )
    on = forms.DateField(label=_("Ngày"), widget=forms.DateInput(attrs=_DAY))
    place = text(_("Nơi đến"), 200)


class ArrivalForm(Checked):
    """Who arrives from another commune of the system."""

    id_number = forms.CharField(
        label=_("Số định danh cá nhân"),
        max_length=12,
        min_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    name = forms.CharField(label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    birth_year = forms.IntegerField(label=_("Năm sinh"), min_value=1900, max_value=2200)
    on = forms.DateField(label=_("Ngày chuyển đến"), widget=forms.DateInput(attrs=_DAY))
    place = text(_("Nơi ở cũ"), 200)

    def clean_on(self) -> Any:
        """Not a day to come."""
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError(_("Ngày không quá hôm nay."))
        return self.cleaned_data["on"]


class CampaignForm(Checked):
    """Opening a campaign."""

    survey_year = forms.IntegerField(label=_("Năm điều tra"), min_value=2014, max_value=2100)
    due_on = forms.DateField(label=_("Xong trước"), required=False, widget=forms.DateInput(attrs=_DAY))
