"""One person's change: how long until the commune and its province of 99 communes are judged anew.

    python benchmarks/recognition_site.py [--changes 100] [--people 300]

Makes an invented province on a database of its own (SQLite in a temporary folder, or DATABASE_URL), counts every
commune, then changes persons of one commune through the register, one at a time, and prints the median, the 95th
percentile and the worst time of the whole write: person, journal, cohorts, evaluation of commune and province.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=100)
    parser.add_argument("--people", type=int, default=300, help="persons in the commune that changes")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"NAMHOC_DEMO": "1", "NAMHOC_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "namhoc.site.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        times = measure(args.changes, args.people)
    for unit, told in zip(("theo đồng hồ", "của bộ xử lý"), zip(*times, strict=True), strict=True):
        print(
            f"{len(told)} thay đổi, 99 xã, thời gian {unit}: trung vị {statistics.median(told):.1f} ms, "
            f"95% dưới {statistics.quantiles(told, n=20)[-1]:.1f} ms, lâu nhất {max(told):.1f} ms"
        )


def measure(changes: int, people: int) -> list[tuple[float, float]]:
    """Milliseconds of each change, by the clock and of this process's processor."""
    from namhoc.recognition.cohorts import count
    from namhoc.recognition.cohorts.frame import as_frame
    from namhoc.recognition.person_year import PersonYear as Pure
    from namhoc.recognition.person_year import Status
    from namhoc.simulation import province
    from namhoc.site.orgunits.actions import load_units
    from namhoc.site.orgunits.models import OrgUnit
    from namhoc.site.recognition.actions import load_cohorts, recount
    from namhoc.site.recognition.law import communes_of
    from namhoc.site.recognition.models import Origin
    from namhoc.site.registry.actions import edit_year
    from namhoc.site.registry.models import Person, PersonYear
    from namhoc.site.warm import warm_up

    load_units(by=None, units=province())
    root = OrgUnit.objects.get(tier="province", valid_to=None)
    communes, dice = communes_of(root, 2026), random.Random(1)

    def someone(commune: str, n: int) -> Pure:
        born = 2026 - dice.randint(0, 60)
        grade = 2026 - born - 5
        studies = 6 <= 2026 - born <= 17
        return Pure(
            survey_year=2026, person=f"{commune}-{n}", commune=commune, birth_year=born,
            status=Status.STUDYING if studies else Status.FINISHED, grade=grade if studies else 9,
            completed_primary=2026 - born > 11 or None, literacy=dice.choice((1, 2, 2, 2)),
        )  # fmt: skip

    rows = []
    for commune in communes:
        population = [someone(commune.code, n) for n in range(people)]
        rows += count(as_frame(population).lazy()).collect().to_dicts()
    load_cohorts(by=None, rows=rows, origin=Origin.SIMULATED)

    here = communes[0]
    held = Person.objects.bulk_create(
        Person(code=f"DO-{n}", commune=here, name="Người Mô Phỏng", birth_year=2015) for n in range(people)
    )
    PersonYear.objects.bulk_create(
        PersonYear(person=person, commune=here, survey_year=2026, status=Status.STUDYING, grade=5) for person in held
    )
    recount(by=None, commune=here, survey_year=2026)
    warm_up()  # as the server does
    times = []
    for person in (held * (changes // len(held) + 1))[:changes]:
        row = PersonYear.objects.select_related("person", "commune").get(person=person)
        start, worked = time.perf_counter(), time.process_time()
        edit_year(by=None, row=row, values={"completed_primary": not row.completed_primary})
        times.append(((time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000))
    return times


if __name__ == "__main__":
    main()
