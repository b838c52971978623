"""``namhoc schema``: the published JSON Schema of what ``namhoc read --json`` prints."""

from __future__ import annotations

from importlib.resources import files

import click


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
def schema() -> None:
    """In lược đồ JSON (JSON Schema) của kết quả đọc, phiên bản đang dùng."""
    click.echo(files("namhoc.directives").joinpath("data/directive-1.schema.json").read_text("utf-8"), nl=False)
