"""Builders for the files of this folder."""

from collections.abc import Callable

import pytest

from namhoc.core import Span
from namhoc.directives.extractors.assignments.duties import Duties
from namhoc.directives.extractors.assignments.names import Names
from namhoc.rulebook.agency_names import find_agencies

Read = Callable[[Names, Span, Duties], object]
Found = list[tuple[str, str]]


@pytest.fixture
def duties_of() -> Callable[[str, Read], Found]:
    """What a reader finds in a text: agency and role, in the order of the text."""

    def read(text: str, reader: Read) -> Found:
        duties = Duties(text)
        reader(Names(text, find_agencies(text)), Span(0, len(text)), duties)
        return [(a.agency_id, str(a.role)) for a in duties.all()]

    return read
