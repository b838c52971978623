"""``namhoc rulebook check``: run a file of cases against the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from namhoc.cli.values import values_of
from namhoc.core import UserFacingError

_CONTEXT = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=_CONTEXT)
def rulebook() -> None:
    """Bộ quy tắc có ngày hiệu lực và điều khoản."""


def _cases(path: Path) -> list[Any]:
    """The cases of a JSON or YAML file: a list, or an object with the list under "cases"."""
    loaded = values_of(path, "CASES-FILE")
    cases = loaded.get("cases") if isinstance(loaded, dict) else loaded
    if not isinstance(cases, list):
        raise UserFacingError(
            "CASES-FILE",
            "không có danh sách ca kiểm tra",
            where=path.name,
            fix='ghi các ca thành một danh sách, hoặc danh sách trong mục "cases"',
        )
    return cases


@rulebook.command(context_settings=_CONTEXT)
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.pass_context
def check(ctx: click.Context, file: Path) -> None:
    """Chạy từng ca trong TỆP (JSON, YAML): in chỗ khác nhau và số ca đạt.

    Ca không đọc được cũng là ca khác: in mục không đọc được, các ca sau vẫn chạy. Mã thoát: 0 mọi ca đạt; 1 có ca
    khác; 2 tệp không đọc được.
    """
    from namhoc.recognition.cases import differences

    try:
        cases = _cases(file)
    except UserFacingError as error:
        raise click.UsageError(error.text) from error
    passed = 0
    for number, case in enumerate(cases, 1):
        if not isinstance(case, dict):
            click.echo(f"ca thứ {number}: không đọc được, cần một nhóm mục program, input, expect")
            continue
        wrong = differences(case)
        passed += not wrong
        name = f"{case.get('id') or f'ca thứ {number}'} ({case.get('program', '?')})"
        for line in wrong:
            click.echo(f"{name}: {line}")
    if not cases:
        click.echo("Tệp không có ca nào.", err=True)
    click.echo(f"{passed} trên {len(cases)} ca đạt.")
    ctx.exit(0 if passed == len(cases) else 1)
