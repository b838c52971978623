"""The layouts we hand out are read back by their heads."""

import pytest

from namhoc.core import fold
from namhoc.survey.columns import Column, heads, told
from namhoc.survey.layouts import SIZES, layout
from tests.unit.survey.books import reading


@pytest.mark.parametrize("columns", SIZES)
def test_a_layout_has_as_many_columns_as_its_name_says(columns):
    assert len(layout(columns)) == columns


@pytest.mark.parametrize("columns", SIZES)
def test_every_head_of_a_layout_is_understood_as_its_field(columns):
    for column in layout(columns):
        above = (fold(column.above),) if column.above else ()
        found = told(above, fold(column.head))
        assert (found.value if found else "") == column.field, (column.above, column.head)


@pytest.mark.parametrize("columns", SIZES)
def test_a_workbook_of_a_layout_is_read_wholly(columns):
    shape = layout(columns)
    cells = {
        "surname": "Lò Thị", "given_name": "Mẩy", "name": "Lò Thị Mẩy", "birth_day": 5, "birth_month": 9,
        "birth_year": 2015, "female": "x", "grade": 5, "ethnic_group": "Thái",
    }  # fmt: skip
    found = reading(
        [
            [column.above or column.head for column in shape],
            [column.head if column.above else "" for column in shape],
            [cells.get(column.field, "") for column in shape],
        ]
    )
    [row] = found.rows
    assert (row.person.name, row.person.birth_day, row.year.birth_year, row.year.grade) == ("Lò Thị Mẩy", 5, 2015, 5)
    assert found.findings == ()
    assert found.columns_read == sum(bool(column.field) for column in shape)


def test_another_size_is_no_layout():
    with pytest.raises(ValueError, match="60"):
        layout(60)


def test_every_known_head_names_a_column_and_a_way_to_say_it():
    assert {head.column for head in heads()} == set(Column)
    assert all(head.words for head in heads())
