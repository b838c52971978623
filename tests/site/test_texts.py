"""Texts the site says go through gettext: what a page tells after a write is there in English too."""

import ast
from pathlib import Path

SITE = Path(__file__).parents[2] / "src/namhoc/site"


def said_plainly(source: str) -> list[int]:
    """Lines on which ``notice`` is handed a text of its own instead of a translated one."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [
        call.lineno
        for call in calls
        if getattr(call.func, "id", "") == "notice"
        and len(call.args) > 1
        and (
            isinstance(call.args[1], ast.Constant)
            or (isinstance(call.args[1], ast.JoinedStr) and any(_words(part) for part in call.args[1].values))
        )
    ]


def _words(part: ast.expr) -> bool:
    return isinstance(part, ast.Constant) and isinstance(part.value, str) and any(c.isalpha() for c in part.value)


def test_every_notice_is_translated() -> None:
    found = {path.name: said_plainly(path.read_text("utf-8")) for path in SITE.rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_plain_notice_would_be_found() -> None:
    assert said_plainly('notice(request, "Đã ghi.")\nnotice(request, f"Đã ghi {n} dòng.")') == [1, 2]
    assert said_plainly('notice(request, _("Đã ghi."))\nnotice(request, f"{done} {again}")') == []
