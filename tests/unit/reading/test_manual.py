import re
from pathlib import Path

from namhoc import reading
from namhoc.reading.formats import _BY_ENDING
from namhoc.reading.limits import Limits

ROOT = Path(__file__).parents[3]
MANUAL = (ROOT / "docs/manual/doc-van-ban.md").read_text(encoding="utf-8")
CODES = {
    code
    for path in Path(reading.__file__).parent.glob("*.py")
    for code in re.findall(r'"(READ-[A-Z-]+)"', path.read_text(encoding="utf-8"))
}


def test_every_code_of_a_message_is_in_the_manual_and_none_besides():
    assert CODES
    assert set(re.findall(r"READ-[A-Z-]+", MANUAL)) == CODES


def test_every_limit_is_in_the_manual():
    missing = [
        name for name in Limits.__slots__ if name not in ("ocr_dpi", "ocr_workers") and f"`{name}`" not in MANUAL
    ]
    assert missing == []


def test_every_ending_that_is_read_is_in_the_manual():
    spelled_elsewhere = {".text", ".md", ".xhtml", ".mht", ".xlsm", ".jpeg", ".tiff"}
    assert [ending for ending in _BY_ENDING if ending not in spelled_elsewhere and f"`{ending}`" not in MANUAL] == []
