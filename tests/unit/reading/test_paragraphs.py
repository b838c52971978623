import pytest

from namhoc.reading.paragraphs import joined
from namhoc.reading.printed import PrintedLine, Word


def line(words: str) -> PrintedLine:
    return PrintedLine([Word(word, 10.0 * n, 0, 10.0 * n + 9, 12, 12) for n, word in enumerate(words.split())], 1)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("theo Kế hoạch số 245/KH-", "UBND ngày 12/6/2026", "theo Kế hoạch số 245/KH-UBND ngày 12/6/2026"),
        ("năm học 2025-", "2026", "năm học 2025-2026"),
        ("Công văn số 1187/SGDĐT-", "GDTrH", "Công văn số 1187/SGDĐT-GDTrH"),
        ("Thông tư số 16/2026/", "TT-BGDĐT", "Thông tư số 16/2026/TT-BGDĐT"),
        ("Độc lập -", "Tự do", "Độc lập - Tự do"),
        ("kinh tế -", "xã hội", "kinh tế - xã hội"),
        ("hoạt động mar-", "keting", "hoạt động marketing"),
        ("mô-", "đun", "mô-đun"),
        ("công tác", "quản lý", "công tác quản lý"),
    ],
)
def test_a_wrap_is_undone_and_hyphens_that_belong_stay(first, second, together):
    text, placed = joined([line(first), line(second)])
    assert text == together
    assert [text[part.start : part.end] for part in placed][1] == second
