import json
from datetime import date
from pathlib import Path

import pytest

from namhoc.rulebook import agencies
from namhoc.rulebook.agencies import Agency, AgencyRegister, Successor


def test_every_id_of_the_labelled_texts_is_in_the_register(shared: Path):
    known = json.loads((shared / "corpus" / "agencies.json").read_text("utf8"))
    assert [agency_id for agency_id in known if agencies.load().get(agency_id) is None] == []


def test_an_unknown_id_gives_nothing():
    assert agencies.load().get("so-khong-co") is None
    assert agencies.load().successors("so-khong-co", date(2026, 1, 1)) == ()


def test_districts_exist_until_30_june_2025_and_hand_over_to_communes():
    register = agencies.load()
    assert register.successors("ubnd-huyen", date(2025, 6, 30)) == (register.get("ubnd-huyen"),)
    assert register.successors("ubnd-huyen", date(2025, 7, 1)) == (register.get("ubnd-xa"),)
    assert "ubnd-huyen" not in {agency.id for agency in register.valid_on(date(2026, 9, 5))}


def test_divided_duties_name_every_successor_with_its_part():
    register = agencies.load()
    heirs = register.successors("so-ldtbxh", date(2026, 9, 5))
    assert [heir.id for heir in heirs] == ["so-noi-vu", "so-yte", "so-gddt"]
    ended = register.get("so-ldtbxh")
    assert ended is not None
    assert all(successor.note for successor in ended.successors)


def test_an_end_without_a_named_law_is_marked_unconfirmed():
    ended = [agency for agency in agencies.load() if agency.end is not None]
    assert ended
    assert [agency.id for agency in ended if agency.confirmed and not agency.source] == []


def test_every_ended_agency_leads_to_one_that_exists_today():
    register = agencies.load()
    for agency in register:
        heirs = register.successors(agency.id, date(2026, 11, 24))
        assert heirs, agency.id
        assert all(heir.exists_on(date(2026, 11, 24)) for heir in heirs)


def test_a_successor_outside_the_register_is_refused():
    ended = Agency("a", "A", "province", end=date(2025, 1, 1), successors=(Successor("b"),))
    with pytest.raises(ValueError, match="successor b"):
        AgencyRegister((ended,))
