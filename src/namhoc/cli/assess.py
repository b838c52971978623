"""``namhoc assess``: levels of recognition from counts, without a database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from namhoc.cli.people import count_people, is_people
from namhoc.cli.tables import rows
from namhoc.core import UserFacingError, fold

if TYPE_CHECKING:
    from namhoc.recognition import Criterion, Evaluation, Switches
    from namhoc.rulebook.recognition import Book

_AGES = ("3", "4", "5")
_TRUE = {"1", "x", "co", "true", "dbkk"}
_UNIT = {"xa", "don vi", "ten", "ma", "unit", "commune"}
_DIFFICULT = {"dbkk", "special difficult", "special_difficult", "dac biet kho khan"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune to judge: its name or code, whether it is especially difficult, and its counts by programme.
    ``year``: the survey year of the persons counted; None where counts came, which tell no year."""

    name: str
    difficult: bool
    counts: dict[str, dict[str, Any]]
    year: int | None = None


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


def assessed(unit: Unit, year: int, law: Law) -> dict[str, Any]:
    """What the rules say of one commune, as plain values."""
    programs: dict[str, Any] = {}
    for program, found in law.evaluate(unit, year).items():
        told: dict[str, Any] = {
            "level": found.standard_level,
            "rules": list(found.editions),
            "fingerprint": found.fingerprint,
        }
        programs[program] = told
        if found.verdict is None:
            told["invalid"] = list(found.invalid)
            continue
        told |= {
            "possible_level": found.verdict.possible,
            "blocking": list(found.verdict.blocking),
            "unknown": list(found.verdict.unknown),
            "confidence": found.confidence,
            "unconfirmed": list(found.unconfirmed),
            "criteria": [_criterion(line) for level in found.verdict.criteria for line in level],
        }
    return {
        "unit": unit.name,
        "survey_year": year,
        "special_difficult": unit.difficult,
        "as_of": law.as_of.isoformat(),
        "switches": law.switches.as_values(),
        "programs": programs,
    }


def _criterion(line: Criterion) -> dict[str, Any]:
    return {
        "id": line.id,
        "numerator": line.numerator,
        "denominator": line.denominator,
        "unclear": line.unclear,
        "denominator_unclear": line.denominator_unclear,
        "percent": line.percent,
        "met": line.met,
        "margin": line.margin,
        "short": line.short,
        "document": line.document,
        "article": line.article,
        "rules": line.rules,
        "switch": line.switch,
        "confidence": line.confidence,
    }


def _show(unit: Unit, year: int, law: Law) -> None:
    from namhoc.recognition.explain import line

    click.echo(f"{unit.name}{' (đặc biệt khó khăn)' if unit.difficult else ''}")
    for program, found in law.evaluate(unit, year).items():
        verdict = found.verdict
        if verdict is None:
            click.echo(f"  {program}: số liệu mâu thuẫn ở {', '.join(found.invalid)}; chưa xét mức độ.")
            continue
        possible = f", có thể mức độ {verdict.possible}" if verdict.possible != verdict.level else ""
        level = f"chắc chắn đạt mức độ {verdict.level}" if verdict.level else "chưa chắc chắn đạt mức độ nào"
        level = level if verdict.level or verdict.possible else "chưa đạt"
        unconfirmed = ". CHƯA XÁC NHẬN: kết quả dựa vào quy tắc chưa đối chiếu" if found.unconfirmed else ""
        click.echo(f"  {program}: {level}{possible} [{', '.join(found.editions) or 'không có quy định'}]{unconfirmed}")
        for criteria in verdict.criteria:
            for criterion in criteria:
                click.echo(f"    {criterion.id:<18}{line(criterion)}")


