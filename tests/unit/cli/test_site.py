"""``namhoc site`` hands its words to the site unread and gives its exit code back."""

import subprocess
import sys
from typing import Any

import pytest
from click.testing import CliRunner

from namhoc.cli.main import main


@pytest.mark.parametrize(
    ("words", "handed"),
    [
        (
            ["setup", "--province", "Lào Cai", "--admin", "quan-tri"],
            ["setup", "--province", "Lào Cai", "--admin", "quan-tri"],
        ),
        (["setup", "--help"], ["setup", "--help"]),
        (["--help"], ["help"]),
        ([], ["help"]),
    ],
)
def test_words_are_handed_on_unread_with_the_exit_code(monkeypatch, words, handed):
    seen: list[list[str]] = []

    def run(command: list[str], check: bool) -> Any:
        seen.append(command)
        return subprocess.CompletedProcess(command, 7)

    monkeypatch.setattr(subprocess, "run", run)
    result = CliRunner().invoke(main, ["site", *words])
    assert seen == [[sys.executable, "-m", "namhoc.site", *handed]]
    assert result.exit_code == 7
