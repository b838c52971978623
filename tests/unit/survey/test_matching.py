"""Points for and against two descriptions being one person."""

from typing import Any

import pytest

from namhoc.survey.matching import ASK, SURE, Identity, duplicates, match, score
from namhoc.survey.row import SurveyHousehold, SurveyPerson


def one(key: str = "1", name: str = "Lò Thị Mẫu", birth_year: int = 2015, **fields: Any) -> Identity:
    return Identity(key=key, name=name, birth_year=birth_year, **fields)


FULL: dict[str, Any] = {"birth_month": 9, "birth_day": 5, "parents": ("Lò Văn Cha", "Quàng Thị Mẹ", ""),
                        "hamlet": "Bản Mẫu", "household": "12"}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"id_number": "012015000001"}, {"id_number": "012015000001", "name": "Lò Mẫu"}),
        ({"id_number": "012015000001"}, {"id_number": "012015000001", "name": "Quàng Thị Khác"}),
        (FULL, FULL),
        (FULL, FULL | {"name": "LO THI MAU"}),
        (FULL, FULL | {"parents": ()}),
        ({"parents": ("Lò Văn Cha",)}, {"parents": ("", "", "Lò Văn Cha")}),
        ({"hamlet": "Bản Mẫu", "household": "12"}, {"hamlet": "bản mẫu", "household": "12"}),
    ],
)
def test_what_is_taken_without_asking(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert score(one(**first), one("2", **second)).score >= SURE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"id_number": "012015000001"}, {"id_number": "012015000001", "name": "Quàng Khác", "birth_year": 1980}),
        (FULL | {"id_number": "012015000001"}, FULL | {"id_number": "012015000007"}),
        (FULL, FULL | {"name": "Lò Thị Mầy"}),
        (FULL, FULL | {"name": "Lò Mẫu"}),
        (FULL, FULL | {"birth_day": 9, "birth_month": 5, "parents": (), "hamlet": "", "household": ""}),
    ],
)
def test_what_a_person_is_asked_about(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert ASK <= score(one(**first), one("2", **second)).score < SURE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FULL | {"id_number": "012015000001"}, FULL | {"id_number": "012099000078"}),
        (FULL, FULL | {"name": "Lò Thị Hoa"}),
        (FULL, FULL | {"name": "Quàng Thị Mẫu"}),
        ({}, {"birth_year": 2012}),
        ({"female": True}, {"female": False}),
        ({"parents": ("Lò Văn Cha",)}, {"parents": ("Lò Văn Khác",)}),
    ],
)
def test_what_is_two_persons(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert score(one(**first), one("2", **second)).score < ASK


def test_the_reasons_are_said_in_words() -> None:
    pair = score(one(**FULL), one("2", **(FULL | {"birth_day": 6})))
    assert pair.reasons == (
        "cùng họ tên",
        "cùng năm sinh, khác ngày",
        "cùng cha, mẹ hoặc người giám hộ",
        "cùng thôn, bản",
        "cùng hộ",
    )


def test_twins_with_almost_one_name_each_find_themselves() -> None:
    twins = [one("a", "Giàng A Páo", **FULL), one("b", "Giàng A Sáo", **FULL)]
    found = match([one("0", "Giàng A Sáo", **FULL), one("1", "Giàng A Páo", **FULL)], twins)
    assert found.sure == {0: "b", 1: "a"}
    assert not found.unsure


def test_two_rows_for_one_person_are_asked_about() -> None:
    found = match([one("0", **FULL), one("1", **FULL)], [one("a", **FULL)])
    assert not found.sure
    assert {index: [pair.second for pair in pairs] for index, pairs in found.unsure.items()} == {0: ["a"], 1: ["a"]}


def test_two_held_alike_are_both_offered() -> None:
    found = match([one("0", **FULL)], [one("b", **FULL), one("a", **FULL)])
    assert not found.sure
    assert [pair.second for pair in found.unsure[0]] == ["a", "b"]


def test_who_resembles_nobody_is_new() -> None:
    found = match([one("0", "Vàng A Mới", **FULL), one("1", "")], [one("a", **FULL)])
    assert (found.sure, found.unsure) == ({}, {})


def test_duplicates_are_pairs_best_first_each_once() -> None:
    people = [one("a", **FULL), one("b", **FULL), one("c", "Lò Thị Mâu", **FULL), one("d", "Lò Thị Mẫy", **FULL)]
    found = duplicates(people)
    assert [(pair.first, pair.second) for pair in found][:3] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert {(pair.first, pair.second) for pair in found[3:]} == {("a", "d"), ("b", "d"), ("c", "d")}


def test_an_identity_is_read_from_a_survey_row() -> None:
    person = SurveyPerson(name="Lò Thị Mẫu", birth_year=2015, mother="Quàng Thị Mẹ")
    found = Identity.of("1", person, SurveyHousehold(hamlet="Bản Mẫu", head="Lò Văn Chủ"))
    assert (found.parents, found.household) == (("", "Quàng Thị Mẹ", ""), "Lò Văn Chủ")
