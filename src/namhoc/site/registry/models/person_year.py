"""Person-year: what the survey knows of a person in one survey year in one commune."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from namhoc.recognition.person_year import EvidenceKind as EvidenceCode
from namhoc.recognition.person_year import Place as PlaceCode
from namhoc.recognition.person_year import Residence as ResidenceCode
from namhoc.recognition.person_year import Status as StatusCode
from namhoc.recognition.person_year import Track as TrackCode
from namhoc.site.accounts.scopes import readable, within_history


class Source(models.TextChoices):
    """Where a row or a change comes from."""

    TYPED = "typed", _("Nhập trong hệ thống")
    DOOR = "door", _("Phiếu tại hộ")
    IMPORTED = "imported", _("Nhập từ tệp")
    SCHOOL = "school", _("Sổ của trường")
    ROLLED = "rolled", _("Chuyển từ năm trước")
    SIMULATED = "simulated", _("Dữ liệu mô phỏng")


RESIDENCES = [
    (ResidenceCode.RESIDENT, _("Thường trú, tạm trú")),
    (ResidenceCode.ARRIVED, _("Chuyển đến trong năm")),
    (ResidenceCode.MOVED_OUT, _("Chuyển đi trong năm")),
    (ResidenceCode.DECEASED, _("Chết trong năm")),
    (ResidenceCode.SCHOOLED_HERE, _("Nơi khác đến học")),
]
STATUSES = [
    (StatusCode.STUDYING, _("Đang học")),
    (StatusCode.PAUSED, _("Tạm nghỉ")),
    (StatusCode.DROPPED_OUT, _("Bỏ học")),
    (StatusCode.NOT_STARTED, _("Chưa đi học")),
    (StatusCode.FINISHED, _("Đã học xong")),
]
PLACES = [
    (PlaceCode.HERE, _("Tại chỗ")),
    (PlaceCode.IN_PROVINCE, _("Nơi khác trong tỉnh")),
    (PlaceCode.OUTSIDE, _("Ngoài tỉnh")),
]
TRACKS = [
    (TrackCode.GENERAL, _("Phổ thông")),
    (TrackCode.CONTINUING, _("Giáo dục thường xuyên")),
    (TrackCode.VOCATIONAL, _("Giáo dục nghề nghiệp")),
]
EVIDENCE = [
    (EvidenceCode.RECORD, _("Xác nhận trên học bạ")),
    (EvidenceCode.DIPLOMA, _("Bằng tốt nghiệp")),
    (EvidenceCode.CERTIFICATE, _("Giấy chứng nhận, chứng chỉ")),
    (EvidenceCode.STATEMENT, _("Lời khai, chưa có giấy tờ")),
]
GRADES = [
    (0, _("Nhà trẻ")),
    (-3, _("Mẫu giáo 3 tuổi")),
    (-2, _("Mẫu giáo 4 tuổi")),
    (-1, _("Mẫu giáo 5 tuổi")),
    *((grade, str(grade)) for grade in range(1, 13)),
]


@readable(within_history("commune"))
class PersonYear(models.Model):
    """The row of one person in one survey year in one commune; columns as in ``namhoc.recognition.person_year``.

    What never changes with the year (birth year, sex, ethnic group) stands with the person alone. Null is "not known".
    ``finished_grade``: completed the programme of the grade attended this school year, known when the year ends.
    """

    person = models.ForeignKey("registry.Person", models.CASCADE, related_name="years")
    survey_year = models.PositiveSmallIntegerField(_("năm điều tra"))
    commune = models.ForeignKey("orgunits.OrgUnit", models.PROTECT, related_name="person_years")
    hamlet = models.CharField(_("thôn, bản"), max_length=120, blank=True)
    residence = models.SmallIntegerField(_("cư trú"), choices=RESIDENCES, default=ResidenceCode.RESIDENT)
    status = models.SmallIntegerField(_("tình trạng học"), choices=STATUSES, null=True, blank=True)
    grade = models.SmallIntegerField(_("lớp"), choices=GRADES, null=True, blank=True)
    class_name = models.CharField(_("tên lớp"), max_length=20, blank=True)
    track = models.SmallIntegerField(_("loại hình học"), choices=TRACKS, null=True, blank=True)
    place = models.SmallIntegerField(_("nơi học"), choices=PLACES, null=True, blank=True)
    school = models.CharField(_("mã trường"), max_length=20, blank=True)
    repeater = models.BooleanField(_("lưu ban"), default=False)
    two_sessions = models.BooleanField(_("học 2 buổi/ngày"), null=True)
    prepared_vietnamese = models.BooleanField(_("được chuẩn bị tiếng Việt"), null=True)
    finished_grade = models.BooleanField(_("hoàn thành chương trình lớp"), null=True)
    completed_preschool = models.BooleanField(_("hoàn thành chương trình mầm non"), null=True)
    completed_primary = models.BooleanField(_("hoàn thành tiểu học"), null=True)
    primary_year = models.PositiveSmallIntegerField(_("năm hoàn thành tiểu học"), null=True, blank=True)
    primary_evidence = models.SmallIntegerField(
        _("minh chứng hoàn thành tiểu học"), choices=EVIDENCE, null=True, blank=True
    )
    completed_lower_secondary = models.BooleanField(_("tốt nghiệp hoặc hoàn thành THCS"), null=True)
    lower_secondary_year = models.PositiveSmallIntegerField(_("năm hoàn thành THCS"), null=True, blank=True)
    lower_secondary_evidence = models.SmallIntegerField(
        _("minh chứng hoàn thành THCS"), choices=EVIDENCE, null=True, blank=True
    )
    completed_upper_secondary = models.BooleanField(_("tốt nghiệp THPT hoặc tương đương"), null=True)
    literacy = models.SmallIntegerField(_("mức biết chữ đã công nhận"), null=True, blank=True)
    relapse = models.SmallIntegerField(_("tái mù chữ"), default=0)
    disabled = models.BooleanField(_("khuyết tật"), default=False)
    disability = models.CharField(_("dạng khuyết tật"), max_length=120, blank=True)
    disabled_able = models.BooleanField(_("có khả năng học tập"), null=True)
    disabled_access = models.BooleanField(_("được tiếp cận giáo dục"), null=True)
    source = models.CharField(_("nguồn"), max_length=10, choices=Source, default=Source.TYPED)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(_("cập nhật lúc"), auto_now=True)

    class Meta:
        verbose_name = _("người theo năm")
        verbose_name_plural = _("người theo năm")
        ordering = ["-survey_year", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "survey_year", "commune"], name="person_year_once"),
        ]
        indexes = [models.Index(fields=["commune", "survey_year", "hamlet"], name="person_year_of_commune")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.survey_year}"

    @property
    def age(self) -> int:
        """Age in the survey year, as the forms count it."""
        return self.survey_year - self.person.birth_year
