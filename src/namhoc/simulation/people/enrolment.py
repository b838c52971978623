"""Which school of the invented province a person attends: one of the commune by stage, the nearest above it.

Hamlets that lie together send their children to one school. Communes laid on no map (load tests) have schools of their
own only where they are told of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from namhoc.orgunits.school import SchoolAttribute, Stage
from namhoc.recognition.person_year import Place, Status, Track
from namhoc.simulation.communes import profiles
from namhoc.simulation.links import MERGER
from namhoc.simulation.schools import network

Array = NDArray[Any]

_LAST_OF_OLD_MAP = MERGER - timedelta(days=1)
_OWN = (Stage.PRESCHOOL, Stage.PRIMARY, Stage.LOWER_SECONDARY)
_ABOVE = (Stage.UPPER_SECONDARY, Stage.CONTINUING)
SLOTS = (*_OWN, *_ABOVE)
"""Stages in the order of ``slot_of``."""

Schools = Mapping[str, Sequence[tuple[str, ...]]]
"""By code of a commune, codes of the schools of each stage of ``SLOTS``."""


@cache
def schools_of(survey_year: int) -> Schools:
    """The schools of every commune of the province on 30 September of a survey year. A commune without an upper
    secondary school or a centre has the nearest one: neither is a commune's. Schools of one old commune lie together in
    the list, as its hamlets do, so that a merger of communes moves no pupil."""
    day = date(survey_year, 9, 30)
    taught = {
        one.unit: {Stage(word) for word in str(one.value).split()}
        for one in network().attributes
        if one.name == SchoolAttribute.STAGES and one.valid_from <= day <= (one.valid_to or day)
    }
    own: dict[str, list[set[str]]] = defaultdict(lambda: [set() for _ in SLOTS])
    where: list[tuple[int, str, float, float]] = []
    for place in network().placements_on(day):
        if not place.is_main:
            continue
        for slot, stage in enumerate(SLOTS):
            if stage in taught.get(place.school, ()):
                if stage in _OWN:
                    own[place.commune][slot].add(place.school)
                elif place.lat is not None and place.lon is not None:
                    where.append((slot, place.school, place.lat, place.lon))
    for code in list(own):
        lat, lon = profiles()[code].place
        for slot in range(len(_OWN), len(SLOTS)):
            near = [((a - lat) ** 2 + (b - lon) ** 2, school) for at, school, a, b in where if at == slot]
            own[code][slot] = {min(near)[1]} if near else set()
    before = {place.school: place.commune for place in network().placements_on(_LAST_OF_OLD_MAP) if place.is_main}
    return {
        code: tuple(tuple(sorted(one, key=lambda school: (before.get(school, ""), school))) for one in found)
        for code, found in own.items()
    }


def slot_of(grade: Array, track: Array) -> Array:
    """The stage of ``SLOTS`` that a pupil of a grade learns at."""
    slot = np.select([grade < 1, grade < 6, grade < 10], [0, 1, 2], 3)
    return np.where((slot == 3) & (track != int(Track.GENERAL)), 4, slot)


@dataclass(frozen=True)
class Enrolment:
    """Codes of schools as one list, and where in it those of a commune and stage begin and how many there are."""

    codes: list[str]
    first: Array
    count: Array

    @staticmethod
    def of(units: Sequence[str], schools: Schools) -> Enrolment:
        """For ``units``, codes of communes in the order in which ``at`` numbers them."""
        codes: list[str] = []
        first, count = np.zeros((len(units), len(SLOTS)), np.int64), np.zeros((len(units), len(SLOTS)), np.int64)
        for row, unit in enumerate(units):
            for slot, found in enumerate(schools.get(unit, ((),) * len(SLOTS))):
                first[row, slot], count[row, slot] = len(codes), len(found)
                codes += found
        return Enrolment(codes, first, count)

    def at(self, data: Mapping[str, Array], unit: Array, hamlet: Array, hamlets: Array) -> Array:
        """Number of the school in ``codes`` of each pupil, -1 for who learns outside the province, at no school, or
        nobody knows where. ``unit``: the commune of the school; ``hamlet`` of ``hamlets``: where the pupil lives."""
        slot = slot_of(data["grade"], data["track"])
        count = self.count[unit, slot]
        studying = (data["status"] == int(Status.STUDYING)) | (data["status"] == int(Status.PAUSED))
        known = studying & (data["grade"] >= -3) & (data["place"] != int(Place.OUTSIDE)) & (count > 0)
        chosen = self.first[unit, slot] + hamlet * count // np.maximum(hamlets, 1)
        found: Array = np.where(known, chosen, -1)
        return found
