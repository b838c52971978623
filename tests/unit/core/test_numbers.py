"""core.numbers: the forms met in documents, and what is no number."""

import pytest

from namhoc.core.numbers import find_numbers, format_number, parse_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.219,11", 1219.11),
        ("13.966", 13966),
        ("08", 8),
        ("0", 0),
        ("72,2", 72.2),
        ("100,0", 100),
        ("8.5", 8.5),
        ("0.125", 0.125),
        ("1,234,567", 1234567),
        ("tám", 8),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("ba mươi", 30),
    ],
)
def test_printed_numbers_have_their_value(printed: str, value: float) -> None:
    assert parse_number(printed) == value


@pytest.mark.parametrize("text", ["", "trường", "1.2.3", "mươi", "mười trường", "hai ba", "1,2,3", "-", "n/N"])
def test_other_text_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="no "):
        parse_number(text)


def test_numbers_are_printed_the_vietnamese_way() -> None:
    assert [format_number(v) for v in (1219.11, 13966, 0, 72.2, -8.5, 100.0)] == [
        "1.219,11",
        "13.966",
        "0",
        "72,2",
        "-8,5",
        "100",
    ]


def test_a_range_is_one_number_with_two_ends() -> None:
    (found,) = find_numbers("tăng trưởng từ 8,3 - 8,5% của cả nước")
    assert (found.value, found.upper, found.percent) == (8.3, 8.5, True)


def test_a_share_is_one_number_with_its_whole() -> None:
    (found,) = find_numbers("giữ 8/8 huyện")
    assert (found.value, found.whole) == (8, 8)


def test_parts_of_document_numbers_are_not_split_off() -> None:
    assert [f.value for f in find_numbers("Kế hoạch số 624/KH-UBND, Nghị định 71/2020/NĐ-CP")] == [624, 71]
