"""Verbs of the command line. Imports stay inside the verbs, so that --help answers at once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from namhoc import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="namhoc")
def main() -> None:
    """namhoc: từ chỉ thị năm học đến kế hoạch nhiệm vụ."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json_", is_flag=True, help="In JSON thay cho bảng.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Ghi mỗi văn bản một tệp JSON vào thư mục này."
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Ngày tra cứu hiệu lực (mặc định: hôm nay).")
def read(paths: tuple[Path, ...], as_json_: bool, out: Path | None, as_of: datetime | None) -> None:
    """Đọc văn bản chỉ đạo thành nhiệm vụ, phân công, chỉ tiêu, thời hạn."""
    import json

    from namhoc.directives import extract
    from namhoc.directives.as_json import as_json
    from namhoc.reading import read as read_file

    files = [f for p in paths for f in (sorted(p.glob("*.txt")) if p.is_dir() else [p])]
    for path in files:
        document = read_file(path)
        result = as_json(
            extract(document, as_of.date() if as_of else datetime.now().astimezone().date()), document.text
        )
        printed = json.dumps({"id": path.stem, "text_file": path.name} | result, ensure_ascii=False, indent=1)
        if out:
            out.mkdir(parents=True, exist_ok=True)
            (out / f"{path.stem}.json").write_text(printed + "\n", encoding="utf-8")
        else:
            click.echo(printed)
