import pytest

from namhoc.core import Span
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.extractors.assignments.partners import partner_lists
from namhoc.rulebook.agency_names import find_agencies


def partners(text: str) -> list[list[str]]:
    names = Names(text, find_agencies(text))
    return [[m.agency_id for m in agencies.mentions] for _, agencies in partner_lists(names, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "phối hợp với Sở Y tế, Công an tỉnh rà soát",
        "phối hợp chặt chẽ với Sở Y tế và Công an tỉnh",
        "phối hợp Sở Y tế, Công an tỉnh",
        "phối hợp với với Sở Y tế, Công an tỉnh",
        "phối hợp, hỗ trợ Sở Y tế, Công an tỉnh",
        "làm đầu mối kết nối với Sở Y tế, Công an tỉnh",
        "chủ trì, cùng Sở Y tế, Công an tỉnh vận dụng",
    ],
)
def test_partners_stand_behind_the_verb_of_working_together(text):
    assert partners(text) == [["so-yte", "cong-an"]]


@pytest.mark.parametrize(
    "text", ["phối hợp giữa Sở Y tế và Công an tỉnh", "sự phối hợp của Sở Y tế", "phối hợp liên ngành", ""]
)
def test_a_noun_names_no_partner(text):
    assert partners(text) == []
