"""What every test may use."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test is timed: a busy machine is no defect. The nightly run looks deeper (NAMHOC_HYPOTHESIS=deep).
settings.register_profile("namhoc", deadline=None)
settings.register_profile("deep", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("NAMHOC_HYPOTHESIS", "namhoc"))

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("NAMHOC_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled texts and designs beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("không có thư mục dữ liệu đối chiếu (NAMHOC_SHARED)")
    return SHARED
