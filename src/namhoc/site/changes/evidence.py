"""What the evidence page and the record of a change say: who, when, under what, what moved where."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext as _

from namhoc.site.changes.division import Division, is_division
from namhoc.site.changes.images import Image
from namhoc.site.changes.models import Deed, DeedKind


@dataclass(frozen=True)
class Touched:
    """Rows of one table: how many were written anew and how many changed."""

    name: str
    made: int
    changed: int


@dataclass(frozen=True)
class Evidence:
    """The facts of a deed that was carried out."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    moved: tuple[tuple[str, str, str, int], ...]
    touched: tuple[Touched, ...]
    divided: tuple[tuple[str, str], ...] = ()  # a piece of a commune, and the part it went to


def evidence_of(deed: Deed) -> Evidence:
    """The evidence of ``deed``, also after it was undone."""
    return Evidence(
        sources=tuple(f"{unit.full_name} ({_('mã')} {unit.code})" for unit in deed.sources.all()),
        targets=tuple(targets_of(deed)),
        moved=tuple((what, old, new, count) for what, old, new, count in deed.moved),
        touched=tuple(_touched(deed.image_rows())),
        divided=tuple(Division(deed).told()) if is_division(deed) else (),
    )


def targets_of(deed: Deed) -> list[str]:
    """The units that receive, with their codes."""
    if is_division(deed):
        division = Division(deed)
        codes = [division.code(index) for index in range(len(deed.parts))]
        return [
            f"{name} ({_('mã')} {code})" if code else name for name, code in zip(division.parts, codes, strict=True)
        ]
    if deed.kind == DeedKind.SPLIT:
        kept = [f"{unit.full_name} ({_('mã')} {unit.code})" for unit in deed.sources.all()]
        named = [_("Trường %(name)s") % part for part in deed.parts if not part.get("keeps")]
        codes = [part.get("code", "") for part in deed.parts if not part.get("keeps")]
        new = [f"{name} ({_('mã')} {code})" if code else name for name, code in zip(named, codes, strict=True)]
        return (kept if any(part.get("keeps") for part in deed.parts) else []) + new
    if deed.kind == DeedKind.CLOSE:
        return []
    if deed.target is not None:
        return [f"{deed.target.full_name} ({_('mã')} {deed.target.code})"]
    name = deed.target_name
    return [f"{name} ({_('mã')} {deed.new_code})" if deed.new_code else name] if name else []


def _touched(images: list[Image]) -> list[Touched]:
    counts: dict[str, list[int]] = {}
    for image in images:
        made, changed = counts.setdefault(image["model"], [0, 0])
        counts[image["model"]] = [made + (image["before"] is None), changed + (image["before"] is not None)]
    return [Touched(str(apps.get_model(label)._meta.verbose_name), *both) for label, both in counts.items()]
