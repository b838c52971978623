"""Real texts: nothing is lost on the way to the page."""

from datetime import date
from pathlib import Path

import pytest

from namhoc.core import squash
from namhoc.directives import extract
from namhoc.directives.review import draft, marks_of, sheets
from namhoc.reading import read

pytestmark = pytest.mark.corpus


def test_every_text_is_laid_whole_and_its_items_stand_on_its_words(shared: Path) -> None:
    paths = sorted((shared / "corpus").glob("seeds/*.txt")) + sorted((shared / "corpus").glob("dev/*.txt"))
    assert paths
    for path in paths:
        document = read(path)
        directive = extract(document, date(2026, 11, 24))
        items = draft(directive, document.text)
        laid = sheets(document.text, document.blocks, items, marks_of(directive, document.text))
        shown = " ".join("".join(run.text for run in runs) for sheet in laid for _, runs in sheet.lines)
        assert squash(shown) == squash(document.text), path.name
        assert len({item.key for item in items}) == len(items), path.name
        assert all(item.title.text and len(item.title.text) <= 120 for item in items), path.name
