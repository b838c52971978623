import pytest

from namhoc.rulebook.agency_names import find_agencies, id_of_unknown


def named(text: str, last_so: str | None = None) -> list[tuple[str, str]]:
    return [(m.agency_id, m.name(text)) for m in find_agencies(text, last_so=last_so)]


@pytest.mark.parametrize(
    ("text", "agency_id"),
    [
        ("Sở Giáo dục và Đào tạo", "so-gddt"),
        ("Sở GD&ĐT", "so-gddt"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "so-gddt"),
        ("Sở Văn hoá, Thể thao và Du lịch", "so-vhttdl"),
        ("Sở Lao động – Thương binh và Xã hội", "so-ldtbxh"),
        ("Bộ Khoa học và Công\nnghệ", "bo-khcn"),
        ("Uỷ ban nhân dân các xã, phường, đặc khu", "ubnd-xa"),
        ("UBND phường, xã, đặc khu", "ubnd-xa"),
        ("UBND các huyện, thị xã, thành phố", "ubnd-huyen"),
        ("UBND tỉnh", "ubnd-tinh"),
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", "ubnd-tinh"),
        ("Chủ tịch UBND tỉnh", "ct-ubnd-tinh"),
        ("Phòng Văn hóa - Xã hội", "phong-vhxh"),
        ("Công an Thành phố", "cong-an"),
        ("các sở, ban, ngành, đoàn thể cấp tỉnh", "so-nganh"),
        ("các cơ quan, đơn vị có liên quan", "don-vi-lien-quan"),
        ("các cơ sở giáo dục nghề nghiệp", "csgd-nn"),
        ("các cơ sở giáo dục mầm non, phổ thông", "csgd"),
        ("ngành Giáo dục", "nganh-gddt"),
        ("Tỉnh đoàn", "doan-tn"),
        ("Báo An Giang", "bao-dai"),
    ],
)
def test_a_name_in_its_spellings_is_the_agency(text: str, agency_id: str):
    assert named(text) == [(agency_id, " ".join(text.split()))]


@pytest.mark.parametrize(
    ("text", "agency_id"),
    [
        ("Giám đốc Sở Tài chính", "so-tai-chinh"),
        ("Chủ tịch Ủy ban nhân dân các xã, phường", "ubnd-xa"),
        ("Chánh Văn phòng UBND tỉnh", "vp-ubnd"),
        ("Thủ trưởng các sở, ban, ngành", "so-nganh"),
    ],
)
def test_the_head_of_a_body_is_read_as_the_body(text: str, agency_id: str):
    assert named(text) == [(agency_id, text)]


def test_a_list_gives_its_head_word_to_every_name_and_goes_on_with_other_bodies():
    text = "các Sở: Nội vụ, Thông tin và Truyền thông, Ban An toàn giao thông, Văn hóa, Thể thao và du lịch, Y tế"
    assert [agency_id for agency_id, _ in named(text)] == ["so-noi-vu", "so-tttt", "ban-atgt", "so-vhttdl", "so-yte"]


def test_a_list_may_go_without_its_colon():
    assert [a for a, _ in named("Giám đốc các Sở Tài chính, Y tế và Nội vụ")] == ["so-tai-chinh", "so-yte", "so-noi-vu"]


def test_a_field_outside_a_list_is_no_agency():
    assert named("về lĩnh vực Tài chính, Y tế") == []
    assert named("Sở Nội vụ báo cáo; lĩnh vực Y tế") == [("so-noi-vu", "Sở Nội vụ")]


def test_so_alone_is_the_last_so_named():
    assert named("Sở Y tế trình. Sở tổng hợp")[-1] == ("so-yte", "Sở")
    assert named("Sở tổng hợp") == []
    assert named("Sở tổng hợp", last_so="so-gddt") == [("so-gddt", "Sở")]


@pytest.mark.parametrize("text", ["cơ sở vật chất", "trụ sở cơ quan", "trên cơ sở", "Sở hữu trí tuệ", "báo cáo", ""])
def test_words_that_only_look_alike_are_no_agency(text: str):
    assert named(text, last_so="so-gddt") == []


def test_a_name_carries_its_place_but_not_the_next_sentence():
    text = "Công an xã Tân Hòa\n\nChủ trì tuần tra"
    assert named(text) == [("cong-an-xa", "Công an xã Tân Hòa")]
    assert named("Công an tỉnh\nChủ trì tuần tra") == [("cong-an", "Công an tỉnh")]


def test_a_bracket_behind_a_name_is_skipped():
    text = "Trung tâm Dịch vụ việc làm (Sở Nội vụ) tổ chức"
    first = find_agencies(text)[0]
    assert text[first.after :] == " tổ chức"


def test_a_department_inside_a_body_is_a_unit_concerned():
    assert named("Phòng Tổ chức cán bộ tham mưu") == [("don-vi-lien-quan", "Phòng Tổ chức cán bộ")]


def test_a_body_outside_the_register_gets_an_id_from_its_name():
    assert named("Sở Quản lý đô thị chủ trì") == [("so-quan-ly-do-thi", "Sở Quản lý đô thị")]
    assert id_of_unknown("Hội Văn học\nnghệ thuật") == "hoi-van-hoc-nghe-thuat"


def test_no_name_and_no_list_goes_over_the_cells_of_a_table():
    text = "Sở Xây dưng\tSở Tài chính\tY tế\n"  # a slip of recognition: the first name is in no register
    assert [mention.name(text) for mention in find_agencies(text)] == ["Sở Xây dưng", "Sở Tài chính"]
