import pytest

from namhoc.cli.table import vietnamese_date


@pytest.mark.parametrize(
    ("iso", "printed"),
    [
        ("2026-09-05", "05/9/2026"),
        ("2026-01-31", "31/01/2026"),
        ("2026-05", "tháng 5/2026"),
        ("2026", "2026"),
        ("2026-09-01/2026-12-31", "01/9/2026 đến 31/12/2026"),
        (None, ""),
    ],
)
def test_dates_are_printed_as_in_official_documents(iso, printed):
    assert vietnamese_date(iso) == printed
