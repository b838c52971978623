"""The counted noun after a number: its end, its short name, rates, and what is no noun."""

import pytest

from namhoc.directives.extractors.figures.units import counts_persons, guessed_unit_at, unit_at, zero_unit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("trường đạt chuẩn quốc gia", "trường"),
        ("trường hợp vi phạm", "trường hợp"),
        ("cơ sở giáo dục mầm non", "cơ sở"),
        ("cơ sở dữ liệu", "cơ sở dữ liệu"),
        ("nhóm/lớp với", "nhóm/lớp"),
        ("triệu người", "triệu người"),
        ("tỷ đồng", "tỷ đồng"),
        ("nghìn tỷ đồng", "nghìn tỷ đồng"),
        ("lần/01 tháng", "lần/tháng"),
        ("phòng/1 lớp học", "phòng/lớp"),
        ("học sinh/lớp", "học sinh/lớp"),
        ("giờ/ngày", "giờ/ngày"),
        ("cán bộ quản lý, giáo viên, nhân viên", "người"),
        ("trẻ mầm non, học sinh", "người"),
        ("huyện, thị xã, thành phố", "huyện"),
        ("học sinh, có 16.779", "học sinh"),
        ("giáo\nviên", "giáo viên"),
    ],
)
def test_the_noun_that_is_counted(text: str, name: str) -> None:
    unit = unit_at(text, 0, len(text))
    assert unit is not None
    assert unit.name == name
    assert unit.span.start == 0


@pytest.mark.parametrize("text", ["", "đạt chuẩn", "giờ", "tháng", "ngày", "tuổi", "trườngg", "XYZ", "/lớp"])
def test_other_words_are_no_listed_noun(text: str) -> None:
    assert unit_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("trạm 5G trên nền", "trạm"),
        ("ca mắc được điều trị", "ca mắc"),
        ("sào ruộng", "sào ruộng"),
        ("đồn, trạm", "đồn"),
    ],
)
def test_an_unlisted_noun_is_guessed_up_to_a_word_that_cannot_belong_to_it(text: str, name: str) -> None:
    unit = guessed_unit_at(text, 0, len(text))
    assert unit is not None
    assert (unit.name, unit.listed) == (name, False)


@pytest.mark.parametrize("text", ["", "được", "Hà Nội", "và", "12", "  ", "-"])
def test_no_noun_is_guessed_from_verbs_names_and_signs(text: str) -> None:
    assert guessed_unit_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("các điểm nóng về phá rừng", "điểm nóng"),
        ("tình trạng học sinh bỏ học", "học sinh"),
        ("bạo lực học đường", "vụ"),
        ("", "vụ"),
    ],
)
def test_what_must_not_happen_is_counted_in_its_own_noun_or_in_cases(text: str, unit: str) -> None:
    assert zero_unit(text, 0, len(text)) == unit


def test_posts_are_counted_like_persons() -> None:
    assert counts_persons("chỉ tiêu", 0)
    assert counts_persons("giáo viên", 0)
    assert not counts_persons("trường", 0)
