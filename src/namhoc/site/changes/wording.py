"""Words for figures on the pages of changes, in the order in which they are shown."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from namhoc.orgunits.school import Figure

ORDER = tuple(figure.value for figure in Figure)

LEADING = frozenset(
    figure.value
    for figure in (
        *(Figure.PUPILS, Figure.SEMI_BOARDERS, Figure.CLASSES, Figure.PERMANENT_CLASSROOMS),
        *(Figure.TEACHERS, Figure.STAFF, Figure.AGE6_GRADE1),
    )
)
"""What everybody looks at first; the other figures are shown on demand."""

NOTES: dict[str, Promise] = {
    Figure.PUPILS.value: _("chuyển cùng hồ sơ từng năm"),
    Figure.SEMI_BOARDERS.value: _("giữ chế độ đã duyệt"),
    Figure.CLASSES.value: _("chưa ghép lớp nào"),
    Figure.AGE6_GRADE1.value: _("phổ cập: kết quả xã không đổi"),
}
"""What a merger does not do to a figure."""
