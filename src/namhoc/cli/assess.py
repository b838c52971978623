"""``namhoc assess``: levels of recognition from counts, without a database."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from namhoc.cli.counts import Unit, load
from namhoc.cli.people import count_people, is_people
from namhoc.core import UserFacingError

if TYPE_CHECKING:
    from namhoc.recognition import Criterion, Evaluation, Switches
    from namhoc.rulebook.rule_sets import RuleSet


def assessed(unit: Unit, law: Law) -> dict[str, Any]:
    """What the rules say of one commune, as plain values (``namhoc schema assess``)."""
    programs: dict[str, Any] = {}
    for program, found in law.evaluate(unit).items():
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
        "code": unit.code,
        "survey_year": law.year_of(unit),
        "simulated": unit.simulated,
        "special_difficult": unit.difficult,
        "as_of": law.day_of(unit).isoformat(),
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


def _show(unit: Unit, law: Law) -> None:
    from namhoc.recognition.explain import line

    year = f", năm {unit.year}" if unit.year else ""
    click.echo(f"{unit.name}{' (đặc biệt khó khăn)' if unit.difficult else ''}{year}")
    for program, found in law.evaluate(unit).items():
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
    """The rules and the open readings the figures are judged by. ``as_of``: one day for all; None judges each commune
    by the law of its own survey year, and counts that tell no year by the law of ``today``."""

    as_of: date | None
    today: date
    chosen: RuleSet | None
    switches: Switches

    def day_of(self, unit: Unit) -> date:
        """The day whose law a commune is judged by."""
        from namhoc.recognition import reference_day

        return self.as_of or (reference_day(unit.year) if unit.year else self.today)

    def year_of(self, unit: Unit) -> int:
        """The survey year of its figures."""
        return unit.year or self.day_of(unit).year

    def evaluate(self, unit: Unit) -> dict[str, Evaluation]:
        """Every programme of the commune; of persons counted, those that there are rules on."""
        from namhoc.recognition import evaluate_all
        from namhoc.rulebook.recognition import Book

        day = self.day_of(unit)
        book = Book(day, self.chosen)
        asked = {name: one for name, one in unit.counts.items() if not unit.counted or book.covers(name)}
        return evaluate_all(
            unit.name,
            asked,
            survey_year=self.year_of(unit),
            difficult=unit.difficult,
            as_of=day,
            book=book,
            switches=self.switches,
        )


class Day(click.ParamType[date]):
    """A day as people here write it, or as ISO does."""

    name = "ngày"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Refuses anything else with the two forms."""
        if isinstance(value, date):
            return value
        try:
            if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", str(value)):
                return date(int(match[3]), int(match[2]), int(match[1]))
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} không phải là ngày; ghi 2026-09-30 hoặc 30/09/2026.", param, ctx)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--rules", metavar="MÃ", help="Bộ quy tắc; bỏ trống thì theo quy định của ngày xét.")
@click.option(
    "--rules-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="YAML",
    help="Bộ quy tắc tự khai, như dự thảo: cùng mẫu với các bộ có sẵn.",
)
@click.option(
    "--as-of",
    type=Day(),
    metavar="NGÀY",
    help="Xét theo quy định ngày này (mặc định: 30/9 năm điều tra; số liệu không ghi năm: hôm nay).",
)
@click.option("--difficult", "difficult", metavar="MÃ,MÃ", default="", help="Tên hoặc mã các xã đặc biệt khó khăn.")
@click.option("--switch", "chosen", multiple=True, metavar="TÊN=GIÁ TRỊ", help="Cách hiểu chỗ luật còn để ngỏ.")
@click.option("--json", "to_json", is_flag=True, help="In JSON thay cho chữ.")
@click.pass_context
def assess(
    ctx: click.Context,
    file: Path,
    rules: str | None,
    rules_file: Path | None,
    as_of: date | None,
    difficult: str,
    chosen: tuple[str, ...],
    to_json: bool,
) -> None:
    """Xét mức độ phổ cập giáo dục, xóa mù chữ của từng xã: từ số liệu đã đếm (JSON, CSV, Excel), hoặc từ dữ liệu từng
    người không có họ tên (thư mục bản chụp, tệp Parquet), khi đó tự đếm.

    Mỗi tiêu chí in tử số, mẫu số, ngưỡng, số người còn thiếu, số người chưa rõ và điều khoản; so sánh chính xác, không
    làm tròn trước. Cách hiểu những chỗ luật còn để ngỏ luôn in kèm.
    """
    today = datetime.now().astimezone().date()
    try:
        switches = _switches(chosen)
        if not file.exists():
            raise UserFacingError("ASSESS-INPUT", "không có tệp này", where=str(file), fix="kiểm tra lại tên tệp")
        units, told, notes = _units(file, switches)
        units = _marked(units, frozenset(filter(None, map(str.strip, difficult.split(",")))))
        law = Law(as_of, today, _chosen(rules, rules_file), switches)
        _must_be_in_force(law, {law.day_of(unit) for unit in units}, own=rules_file is not None)
    except UserFacingError as error:
        raise click.UsageError(error.text) from error
    if to_json:
        click.echo(json.dumps([assessed(unit, law) for unit in units], ensure_ascii=False, indent=1))
    else:
        for unit in units:
            _show(unit, law)
        click.echo("Cách hiểu đã dùng (luật còn để ngỏ, CHƯA XÁC NHẬN):")
        for words in law.switches.in_words():
            click.echo(f"  {words}")
        click.echo(told, nl=bool(told))
    for note in notes:
        click.echo(note, err=True)
    ctx.exit(1 if any(found.invalid for unit in units for found in law.evaluate(unit).values()) else 0)


