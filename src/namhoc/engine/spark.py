"""The same snapshot on PySpark, for when a province or the country outgrows one machine (extra ``cluster``)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def spark_frame(session: SparkSession, paths: Iterable[Path | str]) -> DataFrame:
    """The Parquet files of a snapshot as a Spark frame; what takes a lazy frame (``cohorts.count``) takes this one
    unchanged. Paths may be those of a cluster's storage."""
    return session.read.parquet(*(str(path) for path in paths))
