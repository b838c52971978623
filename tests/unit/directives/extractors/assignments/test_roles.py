import pytest

from namhoc.directives.directive import Role
from namhoc.directives.extractors.assignments.labelled import role_of_label
from namhoc.directives.extractors.assignments.names import Names
from namhoc.directives.extractors.assignments.roles import first_role
from namhoc.rulebook.agency_names import find_agencies


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("chủ trì, phối hợp với các sở xây dựng kế hoạch", Role.LEAD),
        ("Là cơ quan đầu mối, tổng hợp kết quả", Role.LEAD),
        ("là cơ quan thường trực của Ban Chỉ đạo", Role.LEAD),
        ("phối hợp với Sở Y tế", Role.COORDINATE),
        ("tích cực, chủ động phối hợp chặt chẽ với Sở Y tế", Role.COORDINATE),
        ("theo chức năng, nhiệm vụ được giao phối hợp với Sở Y tế", Role.COORDINATE),
        ("quản lý quy hoạch có trách nhiệm phối hợp công bố thông tin", Role.COORDINATE),
        ("căn cứ Kế hoạch này, xây dựng kế hoạch", Role.IMPLEMENT),
        ("rà soát, phối hợp với Sở Y tế", Role.IMPLEMENT),
        ("báo cáo cơ quan chủ trì", Role.IMPLEMENT),
        ("hoàn thành việc được giao chủ trì", Role.IMPLEMENT),
        ("gửi Sở Y tế chủ trì tổng hợp", Role.IMPLEMENT),
        ("chủ trì hội nghị", Role.IMPLEMENT),
        ("", Role.IMPLEMENT),
    ],
)
def test_the_first_verb_gives_the_role(words: str, role: Role):
    assert first_role(Names(words, find_agencies(words)), 0, len(words)) is role


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Cơ quan chủ trì", Role.LEAD),
        ("Đơn vị\nchủ trì thực hiện", Role.LEAD),
        ("Cơ quan thường trực", Role.LEAD),
        ("Đơn vị phối hợp", Role.COORDINATE),
        ("Cơ quan thực hiện", Role.IMPLEMENT),
    ],
)
def test_a_label_gives_its_role(label: str, role: Role):
    assert role_of_label(label) is role