def _units(path: Path, switches: Switches) -> tuple[list[Unit], str, list[str]]:
    """The communes of a file, what was counted in words, and what was not used."""
    if not is_people(path):
        given = load(path)
        return given.units, "", given.notes
    people = count_people(path, switches)
    units = [
        Unit(commune, False, counts, year, commune, True, people.simulated) for year, commune, counts in people.figures
    ]
    told = f"Đã đếm {people.persons} người của {len(units)} xã."
    return units, told + (" Dữ liệu mô phỏng." if people.simulated else ""), []


def _marked(units: list[Unit], difficult: frozenset[str]) -> list[Unit]:
    """The communes, those that are named or coded in ``difficult`` especially difficult."""
    if unknown := difficult - {name for unit in units for name in (unit.name, unit.code)}:
        raise click.UsageError(f"--difficult: không có xã {', '.join(sorted(unknown))} trong dữ liệu.")
    return [replace(unit, difficult=unit.difficult or bool({unit.name, unit.code} & difficult)) for unit in units]


def _chosen(name: str | None, file: Path | None) -> RuleSet | None:
    """The rules chosen by name or given as a file; None for the law of the day. Refuses rules that are not there or
    have no thresholds yet."""
    from namhoc.rulebook.recognition import rule_sets
    from namhoc.rulebook.rule_sets import read

    if file is not None:
        own = read(file.read_bytes(), file.name)
        if name not in (None, own.id):
            raise click.UsageError(f"Tệp {file.name} chứa bộ quy tắc {own.id}, không phải {name}.")
        return own
    if name is None:
        return None
    known = rule_sets()
    if name not in known:
        raise click.UsageError(f"Không có bộ quy tắc {name}. Các bộ hiện có: {', '.join(known)}.")
    if known[name].start is None:
        raise click.UsageError(
            f"{name}: {known[name].about}. Cách sửa: khi có văn bản, ghi ngưỡng vào tệp YAML và thêm --rules-file."
        )
    return known[name]


def _must_be_in_force(law: Law, days: Collection[date], *, own: bool) -> None:
    """Rules chosen by name must be in force on the days judged; the operator's own need no date, for they are tried
    before they come."""
    if law.chosen is None or own:
        return
    for day in sorted(days):
        if not law.chosen.in_force(day):
            span = f"từ {law.chosen.start:%d/%m/%Y}" + (f" đến {law.chosen.end:%d/%m/%Y}" if law.chosen.end else "")
            raise click.UsageError(
                f"Ngày {day:%d/%m/%Y} bộ quy tắc {law.chosen.id} không có hiệu lực (có hiệu lực {span})."
                " Cách sửa: đổi --as-of."
            )


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
