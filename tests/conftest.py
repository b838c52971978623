"""What every test may use."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("NAMHOC_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled texts and designs beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("không có thư mục dữ liệu đối chiếu (NAMHOC_SHARED)")
    return SHARED
