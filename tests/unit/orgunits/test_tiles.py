"""The tile map: every unit a hexagon near its place."""

from math import hypot

import pytest

from namhoc.orgunits.tiles import Tile, centre, centroid, corners, tile_map


def test_units_on_a_lattice_keep_their_neighbours():
    places = {
        f"{r}{c}": (20.0 - r * 0.1 * 0.866, 104.0 + (c + 0.5 * (r % 2)) * 0.1 / 0.94)
        for r in range(4)
        for c in range(4)
    }
    cells = {tile.code: (tile.row, tile.column) for tile in tile_map(places).tiles}
    for row in range(4):
        assert [cells[f"{row}{c}"][1] for c in range(4)] == sorted(cells[f"{row}{c}"][1] for c in range(4))
        assert len({cells[f"{row}{c}"][0] for c in range(4)}) == 1


def test_a_unit_in_the_north_west_lies_above_and_left_of_one_in_the_south_east():
    tiles = {tile.code: tile for tile in tile_map({"nw": (22.9, 103.0), "se": (21.1, 105.0), "c": (22.0, 104.0)}).tiles}
    north, south = centre(tiles["nw"], 10), centre(tiles["se"], 10)
    assert north[0] < south[0]
    assert north[1] < south[1]


def test_units_without_coordinates_stand_at_the_foot_and_are_named():
    drawn = tile_map({"a": (22.0, 104.0), "b": (22.1, 104.3), "z": None, "y": None})
    assert drawn.unplaced == ("y", "z")
    lowest = max(tile.row for tile in drawn.tiles if tile.placed)
    assert all(tile.row > lowest + 1 for tile in drawn.tiles if not tile.placed)


def test_a_map_of_units_without_any_coordinates_is_a_block():
    drawn = tile_map({f"x{n:02}": None for n in range(24)})
    assert drawn.columns == 6
    assert drawn.rows == 4


def test_no_units_make_an_empty_map():
    drawn = tile_map({})
    assert (drawn.tiles, drawn.rows, drawn.columns, drawn.height(10)) == ((), 0, 0, 0.0)


@pytest.mark.parametrize("count", [1, 2, 7, 30])
def test_units_on_one_spot_are_spread_around_it(count):
    drawn = tile_map({f"x{n:02}": (21.5, 104.5) for n in range(count)})
    assert len({(tile.row, tile.column) for tile in drawn.tiles}) == count
    assert drawn.columns <= 2 + 2 * count**0.5


def test_an_enclosed_empty_cell_is_filled():
    ring = {
        f"r{n}": (22 + lat, 104 + lon)
        for n, (lat, lon) in enumerate(
            (0.1 * y, 0.1 * x) for x in range(-4, 5) for y in range(-4, 5) if hypot(x, y) > 2
        )
    }
    held = {(tile.row, tile.column) for tile in tile_map(ring).tiles}
    for row, column in {(r, c + 1) for r, c in held} - held:
        shift = row % 2
        around = {(row, column + 1), *((row + up, column - 1 + shift + side) for up in (-1, 1) for side in (0, 1))}
        assert around - held, "all six neighbours are held and the cell is empty"


def test_corners_stand_one_size_from_the_centre():
    tile = Tile("a", 3, 2)
    x, y = centre(tile, 12)
    assert [round(hypot(px - x, py - y), 6) for px, py in corners(tile, 12)] == [12.0] * 6


def test_the_middle_of_sites_is_their_mean_and_of_none_nothing():
    assert centroid([(22.0, 104.0), (23.0, 105.0)]) == (22.5, 104.5)
    assert centroid([]) is None
