"""Items survive being stored."""

import json

from namhoc.directives.review import as_json, draft, from_json
from tests.unit.directives.review.example import DIRECTIVE, TEXT


def test_an_item_read_back_is_the_item_that_was_written() -> None:
    items = draft(DIRECTIVE, TEXT)
    assert tuple(from_json(json.loads(json.dumps(as_json(item)))) for item in items) == items
