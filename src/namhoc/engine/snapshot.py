"""Snapshots: rows of one year frozen as Parquet with a manifest, so that what was judged can be judged again.

Files are sorted (people by commune), compressed by zstd, and split so that one part is counted in little memory. A
snapshot is written whole or not at all, never over another, and checked to the byte when it is opened.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from namhoc.core import UserFacingError
from namhoc.engine.manifest import MANIFEST, Manifest, SnapshotFile

PART_ROWS = 5_000_000
"""Most rows that are counted at once: some 700 MB, and little gain beyond (ADR 0140)."""

_GROUP_ROWS = 250_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot that was found whole. ``paths``: its files in order."""

    manifest: Manifest
    paths: tuple[Path, ...]


def write_snapshot(
    folder: Path,
    frames: Iterable[Any],
    *,
    kind: str,
    schema: Mapping[str, Any],
    sorted_by: Sequence[str],
    survey_year: int,
    as_of: date,
    code: str,
    rules: str,
    simulated: bool,
) -> Snapshot:
    """Write ``frames`` (native frames, one file each) as the snapshot ``folder``; see ``Manifest`` for the rest.

    Each frame is sorted by ``sorted_by`` and holds exactly the columns of ``schema`` (narwhals types): one more may be
    a name. Raises UserFacingError: SNAPSHOT-EXISTS where the folder is there already, SNAPSHOT-COLUMNS.
    """
    if folder.exists():
        raise UserFacingError(
            "SNAPSHOT-EXISTS",
            "bản chụp dữ liệu đã có, không ghi đè",
            where=folder.name,
            fix="chọn tên thư mục khác",
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        files = []
        for number, frame in enumerate(frames):
            name = f"part-{number:05d}.parquet"
            rows = _written(frame, building / name, schema, sorted_by, folder.name)
            files.append(SnapshotFile(name, _sha256(building / name), (building / name).stat().st_size, rows))
        manifest = Manifest(
            kind=kind,
            survey_year=survey_year,
            as_of=as_of,
            code=code,
            rules=rules,
            simulated=simulated,
            rows=sum(one.rows for one in files),
            columns={name: str(dtype) for name, dtype in schema.items()},
            files=tuple(files),
            sorted_by=tuple(sorted_by),
        )
        (building / MANIFEST).write_text(manifest.as_json(), "utf-8")
        building.chmod(0o755)
        os.replace(building, folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return Snapshot(manifest, tuple(folder / one.name for one in manifest.files))


def open_snapshot(folder: Path) -> Snapshot:
    """The snapshot of ``folder``, every file compared with the manifest to the byte. Raises UserFacingError:
    SNAPSHOT-MANIFEST, SNAPSHOT-FILE with the file that is missing or was changed."""
    manifest = Manifest.read(folder)
    for one in manifest.files:
        path = folder / one.name
        if not path.is_file():
            raise _broken(path, "thiếu tệp của bản chụp dữ liệu")
        if path.stat().st_size != one.bytes or _sha256(path) != one.sha256:
            raise _broken(path, "tệp đã khác lúc chụp: mã băm không khớp")
    return Snapshot(manifest, tuple(folder / one.name for one in manifest.files))


def scan_parquet(path: Path, schema: Mapping[str, Any], required: Iterable[str]) -> pl.LazyFrame:
    """A Parquet file that somebody brings, in the columns and types of ``schema``; columns that are not ``required``
    may be missing and are then null, others are left out. Raises UserFacingError: SNAPSHOT-FILE, SNAPSHOT-COLUMNS with
    the column."""
    lazy = pl.scan_parquet(path)
    try:
        found = lazy.collect_schema()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise _broken(path, "không đọc được, tệp không phải là Parquet hoặc đã hỏng") from error
    if missing := [name for name in required if name not in found]:
        raise _columns(path.name, f"thiếu cột {', '.join(missing)}")
    columns = []
    for name, dtype in schema.items():
        wanted = _polars(dtype)
        if name not in found:
            columns.append(pl.lit(None, wanted).alias(name))
        elif not _fits(found[name], wanted):
            raise _columns(path.name, f"cột {name} có kiểu {found[name]}, cần {wanted}")
        else:
            columns.append(pl.col(name).cast(wanted))
    return lazy.select(columns)


def parts(lazy: pl.LazyFrame, rows: int = PART_ROWS) -> Iterator[pl.LazyFrame]:
    """``lazy`` in slices of at most ``rows``, so that memory does not grow with the file."""
    total = lazy.select(pl.len()).collect().item()
    for start in range(0, max(total, 1), rows):
        yield lazy.slice(start, rows)


def out_of_range(
    lazy: pl.LazyFrame, ranges: Mapping[str, tuple[int, int]], required: Iterable[str]
) -> tuple[str, int] | None:
    """The first row (from 1) with a value outside the range of its column, or none where one is ``required``, and that
    column; None when there is no such row."""
    wrong = {name: ~pl.col(name).is_between(low, high) for name, (low, high) in ranges.items()}
    for name in required:
        wrong[name] = wrong.get(name, pl.lit(False)).fill_null(True) | pl.col(name).is_null()
    rows = lazy.select(
        pl.when(bad.any()).then(bad.fill_null(False).cast(pl.Int8).arg_max() + 1).alias(name)
        for name, bad in wrong.items()
    ).collect()
    told = {name: row for name, row in rows.row(0, named=True).items() if row is not None}
    if not told:
        return None
    first = min(told, key=lambda name: told[name])
    return first, told[first]


def _written(frame: Any, path: Path, schema: Mapping[str, Any], sorted_by: Sequence[str], where: str) -> int:
    rows: pl.DataFrame = nw.from_native(frame, eager_only=True).to_polars()
    if set(rows.columns) != set(schema):
        wrong = sorted(set(rows.columns) ^ set(schema))
        raise _columns(where, f"cột thừa hoặc thiếu: {', '.join(wrong)}")
    ordered = rows.select(pl.col(name).cast(_polars(dtype)) for name, dtype in schema.items()).sort(sorted_by)
    ordered.write_parquet(path, compression="zstd", row_group_size=_GROUP_ROWS)
    return ordered.height


def _polars(dtype: Any) -> pl.DataType:
    empty: pl.DataFrame = nw.from_dict({"x": []}, {"x": dtype}, backend="polars").to_native()
    return empty.schema["x"]


def _fits(found: pl.DataType, wanted: pl.DataType) -> bool:
    """A column may be wider than wanted (codes as 64-bit numbers, text as categories), not of another kind."""
    if found == pl.Null or found == wanted:
        return True
    if wanted == pl.String:
        return found in (pl.Categorical, pl.Enum)
    return wanted.is_integer() and found.is_integer()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _broken(path: Path, what: str) -> UserFacingError:
    return UserFacingError("SNAPSHOT-FILE", what, where=path.name, fix="lấy lại tệp từ nơi đã tạo, hoặc tạo lại")


def _columns(where: str, what: str) -> UserFacingError:
    return UserFacingError(
        "SNAPSHOT-COLUMNS",
        what,
        where=where,
        why="bản chụp chỉ gồm các cột đã quy định, không có họ tên",
        fix="đối chiếu danh sách cột trong hướng dẫn",
    )
