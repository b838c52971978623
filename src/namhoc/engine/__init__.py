"""The only door for data engines: narwhals expressions, run by Polars by default."""

from namhoc.engine.remap import remap, weight_frame

__all__ = ["remap", "weight_frame"]
