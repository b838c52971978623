"""Layouts of the survey workbook that we hand out: 73, 51 and 22 columns, heads over two rows.

They follow what communes use (practice, UNCONFIRMED); any other order and wording of heads is read as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

SIZES = (73, 51, 22)
"""How many columns a layout has."""


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """One column: the merged head ``above`` it ("" where it stands alone), its own ``head``, and the ``field`` of a row
    that fills it; a field that we do not keep is "" and stays empty."""

    above: str
    head: str
    field: str


@cache
def layout(columns: int) -> tuple[LayoutColumn, ...]:
    """The layout of ``columns`` columns (73, 51 or 22), in order. Raises ValueError for another size."""
    if columns not in SIZES:
        raise ValueError(columns)
    rows = yaml.safe_load(files("namhoc.survey").joinpath("data/layouts.yaml").read_text("utf-8"))
    return tuple(
        LayoutColumn(row.get("above", ""), row["head"], row.get("field", "")) for row in rows if columns in row["in"]
    )
