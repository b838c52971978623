import pytest

from namhoc.core import Span
from namhoc.reading import Block, BlockKind, Box, Document, LineBox


def document(kind: BlockKind, words: str) -> Document:
    return Document(words, (Block(kind, Span(0, len(words))),), "", "a.html", "text/html")


@pytest.mark.parametrize(
    ("kind", "words", "is_furniture"),
    [
        (BlockKind.FURNITURE, "Tin mới", True),
        (BlockKind.PARAGRAPH, "Tin mới", False),
        (BlockKind.CAPTION, "Quang cảnh hội nghị", True),
        (BlockKind.CAPTION, "Khai giảng năm học 2026 - 2027, ngày 05/9/2026", True),
        (BlockKind.CAPTION, "Toàn tỉnh có 594 trường", False),
        (BlockKind.CAPTION, "Tỷ lệ đạt 72,2%", False),
    ],
)
def test_furniture_is_what_belongs_to_no_field(kind, words, is_furniture):
    assert bool(document(kind, words).furniture()) is is_furniture


def test_a_span_is_located_on_every_line_it_touches():
    lines = tuple(LineBox(Span(at, at + 4), 1, Box(0, at, 10, at + 4)) for at in (0, 5, 10))
    whole = Document("aaaa bbbb cccc\n", (Block(BlockKind.PARAGRAPH, Span(0, 15), lines=lines),), "", "a.pdf", "")
    assert whole.locate(Span(3, 6)) == lines[:2]
    assert whole.locate(Span(4, 5)) == ()
