from namhoc.directives.extractors.assignments.names import Names
from namhoc.rulebook.agency_names import find_agencies


def ids_at(text: str, position: int = 0, semicolons: bool = False) -> list[str]:
    found = Names(text, find_agencies(text)).list_at(position, len(text), semicolons)
    return [] if found is None else [mention.agency_id for mention in found.mentions]


def test_a_list_goes_on_over_commas_and_over_va():
    assert ids_at("Sở Nội vụ, Sở Tài chính và UBND cấp xã rà soát") == ["so-noi-vu", "so-tai-chinh", "ubnd-xa"]


def test_a_semicolon_ends_the_list_unless_the_reader_allows_it():
    text = "Sở Nội vụ; Sở Tài chính rà soát"
    assert ids_at(text) == ["so-noi-vu"]
    assert ids_at(text, semicolons=True) == ["so-noi-vu", "so-tai-chinh"]


def test_nothing_stands_where_no_agency_begins():
    assert ids_at("rà soát Sở Nội vụ") == []
    assert ids_at("") == []


def test_the_text_goes_on_behind_the_last_name_and_its_bracket():
    text = "Sở Nội vụ và Công an tỉnh (Phòng Tham mưu) rà soát"
    found = Names(text, find_agencies(text)).list_at(0, len(text))
    assert found is not None
    assert text[found.after :] == " rà soát"


def test_parents_and_families_are_passed_over():
    assert ids_at("cha mẹ học sinh, Công an xã và gia đình quản lý") == ["cong-an-xa"]


def test_a_body_outside_the_register_is_passed_over_when_the_list_goes_on():
    assert ids_at("Bệnh viện tỉnh, Sở Y tế tổ chức") == ["so-yte"]
    assert ids_at("Trường hợp không đủ kinh phí, Sở Y tế báo cáo") == []


def test_departments_and_bodies_concerned_in_one_phrase_are_one_group():
    assert ids_at("các sở, ngành và các cơ quan liên quan") == ["so-nganh"]
    assert ids_at("Sở Y tế và các cơ quan liên quan") == ["so-yte", "don-vi-lien-quan"]


def test_a_name_that_reaches_over_the_end_is_not_taken():
    text = "Sở Nội vụ"
    assert Names(text, find_agencies(text)).list_at(0, 5) is None
