"""The counting pass against the same table by hand on other engines, in one run, all results compared.

    python benchmarks/cohorts.py                      1.7 million persons: a province (part of make bench)
    python benchmarks/cohorts.py --country            100 million: the country; ten minutes and 3 GB of disk
    python benchmarks/cohorts.py --only ours,polars   some of them; PostgreSQL: under scripts/with_postgres.sh

Each runs in a process of its own, best of --repeat, with its peak memory. Needs duckdb, pandas and pyarrow beside what
namhoc needs (``make bench`` installs them); an engine that is not installed is left out, and said so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.counting import frames, sql
from benchmarks.counting.conditions import COLUMNS, KEYS, MEASURES

ENGINES = {
    "ours": "namhoc, Polars",
    "polars": "Polars viết tay, cộng từng dòng",
    "polars-states": "Polars viết tay, đếm trạng thái trước",
    "duckdb": "DuckDB SQL, cộng từng dòng",
    "duckdb-states": "DuckDB SQL, đếm trạng thái trước",
    "pandas": "pandas, từng phần",
    "postgres": "PostgreSQL SQL, đếm trạng thái trước",
    "spark": "namhoc, PySpark local[2]",
}

YEAR, COUNTRY, PROVINCE = 2026, 3321, 99
"""The survey year, and how many communes the country and a province of the middle have."""

PART_ROWS = 5_000_000

ELSEWHERE = ("postgres", "spark")
"""Engines that work in another process: processor time of this one says nothing."""


def digest(table: pl.DataFrame) -> str:
    """One hash for equal cohort tables, whatever engine made them."""
    keys = [pl.col(key).cast(pl.String if key == "commune" else pl.Int64) for key in KEYS]
    told = table.select(*keys, *(pl.col(name).cast(pl.Int64) for name in MEASURES)).sort(KEYS)
    return hashlib.sha256(told.write_csv().encode()).hexdigest()[:12]


def ours(files: list[Path]) -> Callable[[], pl.DataFrame]:
    from namhoc.engine import parts
    from namhoc.recognition.cohorts import count_parts

    return lambda: count_parts(part for file in files for part in parts(pl.scan_parquet(file)))


def by_polars(files: list[Path], states: bool) -> Callable[[], pl.DataFrame]:
    return lambda: frames.polars_query(pl.scan_parquet(files), states=states).collect()


def by_duckdb(files: list[Path], states: bool) -> Callable[[], pl.DataFrame]:
    import duckdb

    duckdb.sql(f"set threads={os.cpu_count()}")
    source = f"read_parquet({[str(file) for file in files]})"
    return lambda: duckdb.sql(sql.query(source, states=states)).pl()


def by_pandas(files: list[Path]) -> Callable[[], pl.DataFrame]:
    import pandas as pd

    warnings.simplefilter("ignore")
    columns = [*KEYS, *(column for column, _ in COLUMNS.values())]

    def run() -> pl.DataFrame:
        read = (pd.read_parquet(file, columns=columns, dtype_backend="pyarrow") for file in files)
        return pl.from_pandas(frames.summed([frames.pandas_cohorts(frame) for frame in read]))

    return run


def by_spark(files: list[Path]) -> Callable[[], pl.DataFrame]:
    from pyspark.sql import SparkSession

    from namhoc.engine import spark_frame
    from namhoc.recognition.cohorts import count

    builder = SparkSession.builder.master(f"local[{os.cpu_count()}]")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "3g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "8",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")

    def run() -> pl.DataFrame:
        with tempfile.TemporaryDirectory() as folder:
            count(spark_frame(session, files)).write.mode("overwrite").parquet(folder)
            return pl.read_parquet(f"{folder}/*.parquet")

    return run


def by_postgres(files: list[Path]) -> Callable[[], pl.DataFrame]:
    """Rows are copied in first; the time of that is printed apart."""
    import psycopg

    connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    columns = [*KEYS, *dict.fromkeys(column for column, _ in COLUMNS.values())]
    types = {name: "boolean" if name in sql.FLAGS else "text" if name == "commune" else "smallint" for name in columns}
    connection.execute("drop table if exists people")
    connection.execute(f"create unlogged table people ({', '.join(f'{n} {t}' for n, t in types.items())})")
    started = time.perf_counter()
    with connection.cursor().copy(f"copy people ({', '.join(columns)}) from stdin (format csv)") as copy:
        for file in files:
            lazy = pl.scan_parquet(file).select(columns)
            for start in range(0, lazy.select(pl.len()).collect().item(), 500_000):
                copy.write(lazy.slice(start, 500_000).collect().write_csv(include_header=False))
    connection.execute("vacuum analyze people")
    print(json.dumps({"copy": round(time.perf_counter() - started, 2)}))
    connection.execute("set work_mem = '256MB'")

    def run() -> pl.DataFrame:
        cursor = connection.execute(sql.query("people", states=True, small_int="smallint"))
        names = [column.name for column in cursor.description or ()]
        return pl.DataFrame(cursor.fetchall(), schema=names, orient="row")

    return run


MAKE: dict[str, Callable[[list[Path]], Callable[[], pl.DataFrame]]] = {
    "ours": ours,
    "polars": lambda files: by_polars(files, False),
    "polars-states": lambda files: by_polars(files, True),
    "duckdb": lambda files: by_duckdb(files, False),
    "duckdb-states": lambda files: by_duckdb(files, True),
    "pandas": by_pandas,
    "postgres": by_postgres,
    "spark": by_spark,
}


def peak_mb(engine: str) -> int:
    """Peak memory of this process; of PySpark, of its Java machine."""
    if engine == "spark":
        told = [Path(f"/proc/{entry}") for entry in os.listdir("/proc") if entry.isdigit()]
        mine = [one for one in told if (one / "stat").exists() and f" {os.getpid()} " in (one / "stat").read_text()]
        return max(map(_high_water, mine), default=0)
    return _high_water(Path("/proc/self"))


def _high_water(process: Path) -> int:
    """Most memory the process ever held, in MB; ru_maxrss would start with that of the process it was forked from."""
    for line in (process / "status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) // 1024
    return 0


def measure(engine: str, files: list[Path], repeat: int) -> None:
    """Run one engine in this process and print what it took, as JSON."""
    run, times, work = MAKE[engine](files), [], []
    for _ in range(repeat):
        started, worked = time.perf_counter(), time.process_time()
        table = run()
        times.append(time.perf_counter() - started)
        work.append(time.process_time() - worked)
    told = {"seconds": round(min(times), 2), "cpu": round(min(work), 2), "mb": peak_mb(engine)}
    print(json.dumps(told | {"digest": digest(table)}))


def generated(folder: Path, rows: int, country: bool) -> list[Path]:
    """An invented population as Parquet, some five million a file, as a snapshot holds it."""
    from namhoc.simulation.people import chunks
    from namhoc.simulation.people import country as communes

    files = []
    count = COUNTRY if country else PROVINCE
    for number, frame in enumerate(chunks(communes(rows, each=-(-rows // count)), YEAR, rows=PART_ROWS)):
        files.append(folder / f"part-{number:05d}.parquet")
        frame.write_parquet(files[-1], compression="zstd", row_group_size=250_000)
    return files


def installed(engine: str) -> str | None:
    """Why an engine cannot be measured; None when it can."""
    needs = {"duckdb": "duckdb", "duckdb-states": "duckdb", "pandas": "pandas", "spark": "pyspark"}.get(engine)
    try:
        if needs:
            __import__(needs)
    except ModuleNotFoundError:
        return f"chưa cài {needs}"
    if engine == "postgres" and "DATABASE_URL" not in os.environ:
        return "chạy trong scripts/with_postgres.sh"
    if engine == "spark" and shutil.which("java") is None:
        return "chưa cài Java"
    return None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--country", action="store_true")
    parser.add_argument("--rows", type=int)
    parser.add_argument("--only", default=",".join(ENGINES))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="files are made here once and kept")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.measure:
        measure(told.measure, sorted(told.folder.glob("part-*.parquet")), told.repeat)
        return
    rows = told.rows or (100_000_000 if told.country else 1_700_000)
    folder = told.folder or Path(tempfile.mkdtemp(prefix="namhoc-cohorts-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        compare(folder, rows, told)
    finally:
        if told.folder is None:
            shutil.rmtree(folder)


def compare(folder: Path, rows: int, told: argparse.Namespace) -> None:
    """Make the people, run every engine, print the table and whether all results are the same."""
    started = time.perf_counter()
    files = sorted(folder.glob("part-*.parquet")) or generated(folder, rows, told.country)
    size = sum(file.stat().st_size for file in files) / 1e6
    print(f"{platform.machine()}, {os.cpu_count()} lõi, Python {platform.python_version()}, Polars {pl.__version__}")
    print(f"{rows:,} người, {len(files)} tệp, {size:.0f} MB (sinh trong {time.perf_counter() - started:.0f} s)")
    found: dict[str, dict[str, Any]] = {}
    for engine in told.only.split(","):
        if why := installed(engine):
            print(f"{ENGINES[engine]:<40} bỏ qua: {why}")
            continue
        command = [sys.executable, __file__, "--measure", engine, "--folder", folder, "--repeat", str(told.repeat)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{ENGINES[engine]:<40} lỗi: {done.stderr.strip().splitlines()[-1][:200]}")
            continue
        values: dict[str, Any] = {}
        for line in done.stdout.splitlines():
            values |= json.loads(line)
        found[engine] = values
        copied = f", nạp {values['copy']} s" if "copy" in values else ""
        cpu = f"{values['cpu']:>8.2f} s xử lý" if engine not in ELSEWHERE else " " * 16
        took = f"{values['seconds']:>8.2f} s{cpu} {values['mb']:>6} MB"
        print(f"{ENGINES[engine]:<40} {took} {values['digest']}{copied}")
    same = len({one["digest"] for one in found.values()}) == 1
    print("mọi kết quả bằng nhau" if same else "KẾT QUẢ KHÁC NHAU")
    if "ours" in found and {"polars", "polars-states", "duckdb", "duckdb-states"} & set(found):
        by_hand = [one for name, one in found.items() if name not in ("ours", *ELSEWHERE)]
        for unit, words in (("seconds", "thời gian"), ("cpu", "thời gian xử lý")):
            ratio = found["ours"][unit] / min(one[unit] for one in by_hand)
            print(f"tỷ số với bản viết tay nhanh nhất, {words}: {ratio:.2f} (ngưỡng 1,2)")
    if not same:
        sys.exit(1)


if __name__ == "__main__":
    main()
