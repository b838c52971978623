"""A rule set as a file: who made it, when it is in force, which thresholds and shares it asks. National ones lie in
``data/national/recognition/rule_sets``; an operator adds a future one in the same shape (``read``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from namhoc.core import UserFacingError

AREAS = ("normal", "difficult")
CONFIDENCES = "HML"
SHARE_KINDS = ("district", "province_old", "province_new", "mn35_province")
_HEADER = {"id", "document", "from", "to", "confidence", "version", "statutory", "about", "last_checked"}
_SECTIONS = {"criteria", "shares"}
_CRITERION = {*AREAS, "article", "confidence", "label", "band", "asked"}
_ID = re.compile(r"[A-Z0-9][A-Z0-9-]{1,38}[A-Z0-9]")
_BAND = re.compile(r"15_(25|35|60)")
_MOST_BYTES = 200_000

Path = tuple[str, ...]
Located = tuple[Path, str]
"""Where in the file, key by key, and what is wrong there."""


@dataclass(frozen=True, slots=True, eq=False)
class RuleSet:
    """A body of rules in force over a span of days. ``confidence`` H, M or L (UNCONFIRMED). ``statutory``: part of the
    law of the day; a pilot or a draft applies only where it is named. ``criteria`` by programme and criterion, and
    ``shares`` by kind of unit, as the file has them."""

    id: str
    document: str | None
    start: date | None
    end: date | None
    confidence: str
    about: str
    version: int = 1
    statutory: bool = True
    criteria: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    shares: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def in_force(self, as_of: date) -> bool:
        """True when the rules apply on ``as_of``; rules without a first day are not in force yet."""
        return self.start is not None and self.start <= as_of and (self.end is None or as_of <= self.end)

    @property
    def has_thresholds(self) -> bool:
        """True when some criterion has a threshold that was read."""
        return any(row.get("normal") is not None for rows in self.criteria.values() for row in rows.values())

    @property
    def edition(self) -> str:
        """The id and version a verdict keeps: "ND20-2014/1"."""
        return f"{self.id}/{self.version}"


@cache
def rule_sets() -> Mapping[str, RuleSet]:
    """Every national rule set by id, the oldest first, those without a date last."""
    folder = files("namhoc.rulebook").joinpath("data/national/recognition/rule_sets")
    found = [read(path.read_bytes(), path.name) for path in folder.iterdir() if path.name.endswith(".yaml")]
    found.sort(key=lambda one: (one.start or date.max, one.id))
    return {one.id: one for one in found}


def read(content: bytes, name: str) -> RuleSet:
    """The rule set of a YAML file ``name``. Raises UserFacingError (RULES-FILE) that lists every error with its line:
    a header that is incomplete, a percentage that is none, a criterion no standard knows or one that was left out."""
    errors = list(_errors(content))
    if errors:
        raise UserFacingError(
            "RULES-FILE",
            "bộ quy tắc chưa dùng được",
            where=name,
            why="; ".join(errors[:20]),
            fix="sửa các dòng đã nêu theo mẫu trong hướng dẫn",
        )
    row: dict[str, Any] = yaml.safe_load(content)
    return RuleSet(
        id=row["id"],
        document=row["document"],
        start=row["from"],
        end=row["to"],
        confidence=row["confidence"],
        about=row["about"],
        version=row.get("version", 1),
        statutory=row.get("statutory", False),
        criteria=row.get("criteria") or {},
        shares=row.get("shares") or {},
    )


@cache
def _known_criteria() -> Mapping[str, tuple[str, ...]]:
    """The criteria the standards ask, by programme."""
    path = files("namhoc.rulebook").joinpath("data/national/recognition/criteria.yaml")
    loaded: dict[str, list[str]] = yaml.safe_load(path.read_text("utf-8"))
    return {program: tuple(names) for program, names in loaded.items()}


def _errors(content: bytes) -> Iterator[str]:
    if len(content) > _MOST_BYTES:
        yield f"tệp lớn hơn {_MOST_BYTES // 1000} KB"
        return
    try:
        node = yaml.compose(content, Loader=yaml.SafeLoader)
        row = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        yield f"{f'dòng {mark.line + 1}: ' if mark else ''}không phải YAML đúng cú pháp"
        return
    if not isinstance(row, dict) or not isinstance(node, yaml.MappingNode):
        yield "dòng 1: cần một bảng khóa và giá trị"
        return
    lines = dict(_lines(node))
    if len(lines) > 5_000:
        yield "tệp có quá nhiều mục"
        return
    for path, what in (*_header_errors(row), *_criteria_errors(row), *_share_errors(row)):
        place = next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), 1)
        yield f"dòng {place}, {'.'.join(path)}: {what}"


def _lines(
    node: yaml.MappingNode, above: tuple[str, ...] = (), depth: int = 0
) -> Iterator[tuple[tuple[str, ...], int]]:
    for key, value in node.value:
        path = (*above, str(key.value))
        yield path, key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode) and depth < 5:
            yield from _lines(value, path, depth + 1)


def _header_errors(row: Mapping[str, Any]) -> Iterator[Located]:
    for name in sorted(str(key) for key in row if key not in _HEADER | _SECTIONS):
        yield (name,), "mục không có trong mẫu"
    for name in ("id", "document", "from", "to", "confidence", "about"):
        if name not in row:
            yield (name,), "thiếu mục này (chưa biết thì ghi null)"
    if not isinstance(row.get("id", "ABC"), str) or not _ID.fullmatch(row.get("id", "ABC")):
        yield ("id",), "mã gồm chữ hoa, chữ số và dấu gạch nối, như DRAFT-2026"
    if row.get("confidence", "L") not in tuple(CONFIDENCES):
        yield ("confidence",), "chỉ nhận H, M hoặc L"
    for name in ("from", "to"):
        if row.get(name) is not None and type(row[name]) is not date:
            yield (name,), "ngày ghi dạng 2026-07-01, hoặc null"
    start, end = row.get("from"), row.get("to")
    if type(start) is date and type(end) is date and end < start:
        yield ("to",), "ngày cuối trước ngày đầu"
    if not isinstance(row.get("document", ""), str | None):
        yield ("document",), "số, ký hiệu văn bản là chữ, hoặc null"
    if not isinstance(row.get("about", ""), str):
        yield ("about",), "cần một câu nói bộ quy tắc về điều gì"
    if type(row.get("version", 1)) is not int or row.get("version", 1) < 1:
        yield ("version",), "số thứ tự của bản, từ 1"
    if type(row.get("statutory", False)) is not bool:
        yield ("statutory",), "chỉ nhận true hoặc false"


def _criteria_errors(row: Mapping[str, Any]) -> Iterator[Located]:
    criteria = row.get("criteria")
    if criteria is None:
        return
    if not isinstance(criteria, dict):
        yield ("criteria",), "cần các chương trình, mỗi chương trình một nhóm tiêu chí"
        return
    known = _known_criteria()
    for program, rows in criteria.items():
        here = ("criteria", str(program))
        if program not in known:
            yield here, f"không có chương trình này; các chương trình: {', '.join(known)}"
        elif not isinstance(rows, dict):
            yield here, "cần các tiêu chí của chương trình"
        else:
            # The share of disabled learners comes from a circular of its own, so either file may stand without it.
            whole = {name for name in known[program] if not name.endswith(".disabled")}
            for name in sorted(whole - set(rows)) if whole & set(rows) else ():
                yield here, f"thiếu tiêu chí {name} (không xét thì ghi asked: false)"
            for name, found in rows.items():
                yield from _criterion_errors((*here, str(name)), name in known[program], found)


def _criterion_errors(here: Path, is_known: bool, row: object) -> Iterator[Located]:
    if not is_known:
        yield here, "không có tiêu chí này trong chương trình"
        return
    if not isinstance(row, dict):
        yield here, "cần normal, difficult, article, confidence"
        return
    for key in row:
        if key not in _CRITERION:
            yield (*here, str(key)), "mục không có trong mẫu"
    if row.get("asked") is False:
        return
    for area in AREAS:
        if area not in row:
            yield (*here, area), "thiếu ngưỡng (chưa biết thì ghi null)"
        elif row[area] is not None and not _is_percent(row[area]):
            yield (*here, area), "ngưỡng là số nguyên từ 0 đến 100, hoặc null"
    if not isinstance(row.get("article"), str):
        yield (*here, "article"), "ghi điều, khoản; chưa đọc thì ghi “chưa đọc”"
    if row.get("confidence") not in tuple(CONFIDENCES):
        yield (*here, "confidence"), "chỉ nhận H, M hoặc L"
    label = row.get("label")
    if label is not None and not (isinstance(label, dict) and isinstance(label.get("vi"), str)):
        yield (*here, "label"), "ghi {vi: ...}"
    band = row.get("band")
    if here[1] == "XMC" and not (
        isinstance(band, dict) and all(_BAND.fullmatch(str(band.get(area))) for area in AREAS)
    ):
        yield (*here, "band"), "ghi nhóm tuổi normal và difficult: 15_25, 15_35 hoặc 15_60"


def _share_errors(row: Mapping[str, Any]) -> Iterator[Located]:
    shares = row.get("shares")
    if shares is None:
        return
    if not isinstance(shares, dict):
        yield ("shares",), "cần các loại đơn vị"
        return
    for kind, found in shares.items():
        here = ("shares", str(kind))
        if kind not in SHARE_KINDS or not isinstance(found, dict):
            yield here, f"chỉ nhận {', '.join(SHARE_KINDS)}"
            continue
        if found.get("confidence") not in tuple(CONFIDENCES):
            yield (*here, "confidence"), "chỉ nhận H, M hoặc L"
        if not isinstance(found.get("article"), str):
            yield (*here, "article"), "ghi điều, khoản; chưa đọc thì ghi “chưa đọc”"
        if found.get("to") is not None and type(found["to"]) is not date:
            yield (*here, "to"), "ngày ghi dạng 2026-07-01, hoặc null"
        for program, percents in found.items():
            if program in ("confidence", "article", "to"):
                continue
            values = percents if isinstance(percents, list) else [percents]
            if not values or not all(_is_percent(value) for value in values):
                yield (*here, str(program)), "tỷ lệ là số nguyên từ 0 đến 100, mỗi mức độ một số"


def _is_percent(value: object) -> bool:
    return type(value) is int and 0 <= value <= 100
