"""An optional second reader: a language model on the operator's own network. Off by default, never used for scores.

What it says counts only where it quotes the text literally; everything else is dropped and counted. Its items never
replace what the rules found, they stand beside them with a low confidence, for a person to accept or reject.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from namhoc.core import Finding, Severity, Span
from namhoc.directives.directive import Deadline, Directive, Task, TaskKind

Ask = Callable[[str], str]
"""Sends one prompt, gives back the model's answer. Network, time limits and address checks are the caller's."""

RULE = "endpoint"
CONFIDENCE = 0.4
_CHUNK = 8_000  # characters; small local models lose the thread in longer texts
_QUOTE_MIN = 12
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

_PROMPT = """Bạn đọc một đoạn văn bản chỉ đạo. Chỉ trả lời bằng một đối tượng JSON:
{"tasks": [{"quote": "...", "kind": "task|solution|assignment"}], "deadlines": [{"quote": "...", "date": "yyyy-mm-dd"}]}
"quote" phải chép nguyên văn, liền mạch, từ đoạn dưới đây. Không có thì để mảng rỗng. Không thêm lời nào khác.

"""


def _chunks(text: str) -> Iterator[Span]:
    """The text in stretches of at most ``_CHUNK`` characters, cut at line ends where there are any."""
    start = 0
    while start < len(text):
        end = min(start + _CHUNK, len(text))
        if end < len(text):
            cut = text.rfind("\n", start + 1, end)
            end = cut + 1 if cut > start else end
        yield Span(start, end)
        start = end


def _answer(raw: str) -> dict[str, Any]:
    """The JSON object in the model's answer; an answer that holds none says nothing."""
    first, last = raw.find("{"), raw.rfind("}")
    if first < 0 or last < first:
        return {}
    try:
        value = json.loads(raw[first : last + 1])
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _items(answer: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = answer.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _quoted(text: str, chunk: Span, quote: object) -> Span | None:
    """Where ``quote`` stands word for word in the chunk; None where it does not."""
    if not isinstance(quote, str) or len(quote.strip()) < _QUOTE_MIN:
        return None
    start = text.find(quote.strip(), chunk.start, chunk.end)
    return None if start < 0 else Span(start, start + len(quote.strip()))


def _with_tasks(directive: Directive, text: str, added: list[tuple[Span, TaskKind]]) -> Directive:
    """Tasks in order of the text, numbered again; assignments keep pointing to their unit."""
    fresh = [Task(span, RULE, CONFIDENCE, 0, kind, text[span.start : span.start + 120]) for span, kind in added]
    ordered = sorted([*directive.tasks, *fresh], key=lambda task: task.span)
    numbered = tuple(replace(task, ordinal=i) for i, task in enumerate(ordered, 1))
    moved = {old.ordinal: new.ordinal for old, new in zip(ordered, numbered, strict=True) if old.ordinal}
    assignments = tuple(
        a if a.task_ordinal is None else replace(a, task_ordinal=moved[a.task_ordinal]) for a in directive.assignments
    )
    return replace(directive, tasks=numbered, assignments=assignments)


def extend(directive: Directive, text: str, ask: Ask) -> Directive:
    """``directive`` with what the model adds: tasks outside every unit found by rule, deadlines where none was."""
    tasks: list[tuple[Span, TaskKind]] = []
    deadlines: list[Deadline] = []
    dropped = 0
    for chunk in _chunks(text):
        answer = _answer(ask(_PROMPT + chunk.of(text)))
        for item in _items(answer, "tasks"):
            span = _quoted(text, chunk, item.get("quote"))
            kind = item.get("kind")
            if span is None or kind not in set(TaskKind):
                dropped += 1
                continue
            taken = [task.span for task in directive.tasks] + [s for s, _ in tasks] + list(directive.furniture)
            if not any(span.overlaps(other) for other in taken):
                tasks.append((span, TaskKind(kind)))
        for item in _items(answer, "deadlines"):
            span = _quoted(text, chunk, item.get("quote"))
            date = item.get("date")
            if span is None or not isinstance(date, str) or not _ISO.fullmatch(date):
                dropped += 1
                continue
            taken = [d.span for d in (*directive.deadlines, *deadlines)] + list(directive.furniture)
            if not any(span.overlaps(other) for other in taken):
                deadlines.append(Deadline(span, RULE, CONFIDENCE, "deadline", date, None, ""))
    extended = _with_tasks(directive, text, tasks)
    every = tuple(sorted((*directive.deadlines, *deadlines), key=lambda d: d.span))
    extended = replace(extended, deadlines=every)
    if not dropped:
        return extended
    note = Finding(
        "MODEL-NOT-QUOTED",
        f"Mô hình ngôn ngữ nêu {dropped} mục không có nguyên văn trong văn bản; các mục đó đã bị bỏ.",
        severity=Severity.NOTE,
    )
    return replace(extended, findings=(*extended.findings, note))
