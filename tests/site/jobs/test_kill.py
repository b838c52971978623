"""The worker is killed in the middle of a job; the next worker does it again. Real processes, a real database file."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SLOW_JOB = """
import time
from pathlib import Path

def slow(place: str) -> None:
    with Path(place).open("a") as log:
        log.write("begun ")
    time.sleep(2 if Path(place).read_text().count("begun") == 1 else 0)
    with Path(place).open("a") as log:
        log.write("done ")
"""


@pytest.fixture
def installation(tmp_path: Path) -> dict[str, str]:
    """The environment of a small installation of its own, with one slow job to be imported."""
    (tmp_path / "slow_job.py").write_text(SLOW_JOB, encoding="utf-8")
    database = os.environ.get("DATABASE_URL", "")
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{tmp_path}",
        "NAMHOC_DATA_DIR": str(tmp_path / "var"),
        "NAMHOC_DEMO": "1",
        "DATABASE_URL": database or f"sqlite:///{tmp_path / 'kill.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "namhoc.site.settings",
    }
    manage(environment, "migrate", "--verbosity", "0")
    return environment


def manage(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "namhoc.site", *arguments], env=environment, check=True, timeout=120)


def python(environment: dict[str, str], code: str) -> None:
    setup = "import django; django.setup(); "
    subprocess.run([sys.executable, "-c", setup + code], env=environment, check=True, timeout=60)


@pytest.fixture
def start(installation: dict[str, str]) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start a worker; whatever still runs is killed at the end."""
    workers: list[subprocess.Popen[bytes]] = []

    def begin() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "namhoc.site", "work"]
        workers.append(
            subprocess.Popen(
                command,
                env=installation,
                start_new_session=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        return workers[-1]

    yield begin
    for worker in workers:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait(10)


def wait_for(log: Path, words: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if log.exists() and words in log.read_text(encoding="utf-8"):
            return
        time.sleep(0.1)
    pytest.fail(f"waited {seconds} s for {words!r}; the log holds {log.read_text() if log.exists() else 'nothing'!r}")


def test_a_job_whose_worker_was_killed_is_done_by_the_next(
    installation: dict[str, str], start: Callable[[], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    log = tmp_path / "log"
    python(
        installation,
        f"from namhoc.site.jobs.queue import enqueue; import slow_job; enqueue(slow_job.slow, {str(log)!r})",
    )
    first = start()
    wait_for(log, "begun")
    os.killpg(first.pid, signal.SIGKILL)
    first.wait(10)
    assert "done" not in log.read_text(encoding="utf-8")
    start()
    wait_for(log, "begun begun done")
