"""``namhoc units``: administrative units through time, without a database."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import click

from namhoc.cli.published import published
from namhoc.cli.remap import remap

_CONTEXT = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=_CONTEXT)
def units() -> None:
    """Đơn vị hành chính qua các thời kỳ."""


def today() -> date:
    """The day of the caller's clock."""
    return datetime.now().astimezone().date()


def described(register: Any, unit: Any, as_of: date, now: date) -> dict[str, Any]:
    """One unit as plain values. ``predecessors`` are of the day before the unit began, ``successors`` of ``now``. An
    agency has its id in the rule book besides."""
    before = unit.valid_from - timedelta(days=1)
    came = [r.code for r in register.predecessors(unit.code, as_of, before)]
    became = [r.code for r in register.successors(unit.code, as_of, now)] if unit.valid_to else []
    told = {
        "code": unit.code,
        "name": unit.name,
        "kind": str(unit.kind),
        "tier": None if unit.tier is None else str(unit.tier),
        "parent": unit.parent,
        "valid_from": unit.valid_from.isoformat(),
        "valid_to": None if unit.valid_to is None else unit.valid_to.isoformat(),
        "predecessors": came,
        "successors": became,
    }
    return told | {"agency": unit.agency} if unit.agency else told


@units.command("list", context_settings=_CONTEXT)
@click.option("--province", metavar="TÊN", help="Chỉ các đơn vị trong tỉnh, thành phố này; gõ không dấu cũng được.")
@click.option("--kind", "kinds", multiple=True, metavar="LOẠI", help="tỉnh, thành phố, huyện, xã, phường, đặc khu ...")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help="Theo địa giới ngày này (mặc định: hôm nay)."
)
@click.option("--agencies", is_flag=True, help="Kèm sở, ngành, cơ quan Đảng, đoàn thể của tỉnh, với mã cơ quan.")
@click.option("--json", "to_json", is_flag=True, help="Mỗi đơn vị một đối tượng JSON trên một dòng.")
@click.pass_context
def list_units(
    ctx: click.Context,
    province: str | None,
    kinds: tuple[str, ...],
    as_of: datetime | None,
    agencies: bool,
    to_json: bool,
) -> None:
    """Liệt kê đơn vị hành chính có vào một ngày."""
    from namhoc.core import fold
    from namhoc.orgunits import Tier, national, sources, with_agencies
    from namhoc.rulebook import agencies as rulebook

    register, now = national(), today()
    if agencies:
        register = with_agencies(register, tuple(rulebook.load()))
    day = as_of.date() if as_of else now
    found = register.on(day)
    if province:
        named = [
            p for p in register.on(day, Tier.PROVINCE) if fold(province) in (fold(p.name), fold(p.full_name), p.code)
        ]
        if not named:
            hint = "tên tỉnh theo địa giới ngày đó (sáp nhập ngày 01/7/2025), hoặc thêm --as-of"
            raise click.UsageError(f"Ngày {day:%d/%m/%Y} không có tỉnh, thành phố {province!r}. Cách sửa: ghi {hint}.")
        found = (named[0], *register.descendants(named[0].code, day))
    if kinds:
        wanted = {fold(kind) for kind in kinds}
        found = tuple(unit for unit in found if fold(str(unit.kind)) in wanted)
    if to_json:
        for unit in found:
            click.echo(json.dumps(described(register, unit, day, now), ensure_ascii=False))
        return
    for unit in found:
        click.echo(f"{unit.code:<8}{unit.full_name}")
    click.echo(
        f"{len(found)} đơn vị ngày {day:%d/%m/%Y}. Nguồn: {sources()['title']}, đối chiếu đến {sources()['as_of']}.",
        err=True,
    )


units.add_command(published)
units.add_command(remap)
