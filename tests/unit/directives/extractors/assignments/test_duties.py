from namhoc.core import Span
from namhoc.directives.directive import Role
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.rulebook.agency_names import find_agencies


def test_one_agency_has_one_item_a_role_and_a_unit():
    text = "Sở Y tế rà soát; Sở Y tế báo cáo"
    duties = Duties(text)
    duties.add(find_agencies(text), Role.IMPLEMENT, 1, Span(0, len(text)), "subject", 0.8)
    duties.add(find_agencies(text), Role.IMPLEMENT, 2, Span(0, len(text)), "subject", 0.8)
    assert [(a.agency_id, a.task_ordinal) for a in duties.all()] == [("so-yte", 1), ("so-yte", 2)]


def test_two_papers_are_two_bodies_though_they_share_an_id():
    text = "Báo Hoàng Sơn, Đài Truyền hình"
    duties = Duties(text)
    duties.add(find_agencies(text), Role.IMPLEMENT, 1, Span(0, len(text)), "subject", 0.8)
    found = duties.all()
    assert [a.agency for a in found] == ["Báo Hoàng Sơn", "Đài Truyền hình"]
    assert len({a.key() for a in found}) == 2


def test_who_leads_a_unit_is_not_told_again_to_take_part_in_it():
    text = "Sở Y tế chủ trì. Sở Y tế rà soát."
    first, second = find_agencies(text)
    duties = Duties(text)
    duties.add([second], Role.IMPLEMENT, 1, Span(17, 33), "subject", 0.8)
    duties.add([first], Role.LEAD, 1, Span(0, 15), "subject", 0.8)
    assert [a.role for a in duties.all()] == [Role.LEAD]


def test_long_words_are_cut_at_a_blank_and_the_paraphrase_is_one_line():
    text = "Sở Y tế\n" + "rà soát " * 80
    duties = Duties(text)
    duties.add(find_agencies(text), Role.IMPLEMENT, None, Span(0, len(text)), "subject", 0.8, what_from=8)
    (found,) = duties.all()
    assert len(found.span) <= 240
    assert found.span.of(text).endswith("soát")
    assert found.what.startswith("rà soát rà")
    assert "\n" not in found.what
    assert found.what.endswith("rà…")
    assert len(found.what) <= 111
