"""The whole road of a commune's workbook through the site: taken in, previewed, written, sent again, one row changed.

    PYTHONPATH=. python benchmarks/survey_site.py                              20,000 rows x 73 columns, SQLite
    PYTHONPATH=. scripts/with_postgres.sh python benchmarks/survey_site.py     the same on PostgreSQL

Seconds by the clock and of this process's processor (a database server works beside it), and the most memory held.
Asked: 10 seconds from the file to the register, every error located; sent again it changes nothing; one changed row
changes one person.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.survey import people


class Clock:
    """Times of named steps."""

    def __init__(self) -> None:
        self.clock, self.work = 0.0, 0.0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        started, worked = time.perf_counter(), time.process_time()
        yield
        clock, work = time.perf_counter() - started, time.process_time() - worked
        self.clock, self.work = self.clock + clock, self.work + work
        print(f"{name:<44}{clock:>7.2f} s{work:>7.2f} s xử lý{high_water():>6} MB")


def high_water() -> int:
    """Most memory held so far, in MB."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=20_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"NAMHOC_DEMO": "1", "NAMHOC_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "namhoc.site.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        road(rows)


def road(count: int) -> None:
    """Walk it."""
    from namhoc.reporting.survey_xlsx import survey_xlsx
    from namhoc.simulation import NA_PHEO, province
    from namhoc.site.accounts.actions import add_user
    from namhoc.site.accounts.permissions import Role
    from namhoc.site.orgunits.actions import load_units
    from namhoc.site.orgunits.models import OrgUnit
    from namhoc.site.registry.models import FieldChange, Person
    from namhoc.site.surveys import actions, jobs

    load_units(by=None, units=province())
    commune = OrgUnit.objects.get(code=NA_PHEO, valid_to=None)
    officer = add_user(
        by=None, username="xa", name="Văn thư", role=Role.COMMUNE_OFFICER, unit=commune, password="nam-hoc-2026"
    )
    told = list(people(count, random.Random(1)))
    title = "PHIẾU ĐIỀU TRA (dữ liệu mô phỏng)"

    def taken(data: bytes, name: str, clock: Clock, write: Callable[[], None] | None = None) -> dict[str, int]:
        workbook = actions.receive(by=officer, commune=commune, survey_year=2026, name=name, data=data)
        with clock.step(f"{name}: đọc, chỉ lỗi, so với sổ"):
            jobs.read_workbook(workbook.pk)
        workbook.refresh_from_db()
        actions.write(by=officer, workbook=workbook)
        with clock.step(f"{name}: ghi vào sổ"):
            jobs.write_workbook(workbook.pk, officer.pk)
        workbook.refresh_from_db()
        return dict(workbook.written)

    first = Clock()
    found = taken(survey_xlsx(told, columns=73, title=title), "lần đầu", first)
    print(f"  cả hai: {first.clock:.2f} s, {first.work:.2f} s xử lý (ngưỡng 10 s)   {found}")
    persons, changes = Person.objects.count(), FieldChange.objects.count()
    taken(survey_xlsx(told, columns=73, title=title), "gửi lại", Clock())
    print(f"  thêm {Person.objects.count() - persons} người, đổi {FieldChange.objects.count() - changes} ô")
    at = next(n for n, row in enumerate(told) if row.year.status is not None and row.year.grade == 5)
    told[at] = replace(told[at], year=replace(told[at].year, grade=6))
    taken(survey_xlsx(told, columns=73, title=title), "đổi một dòng", Clock())
    print(f"  thêm {Person.objects.count() - persons} người, đổi {FieldChange.objects.count() - changes} ô")
    grown = [replace(row, year=replace(row.year, repeater=not row.year.repeater)) for row in told]
    taken(survey_xlsx(grown, columns=73, title=title), "đổi mọi dòng", Clock())
    print(f"  thêm {Person.objects.count() - persons} người, đổi {FieldChange.objects.count() - changes} ô")


if __name__ == "__main__":
    main()
