import pytest

from namhoc.rulebook.agency_forms import spelled_out, tokens, word


def test_brackets_may_be_missing_and_bars_are_one_of_several():
    assert spelled_out("công an [các] (xã|phường)", {}) == {
        ("công", "an", "xã"),
        ("công", "an", "phường"),
        ("công", "an", "các", "xã"),
        ("công", "an", "các", "phường"),
    }


def test_fragments_stand_for_their_own_forms():
    assert spelled_out("sở {yt}", {"yt": "(y tế|yt)"}) == {("sở", "y", "tế"), ("sở", "yt")}


@pytest.mark.parametrize("form", ["[các sở", "(xã|phường", "sở]", "sở)"])
def test_a_bracket_without_its_pair_is_refused(form: str):
    with pytest.raises(ValueError, match="bracket"):
        spelled_out(form, {})


def test_two_spellings_of_one_word_are_one_word():
    assert word("Hoá") == word("HÓA")
    assert word("Uỷ") == word("ủy")
    assert word("Ð") == word("đ")


def test_words_keep_their_places_in_the_text():
    text = "Sở GD&ĐT – Thành\nphố"
    assert [text[start:end] for _, start, end in tokens(text, 0, len(text))] == "Sở GD & ĐT – Thành phố".split()  # noqa: SIM905
    assert [form for form, _, _ in tokens(text, 0, len(text))] == ["sở", "gd", "&", "đt", "-", "thành", "phố"]
