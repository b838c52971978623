"""Communes to judge from person-years: a snapshot folder, or a Parquet file of person-years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from namhoc.core import UserFacingError

if TYPE_CHECKING:
    from namhoc.recognition import Switches


@dataclass(frozen=True, slots=True)
class People:
    """Person-years counted. ``figures``: for each survey year and commune, in order, what its programmes are judged
    on. ``simulated``: the people are invented; None where the file does not say."""

    figures: tuple[tuple[int, str, dict[str, dict[str, Any]]], ...]
    persons: int
    simulated: bool | None = None


def is_people(path: Path) -> bool:
    """True for what holds persons, not counts: a folder, or a Parquet file."""
    return path.is_dir() or path.suffix.lower() == ".parquet"


def count_people(path: Path, switches: Switches) -> People:
    """Count the persons of ``path``. Raises UserFacingError: ASSESS-DATA where the extra ``data`` is not installed,
    ASSESS-VALUE with the row and column of a value that no code exists for, and those of ``namhoc.engine``."""
    try:
        import polars  # noqa: F401
    except ModuleNotFoundError as error:
        raise UserFacingError(
            "ASSESS-DATA",
            "đếm từng người cần phần mở rộng data, chưa cài",
            where=path.name,
            fix="pip install 'namhoc[data]', hoặc đưa số liệu đã đếm (JSON, CSV, Excel)",
        ) from error
    from namhoc.engine import open_snapshot, parts, scan_parquet
    from namhoc.recognition.cohorts import count_parts, counts_in, figure_table
    from namhoc.recognition.cohorts.frame import REQUIRED, SCHEMA

    snapshot = open_snapshot(path) if path.is_dir() else None
    paths = snapshot.paths if snapshot else (path,)
    frames = [scan_parquet(one, SCHEMA, REQUIRED) for one in paths]
    for one, frame in zip(paths, frames, strict=True):
        _check_values(one, frame)
        if snapshot is None:  # a snapshot of ours has each person once
            _check_persons(one, frame)
    cohorts = count_parts(part for frame in frames for part in parts(frame))
    if cohorts.is_empty():
        raise UserFacingError(
            "ASSESS-INPUT", "không có người nào", where=path.name, fix="kiểm tra lại bước xuất dữ liệu từng người"
        )
    table = figure_table(cohorts, switches).sort("survey_year", "commune")
    rows: Iterator[dict[str, Any]] = table.iter_rows(named=True)
    return People(
        tuple((int(row["survey_year"]), str(row["commune"]), counts_in(row)) for row in rows),
        int(cohorts["total"].sum()),
        snapshot.manifest.simulated if snapshot else None,
    )


def _check_values(path: Path, frame: Any) -> None:
    from namhoc.engine import out_of_range
    from namhoc.recognition.cohorts.frame import RANGES, REQUIRED

    wrong = out_of_range(frame, RANGES, REQUIRED)
    if wrong is not None:
        column, row = wrong
        raise UserFacingError(
            "ASSESS-VALUE",
            "giá trị bỏ trống ở cột bắt buộc, hoặc ngoài bảng mã",
            where=f"{path.name}, dòng {row}, cột {column}",
            fix="đối chiếu bảng mã trong hướng dẫn",
        )


_TWICE_WITHIN = 5_000_000
"""Rows up to which a file is searched for persons who stand in it twice: the search holds every id in memory."""


def _check_persons(path: Path, frame: Any) -> None:
    """Refuse who is born after the survey year, and who stands twice in one commune and year: counted twice, a person
    makes the commune look better or worse than it is."""
    import polars as pl

    numbered = frame.with_row_index("row", 1)
    unborn = numbered.filter(pl.col("birth_year") > pl.col("survey_year")).select("row").head(1).collect()
    if not unborn.is_empty():
        raise UserFacingError(
            "ASSESS-VALUE",
            "năm sinh sau năm điều tra",
            where=f"{path.name}, dòng {unborn.item()}, cột birth_year",
            fix="sửa năm sinh, hoặc bỏ người chưa sinh",
        )
    if frame.select(pl.len()).collect().item() > _TWICE_WITHIN:
        return
    who = pl.struct("survey_year", "commune", "person")
    twice = numbered.filter(pl.col("person").is_not_null() & ~who.is_first_distinct()).select("row").head(1).collect()
    if not twice.is_empty():
        raise UserFacingError(
            "ASSESS-VALUE",
            "người này đã có ở một dòng trước của cùng xã, cùng năm",
            where=f"{path.name}, dòng {twice.item()}, cột person",
            fix="bỏ dòng trùng, hoặc sửa mã người",
        )
