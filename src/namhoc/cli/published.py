"""``namhoc units published``: figures that provinces published, on the map they were told on and on another one."""

from __future__ import annotations

from datetime import date, datetime

import click


@click.command("published", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--to", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help="Địa giới của ngày này (mặc định: hôm nay).")
@click.pass_context
def published(ctx: click.Context, to: datetime | None) -> None:
    """Số liệu các tỉnh đã công bố: theo địa giới lúc công bố, và theo địa giới ngày khác.

    Tỉnh sau sáp nhập chỉ có số khi giữ đủ số của mọi tỉnh cũ; thiếu thì ghi thiếu của tỉnh nào. Mã thoát 1 khi có số
    không suy ra được hoặc số công bố mâu thuẫn nhau.
    """
    from namhoc.cli.remap import printed
    from namhoc.orgunits import clashes, national, on_both_maps
    from namhoc.orgunits import published as figures

    register = national()
    day: date = to.date() if to else datetime.now().astimezone().date()
    found = on_both_maps(figures(), register, day)
    for one in found:
        old, new = register.get(one.then.unit, one.figure.day), register.get(one.now.unit, day)
        assert old is not None
        assert new is not None
        click.echo(f"{one.figure.label}, {one.figure.period}")
        click.echo(f"  {one.figure.day:%d/%m/%Y}, {old.full_name}: {printed(one.then.value)} (“{one.figure.quoted}”)")
        told = printed(one.now.value) or f"{one.now.reason}: {', '.join(one.missing_names)}".rstrip(": ")
        click.echo(f"  {day:%d/%m/%Y}, {new.full_name}: {told}")
        click.echo(f"  Nguồn: {one.figure.document}; độ tin cậy {one.figure.confidence}")
    findings = list(clashes(figures()))
    for finding in findings:
        click.echo(f"{finding.code}: {finding.message} Cách sửa: {finding.fix}", err=True)
    ctx.exit(1 if findings or any(one.now.value is None for one in found) else 0)
