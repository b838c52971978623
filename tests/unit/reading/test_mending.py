import pytest

from namhoc.reading.mending import mend
from namhoc.reading.printed import Word


def mended(text: str, confidence: float = 0.9) -> str:
    words = [Word(word, 0, 0, 1, 1, 12, confidence) for word in text.split()]
    return " ".join(word.text for word in mend(words).words)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("26/CT-TTEg", "26/CT-TTg"),
        ("245/KH-DBND", "245/KH-UBND"),
        ("số 245/KH- DBND ngày", "số 245/KH- UBND ngày"),
        ("16/2026/TT-BGDDT,", "16/2026/TT-BGDĐT,"),
        ("(1187/SGDĐI-GDTrH)", "(1187/SGDĐT-GDTrH)"),
        ("công tác kiếm tra", "công tác kiểm tra"),
        ("TỐ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
        ("Tố chức", "Tổ chức"),
        ("giáo dục phố thông.", "giáo dục phổ thông."),
        ("đối mới", "đổi mới"),
    ],
)
def test_one_possible_reading_is_put_right(read, right):
    assert mended(read) == right


@pytest.mark.parametrize(
    "text",
    [
        "26/CT-TTg",
        "10/CT-UBND",
        "15/QĐ-SVHTTDL",
        "1187/SGDĐT-QLCLGD",
        "12/ABC-XY",
        "thành phố",
        "đối với",
        "kiếm sống",
        "tố chất",
        "hoà bình và Uỷ ban",
    ],
)
def test_what_may_be_right_is_left_alone(text):
    assert mended(text) == text


def test_a_pair_read_with_certainty_is_left_alone():
    assert mended("kiếm tra", confidence=0.99) == "kiếm tra"


def test_every_change_is_told():
    words = [Word(word, 0, 0, 1, 1, 12, 0.9) for word in ["26/CT-TTEg", "kiếm", "tra"]]
    assert mend(words).changes == [("26/CT-TTEg", "26/CT-TTg"), ("kiếm", "kiểm")]
