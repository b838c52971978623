"""``namhoc assess``: levels of recognition from counts, without a database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from namhoc.cli.tables import rows
from namhoc.core import UserFacingError, fold

_AGES = ("3", "4", "5")
_TRUE = {"1", "x", "co", "true", "dbkk"}
_UNIT = {"xa", "don vi", "ten", "ma", "unit", "commune"}
_DIFFICULT = {"dbkk", "special difficult", "special_difficult", "dac biet kho khan"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune to judge: its name or code, whether it is especially difficult, and its counts by programme."""

    name: str
    difficult: bool
    counts: dict[str, dict[str, Any]]


def _from_json(path: Path) -> Iterator[Unit]:
    loaded = json.loads(path.read_text("utf-8-sig"))
    for number, row in enumerate(loaded if isinstance(loaded, list) else [loaded], 1):
        if not isinstance(row, dict):
            raise ValueError(f"mục {number} không phải là đối tượng")
        counts = row.get("counts") or row.get("input")
        if counts is None:
            raise ValueError(f'mục {number} không có "counts"')
        if "program" in row and row["program"] != "COMMUNE_ALL":
            counts = {row["program"]: counts}
        name = str(row.get("unit") or row.get("id") or f"đơn vị {number}")
        yield Unit(name, bool(row.get("special_difficult")), counts)


def _from_table(path: Path) -> Iterator[Unit]:
    """A row a commune; columns named "TH.age6_ppc", "MN35.attending.3" and so on. An empty cell is not supplied."""
    filled = rows(path)
    if len(filled) < 2:
        raise ValueError("bảng không có dòng số liệu nào")
    headers = filled[0][1]
    if not any("." in header for header in headers):
        raise ValueError('không có cột số liệu dạng "TH.age6_ppc"')
    for line, row in filled[1:]:
        name, difficult = f"dòng {line}", False
        counts: dict[str, dict[str, Any]] = {}
        for header, cell in zip(headers, row, strict=True):
            if fold(header) in _UNIT and cell:
                name = cell
            elif fold(header) in _DIFFICULT:
                difficult = fold(cell) in _TRUE
            elif "." in header:
                program, _, field = header.partition(".")
                try:
                    value = int(float(cell)) if cell else None
                except ValueError as error:
                    raise ValueError(f"dòng {line}, cột {header}: ô không phải là số nguyên") from error
                field, _, age = field.partition(".")
                figures = counts.setdefault(program, {})
                if age in _AGES:
                    figures.setdefault(field, {})[age] = value
                else:
                    figures[field] = value
        yield Unit(name, difficult, counts)


def load(path: Path) -> list[Unit]:
    """The communes of a JSON, CSV or Excel file; one located error where it cannot be read."""
    try:
        return list(_from_json(path) if path.suffix.lower() == ".json" else _from_table(path))
    except (ValueError, KeyError) as error:
        raise UserFacingError(
            "ASSESS-INPUT", f"không đọc được số liệu: {error}", where=path.name, fix="xem mẫu trong hướng dẫn"
        ) from error


def assessed(unit: Unit) -> dict[str, Any]:
    """What the rules say of one commune, as plain values."""
    from namhoc.recognition import Verdict, judge_all

    programs: dict[str, Any] = {}
    for program, verdict in judge_all(unit.counts, difficult=unit.difficult).items():
        if not isinstance(verdict, Verdict):
            programs[program] = {"level": None, "invalid": list(verdict.fields)}
            continue
        programs[program] = {
            "level": verdict.level,
            "possible_level": verdict.possible,
            "blocking": list(verdict.blocking),
            "unknown": list(verdict.unknown),
            "confidence": verdict.confidence,
            "criteria": [
                {
                    "id": c.id,
                    "numerator": c.numerator,
                    "denominator": c.denominator,
                    "percent": c.percent,
                    "met": c.met,
                    "margin": c.margin,
                    "document": c.document,
                    "article": c.article,
                    "confidence": c.confidence,
                }
                for level in verdict.criteria
                for c in level
            ],
        }
    return {"unit": unit.name, "special_difficult": unit.difficult, "programs": programs}


def _show(unit: Unit) -> None:
    from namhoc.recognition import Verdict, judge_all
    from namhoc.recognition.explain import line

    click.echo(f"{unit.name}{' (đặc biệt khó khăn)' if unit.difficult else ''}")
    for program, verdict in judge_all(unit.counts, difficult=unit.difficult).items():
        if not isinstance(verdict, Verdict):
            click.echo(f"  {program}: số liệu mâu thuẫn ở {', '.join(verdict.fields)}; chưa xét mức độ.")
            continue
        possible = f", có thể mức độ {verdict.possible}" if verdict.possible != verdict.level else ""
        click.echo(f"  {program}: {f'mức độ {verdict.level}' if verdict.level else 'chưa đạt'}{possible}")
        for level in verdict.criteria:
            for criterion in level:
                click.echo(f"    {criterion.id:<18}{line(criterion)}")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="TỆP")
@click.option("--rules", metavar="MÃ", help="Bộ quy tắc; bỏ trống thì theo ngày.")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help="Xét theo quy định ngày này (mặc định: hôm nay)."
)
@click.option("--json", "to_json", is_flag=True, help="In JSON thay cho chữ.")
@click.pass_context
def assess(ctx: click.Context, file: Path, rules: str | None, as_of: datetime | None, to_json: bool) -> None:
    """Xét mức độ phổ cập giáo dục, xóa mù chữ của từng xã từ số liệu đã đếm (JSON, CSV, Excel).

    Mỗi tiêu chí in tử số, mẫu số, ngưỡng, số người còn thiếu và điều khoản; so sánh chính xác, không làm tròn trước.
    """
    from namhoc.rulebook.recognition import rule_sets

    day = as_of.date() if as_of else datetime.now().astimezone().date()
    _check_rules(rules, day, rule_sets())
    try:
        units = load(file)
    except UserFacingError as error:
        raise click.UsageError(error.text) from error
    if to_json:
        click.echo(json.dumps([assessed(unit) for unit in units], ensure_ascii=False, indent=1))
    else:
        for unit in units:
            _show(unit)
    invalid = any("invalid" in p for unit in units for p in assessed(unit)["programs"].values())
    ctx.exit(1 if invalid else 0)


def _check_rules(rules: str | None, day: date, known: Any) -> None:
    """Refuse rules that are not there, have no thresholds yet, or are not in force on the day."""
    wanted = rules or "ND20-2014"
    if wanted not in known:
        raise click.UsageError(f"Không có bộ quy tắc {wanted}. Các bộ hiện có: {', '.join(known)}.")
    if wanted == "DRAFT-2026":
        raise click.UsageError("Dự thảo 2026 chưa ban hành và chưa có ngưỡng, nên chưa xét được.")
    if not known[wanted].in_force(day):
        raise click.UsageError(f"Ngày {day:%d/%m/%Y} bộ quy tắc {wanted} không có hiệu lực. Cách sửa: đổi --as-of.")
