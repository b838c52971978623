"""`pip install .` alone gives the reader and its command line."""

import subprocess
import sys
import venv
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return next(out.glob("*.whl"))


def test_the_wheel_reads_a_directive_in_a_clean_environment_without_the_site(wheel, tmp_path):
    """The environment holds the wheel and, by a path file, this environment's libraries less Django and the rest of
    the site: nothing is fetched from a package index."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env/bin/python"
    install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps"]
    subprocess.run([*install, "--python", str(python), str(wheel)], check=True, capture_output=True, text=True)
    packages = tmp_path / "packages"
    packages.mkdir()
    left_out = (
        "django",
        "granian",
        "whitenoise",
        "psycopg",
        "pytest",
        "hypothesis",
        "mypy",
        "ruff",
        "namhoc",
    )
    for distribution in distributions():
        if distribution.metadata["Name"].lower().startswith(left_out):
            continue
        for top in {Path(str(file)).parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
            target = Path(str(distribution.locate_file(top)))
            if target.exists() and not (packages / top).exists():
                (packages / top).symlink_to(target)
    site_packages = next((tmp_path / "env").glob("lib/python*/site-packages"))
    (site_packages / "libraries.pth").write_text(str(packages), "utf-8")
    text = tmp_path / "a.txt"
    text.write_text("Thực hiện Nghị định số 71/2020/NĐ-CP ngày 30/6/2020 của Chính phủ.\n", "utf-8")
    command = [str(tmp_path / "env/bin/namhoc"), "read", str(text), "--json", "--as-of", "2026-09-01"]
    result = subprocess.run(command, cwd=tmp_path, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True)
    assert result.returncode in (0, 1), result.stderr
    assert "71/2020/NĐ-CP" in result.stdout
    without = subprocess.run([str(python), "-c", "import django"], env={}, capture_output=True, text=True)
    assert "No module named 'django'" in without.stderr
