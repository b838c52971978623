"""From cohorts to verdicts: the country under another rule set, and one person's change up to the province.

PYTHONPATH=. python benchmarks/reevaluation.py
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import polars as pl

from namhoc.recognition import Verdict, judge_all
from namhoc.recognition.cohorts import NAMES, applied, count_parts, counts_of, delta, judge_cohorts
from namhoc.recognition.person_year import PersonYear, Status
from namhoc.recognition.shares import unit_verdict
from namhoc.recognition.switches import PrimaryCohort, Switches
from namhoc.rulebook.recognition import Book, rule_sets
from namhoc.simulation.people import chunks
from namhoc.simulation.people import country as communes

PROGRAMS = ("MN5", "TH", "XMC", "THCS")

YEAR, COUNTRY, PROVINCE = 2026, 3321, 99
"""The survey year, and how many communes the country and a province of the middle have."""


def best(run: Callable[[], object], repeat: int = 5) -> tuple[float, float]:
    """Seconds by the clock and of the processor, the least of each."""
    clock, work = [], []
    for _ in range(repeat):
        started, worked = time.perf_counter(), time.process_time()
        run()
        clock.append(time.perf_counter() - started)
        work.append(time.process_time() - worked)
    return min(clock), min(work)


def country() -> pl.DataFrame:
    """Cohorts of 3,321 communes of 1,500 invented persons each: how many persons does not matter here."""
    people = communes(COUNTRY * 1500, each=1500)
    return count_parts(frame.lazy() for frame in chunks(people, YEAR))


def main() -> None:
    cohorts = country()
    other = Book(chosen=rule_sets()["ND20-2014"])
    switches = Switches(primary_l1_cohort=PrimaryCohort.AGE_14)

    def again() -> object:
        return judge_cohorts(cohorts, book=other, switches=switches)

    print(f"{cohorts.height:,} dòng xã x năm sinh, {COUNTRY:,} xã")
    clock, work = best(again)
    print(f"xét lại cả nước theo bộ quy tắc khác: {clock:.2f} s, xử lý {work:.2f} s (ngưỡng 1)")

    province = cohorts.filter(pl.col("commune").is_in(cohorts["commune"].unique().sort()[:PROVINCE].implode()))
    rows = {
        key[0]: {row["birth_year"]: {name: row[name] for name in NAMES} for row in part.iter_rows(named=True)}
        for key, part in province.partition_by("commune", as_dict=True).items()
    }

    def levels(commune: object) -> dict[str, int | None]:
        verdicts = judge_all(counts_of(rows[commune].items(), YEAR), difficult=False)
        return {name: one.level if isinstance(one, Verdict) else None for name, one in verdicts.items()}

    stored = {commune: levels(commune) for commune in rows}
    before = PersonYear(
        survey_year=YEAR,
        person="P1",
        commune=province["commune"].min(),
        birth_year=YEAR - 11,
        status=Status.STUDYING,
        grade=5,
    )
    after = replace(before, completed_primary=True)

    def change() -> object:
        for (_, commune, birth_year), difference in delta(before, after).items():
            changed = applied(rows[commune][birth_year], difference)
            stored[commune] = levels(commune) if changed else stored[commune]
        verdicts = {}
        for program in PROGRAMS:
            groups = Counter(one[program] for one in stored.values())
            verdicts[program] = unit_verdict(
                "province_new", program, [{"level": level, "count": n} for level, n in groups.items()]
            )
        return verdicts

    clock, _ = best(change)
    print(f"một người thay đổi, xét lại xã và tỉnh: {1000 * clock:.1f} ms (ngưỡng 100, chưa kể cơ sở dữ liệu)")


if __name__ == "__main__":
    main()
