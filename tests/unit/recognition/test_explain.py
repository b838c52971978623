import pytest

from namhoc.recognition import judge
from namhoc.recognition.explain import line, rate


def lower_secondary(**known):
    verdict = judge("THCS", known, difficult=False)
    return {one.id: one for criteria in verdict.criteria for one in criteria}


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (3, "đang ở mức độ 3 · đạt"),
        (0, "chưa đạt mức độ nào · chưa đạt"),
        (None, "chưa rõ mức độ · chưa rõ"),
    ],
)
def test_a_level_of_another_programme_is_told_as_a_level_and_not_as_a_rate(level, words):
    told = line(lower_secondary(primary_level=level, primary_possible=level)["THCS1.primary"])
    assert words in told
    assert "%" not in told
    assert "khoản 2 Điều 14 20/2014/NĐ-CP" in told


def test_a_rate_shows_as_many_decimals_as_tell_it_from_the_threshold():
    assert rate(17_999, 20_000, 90) == "89,995%"
    assert rate(899_999, 1_000_000, 90) == "89,9999%"
    assert rate(48, 49, 98) == "97,96%"
    assert rate(49, 50, 98) == "98,00%"
