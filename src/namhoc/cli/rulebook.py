"""``namhoc rulebook check``: run a file of cases against the rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

_CONTEXT = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=_CONTEXT)
def rulebook() -> None:
    """Bộ quy tắc có ngày hiệu lực và điều khoản."""


def _cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a JSON or YAML file: a list, or an object with the list under "cases"."""
    text = path.read_text("utf-8-sig")
    if path.suffix.lower() in (".yaml", ".yml"):
        import yaml

        loaded = yaml.safe_load(text)
    else:
        loaded = json.loads(text)
    cases = loaded.get("cases") if isinstance(loaded, dict) else loaded
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise ValueError("không có danh sách ca kiểm tra")
    return cases


@rulebook.command(context_settings=_CONTEXT)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="TỆP")
@click.pass_context
def check(ctx: click.Context, file: Path) -> None:
    """Chạy từng ca trong TỆP (JSON, YAML): in chỗ khác nhau và số ca đạt. Mã thoát 1 nếu có ca khác."""
    from namhoc.recognition.cases import differences

    try:
        cases = _cases(file)
    except ValueError as error:
        raise click.UsageError(f"{file.name}: không đọc được ca kiểm tra ({error}).") from error
    passed = 0
    for number, case in enumerate(cases, 1):
        name = case.get("id", f"ca thứ {number}")
        try:
            wrong = differences(case)
        except (KeyError, TypeError, ValueError) as error:
            wrong = [f"ca ghi thiếu hoặc sai: {error!r}"]
        passed += not wrong
        for line in wrong:
            click.echo(f"{name} ({case.get('program', '?')}): {line}")
    click.echo(f"{passed} trên {len(cases)} ca đạt.")
    ctx.exit(0 if passed == len(cases) else 1)
