"""Boundaries that an operator loads: a GeoJSON file, hostile until proven otherwise, matched to units one by one.

RFC 7946: WGS 84, longitude before latitude. Every feature that cannot be used is named with the reason.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.validation import explain_validity

from namhoc.core import Finding, Severity, UserFacingError, fold
from namhoc.orgunits.unit import OrgUnit

MOST_BYTES = 20_000_000
MOST_FEATURES = 5_000
MOST_POSITIONS = 2_000_000
_DEPTH = 12  # brackets and braces inside each other; a MultiPolygon in a collection needs eight
_TOLERANCE = 0.0004  # degrees: some forty metres, less than a line on screen
_CODES = ("code", "ma", "ma xa", "maxa", "ma dvhc", "ma don vi", "id xa", "code xa")
_NAMES = ("name", "ten", "ten xa", "tenxa", "ten dvhc", "ten don vi")

Ring = list[list[float]]


@dataclass(frozen=True, slots=True)
class Boundary:
    """The land of the unit that bears ``unit``: polygons, each an outer ring and its holes, longitude before latitude,
    simplified for a screen."""

    unit: str
    polygons: tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True, slots=True)
class BoundaryReading:
    """What a file gives. ``refused``: features that cannot be used; ``missing``: units without a boundary."""

    boundaries: tuple[Boundary, ...]
    findings: tuple[Finding, ...]
    refused: int
    missing: tuple[str, ...]


def read_boundaries(data: bytes, units: Iterable[OrgUnit]) -> BoundaryReading:
    """Boundaries of ``units`` out of a GeoJSON FeatureCollection of polygons, matched by code, else by folded name.

    Raises ``UserFacingError``: MAP-TOO-BIG, MAP-NOT-JSON (also too deeply nested), MAP-NOT-GEOJSON.
    """
    units = tuple(units)
    features = _features(data)
    names: Mapping[str, list[str]] = _names(units)
    codes = {unit.code.upper(): unit.code for unit in units}
    found: dict[str, Boundary] = {}
    findings: list[Finding] = []
    positions = 0
    for number, feature in enumerate(features, start=1):
        try:
            code = _match(feature, codes, names)
            if code in found:
                raise _Refused(
                    "MAP-TWICE", "Đơn vị này đã có ranh giới ở một đối tượng trước", "Gộp thành MultiPolygon."
                )
            shape, count = _shape(feature)
            positions += count
            if positions > MOST_POSITIONS:
                raise _too_big()
            found[code] = Boundary(code, _simplified(shape))
        except _Refused as refused:
            where = f"Đối tượng {number}"
            findings.append(Finding(refused.code, refused.what, refused.fix, Severity.BLOCKS, place=where))
    missing = tuple(unit.code for unit in units if unit.code not in found)
    return BoundaryReading(tuple(found[code] for code in sorted(found)), tuple(findings), len(findings), missing)


class _Refused(Exception):
    def __init__(self, code: str, what: str, fix: str) -> None:
        self.code, self.what, self.fix = code, what, fix


def _too_big() -> UserFacingError:
    return UserFacingError(
        "MAP-TOO-BIG", "Tệp ranh giới quá lớn",
        why="Tối đa 20 MB, 5.000 đối tượng và 2 triệu đỉnh",
        fix="Giản lược đường ranh giới (dung sai 30-50 m) rồi tải lên lại.",
    )  # fmt: skip


def _features(data: bytes) -> list[Any]:
    if len(data) > MOST_BYTES:
        raise _too_big()
    if _deeper_than(data, _DEPTH):
        raise UserFacingError(
            "MAP-NOT-JSON", "Tệp lồng nhau quá sâu, không phải GeoJSON", fix="Xuất lại tệp GeoJSON từ phần mềm bản đồ."
        )
    try:
        whole = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise UserFacingError(
            "MAP-NOT-JSON", "Tệp không phải JSON", fix="Xuất lại tệp GeoJSON, mã UTF-8, từ phần mềm bản đồ."
        ) from None
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or whole.get("type") != "FeatureCollection":
        raise UserFacingError(
            "MAP-NOT-GEOJSON",
            "Tệp không phải GeoJSON FeatureCollection",
            fix="Xuất lại dạng GeoJSON, hệ tọa độ WGS 84.",
        )
    if len(features) > MOST_FEATURES:
        raise _too_big()
    return features


def _no_constant(word: str) -> float:
    raise ValueError(word)


def _deeper_than(data: bytes, most: int) -> bool:
    """True when brackets nest deeper than ``most``; brackets inside texts count along, which can only refuse more."""
    depth = 0
    for sign in data:
        if sign in b"[{":
            depth += 1
            if depth > most:
                return True
        elif sign in b"]}":
            depth -= 1
    return False


def _names(units: Iterable[OrgUnit]) -> Mapping[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        for name in {fold(unit.name), fold(unit.full_name)}:
            names[name].append(unit.code)
    return names


def _match(feature: Any, codes: Mapping[str, str], names: Mapping[str, list[str]]) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise _Refused("MAP-FEATURE", "Không phải đối tượng GeoJSON có thuộc tính", "Xuất lại tệp có mã hoặc tên xã.")
    told = {fold(str(key).replace("_", " ")): str(value).strip() for key, value in properties.items()}
    for key in _CODES:
        if (code := codes.get(told.get(key, "").upper())) is not None:
            return code
    for key in _NAMES:
        found = names.get(fold(told.get(key, "")), []) if told.get(key) else []
        if len(found) == 1:
            return found[0]
    raise _Refused(
        "MAP-UNMATCHED", "Không khớp với đơn vị nào, hoặc tên trùng với nhiều đơn vị",
        "Thêm thuộc tính code (mã xã), hoặc name (tên như danh mục).",
    )  # fmt: skip


def _shape(feature: Mapping[str, Any]) -> tuple[Polygon | MultiPolygon, int]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise _Refused("MAP-GEOMETRY", "Không phải Polygon hay MultiPolygon", "Xuất ranh giới dạng vùng.")
    assert isinstance(geometry, dict)
    polygons = [geometry.get("coordinates")] if kind == "Polygon" else geometry.get("coordinates")
    if not isinstance(polygons, list) or not polygons:
        raise _Refused("MAP-GEOMETRY", "Không có tọa độ", "Xuất lại tệp.")
    rings = [[list(_ring(ring)) for ring in _list(polygon)] for polygon in polygons]
    shape = MultiPolygon([Polygon(rings_of[0], rings_of[1:]) for rings_of in rings])
    if not shape.is_valid:
        raise _Refused(
            "MAP-INVALID",
            f"Đường ranh giới không hợp lệ ({_why(shape)})",
            "Sửa hình (tự cắt, chồng lấn) rồi tải lên lại.",
        )
    return shape, sum(len(ring) for polygon in rings for ring in polygon)


def _why(shape: MultiPolygon) -> str:
    said = explain_validity(shape)
    return "đường tự cắt" if "Self-intersection" in said else "vòng hoặc vùng chồng lấn"


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise _Refused("MAP-GEOMETRY", "Tọa độ không đúng dạng", "Xuất lại tệp GeoJSON.")
    return value


def _ring(ring: Any) -> Iterator[tuple[float, float]]:
    positions = _list(ring)
    if len(positions) < 4 or positions[0] != positions[-1]:
        raise _Refused("MAP-RING", "Vòng chưa khép kín hoặc dưới 4 đỉnh", "Khép kín vòng: đỉnh cuối trùng đỉnh đầu.")
    for position in positions:
        pair = position[:2] if isinstance(position, list) else []
        numbers = len(pair) == 2 and all(isinstance(n, int | float) and not isinstance(n, bool) for n in pair)
        if not numbers or not all(isfinite(n) for n in pair):
            raise _Refused("MAP-GEOMETRY", "Tọa độ không phải hai số", "Xuất lại tệp GeoJSON.")
        lon, lat = pair
        if not -180 <= lon <= 180 or not -90 <= lat <= 90:
            raise _Refused(
                "MAP-RANGE",
                "Tọa độ ngoài khoảng kinh độ, vĩ độ",
                "Chuyển sang WGS 84 (EPSG:4326), kinh độ trước vĩ độ.",
            )
        yield float(lon), float(lat)


def _simplified(shape: Polygon | MultiPolygon) -> tuple[tuple[Ring, ...], ...]:
    simple = shapely.simplify(shape, _TOLERANCE, preserve_topology=True)
    parts = list(getattr(simple, "geoms", [simple]))
    return tuple(
        tuple([[round(x, 5), round(y, 5)] for x, y in ring.coords] for ring in (part.exterior, *part.interiors))
        for part in parts
        if not part.is_empty
    )
