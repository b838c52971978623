"""The left pane's text as HTML. Written here and not as a template: a long document has ten thousand runs."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from namhoc.directives.review import Look, ReviewItem, Run, Sheet


def paper_html(sheets: Iterable[Sheet], items: Mapping[str, ReviewItem]) -> SafeString:
    """One block a sheet, one paragraph a line, one element a run.

    ``data-s`` of a run is the place of its first character in the text; ``data-owner`` of a block and ``data-part``
    of a run name the item they belong to. Every character of the document goes through ``escape``.
    """
    told = _("Mục %s trong danh sách")
    parts: list[str] = []
    for is_head, group in groupby(sheets, key=_is_head):
        if is_head:
            parts.append(_head(list(group)))
            continue
        _body(group, items, told, parts)
    return mark_safe("".join(parts))  # every part above is escaped or ours


def _is_head(sheet: Sheet) -> bool:
    return not (sheet.owner or sheet.begins) and all(look in (Look.ISSUER, Look.STATE) for look, _ in sheet.lines)


def _head(sheets: list[Sheet]) -> str:
    """The head of an official document in its two halves, as NĐ 30/2020/NĐ-CP sets it."""
    halves = {Look.ISSUER: "", Look.STATE: ""}
    for sheet in sheets:
        for look, runs in sheet.lines:
            halves[look] += _line(look, runs, "")
    return "<header>" + "".join(f"<div>{half}</div>" for half in halves.values() if half) + "</header>\n"


def _body(sheets: Iterable[Sheet], items: Mapping[str, ReviewItem], told: str, parts: list[str]) -> None:
    for sheet in sheets:
        if sheet.owner:
            status = items[sheet.owner].status
            parts.append(f'<div class="nh-blk {status}" data-owner="{escape(sheet.owner)}">')
        else:
            parts.append("<div>")
        for key in sheet.begins:
            label, name = escape(items[key].label), escape(key)
            parts.append(
                f'<a class="no" id="t-{name}" href="#m-{name}" data-jump="{name}" aria-label="{escape(told) % label}">'
                f"{label}</a>"
            )
        for look, runs in sheet.lines:
            parts.append(_line(look, runs, sheet.owner))
        parts.append("</div>\n")


def _line(look: Look, runs: Iterable[Run], owner: str) -> str:
    return f'<p class="{look}">{"".join(_run(run, owner) for run in runs)}</p>'


def _run(run: Run, owner: str) -> str:
    name = "mark" if run.marks else "span"
    kinds = f' class="{" ".join(f"m-{mark}" for mark in run.marks)}"' if run.marks else ""
    part = f' data-part="{escape(run.owner)}"' if run.owner and not owner else ""
    return f'<{name} data-s="{run.start}"{kinds}{part}>{escape(run.text)}</{name}>'
