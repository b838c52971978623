"""A commune survey workbook of 20,000 rows x 73 columns: read, understood, every error at its cell, compared with what
is held.

python benchmarks/survey.py
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace

from namhoc.reading import read_sheets
from namhoc.recognition.person_year import PersonYear, Place, Status, Track
from namhoc.reporting.survey_xlsx import survey_xlsx
from namhoc.survey import SurveyHousehold, SurveyPerson, SurveyRow, read_survey
from namhoc.survey.plan import Fate, Held, plan

ROWS, FAULTS = 20_000, 500
_SYLLABLES = ("an", "bình", "chi", "dung", "giang", "hà", "lan", "mai", "nam", "phúc", "sơn", "tú", "vinh", "xuân")


def people(count: int, rng: random.Random) -> Iterator[SurveyRow]:
    """Invented persons, every fourth one the head of a household."""
    for number in range(count):
        born = rng.randint(1950, 2025)
        age, female = 2026 - born, rng.random() < 0.5
        name = " ".join(rng.choice(_SYLLABLES).capitalize() for _ in range(3))
        learning = 6 <= age <= 17
        yield SurveyRow(
            sheet="",
            line=0,
            household=SurveyHousehold(
                hamlet=f"Thôn {number // 4 % 12}", sheet_number=f"P{number // 4}", head=f"Chủ hộ {number // 4 % 10}"
            ),
            person=SurveyPerson(
                name=name, birth_day=rng.randint(1, 28), birth_month=rng.randint(1, 12),
                # An invented century keeps the number from being anybody's; a fault now and then.
                birth_year=born + 100 if number % (count // FAULTS) == 7 else born,
                female=female, ethnic_group=rng.choice(("Kinh", "Thái", "Mông")), id_number=f"999{number:09d}",
            ),
            year=PersonYear(
                survey_year=2026, person="", commune="H9001", birth_year=born, female=female,
                status=Status.STUDYING if learning else None, grade=age - 5 if learning else None,
                track=Track.GENERAL if learning else None, place=Place.HERE if learning else None,
                completed_primary=age > 11, primary_year=born + 11 if age > 11 else None,
            ),
        )  # fmt: skip


def main() -> None:
    data = survey_xlsx(people(ROWS, random.Random(1)), columns=73, title="PHIẾU ĐIỀU TRA (dữ liệu mô phỏng)")
    start = time.perf_counter()
    sheets = read_sheets(data, "dieu-tra.xlsx")
    opened = time.perf_counter()
    found = read_survey(sheets, survey_year=2026, commune="H9001", commune_name="Nà Pheo")
    understood = time.perf_counter()
    held = {
        str(n): Held(key=str(n), household=row.household, person=row.person, year=replace(row.year, person=str(n)))
        for n, row in enumerate(found.rows)
    }
    compared_from = time.perf_counter()
    same = plan(found, held, {n: str(n) for n in range(len(held))}, {})
    compared = time.perf_counter() - compared_from
    assert all(row.fate is Fate.SAME for row in same)
    print(
        f"{ROWS} dòng x 73 cột, {len(data) / 1e6:.1f} MB: {found.refused} dòng có lỗi chặn, đọc {len(found.rows)} dòng"
    )
    print(f"mở tệp {opened - start:.2f} s, hiểu và chỉ lỗi {understood - opened:.2f} s, so với sổ {compared:.2f} s")
    print(f"tổng {understood - start + compared:.2f} s (ngưỡng 10 s, mong muốn 5 s)")


if __name__ == "__main__":
    main()
