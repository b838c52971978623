"""``namhoc schema``: the published JSON Schema of what ``namhoc read --json`` and ``namhoc assess --json`` print."""

from __future__ import annotations

from importlib.resources import files

import click

SCHEMAS = {
    "read": ("namhoc.directives", "data/directive-1.schema.json"),
    "assess": ("namhoc.recognition", "data/assessment-1.schema.json"),
}


def schema_of(verb: str) -> str:
    """The published schema of what ``verb --json`` prints."""
    package, path = SCHEMAS[verb]
    return files(package).joinpath(path).read_text("utf-8")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("verb", type=click.Choice(list(SCHEMAS)), default="read", metavar="[read|assess]")
def schema(verb: str) -> None:
    """In lược đồ JSON (JSON Schema) của kết quả đọc (read) hoặc kết quả xét (assess), phiên bản đang dùng."""
    click.echo(schema_of(verb), nl=False)
