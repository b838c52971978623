"""Every code name in the glossary exists."""

import re

from tests.conftest import ROOT

ROW = re.compile(r"^\|[^|]*\|[^|]*\|([^|]*)\|", re.MULTILINE)


def code_names() -> list[str]:
    first_part = (ROOT / "GLOSSARY.md").read_text("utf-8").split("\n## 2.")[0]
    return [name for cell in ROW.findall(first_part) for name in re.findall(r"`([^`]+)`", cell)]


def test_every_code_name_of_the_glossary_stands_in_the_source():
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    words = set(re.findall(r"\w+", source))
    assert len(code_names()) > 20
    missing = [name for name in code_names() if not set(name.split(".")) <= words]
    assert missing == []
