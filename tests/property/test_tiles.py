"""Properties of the tile map, for any places."""

from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from namhoc.orgunits.tiles import centre, tile_map

POINTS = st.none() | st.tuples(st.floats(8, 24), st.floats(102, 110))
PLACES = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=4), POINTS, max_size=60)


@given(PLACES)
def test_every_unit_has_one_cell_and_no_two_share_one(places):
    tiles = tile_map(places).tiles
    assert sorted(tile.code for tile in tiles) == sorted(places)
    assert len({(tile.row, tile.column) for tile in tiles}) == len(places)


@given(PLACES)
def test_the_drawing_begins_at_its_upper_left_corner(places):
    drawn = tile_map(places)
    assert all(0 <= tile.row < drawn.rows and 0 <= tile.column < drawn.columns for tile in drawn.tiles)
    for tile in drawn.tiles:
        x, y = centre(tile, 10)
        assert 0 < x < drawn.width(10)
        assert 0 < y < drawn.height(10)


@given(PLACES, st.randoms())
def test_the_order_in_which_units_are_given_does_not_matter(places, chance):
    shuffled = list(places.items())
    chance.shuffle(shuffled)
    assert tile_map(dict(shuffled)) == tile_map(places)


@given(PLACES)
def test_only_units_without_coordinates_are_said_to_be_unplaced(places):
    assert set(tile_map(places).unplaced) == {code for code, place in places.items() if place is None}


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=4, max_size=60, unique=True))
def test_units_far_apart_stay_on_their_sides(points):
    """A unit at one end of the land is drawn on that side of one at the other end, however units crowd between."""
    places = {f"p{n:02}": (21 + lat * 0.3, 104 + lon * 0.3) for n, (lat, lon) in enumerate(points)}
    places |= {"west": (21.15, 101.0), "east": (21.15, 107.3)}
    tiles = {tile.code: centre(tile, 1) for tile in tile_map(places).tiles}
    assert tiles["west"][0] < tiles["east"][0]
    assert hypot(tiles["west"][0] - tiles["east"][0], tiles["west"][1] - tiles["east"][1]) >= 1
