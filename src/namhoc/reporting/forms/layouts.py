"""The layouts of the forms: YAML beside this file, a form a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

AGE_FORMS = ("MN-01-TE", "TH-M1", "THCS-M1")
"""One unit, ages across."""

UNIT_FORMS = ("MN-02", "TH-02", "THCS-M2", "CMC-1", "CMC-2", "XMC-3", "XMC-4")
"""Units, bands or ages down."""

LIST_FORMS = (
    "so-theo-doi",
    "hoan-thanh-mam-non",
    "hoan-thanh-tieu-hoc",
    "tot-nghiep-thcs",
    "chung-chi-nghe",
    "biet-chu-1",
    "biet-chu-2",
)
"""Persons by name: they stay where the persons are registered."""

PLACES = {"here": "Tại chỗ", "elsewhere": "Nơi khác", "from_elsewhere": "Nơi khác đến"}


@cache
def layout(form: str) -> Mapping[str, Any]:
    """The layout of ``form``. Raises KeyError for a form that there is not."""
    if form not in (*AGE_FORMS, *UNIT_FORMS, *LIST_FORMS):
        raise KeyError(form)
    path = files("namhoc.reporting.forms").joinpath(f"data/{form}.yaml")
    loaded: Mapping[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def measures_of(expression: str | list[str]) -> tuple[str, ...]:
    """The measures of a value: "a + b" or a list."""
    parts = expression if isinstance(expression, list) else expression.split("+")
    return tuple(part.strip() for part in parts)
