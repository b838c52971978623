"""The layers of .importlinter are real: a planted violation is caught."""

import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT


def lint(folder) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    return subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(folder / "src")}, capture_output=True, text=True)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("static", "samples", "__pycache__"))
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def test_the_layers_hold(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "planted", "contract"),
    [
        ("core/text.py", "import namhoc.directives", "Layers"),
        ("citations/find.py", "import django", "Nothing outside the site imports Django"),
        ("steering/__init__.py", "import openpyxl", "Rules import no engine and no file format"),
    ],
)
def test_a_planted_violation_is_caught(copy, module, planted, contract):
    path = copy / "src/namhoc" / module
    original = path.read_text("utf-8")
    path.write_text(f"{original}\n{planted}\n", "utf-8")
    try:
        result = lint(copy)
        assert result.returncode == 1, result.stdout
        assert f"{contract}" in result.stdout
        assert "BROKEN" in result.stdout
    finally:
        path.write_text(original, "utf-8")
