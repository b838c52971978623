"""The real units of a province are laid out whole, any time again, and never beside the invented ones."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from namhoc.orgunits import Tier
from namhoc.simulation import SIMULATED, province
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.orgunits.provenance import provenance
from namhoc.site.orgunits.register import register

pytestmark = pytest.mark.django_db
OLD, TODAY = date(2025, 2, 1), date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _real(settings: Any) -> None:
    settings.DEMO = False


def lay_out(**options: Any) -> str:
    out = io.StringIO()
    call_command("setup", stdout=out, **({"province": "Lào Cai"} | options))
    return out.getvalue()


def test_lao_cai_has_its_old_and_new_units_its_agencies_and_no_figures() -> None:
    told = lay_out()
    today = OrgUnit.objects.on(TODAY)
    assert today.filter(tier=Tier.COMMUNE).count() == 99
    assert {row.name for row in OrgUnit.objects.on(OLD).filter(tier=Tier.PROVINCE)} == {"Lào Cai", "Yên Bái"}
    assert OrgUnit.objects.on(OLD).filter(tier=Tier.DISTRICT).count() == 18
    doet = today.get(agency="so-gddt")
    assert today.under(doet.reach).filter(tier=Tier.COMMUNE).count() == 99
    assert not OrgUnit.objects.filter(simulated=True).exists()
    for words in ("89 xã, 10 phường", "tỉnh Yên Bái", "CHƯA XÁC NHẬN", "Không có số liệu", "--admin quan-tri"):
        assert words in told
    kept = register()
    assert [r.code for r in kept.predecessors("15", TODAY, OLD)] == ["10", "15"]
    assert len(kept.predecessors("02647", TODAY, OLD)) == 6


def test_laid_out_again_nothing_changes_and_nothing_is_told_to_the_journal() -> None:
    lay_out()
    before, events = register(), AuditEvent.objects.count()
    assert "0 mới" in lay_out()
    assert register() == before
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("name", ["yen bai", "15", "tỉnh Lào Cai"])
def test_the_older_name_and_the_code_lead_to_the_same_province(name: str) -> None:
    told = lay_out(province=name)
    assert OrgUnit.objects.on(TODAY).get(tier=Tier.PROVINCE).name == "Lào Cai"
    assert ("đã sáp nhập" in told) == (name == "yen bai")


def test_a_city_of_2026_has_its_tree_under_the_unit_of_today() -> None:
    lay_out(province="Đồng Nai")
    city = OrgUnit.objects.on(TODAY).get(tier=Tier.PROVINCE)
    assert city.kind == "thành phố"
    assert OrgUnit.objects.on(TODAY).under(city.path).filter(tier=Tier.COMMUNE).count() == 95


@pytest.mark.parametrize("name", ["Hoàng Sơn", "", "Atlantis"])
def test_a_name_that_no_province_bears_is_refused(name: str) -> None:
    with pytest.raises(CommandError, match="Cách sửa"):
        lay_out(province=name)
    assert not OrgUnit.objects.exists()


def test_nothing_real_is_laid_beside_the_invented_province(settings: Any) -> None:
    load_units(by=None, units=province(), source=SIMULATED, simulated=True)
    with pytest.raises(CommandError, match="bản trình diễn"):
        lay_out()
    OrgUnit.objects.update(simulated=False)
    settings.DEMO = True
    with pytest.raises(CommandError, match="bản trình diễn"):
        lay_out()


def test_the_invented_province_is_not_laid_beside_a_real_one(settings: Any) -> None:
    lay_out()
    settings.DEMO = True
    with pytest.raises(CommandError, match="đơn vị thật"):
        call_command("seed_demo")


def test_a_second_province_is_refused() -> None:
    lay_out()
    with pytest.raises(CommandError, match="đã có Tỉnh Lào Cai"):
        lay_out(province="An Giang")


def test_the_first_account_reads_its_password_from_the_input_and_a_weak_one_is_refused(monkeypatch: Any) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("123\n"))
    with pytest.raises(CommandError):
        lay_out(admin="quan-tri")
    assert not User.objects.exists()
    monkeypatch.setattr("sys.stdin", io.StringIO("suoi-da-vang-nghe-2026\n"))
    assert "Đã mở tài khoản quan-tri" in lay_out(admin="quan-tri")
    user = User.objects.get()
    assert (user.role, user.unit.agency) == (Role.ADMINISTRATOR, "so-gddt")
    assert user.check_password("suoi-da-vang-nghe-2026")
    assert "đã có" in lay_out(admin="quan-tri")


def test_every_real_unit_says_where_it_comes_from_and_what_is_unconfirmed() -> None:
    lay_out()
    new = OrgUnit.objects.on(TODAY).get(code="02647")
    told = provenance(new)
    assert told[0].about == "Danh mục đơn vị"
    assert (told[0].day, told[0].unconfirmed) == (date(2026, 9, 25), False)
    assert len(told) == 7
    assert all(one.source for one in told)
    old = OrgUnit.objects.on(OLD).get(code="02647")
    assert provenance(old)[0].unconfirmed
