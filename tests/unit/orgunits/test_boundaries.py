"""Boundaries out of GeoJSON: hostile files refused, each feature that cannot be used named."""

import json
from datetime import date

import pytest

from namhoc.core import UserFacingError
from namhoc.orgunits import OrgUnit, Tier, UnitKind
from namhoc.orgunits import boundaries as module
from namhoc.orgunits.boundaries import read_boundaries

DAY = date(2025, 7, 1)
UNITS = [
    OrgUnit("H1", DAY, "Nà Pheo", UnitKind.COMMUNE, Tier.COMMUNE, "H9"),
    OrgUnit("H2", DAY, "Khê Thượng", UnitKind.WARD, Tier.COMMUNE, "H9"),
    OrgUnit("H3", DAY, "Trùng Tên", UnitKind.COMMUNE, Tier.COMMUNE, "H9"),
    OrgUnit("H4", DAY, "Trùng Tên", UnitKind.WARD, Tier.COMMUNE, "H9"),
]
SQUARE = [[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]


def file(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def feature(properties, coordinates=SQUARE, kind="Polygon"):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ({"code": "h1"}, "H1"),
        ({"Mã xã": "H2"}, "H2"),
        ({"TEN_XA": "na pheo"}, "H1"),
        ({"name": "Phường Trùng Tên"}, "H4"),
    ],
)
def test_a_feature_is_matched_by_code_or_by_name_without_accents(properties, code):
    reading = read_boundaries(file(feature(properties)), UNITS)
    assert [boundary.unit for boundary in reading.boundaries] == [code]
    assert code not in reading.missing
    assert len(reading.missing) == 3


def test_several_parts_and_holes_are_kept():
    parts = [
        [*SQUARE, [[1.2, 1.2], [1.2, 1.8], [1.8, 1.8], [1.8, 1.2], [1.2, 1.2]]],
        [[[5, 5], [6, 5], [6, 6], [5, 5]]],
    ]
    (boundary,) = read_boundaries(file(feature({"code": "H1"}, parts, "MultiPolygon")), UNITS).boundaries
    assert [len(polygon) for polygon in boundary.polygons] == [2, 1]


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (feature({"code": "X"}), "MAP-UNMATCHED"),
        (feature({"name": "Trùng Tên"}), "MAP-UNMATCHED"),
        (feature({"code": "H1"}, [1, 2], "Point"), "MAP-GEOMETRY"),
        (feature({"code": "H1"}, []), "MAP-GEOMETRY"),
        (feature({"code": "H1"}, [[[1, 1], [2, 1], [2, 2], [1, 2]]]), "MAP-RING"),
        (feature({"code": "H1"}, [[[1, 1], [2, 1], [1, 1]]]), "MAP-RING"),
        (feature({"code": "H1"}, [[[1, 1], ["a", 1], [2, 2], [1, 1]]]), "MAP-GEOMETRY"),
        (feature({"code": "H1"}, [[[1, 1], [None, 1], [2, 2], [1, 1]]]), "MAP-GEOMETRY"),
        (
            feature({"code": "H1"}, [[[500000, 2400000], [500001, 2400000], [500001, 2400001], [500000, 2400000]]]),
            "MAP-RANGE",
        ),
        (feature({"code": "H1"}, [[[1, 1], [2, 2], [2, 1], [1, 2], [1, 1]]]), "MAP-INVALID"),
        ({"type": "Feature", "properties": None, "geometry": None}, "MAP-FEATURE"),
        ("text", "MAP-FEATURE"),
    ],
)
def test_a_feature_that_cannot_be_used_is_named_and_the_others_are_kept(broken, code):
    reading = read_boundaries(file(broken, feature({"code": "H2"})), UNITS)
    assert [finding.code for finding in reading.findings] == [code]
    assert reading.findings[0].place == "Đối tượng 1"
    assert [boundary.unit for boundary in reading.boundaries] == ["H2"]


def test_a_unit_twice_is_refused_the_second_time():
    reading = read_boundaries(file(feature({"code": "H1"}), feature({"code": "H1"})), UNITS)
    assert [finding.code for finding in reading.findings] == ["MAP-TWICE"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "MAP-NOT-JSON"),
        (b"PK\x03\x04", "MAP-NOT-JSON"),
        (b"\xff\xfe\x00", "MAP-NOT-JSON"),
        (b"[" * 100_000, "MAP-NOT-JSON"),
        (b'{"type":"FeatureCollection","features":NaN}', "MAP-NOT-JSON"),
        (b"[]", "MAP-NOT-GEOJSON"),
        (b'{"type":"Feature"}', "MAP-NOT-GEOJSON"),
        (b'{"type":"FeatureCollection","features":{}}', "MAP-NOT-GEOJSON"),
    ],
)
def test_what_is_no_geojson_is_refused(data, code):
    with pytest.raises(UserFacingError) as refused:
        read_boundaries(data, UNITS)
    assert refused.value.code == code


def test_a_file_past_the_limits_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    with pytest.raises(UserFacingError) as refused:
        read_boundaries(file(feature({"code": "H1"})), UNITS)
    assert refused.value.code == "MAP-TOO-BIG"
    monkeypatch.setattr(module, "MOST_BYTES", 10_000)
    monkeypatch.setattr(module, "MOST_POSITIONS", 3)
    with pytest.raises(UserFacingError):
        read_boundaries(file(feature({"code": "H1"})), UNITS)
