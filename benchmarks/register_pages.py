"""Pages of the register with 20,000 persons, and of a province of 99 communes: how long the server takes for each.

    PYTHONPATH=. python benchmarks/register_pages.py [--rows 20000] [--repeat 7]            SQLite
    PYTHONPATH=. scripts/with_postgres.sh python benchmarks/register_pages.py               PostgreSQL

Milliseconds by the clock and of this process's processor, median of the repeats after a first visit. No network and no
other person: what one page costs. Asked on deadline day: 95 of 100 pages under half a second.
"""

from __future__ import annotations

import argparse
import html
import os
import random
import re
import statistics
import tempfile
import time
from dataclasses import replace

from benchmarks.survey import people

PASSWORD = "nam-hoc-2026"
YEAR = 2026


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--repeat", type=int, default=7)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"NAMHOC_DEMO": "1", "NAMHOC_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "namhoc.site.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        commune = grow(args.rows)
        visit(commune, args.repeat)


def grow(rows: int) -> int:
    """A province whose communes have cohorts, one of them a register of ``rows`` persons. Returns its key."""
    from namhoc.recognition.cohorts import count
    from namhoc.recognition.cohorts.frame import as_frame
    from namhoc.simulation import NA_PHEO, province
    from namhoc.site.accounts.actions import add_user
    from namhoc.site.accounts.permissions import Role
    from namhoc.site.orgunits.actions import load_units
    from namhoc.site.orgunits.models import OrgUnit
    from namhoc.site.recognition.actions import load_cohorts
    from namhoc.site.recognition.law import communes_of
    from namhoc.site.recognition.models import Origin
    from namhoc.site.registry.actions import load_people
    from namhoc.site.registry.models import Source
    from namhoc.site.warm import warm_up

    load_units(by=None, units=province())
    root, commune = (OrgUnit.objects.get(code=code, valid_to=None) for code in ("H9", NA_PHEO))
    told = [row for row in people(rows, random.Random(1)) if row.person.birth_year <= YEAR]
    cohorts = []
    for unit in communes_of(root, YEAR):
        here = [replace(row.year, commune=unit.code, person=str(n)) for n, row in enumerate(told[:600])]
        cohorts += count(as_frame(here).lazy()).collect().to_dicts()
    load_cohorts(by=None, rows=cohorts, origin=Origin.SIMULATED)
    load_people(by=None, commune=commune, rows=told, source=Source.IMPORTED)
    add_user(by=None, username="xa", name="Văn thư", role=Role.COMMUNE_OFFICER, unit=commune, password=PASSWORD)
    doet = OrgUnit.objects.get(code="H9-GDDT", valid_to=None)
    add_user(by=None, username="so", name="Chuyên viên", role=Role.DOET_SPECIALIST, unit=doet, password=PASSWORD)
    warm_up()
    return commune.pk


def visit(commune: int, repeat: int) -> None:
    """Open each page."""
    from django.test import Client

    from namhoc.site.accounts.models import User
    from namhoc.site.orgunits.models import OrgUnit
    from namhoc.site.registry.models import Household, Person

    province = OrgUnit.objects.get(code="H9", valid_to=None)
    person, home = Person.objects.order_by("pk")[50], Household.objects.order_by("pk")[50]
    room = "/pho-cap/"
    pages = {
        "xa": {
            "bàn làm việc": "/",
            "sổ phổ cập": f"{room}so/",
            "sổ phổ cập, trang cuối": f"{room}so/?trang=390",
            "tìm theo tên": f"{room}so/?q=sơn hà",
            "tìm theo tên, không có ai": f"{room}so/?q=khong co ai",
            "một thôn": f"{room}so/?thon=Thôn 3",
            "đang học": f"{room}so/?tt=dang-hoc",
            "sổ theo dõi": f"{room}so/theo-doi/",
            "các hộ": f"{room}so/ho/",
            "một hộ": f"{room}so/ho/{home.pk}/",
            "một người": f"{room}so/nguoi/{person.code}/",
            "nghi trùng": f"{room}so/trung/",
            "chuyển năm": f"{room}so/chuyen-nam/",
            "xã": f"{room}xa/{commune}/",
            "thử thay đổi của xã": f"{room}xa/{commune}/thu/",
            "kiểm tra số liệu của xã": f"{room}kiem-tra/{commune}/",
            "những người của một tiêu chí": "",
        },
        "so": {
            "bàn làm việc": "/",
            "tỉnh": f"{room}tinh/{province.pk}/",
            "thử sáp nhập": f"{room}tinh/{province.pk}/thu-sap-nhap/",
            "kiểm tra số liệu của tỉnh": f"{room}kiem-tra/{province.pk}/",
            "xã, nhìn từ Sở": f"{room}xa/{commune}/",
        },
    }
    for name, asked in pages.items():
        client = Client(SERVER_NAME="localhost", headers={"accept-language": "vi"})
        client.force_login(User.objects.get(username=name))
        for title, address in asked.items():
            if not address:  # of the first criterion that is not met in any programme
                shown = (client.get(f"{asked['xã']}?ct={one}").content.decode() for one in ("TH", "THCS", "XMC", "MN5"))
                links = (re.search(rf'href="({room}xa/{commune}/nguoi/[^"]+)"', page) for page in shown)
                found = next((link for link in links if link), None)
                if found is None:
                    continue
                address = html.unescape(found[1])
            answer, taken = client.get(address), []
            for _ in range(repeat):
                started, worked = time.perf_counter(), time.process_time()
                answer = client.get(address)
                taken.append(((time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000))
            clock, work = (statistics.median(one) for one in zip(*taken, strict=True))
            size = len(answer.content) // 1024
            print(f"{title:<30}{clock:>8.0f} ms{work:>8.0f} ms xử lý{size:>6} KB   {answer.status_code}", flush=True)


if __name__ == "__main__":
    main()
