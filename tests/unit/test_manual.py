"""The manual says what the code does: made pages are fresh, every code has its line, every link leads somewhere."""

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

MANUAL = ROOT / "docs/manual"
_KINDS = (
    "READ|CITE|AGENCY|FIGURE|TASK|MODEL|REMAP|ASSESS|PLAN|REVIEW|DOCUMENT|STEER|SURVEY|UNIT|SCHOOL|SITE|MAP|CHANGE|"
    "PERSON|HOUSEHOLD|COHORT|SNAPSHOT|RECOGNITION|DOSSIER|RULES|RECOG|WHATIF|FORM"
)
CODE = re.compile(rf'"((?:{_KINDS})-[A-Z0-9-]+)"|(?:UserFacingError|Finding)\(\s*"([A-Z][A-Z0-9]*-[A-Z0-9-]+)"')


def test_the_made_pages_are_what_the_code_says():
    command = [sys.executable, str(ROOT / "scripts/make_docs.py"), "--check"]
    env = {"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"}
    result = subprocess.run(command, env=env, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_code_of_an_error_or_finding_is_explained_in_the_manual():
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    manual = "\n".join(path.read_text("utf-8") for path in MANUAL.glob("*.md"))
    codes = {first or second for first, second in CODE.findall(source)}
    assert len(codes) > 50
    assert sorted(code for code in codes if code not in manual) == []


@pytest.mark.parametrize("page", [*ROOT.glob("*.md"), *MANUAL.glob("*.md")], ids=lambda path: path.name)
def test_every_link_leads_to_a_file(page):
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []
