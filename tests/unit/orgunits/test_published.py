"""Published figures stand on the map they were told on; another map says what is missing."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from namhoc.orgunits import national
from namhoc.orgunits.published import clashes, on_both_maps, published

TODAY = date(2026, 11, 24)


def figure(name: str):
    return next(one for one in published() if one.name == name)


def test_lao_cai_had_594_schools_and_todays_lao_cai_waits_for_yen_bai():
    (found,) = on_both_maps([figure("schools")], national(), TODAY)
    assert (found.then.unit, found.then.value, found.then.missing) == ("10", 594, ())
    assert (found.now.unit, found.now.value, found.now.missing) == ("15", None, ("15",))
    assert found.missing_names == ("tỉnh Yên Bái",)
    assert found.now.reason == "chưa có số liệu của 1 đơn vị"


def test_the_other_provinces_figure_is_added_once_it_is_held():
    other = replace(figure("schools"), unit="15", value=Fraction(400), quoted="400 trường")
    found = on_both_maps([figure("schools"), other], national(), TODAY)
    assert [(one.then.value, one.now.value, one.now.unit, one.missing_names) for one in found] == [
        (594, 994, "15", ()),
        (400, 994, "15", ()),
    ]


def test_a_figure_of_another_day_or_period_is_not_added():
    other = replace(figure("schools"), unit="15", value=Fraction(400), period="2023-2024")
    assert all(one.now.value is None for one in on_both_maps([figure("schools"), other], national(), TODAY))


def test_the_four_head_figures_are_held_with_document_day_and_words():
    values = {one.name: one.value for one in published()}
    assert (values["schools"], values["classes"], values["pupils"], values["staff"]) == (594, 8231, 235731, 16779)
    assert all(one.document and one.quoted and one.confidence in {"H", "M", "L"} for one in published())


def test_586_of_594_is_not_72_point_2_per_cent_and_both_quotations_are_shown():
    (found,) = clashes(published())
    assert found.code == "PUBLISHED-CLASH"
    for words in ("586 trường", "72,2%", "594 trường", "98,7%"):
        assert words in found.message


def test_a_share_that_fits_its_counts_is_no_clash():
    share = figure("national_standard_share")
    fits = [*(one for one in published() if one != share), replace(share, value=Fraction("98.7"))]
    assert list(clashes(fits)) == []
    assert list(clashes([share])) == []
