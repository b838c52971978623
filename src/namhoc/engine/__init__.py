"""The only door for data engines: narwhals expressions, run by Polars by default."""

from namhoc.engine.manifest import Manifest, SnapshotFile
from namhoc.engine.remap import remap, weight_frame
from namhoc.engine.snapshot import Snapshot, open_snapshot, out_of_range, parts, scan_parquet, write_snapshot
from namhoc.engine.spark import spark_frame

__all__ = [
    "Manifest",
    "Snapshot",
    "SnapshotFile",
    "open_snapshot",
    "out_of_range",
    "parts",
    "remap",
    "scan_parquet",
    "spark_frame",
    "weight_frame",
    "write_snapshot",
]
