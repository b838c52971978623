"""Ranh giới: loaded whole or not at all, shown with source and licence, taken out of use."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from namhoc.site.accounts.models import User
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.territory.models import BoundarySet

Browse = Callable[[User], Client]
ADDRESS = "/mang-luoi/ban-do/ranh-gioi/"


def feature(code: str, west: float) -> dict[str, Any]:
    ring = [[west, 22], [west + 1, 22], [west + 1, 23], [west, 23], [west, 22]]
    return {
        "type": "Feature",
        "properties": {"code": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def form(*features: dict[str, Any], **more: Any) -> dict[str, Any]:
    data = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    file = SimpleUploadedFile("xa.geojson", data)
    return {"file": file, "source": "Sở Nông nghiệp và Môi trường", "licence": "CV 1/SNNMT", **more}


def test_boundaries_of_every_commune_replace_the_tiles_with_their_source(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    client = browse(specialist)
    response = client.post(ADDRESS, form(feature("H9001", 104), feature("H9002", 105)), follow=True)
    assert "Đã ghi ranh giới của 2 đơn vị" in response.content.decode()
    html = client.get("/mang-luoi/ban-do/").content.decode()
    assert "Bản đồ khái quát" not in html
    assert "Sở Nông nghiệp và Môi trường. CV 1/SNNMT" in html
    assert AuditEvent.objects.filter(action="boundaries.load").count() == 1
    told = json.loads(client.get("/mang-luoi/xuat/?dang=geojson&loai=xa").content)
    assert {one["geometry"]["type"] for one in told["features"]} == {"MultiPolygon"}
    client.post(f"{ADDRESS}{BoundarySet.objects.get().pk}/bo/")
    assert "Bản đồ khái quát" in client.get("/mang-luoi/ban-do/").content.decode()


def test_a_commune_wanting_keeps_the_tiles_and_is_named(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    client = browse(specialist)
    client.post(ADDRESS, form(feature("H9001", 104)))
    assert "Bản đồ khái quát" in client.get("/mang-luoi/ban-do/").content.decode()
    assert "Phường Khê Thượng" in client.get(ADDRESS).content.decode()


def test_a_broken_feature_stops_all_until_it_is_left_out(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit]
) -> None:
    client = browse(specialist)
    response = client.post(ADDRESS, form(feature("H5001", 103), feature("H9001", 104)))
    assert "MAP-UNMATCHED" in response.content.decode()
    assert not BoundarySet.objects.exists()
    client.post(ADDRESS, form(feature("H5001", 103), feature("H9001", 104), skip_broken="on"))
    assert BoundarySet.objects.get().boundaries.get().unit.code == "H9001"


@pytest.mark.parametrize("missing", ["file", "source", "licence"])
def test_file_source_and_licence_are_asked(
    browse: Browse, specialist: User, schools: dict[str, OrgUnit], missing: str
) -> None:
    given = form(feature("H9001", 104))
    del given[missing]
    assert browse(specialist).post(ADDRESS, given).status_code == 400
    assert not BoundarySet.objects.exists()


def test_a_commune_loads_no_boundaries(browse: Browse, officer_a: User, schools: dict[str, OrgUnit]) -> None:
    assert browse(officer_a).post(ADDRESS, form(feature("H9001", 104))).status_code == 403
