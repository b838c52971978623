"""What was read, as tables for people in the terminal."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from namhoc.core import squash

_KINDS = {"task": "nhiệm vụ", "solution": "giải pháp", "assignment": "phân công"}
_ROLES = {"lead": "chủ trì", "coordinate": "phối hợp", "implement": "thực hiện"}
_MARKS = {"blocks": "✕", "look": "△", "note": "·"}


def vietnamese_date(iso: str | None) -> str:
    """An ISO date as documents print it: 05/9/2026, tháng 12/2025, 2026; a range with "đến" between."""
    if not iso:
        return ""
    if "/" in iso:
        first, last = iso.split("/")
        return f"{vietnamese_date(first)} đến {vietnamese_date(last)}"
    parts = iso.split("-")
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if len(parts) == 2:
        return f"tháng {month}/{parts[0]}"
    return f"{parts[2]}/{f'{month:02d}' if month < 3 else month}/{parts[0]}"


def _short(text: str, width: int) -> str:
    text = squash(text)
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        wide = column in ("Nội dung", "Nguyên văn", "Cơ quan")
        table.add_column(column, overflow="fold", no_wrap=column in ("TT", "Loại"), ratio=3 if wide else None)
    return table


def _head(result: dict[str, Any]) -> list[tuple[str, str]]:
    d = result["document"]
    rows = [
        ("Văn bản", squash(d["title"] or "chưa rõ tên")),
        ("Số, ký hiệu", d["symbol"] or "chưa rõ"),
        ("Cơ quan ban hành", d["issuing_body"] or "chưa rõ"),
        ("Ngày", vietnamese_date(d["date"]) or "chưa rõ"),
        ("Hiệu lực", vietnamese_date(d["effective_date"])),
        ("Năm học", d["school_year"] or ""),
    ]
    return [(name, value) for name, value in rows if value]


def _tasks(result: dict[str, Any]) -> Table:
    table = _table("Nhiệm vụ", "TT", "Loại", "Nội dung", "Cơ quan", "Thời hạn")
    table.expand = True
    for task in result["tasks"]:
        agencies = [
            f"{item['agency']} ({_ROLES[item['role']]})"
            for item in result["assignments"]
            if item["task_ordinal"] == task["ordinal"]
        ]
        dates = [
            vietnamese_date(item["date"]) or item["text"]
            for item in result["deadlines"]
            if task["start"] <= item["start"] < task["end"]
        ]
        table.add_row(
            str(task["ordinal"]),
            _KINDS[task["kind"]],
            escape(_short(task["heading"].strip().split("\n")[0], 90)),
            escape("; ".join(_short(a, 48) for a in agencies)),
            escape("; ".join(_short(d, 32) for d in dates)),
        )
    return table


def _figures(title: str, items: list[dict[str, Any]]) -> Table:
    table = _table(title, "Giá trị", "Đơn vị", "Nguyên văn")
    for item in items:
        value = item["value"]
        shown = " đến ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
        sign = item.get("comparator", "")
        table.add_row(
            escape(f"{sign} {shown.replace('.', ',')}".strip()),
            escape(item["unit"] or ""),
            escape(_short(item["text"], 90)),
        )
    return table


def show(result: dict[str, Any], console: Console | None = None) -> None:
    """Print one document: its head, its tasks, figures, citations, and what needs a look."""
    console = console or Console()
    console.print()
    for name, value in _head(result):
        console.print(f"[bold]{name}:[/bold] {escape(value)}", soft_wrap=True)
    console.print()
    if result["tasks"]:
        console.print(_tasks(result))
    else:
        console.print("Không tìm thấy nhiệm vụ nào trong văn bản.")
    for title, key in (("Chỉ tiêu", "targets"), ("Số liệu", "statistics")):
        if result[key]:
            console.print(_figures(title, result[key]))
    if result["citations"]:
        table = _table("Viện dẫn", "Số, ký hiệu", "Ngày", "Nguyên văn")
        for item in result["citations"]:
            table.add_row(item["number"] or "", vietnamese_date(item["date"]), escape(_short(item["text"], 90)))
        console.print(table)
    if result["findings"]:
        console.print("[bold]Cần xem[/bold]")
        for finding in result["findings"]:
            fix = f" Cách sửa: {finding['fix']}" if finding["fix"] else ""
            console.print(
                f"{_MARKS[finding['severity']]} {finding['code']}: {escape(finding['message'] + fix)}", soft_wrap=True
            )
