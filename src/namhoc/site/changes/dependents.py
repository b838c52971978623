"""What stands on a deed since it was carried out: while there is anything, the deed is not undone."""

from dataclasses import dataclass
from datetime import date

from django.db.models import ForeignObjectRel
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from namhoc.site.changes.concerned import sources_of
from namhoc.site.changes.images import Image, changed_since
from namhoc.site.changes.models import Deed, DeedState
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SchoolFigures

OWN = {"changes.deed", "changes.deed_sources"}
"""Tables of this app: deeds are looked at by themselves."""


@dataclass(frozen=True)
class Dependent:
    """One kind of thing that came after, and how many; ``url`` leads to it where it has a page."""

    what: str
    url: str = ""


def dependents_of(deed: Deed) -> list[Dependent]:
    """Later deeds on the same units, new rows on units the deed made, changed rows, new figures on the target."""
    images = deed.image_rows()
    later = _later_deeds(deed, images)
    found = [Dependent(_("Thay đổi sau: %(deed)s") % {"deed": other}, other.get_absolute_url()) for other in later]
    found += _rows_on_new_units(images)
    changed = changed_since(images)
    if changed:
        found.append(
            Dependent(
                ngettext("%(n)d bản ghi đã sửa sau đó", "%(n)d bản ghi đã sửa sau đó", len(changed))
                % {"n": len(changed)}
            )
        )
    if deed.effective and deed.target is not None and not deed.makes_target:
        found += _new_figures(deed.target, deed.effective)
    return found


def _made_units(images: list[Image]) -> list[int]:
    return [image["pk"] for image in images if image["model"] == "orgunits.orgunit" and image["before"] is None]


def _later_deeds(deed: Deed, images: list[Image]) -> list[Deed]:
    touched = {image["pk"] for image in images if image["model"] == "orgunits.orgunit"}
    touched |= {unit.pk for unit in sources_of(deed)} | ({deed.target_id} if deed.target_id else set())
    later = Deed.objects.filter(state=DeedState.DONE, confirmed_at__gt=deed.confirmed_at).exclude(pk=deed.pk)
    return [
        other
        for other in later.prefetch_related("sources")
        if touched & ({unit.pk for unit in other.sources.all()} | {other.target_id})
    ]


def _rows_on_new_units(images: list[Image]) -> list[Dependent]:
    """Rows of any app that name a unit the deed made and that the deed did not write itself."""
    made = _made_units(images)
    own = {(image["model"], image["pk"]) for image in images}
    found = []
    for relation in _relations() if made else ():
        model = relation.related_model
        if model._meta.label_lower in OWN:
            continue
        rows = model._base_manager.filter(**{f"{relation.field.name}__in": made}).values_list("pk", flat=True)
        new = [pk for pk in rows if (model._meta.label_lower, pk) not in own]
        if new:
            name = str(model._meta.verbose_name)
            found.append(Dependent(_("%(n)d bản ghi “%(name)s” của đơn vị mới") % {"n": len(new), "name": name}))
    return found


def _relations() -> list[ForeignObjectRel]:
    """Every foreign key of any app that leads to a unit, also those without a way back (the journal has one)."""
    fields = OrgUnit._meta.get_fields(include_hidden=True)
    return [field for field in fields if isinstance(field, ForeignObjectRel) and not field.many_to_many]


def _new_figures(unit: OrgUnit, since: date) -> list[Dependent]:
    count = SchoolFigures.objects.filter(school=unit, as_of__gte=since).count()
    return [Dependent(_("%(n)d số liệu của %(unit)s sau ngày hiệu lực") % {"n": count, "unit": unit})] if count else []
