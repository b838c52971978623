import pytest

from namhoc.core import Span
from namhoc.directives.extractors.assignments.directed import directed_lists
from namhoc.directives.extractors.assignments.names import Names
from namhoc.rulebook.agency_names import find_agencies


def directed(text: str) -> list[list[str]]:
    names = Names(text, find_agencies(text))
    return [[m.agency_id for m in agencies.mentions] for _, agencies in directed_lists(names, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ đạo phòng GDĐT, các trường rà soát",
        "chỉ đạo, hướng dẫn phòng GDĐT, các trường thực hiện",
        "chỉ đạo và kiểm tra phòng GDĐT, các trường thực hiện",
        "quán triệt phòng GDĐT, các trường tiếp tục thực hiện",
    ],
)
def test_who_is_directed_has_a_duty(text):
    assert directed(text) == [["phong-gddt", "csgd"]]


@pytest.mark.parametrize(
    "text",
    [
        "đôn đốc phòng GDĐT thực hiện",
        "hướng dẫn các trường thực hiện",
        "theo chỉ đạo của phòng GDĐT",
        "Ban Chỉ đạo các trường",
        "báo cáo kết quả chỉ đạo các trường",
    ],
)
def test_urging_guiding_and_nouns_give_none(text):
    assert directed(text) == []
