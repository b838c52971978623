import pytest

from namhoc.reading.syllables import is_syllable, share_of_syllables

SYLLABLES = "Nguyễn nghiêng khuỷu quyết giếng ý Ủy thuở xoong gìn hoằng được Đắk yêu nghỉ khoảng"


def test_vietnamese_syllables():
    assert [word for word in SYLLABLES.split() if not is_syllable(word)] == []


@pytest.mark.parametrize("word", ["Nguy«n", "bứoq", "señor", "fế", "ngghề", "ạạ", "niño", "được̀", "zây"])
def test_what_is_no_syllable(word):
    assert not is_syllable(word)


def test_only_marked_words_are_asked():
    assert share_of_syllables("World Bank 2026: ngành giáo dục") == 1.0
    assert share_of_syllables("World Bank 2026") == 0.0
    assert share_of_syllables("cña nhµ n­íc") < 0.5
