"""The map as it is drawn, for any page that marks units on it."""

from datetime import date

from django.template import Context, Template

from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.territory.drawing import Mark, draw_map

DAY = date(2026, 11, 24)


def render(drawing: object) -> str:
    return Template("{% load hexmap %}{% hexmap drawing 'Hai xã' %}").render(Context({"drawing": drawing}))


def test_each_unit_is_a_link_with_its_name_and_what_it_is_marked_with(schools: dict[str, OrgUnit]) -> None:
    commune = OrgUnit.objects.get(code="H9001")
    html = render(draw_map([Mark(commune, "2", "l2", "mức độ 2", "/x/", chosen=True)], DAY))
    assert '<a href="/x/" class="l2 on" aria-label="Xã Nà Pheo: mức độ 2" aria-current="true">' in html
    assert "<title>Xã Nà Pheo: mức độ 2</title>" in html
    assert "Bản đồ khái quát" in html
    assert "chưa có tọa độ" not in html


def test_a_unit_without_coordinates_is_drawn_and_said_to_be_without(schools: dict[str, OrgUnit]) -> None:
    communes = OrgUnit.objects.filter(code__in=["H9001", "H9002"])
    drawing = draw_map([Mark(unit) for unit in communes], DAY)
    assert [unit.code for unit in drawing.unplaced] == ["H9002"]
    assert "1 đơn vị chưa có tọa độ" in render(drawing)


def test_names_are_escaped(units: dict[str, OrgUnit]) -> None:
    unit = units["H9001"]
    unit.name = '"><script>'
    assert "<script>" not in render(draw_map([Mark(unit, said="<b>")], DAY))


def test_no_units_make_an_empty_drawing(db: None) -> None:
    assert "<path" not in render(draw_map([], DAY))
