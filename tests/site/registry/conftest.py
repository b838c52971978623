"""Two communes with people in them, and ears on the signals."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.models import Household, Person
from namhoc.site.registry.signals import people_loaded, person_year_changed
from tests.site.registry.people import person_in


@pytest.fixture
def commune(units: dict[str, OrgUnit]) -> OrgUnit:
    """Commune A."""
    return units["H9001"]


@pytest.fixture
def household(commune: OrgUnit) -> Household:
    """A household of commune A."""
    return Household.objects.create(commune=commune, hamlet="Bản Mẫu", sheet_number="12", head="Lò Văn Chủ")


@pytest.fixture
def person(commune: OrgUnit, household: Household) -> Person:
    """A girl of 11 in grade 5, in that household."""
    return person_in(commune, household=household, female=True, ethnic_group="Thái", mother="Quàng Thị Mẹ",
                     id_number="012015000001", year={"grade": 5, "status": 0})  # fmt: skip


@pytest.fixture
def stranger(units: dict[str, OrgUnit]) -> Person:
    """A person of commune B."""
    return person_in(units["H9002"], "Giàng A Xa", 2014, id_number="012014000009")


@pytest.fixture
def heard() -> Iterator[list[dict[str, Any]]]:
    """What the signals told, in order."""
    told: list[dict[str, Any]] = []

    def listener(signal: Any) -> Callable[..., None]:
        def listen(sender: Any, **kwargs: Any) -> None:
            told.append({key: value for key, value in kwargs.items() if key != "signal"})

        signal.connect(listen, weak=False)
        return listen

    listeners = {signal: listener(signal) for signal in (person_year_changed, people_loaded)}
    yield told
    for signal, listen in listeners.items():
        signal.disconnect(listen)
