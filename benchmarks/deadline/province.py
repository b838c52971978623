"""Units with an account each and one task given to all of them, in the demo's own database.

Run as a program of its own (it sets Django up): python -m benchmarks.deadline.province UNITS
Prints one line of JSON a unit: the account's name and the keys of the task and of the unit's row.
"""

import json
import os
import sys
from dataclasses import replace
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.site.settings")
django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402
from django.utils import timezone  # noqa: E402

from namhoc.simulation import DOET_CODE, SIMULATED, network  # noqa: E402
from namhoc.site.accounts.models import User  # noqa: E402
from namhoc.site.accounts.permissions import Role  # noqa: E402
from namhoc.site.administration.management.commands.seed_demo import PASSWORD  # noqa: E402
from namhoc.site.orgunits.actions import load_units  # noqa: E402
from namhoc.site.orgunits.models import OrgUnit  # noqa: E402
from namhoc.site.steering.models import Task, TaskUnit  # noqa: E402


def units(count: int) -> list[OrgUnit]:
    """``count`` communes and schools of today; schools are added where the invented province has too few."""
    today = timezone.localdate()
    held = OrgUnit.objects.on(today).filter(tier="commune") | OrgUnit.objects.on(today).filter(kind="trường")
    missing = count - held.count()
    if missing > 0:
        like = [unit for unit in network().units if unit.valid_to is None][:missing]
        more = tuple(replace(unit, code=f"{unit.code}-B", name=f"{unit.name} B", successors=()) for unit in like)
        load_units(by=None, units=more, links=(), attributes=(), source=SIMULATED, simulated=True)
    return list(held.all().order_by("code")[:count])


def main(count: int) -> None:
    chosen = units(count)
    password = make_password(PASSWORD)  # one hash for all: checking it costs each of them the same as ever
    accounts = User.objects.bulk_create(
        User(
            username=f"han-{number:04d}",
            name="Văn thư",
            role=Role.COMMUNE_OFFICER if unit.tier == "commune" else Role.SCHOOL,
            unit=unit,
            password=password,
        )
        for number, unit in enumerate(chosen)
    )
    task = Task.objects.create(
        unit=OrgUnit.objects.on(timezone.localdate()).get(code=DOET_CODE),
        title="Nộp báo cáo tổng kết năm học",
        due_on=timezone.localdate() + timedelta(days=1),
        issued_by=User.objects.get(username="chuyen-vien"),
    )
    TaskUnit.objects.bulk_create(TaskUnit(task=task, unit=unit, name=unit.label) for unit in chosen)
    rows = dict(task.units.values_list("unit_id", "pk"))
    for account in accounts:
        print(json.dumps({"username": account.username, "task": task.pk, "row": rows[account.unit_id]}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
