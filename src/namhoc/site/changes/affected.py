"""The data a preview shows, in one canonical form: its fingerprint, and what changed between two of them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from namhoc.core import SchoolYear
from namhoc.orgunits.school import figure_label
from namhoc.site.changes.concerned import hanging_on, units_of
from namhoc.site.changes.division import Division, is_division
from namhoc.site.changes.models import Deed
from namhoc.site.changes.packed import fingerprint

Shown = dict[str, dict[str, dict[str, Any]]]
"""{section: {key of a row: its values}}; no personal data: accounts are keys, staff are pseudonymous codes."""


def affected(deed: Deed) -> Shown:
    """Everything the preview of ``deed`` rests on, as it is now; the draft itself too."""
    rows = hanging_on(deed)
    tasks = rows.get("tasks")
    return {
        "draft": {"": _draft(deed)},
        "units": {
            f"{unit.code}@{unit.valid_from}": {
                "name": unit.full_name,
                "parent": unit.parent.code if unit.parent else None,
                "to": str(unit.valid_to) if unit.valid_to else None,
            }
            for unit in units_of(deed)
        },
        "figures": {
            f"{row.school.code}|{row.school_year}|{row.name}": {
                "value": row.value,
                "as_of": str(row.as_of),
                "school": row.school.full_name,
                "year": row.school_year,
                "name": row.name,
            }
            for row in rows.get("figures", ())
        },
        "places": {
            f"{row.site.code}|{row.valid_from}": {
                "name": row.site.name,
                "school": row.school.code,
                "commune": row.commune.code,
                "at": [row.lat, row.lon],
                "main": row.is_main,
                "to": str(row.valid_to) if row.valid_to else None,
            }
            for row in rows.get("places", ())
        },
        "posts": {
            str(row.pk): {
                "code": row.staff_code,
                "school": row.school.code,
                "post": row.post,
                "contract": row.contract,
                "to": str(row.valid_to) if row.valid_to else None,
            }
            for row in rows.get("posts", ())
        },
        "attributes": {
            f"{row.unit.code}|{row.name}|{row.valid_from}": {
                "value": row.value,
                "to": str(row.valid_to) if row.valid_to else None,
            }
            for row in rows.get("attributes", ())
        },
        "tasks": {
            str(row.pk): {
                "version": row.version,
                "progress": row.progress,
                "due": str(row.task.due_on),
                "files": row.files,
            }
            for row in (
                tasks.select_related("task").annotate(files=Count("evidence", filter=Q(evidence__removed_at=None)))
                if tasks is not None
                else ()
            )
        },
        "pieces": {
            # What is asked for; how many live in a hamlet may change until the day without asking again.
            piece.key: {"name": piece.name, "group": piece.group}
            for piece in (Division(deed).pieces() if is_division(deed) and deed.sources.exists() else ())
        },
        "accounts": {str(row.pk): {"active": row.is_active, "unit": row.unit.code} for row in rows.get("accounts", ())},
    }


def _draft(deed: Deed) -> dict[str, Any]:
    names = (
        *(
            "kind",
            "level",
            "target_id",
            "makes_target",
            "new_name",
            "new_code",
            "new_kind",
            "new_parent_id",
            "parts",
            "declared",
        ),
        *("basis", "site_ids", "site_target", "effective", "settled"),
    )
    return {name: getattr(deed, name) for name in names} | {
        "sources": sorted(deed.sources.values_list("pk", flat=True))
    }


def fingerprint_of(shown: Shown) -> str:
    """The fingerprint of what a preview shows."""
    return fingerprint(shown)


def differences(old: Shown, new: Shown) -> list[str]:
    """What changed between two previews, one sentence each."""
    return [sentence for name in new for sentence in _section(name, old.get(name, {}), new[name])]


def _section(name: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    changed = [key for key in new if key in old and old[key] != new[key]]
    added, gone = [key for key in new if key not in old], [key for key in old if key not in new]
    if not (changed or added or gone):
        return
    if name == "draft":
        yield _("Bản nháp đã được sửa.")
        return
    if name == "figures":
        for key in [*changed, *added, *gone]:
            before, after = old.get(key, {}).get("value"), new.get(key, {}).get("value")
            told = new.get(key) or old[key]
            what = f"{figure_label(told['name'])} {SchoolYear(told['year'])}, {told['school']}"
            yield _("%(what)s: %(old)s thành %(new)s.") % {"what": what, "old": _value(before), "new": _value(after)}
        return
    titles = {
        "units": _("Đơn vị"),
        "places": _("Điểm trường"),
        "posts": _("Nhân sự"),
        "attributes": _("Thuộc tính"),
        "tasks": _("Nhiệm vụ đang mở"),
        "accounts": _("Tài khoản"),
        "pieces": _("Thôn, trường, việc phải chia"),
    }
    counts = [(len(added), _("thêm")), (len(gone), _("bớt")), (len(changed), _("đổi"))]
    told = ", ".join(f"{word} {count}" for count, word in counts if count)
    yield f"{titles[name]}: {told}."


def _value(value: int | None) -> str:
    return _("chưa có") if value is None else str(value)
