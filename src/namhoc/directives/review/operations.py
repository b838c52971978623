"""What a person may do with a draft. Values in, a Change out; nothing is altered in place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count

from namhoc.core import Span
from namhoc.directives.directive import Directive
from namhoc.directives.review.changes import Change, ReviewError
from namhoc.directives.review.draft import is_addressed
from namhoc.directives.review.findings import needs_a_look
from namhoc.directives.review.gathering import fields_of, names_in
from namhoc.directives.review.item import FIELDS, SINGLE, ReviewItem, Status, cut, in_order, joined
from namhoc.directives.review.titles import title_of
from namhoc.directives.review.values import Field, Origin, Said


def find(items: Iterable[ReviewItem], key: str) -> ReviewItem:
    """The item called ``key``. Raises ReviewError when the draft has none (it was merged, or undone)."""
    for item in items:
        if item.key == key:
            return item
    raise ReviewError(
        "REVIEW-GONE", "Mục này không còn", why="Nó đã được gộp hoặc hoàn tác", fix="Tải lại trang để xem danh sách mới"
    )


def edit(
    items: Iterable[ReviewItem],
    key: str,
    *,
    title: str | None = None,
    note: str | None = None,
    fields: Mapping[str, Field] | None = None,
) -> Change:
    """Set what a person typed or chose; None leaves a part as it is. An accepted item stays accepted."""
    old = find(items, key)
    new = old
    if title is not None and title.strip() != old.title.text:
        if not title.strip():
            raise ReviewError("REVIEW-TITLE", "Tên nhiệm vụ để trống", fix="Ghi tên nhiệm vụ, hoặc bỏ mục")
        new = replace(new, title=replace(old.title, text=title.strip(), origin=Origin.TYPED))
    if note is not None:
        new = replace(new, note=note.strip())
    for name, field in (fields or {}).items():
        if name in SINGLE and len(field.picked) > 1:
            raise ReviewError("REVIEW-ONE", "Mục này chỉ nhận một giá trị", fix="Chọn một, hoặc tách thành hai mục")
    return Change("edit", (old,), (new.with_fields(fields or {}),))


def accept(items: Iterable[ReviewItem], key: str) -> Change:
    """Confirm an item. Raises ReviewError while a choice between several leads or deadlines is open."""
    old = find(items, key)
    for field, what in ((old.deadline, "thời hạn"), (old.lead, "cơ quan chủ trì")):
        if field.open:
            raise ReviewError(
                "REVIEW-OPEN",
                f"Chưa nhận được: mục có {len(field.options)} {what}",
                fix=f"Chọn một {what}, hoặc tách mục",
            )
    return Change("accept", (old,), (replace(old, status=Status.ACCEPTED, reason=""),))


def reject(items: Iterable[ReviewItem], key: str, reason: str) -> Change:
    """Leave an item out, saying why. It stays in the list, so that it can be taken up again."""
    old = find(items, key)
    if not reason.strip():
        raise ReviewError("REVIEW-REASON", "Chưa ghi lý do bỏ mục", fix="Ghi lý do để người sau hiểu")
    return Change("reject", (old,), (replace(old, status=Status.REJECTED, reason=reason.strip()),))


def reopen(items: Iterable[ReviewItem], key: str) -> Change:
    """Take back an acceptance or a rejection."""
    old = find(items, key)
    return Change("reopen", (old,), (replace(old, status=Status.PENDING, reason=""),))


def split(items: Iterable[ReviewItem], key: str, cuts: Iterable[int], text: str) -> Change:
    """Cut an item at ``cuts`` (positions in the text). The first part keeps its key.

    A value goes with the part its words begin in; a lead that a later part does not name governs it too. The parts
    are to be confirmed anew. Raises ReviewError when the cuts leave a part without words.
    """
    items = tuple(items)
    old = find(items, key)
    positions = sorted(set(cuts))
    parts = cut(old.spans, positions, text)
    if not positions or len(parts) != len(positions) + 1:
        raise ReviewError(
            "REVIEW-CUT",
            "Chỗ tách không nằm giữa hai phần có chữ của mục",
            fix="Đặt con trỏ vào giữa mục, ở đầu phần sau",
        )
    made: list[ReviewItem] = []
    for ordinal, spans in enumerate(parts):
        first = ordinal == 0
        fields = {name: _part(name, old, spans, made) for name in FIELDS}
        made.append(
            replace(
                old.with_fields(fields),
                key=old.key if first else fresh_key((*items, *made), old.key, spans[0].start),
                spans=spans,
                label=old.label if first else f"{old.label}·{ordinal + 1}",
                title=_title(old, spans, text, fields) if first else title_of(spans, text, _names(fields)),
                note=old.note if first else "",
                status=Status.PENDING,
                reason="",
            )
        )
    return Change("split", (old,), tuple(made))


def _title(old: ReviewItem, spans: tuple[Span, ...], text: str, fields: Mapping[str, Field]) -> Said:
    """The title of an item that now stands on other words: what was typed stays, what was read is read anew."""
    if old.title.origin is Origin.TYPED:
        return old.title
    return title_of(spans, text, _names(fields), addressed=is_addressed(old.kind, old.unit))


def _names(fields: Mapping[str, Field]) -> tuple[str, ...]:
    return names_in(fields["lead"], fields["partners"])


def _part(name: str, old: ReviewItem, spans: tuple[Span, ...], earlier: list[ReviewItem]) -> Field:
    """The options of ``old.name`` that go with the part standing on ``spans``."""
    field = old.field(name)
    own = [option for option in field.options if option.span and any(option.span.start in s for s in spans)]
    outside = [o for o in field.options if o.span is None or not any(o.span.start in s for s in old.spans)]
    if name == "lead" and not own and earlier:
        return earlier[-1].lead
    return field.shifted_to([*own, *outside], single=name in SINGLE)


def merge(items: Iterable[ReviewItem], key: str, text: str) -> Change:
    """Join an item to the one before it, which keeps its key and its title if that was typed.

    Rejected items are stepped over. What was chosen in either stays chosen; where each had another deadline or lead
    the choice is open again. The joined item is to be confirmed anew.
    """
    ordered = in_order(items)
    second = find(ordered, key)
    before = [item for item in ordered[: ordered.index(second)] if item.status is not Status.REJECTED]
    if not before:
        raise ReviewError("REVIEW-FIRST", "Không có mục nào ở trước để gộp vào", fix="Chọn mục sau rồi gộp lên")
    first = before[-1]
    spans = joined((*first.spans, *second.spans), text)
    fields = {name: _united(name, first, second) for name in FIELDS}
    return Change(
        "merge",
        (first, second),
        (
            replace(
                first.with_fields(fields),
                spans=spans,
                title=_title(first, spans, text, fields),
                note="\n".join(note for note in (first.note, second.note) if note),
                status=Status.PENDING,
                base_confidence=min(first.base_confidence, second.base_confidence),
            ),
        ),
    )


def _united(name: str, first: ReviewItem, second: ReviewItem) -> Field:
    a, b = first.field(name), second.field(name)
    both = Field.one_of((*a.options, *b.options)) if name in SINGLE else Field.all_of((*a.options, *b.options))
    chosen = (*a.values, *b.values)
    holding = tuple(i for i, option in enumerate(both.options) if any(option.same_as(value) for value in chosen))
    settled = a.settled or b.settled
    if name in SINGLE and len(holding) > 1:
        return replace(both, picked=(), settled=False)
    return replace(both, picked=holding, settled=settled) if settled or name not in SINGLE else both


def add(items: Iterable[ReviewItem], span: Span, text: str, directive: Directive) -> Change:
    """Make an item of words that a person selected; what was read inside them comes along.

    Raises ReviewError when the span is no words of the text, or is an item already.
    """
    if span.end > len(text) or not len(span := span.trimmed(text)):
        raise ReviewError(
            "REVIEW-SPAN", "Không có chữ nào được chọn", fix="Bôi đen một đoạn trong văn bản rồi thêm lại"
        )
    ordered = in_order(items)
    if any(item.spans == (span,) for item in ordered):
        raise ReviewError("REVIEW-TWICE", "Đoạn này đã là một mục", fix="Mở mục đó trong danh sách bên phải")
    added = sum(item.added for item in ordered) + 1
    spans = (span,)
    fields = fields_of(spans, text, directive)
    item = ReviewItem(
        key=fresh_key(ordered, "added", span.start, span.end),
        spans=spans,
        label=f"T{added}",
        title=title_of(spans, text, names_in(fields["lead"], fields["partners"])),
        added=True,
        **fields,
    )
    return Change("add", (), (item,))


def acceptable(items: Iterable[ReviewItem], above: float) -> tuple[ReviewItem, ...]:
    """The items nobody has looked at that are sure enough (confidence >= ``above``) and raise no question."""
    return tuple(
        item for item in items if item.status is Status.PENDING and item.confidence >= above and not needs_a_look(item)
    )


def accept_all(items: Iterable[ReviewItem], above: float) -> Change:
    """Confirm every acceptable item at once."""
    before = acceptable(items, above)
    return Change("accept_all", before, tuple(replace(item, status=Status.ACCEPTED) for item in before))


def fresh_key(items: Iterable[ReviewItem], *parts: object) -> str:
    """A key made from ``parts`` that no item bears yet; the same steps on the same draft give the same keys."""
    taken = {item.key for item in items}
    keys = (hashlib.sha256(":".join(map(str, (*parts, n))).encode()).hexdigest()[:12] for n in count())
    return next(key for key in keys if key not in taken)


def typed(text: str, *, code: str | None = None) -> Said:
    """A value as a person typed it."""
    return Said(text.strip(), Origin.TYPED, None, code)
