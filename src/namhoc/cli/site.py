"""``namhoc site ...``: the commands of the site, run by its own interpreter, so that this one never loads Django."""

from __future__ import annotations

import subprocess
import sys

import click

_UNREAD = {"ignore_unknown_options": True, "allow_interspersed_args": False, "help_option_names": []}


@click.command(context_settings=_UNREAD)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="LỆNH [THAM SỐ]")
@click.pass_context
def site(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Chạy một lệnh của trang namhoc, ví dụ: namhoc site setup --province "Lào Cai"."""
    arguments = ["help" if word in {"-h", "--help"} and n == 0 else word for n, word in enumerate(words)] or ["help"]
    ctx.exit(subprocess.run([sys.executable, "-m", "namhoc.site", *arguments], check=False).returncode)
