"""``namhoc units remap``: a table of values re-expressed on the map of another day."""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from namhoc.cli.tables import rows
from namhoc.core import SchoolYear, UserFacingError, fold

_CODE = {"ma", "code", "ma don vi", "ma xa", "ma tinh", "ma dvhc", "ma don vi hanh chinh"}
_NAME = {"ten", "name", "don vi", "ten don vi", "xa phuong", "tinh", "xa"}
_PERIOD = {"ky", "nam", "nam hoc", "period", "year", "ky bao cao"}
_RATE = re.compile(r"\bty le\b|%")
_VIETNAMESE = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+(,\d+)?")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it came: headers by their text, rows with their line number (from 1, the header included)."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, names: set[str]) -> int | None:
        """The first column whose header is one of ``names``, compared without accents."""
        return next((i for i, header in enumerate(self.headers) if fold(header) in names), None)


def load(path: Path) -> Table:
    """The first sheet of an Excel file, or a CSV file (comma, semicolon or TAB); empty rows are left out."""
    filled = rows(path, "REMAP-FILE")
    if len(filled) < 2:
        raise UserFacingError("REMAP-EMPTY", "bảng không có dòng số liệu nào", where=path.name, fix="kiểm tra lại tệp")
    return Table(filled[0][1], tuple(filled[1:]))


def number(text: str) -> Fraction | None:
    """A number written the Vietnamese way (1.219,5) or plainly (1219.5); None where nothing is written."""
    if not text:
        return None
    if _VIETNAMESE.fullmatch(text):
        return Fraction(text.replace(".", "").replace(",", "."))
    return Fraction(text)


def map_day(period: str, given: date | None) -> date:
    """The day of the map a period was reported on: the one given, else its last day (31 May for a school year)."""
    if given:
        return given
    if year := SchoolYear.parse(period):
        return date(year.start + 1, 5, 31)
    return date(int(period[:4]), 12, 31)


def printed(value: Any) -> str:
    """A value as the table prints it: whole where it is whole, else two decimals with a comma."""
    if value is None:
        return ""
    if not isinstance(value, Fraction):
        return str(value)
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.2f}".replace(".", ",")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="TỆP")
@click.option("--to", "to", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), required=True, help="Địa giới của ngày này.")
@click.option(
    "--from",
    "since",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help="Số liệu theo địa giới ngày này; bỏ trống thì theo cột kỳ.",
)
@click.option("--attribute", "attributes", multiple=True, metavar="CỘT", help="Cột là thuộc tính (không cộng được).")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Ghi CSV vào tệp này thay cho màn hình.")
@click.pass_context
def remap(
    ctx: click.Context, file: Path, to: datetime, since: datetime | None, attributes: tuple[str, ...], out: Path | None
) -> None:
    """Đổi bảng số liệu (CSV, Excel) sang địa giới của một ngày khác.

    Cột được nhận theo tiêu đề: "Mã" (mã đơn vị), "Kỳ" hoặc "Năm học"; các cột còn lại là số liệu. Số đếm được cộng;
    tỷ lệ không cộng, không lấy trung bình; phần nào không suy ra được thì để trống và ghi rõ vì sao.
    """
    try:
        lines, underivable = _remapped(load(file), file.name, to.date(), since.date() if since else None, attributes)
    except UserFacingError as error:
        raise click.UsageError(error.text) from error
    stream = out.open("w", encoding="utf-8-sig", newline="") if out else sys.stdout
    csv.writer(stream, lineterminator="\n").writerows(lines)
    if out:
        stream.close()
    if underivable:
        click.echo(f"{underivable} giá trị không suy ra được; lý do ghi ở cột cuối.", err=True)
    ctx.exit(1 if underivable else 0)


def _remapped(
    table: Table, name: str, to: date, since: date | None, attributes: tuple[str, ...]
) -> tuple[list[list[str]], int]:
    from namhoc.orgunits import Measure, Observation, national, on_map

    register = national()
    code_at, period_at = table.column(_CODE), table.column(_PERIOD)
    if code_at is None:
        raise UserFacingError(
            "REMAP-NO-CODE",
            "bảng không có cột mã đơn vị",
            where=f"{name}, dòng tiêu đề",
            fix='đặt tiêu đề cột mã là "Mã"',
        )
    if period_at is None and since is None:
        raise UserFacingError(
            "REMAP-NO-DAY", "không rõ số liệu theo địa giới ngày nào", where=name, fix='thêm cột "Năm", hoặc --from'
        )
    name_at = table.column(_NAME)
    measures = [i for i in range(len(table.headers)) if i not in (code_at, period_at, name_at) and table.headers[i]]
    series: dict[int, list[Observation]] = defaultdict(list)
    for line, cells in table.rows:
        period = cells[period_at] if period_at is not None else ""
        where = f"{name}, dòng {line}"
        try:
            day = map_day(period, since)
        except ValueError as error:
            raise UserFacingError(
                "REMAP-PERIOD", "kỳ không đọc được", where=where, fix="ghi 2024 hoặc 2024-2025"
            ) from error
        code = cells[code_at]
        if register.get(code, day) is None:
            raise UserFacingError(
                "REMAP-UNKNOWN", f"không có đơn vị mã này vào ngày {day:%d/%m/%Y}", where=where,
                why="mã được dùng lại với nghĩa khác sau ngày 01/7/2025", fix="kiểm tra mã, cột kỳ, hoặc --from",
            )  # fmt: skip
        for i in measures:
            kind = _measure(table.headers[i], attributes)
            try:
                value = (cells[i] or None) if kind is Measure.ATTRIBUTE else number(cells[i])
            except ValueError as error:
                raise UserFacingError(
                    "REMAP-NUMBER",
                    "ô không phải là số",
                    where=f"{where}, cột {table.headers[i]}",
                    fix="sửa ô, hoặc --attribute",
                ) from error
            series[i].append(Observation(code, period, day, value))
    told = {
        i: {(t.unit, t.period): t for t in on_map(series[i], register, to, _measure(table.headers[i], attributes))}
        for i in measures
    }
    keys = sorted({key for one in told.values() for key in one})
    lines = [["Mã", "Đơn vị", "Kỳ", *(table.headers[i] for i in measures), "Từ các mã", "Không suy ra được"]]
    underivable = 0
    for code, period in keys:
        unit = register.get(code, to)
        row = [told[i].get((code, period)) for i in measures]
        whys = [f"{table.headers[i]}: {t.reason}" for i, t in zip(measures, row, strict=True) if t and t.reason]
        underivable += len(whys)
        missing = sorted({m for t in row if t for m in t.missing})
        sources = sorted({s for t in row if t for s in t.sources})
        note = "; ".join(whys) + (f" ({' '.join(missing)})" if missing else "")
        values = [printed(t.value) if t else "" for t in row]
        lines.append([code, unit.full_name if unit else "", period, *values, " ".join(sources), note])
    return lines, underivable


def _measure(header: str, attributes: tuple[str, ...]) -> Any:
    from namhoc.orgunits import Measure

    if fold(header) in {fold(a) for a in attributes}:
        return Measure.ATTRIBUTE
    return Measure.RATE if _RATE.search(fold(header)) or "%" in header else Measure.COUNT