@dataclass(frozen=True, slots=True)
class Law:
    """The rules and the open readings the figures are judged by."""

    as_of: date
    book: Book
    switches: Switches

    def evaluate(self, unit: Unit, year: int) -> dict[str, Evaluation]:
        """Every programme of the commune; of persons counted, those that there are rules on."""
        from namhoc.recognition import evaluate_all

        asked = {name: one for name, one in unit.counts.items() if unit.year is None or self.book.covers(name)}
        return evaluate_all(
            unit.name,
            asked,
            survey_year=year,
            difficult=unit.difficult,
            as_of=self.as_of,
            book=self.book,
            switches=self.switches,
        )


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path, exists=True), metavar="TỆP")
@click.option("--rules", metavar="MÃ", help="Bộ quy tắc; bỏ trống thì theo quy định của ngày xét.")
@click.option(
    "--rules-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="YAML",
    help="Bộ quy tắc tự khai, như dự thảo: cùng mẫu với các bộ có sẵn.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]),
    help="Xét theo quy định ngày này (mặc định: hôm nay; dữ liệu từng người: 30/9 năm điều tra).",
)
@click.option(
    "--difficult", "difficult", metavar="MÃ,MÃ", default="", help="Xã đặc biệt khó khăn, với dữ liệu từng người."
)
@click.option("--switch", "chosen", multiple=True, metavar="TÊN=GIÁ TRỊ", help="Cách hiểu chỗ luật còn để ngỏ.")
@click.option("--json", "to_json", is_flag=True, help="In JSON thay cho chữ.")
@click.pass_context
def assess(
    ctx: click.Context,
    file: Path,
    rules: str | None,
    rules_file: Path | None,
    as_of: datetime | None,
    difficult: str,
    chosen: tuple[str, ...],
    to_json: bool,
) -> None:
    """Xét mức độ phổ cập giáo dục, xóa mù chữ của từng xã: từ số liệu đã đếm (JSON, CSV, Excel), hoặc từ dữ liệu từng
    người không có họ tên (thư mục bản chụp, tệp Parquet), khi đó tự đếm.

    Mỗi tiêu chí in tử số, mẫu số, ngưỡng, số người còn thiếu, số người chưa rõ và điều khoản; so sánh chính xác, không
    làm tròn trước. Cách hiểu những chỗ luật còn để ngỏ luôn in kèm.
    """
    from namhoc.recognition import reference_day

    day = as_of.date() if as_of else None
    try:
        switches = _switches(chosen)
        if is_people(file):
            units, told = _counted(file, switches, frozenset(filter(None, difficult.split(","))))
            day = day or max((reference_day(unit.year) for unit in units if unit.year), default=None)
        else:
            units, told = load(file), ""
        day = day or datetime.now().astimezone().date()
        law = Law(day, _book(rules, rules_file, day), switches)
    except UserFacingError as error:
        raise click.UsageError(error.text) from error
    years = [unit.year or day.year for unit in units]
    if to_json:
        told_of = [assessed(unit, year, law) for unit, year in zip(units, years, strict=True)]
        click.echo(json.dumps(told_of, ensure_ascii=False, indent=1))
    else:
        for unit, year in zip(units, years, strict=True):
            _show(unit, year, law)
        click.echo("Cách hiểu đã dùng (luật còn để ngỏ, CHƯA XÁC NHẬN):")
        for words in law.switches.in_words():
            click.echo(f"  {words}")
        click.echo(told, nl=bool(told))
    invalid = any(
        found.invalid for unit, year in zip(units, years, strict=True) for found in law.evaluate(unit, year).values()
    )
    ctx.exit(1 if invalid else 0)


def _counted(path: Path, switches: Switches, difficult: frozenset[str]) -> tuple[list[Unit], str]:
    """The communes of a snapshot or of a Parquet file of persons, and what was counted, in words."""
    people = count_people(path, switches)
    units = [Unit(commune, commune in difficult, counts, year) for year, commune, counts in people.figures]
    if unknown := difficult - {unit.name for unit in units}:
        raise click.UsageError(f"--difficult: không có xã {', '.join(sorted(unknown))} trong dữ liệu.")
    told = f"Đã đếm {people.persons} người của {len(units)} xã."
    return units, told + (" Dữ liệu mô phỏng." if people.simulated else "")


def _book(name: str | None, file: Path | None, day: date) -> Book:
    """The law of the day, or the rules chosen. Refuses rules that are not there, have no thresholds yet, or are not in
    force on the day; rules of the operator's own need no date, for they are tried before they come."""
    from namhoc.rulebook.recognition import Book, rule_sets
    from namhoc.rulebook.rule_sets import read

    if file is not None:
        own = read(file.read_bytes(), file.name)
        if name not in (None, own.id):
            raise click.UsageError(f"Tệp {file.name} chứa bộ quy tắc {own.id}, không phải {name}.")
        return Book(day, own)
    if name is None:
        return Book(day)
    known = rule_sets()
    if name not in known:
        raise click.UsageError(f"Không có bộ quy tắc {name}. Các bộ hiện có: {', '.join(known)}.")
    wanted = known[name]
    if wanted.start is None:
        raise click.UsageError(
            f"{name}: {wanted.about}. Cách sửa: khi có văn bản, ghi ngưỡng vào tệp YAML và thêm --rules-file."
        )
    if not wanted.in_force(day):
        raise click.UsageError(f"Ngày {day:%d/%m/%Y} bộ quy tắc {name} không có hiệu lực. Cách sửa: đổi --as-of.")
    return Book(day, wanted)


def _switches(chosen: tuple[str, ...]) -> Switches:
    from namhoc.recognition.switches import SWITCH_WORDS, Switches

    values: dict[str, object] = {}
    for one in chosen:
        name, _, value = one.partition("=")
        choices = SWITCH_WORDS.get(name, ("", {}))[1]
        named = {choice.casefold(): choice for choice in choices}
        if value.casefold() not in named:
            told = f"chỉ nhận {', '.join(choices)}" if choices else f"các tên: {', '.join(SWITCH_WORDS)}"
            raise click.UsageError(f"--switch {one}: {told}.")
        value = named[value.casefold()]
        values[name] = value == "True" if value in ("True", "False") else value
    return Switches.from_values(values)
