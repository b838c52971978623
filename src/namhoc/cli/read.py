"""``namhoc read``: files in, a table for people or JSON for programs out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import repeat
from pathlib import Path
from typing import Any

import click

from namhoc.cli.sources import Source, gather, output_names
from namhoc.core import UserFacingError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: the result as plain values, or the error it ended with."""

    name: str
    result: dict[str, Any] | None
    error: str = ""

    @property
    def needs_a_look(self) -> bool:
        """True when a person should look: unreadable, or findings that are more than a note."""
        if self.result is None:
            return True
        return any(finding["severity"] != "note" for finding in self.result["findings"])


def read_one(source: Source, as_of: date, endpoint: tuple[str, str] | None = None) -> Outcome:
    """Read and understand one source; a file that cannot be read becomes an outcome with its error."""
    from namhoc.directives import extract
    from namhoc.directives.as_json import as_json
    from namhoc.reading import read_bytes

    try:
        document = read_bytes(source.content(), source.name)
        directive = extract(document, as_of)
        if endpoint:
            from namhoc.cli.endpoint import asker
            from namhoc.directives.extractors.endpoint import extend

            directive = extend(directive, document.text, asker(*endpoint))
    except UserFacingError as error:
        return Outcome(source.name, None, error.text)
    except OSError as error:
        return Outcome(source.name, None, f"{source.name}: không mở được tệp ({error.strerror}).")
    head = {"id": Path(source.name).stem, "text_file": source.name, "sha256": document.sha256}
    return Outcome(source.name, head | as_json(directive, document.text))


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    """A progress bar on the terminal for more than one file; silent in pipes."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=total < 2 or not console.is_terminal) as progress:
        task = progress.add_task("Đọc văn bản", total=total)
        yield lambda: progress.advance(task)


def _outcomes(sources: list[Source], as_of: date, jobs: int, endpoint: tuple[str, str] | None) -> Iterator[Outcome]:
    if jobs == 1 or len(sources) == 1:
        yield from (read_one(source, as_of, endpoint) for source in sources)
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(sources))) as pool:
        yield from pool.map(read_one, sources, repeat(as_of), repeat(endpoint))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, metavar="TỆP|THƯ MỤC|- ...")
@click.option("--json", "to_json", is_flag=True, help="In JSON thay cho bảng; nhiều văn bản thì mỗi dòng một văn bản.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Ghi mỗi văn bản một tệp JSON vào thư mục này."
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help="Ngày tra cứu hiệu lực văn bản và cơ quan (mặc định: hôm nay).",
)
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Số tiến trình đọc cùng lúc.")
@click.option(
    "--endpoint", metavar="URL", help="Hỏi thêm mô hình ngôn ngữ (kiểu OpenAI) trong mạng nội bộ; mặc định tắt."
)
@click.option("--endpoint-model", default="default", show_default=True, help="Tên mô hình ở địa chỉ trên.")
@click.pass_context
def read(
    ctx: click.Context,
    paths: tuple[str, ...],
    to_json: bool,
    out: Path | None,
    as_of: datetime | None,
    jobs: int,
    endpoint: str | None,
    endpoint_model: str,
) -> None:
    """Đọc văn bản chỉ đạo (.txt, .docx, .doc, .pdf, bản quét, .html) thành nhiệm vụ, phân công, chỉ tiêu, thời hạn."""
    missing = [path for path in paths if path != "-" and not Path(path).exists()]
    if missing:
        raise click.UsageError(f"Không có tệp hoặc thư mục {missing[0]}. Cách sửa: kiểm tra lại đường dẫn.")
    if to_json and out:
        raise click.UsageError("Chọn một trong hai: --json in ra màn hình, --out ghi vào thư mục.")
    sources = gather(paths)
    if not sources:
        raise click.UsageError("Không có văn bản nào đọc được trong thư mục đã nêu.")
    day = as_of.date() if as_of else datetime.now().astimezone().date()
    if out:
        out.mkdir(parents=True, exist_ok=True)
    model = (endpoint, endpoint_model) if endpoint else None
    look = False
    with _progress(len(sources)) as advance:
        for name, outcome in zip(output_names(sources), _outcomes(sources, day, jobs, model), strict=True):
            advance()
            look = look or outcome.needs_a_look
            if outcome.result is None:
                click.echo(outcome.error, err=True)
            elif out:
                printed = json.dumps(outcome.result, ensure_ascii=False, indent=1)
                (out / f"{name}.json").write_text(printed + "\n", encoding="utf-8")
            elif to_json:
                indent = 1 if len(sources) == 1 else None
                click.echo(json.dumps(outcome.result, ensure_ascii=False, indent=indent))
            else:
                from namhoc.cli.table import show

                show(outcome.result)
    if out:
        click.echo(f"Đã ghi kết quả của {len(sources)} văn bản vào {out}{os.sep}", err=True)
    ctx.exit(1 if look else 0)
