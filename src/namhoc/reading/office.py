"""Old Word files (.doc), .rtf and .odt, through LibreOffice where it is installed: converted to .docx, then read."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from namhoc.reading import problems
from namhoc.reading.document import Document
from namhoc.reading.formats import Format
from namhoc.reading.limits import Limits

_ENDINGS = {Format.OLD_WORD: ".doc", Format.RTF: ".rtf", Format.ODT: ".odt"}


def libreoffice() -> str | None:
    """The program file of LibreOffice on this machine; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def read_through_office(data: bytes, name: str, format_: Format, limits: Limits) -> Document:
    """Convert with LibreOffice and read the result as a Word file."""
    from namhoc.reading.word import read_word

    converted = convert(data, name, _ENDINGS[format_], "docx", limits)
    return replace(read_word(converted, name, limits), extra={"through": "libreoffice"})


def convert(data: bytes, name: str, ending: str, target: str, limits: Limits) -> bytes:
    """``data`` (a file with this ending) in the format ``target``, by a LibreOffice with a profile of its own.

    The profile is thrown away afterwards: two conversions at once do not meet, macros stay switched off, and what a
    file plants in the profile is gone. Raises ``UserFacingError`` where LibreOffice is absent, slow or unable.
    """
    program = libreoffice()
    if program is None:
        raise problems.no_libreoffice(name)
    with tempfile.TemporaryDirectory(prefix="namhoc-office-") as folder:
        source = Path(folder, f"source{ending}")
        source.write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--convert-to", target, "--outdir", folder, str(source),
        ]  # fmt: skip
        if not _run(command, limits.office_seconds):
            raise problems.office_failed(name, f"Quá thời gian cho phép ({limits.office_seconds:.0f} giây).")
        result = Path(folder, f"source.{target}")
        if not result.is_file() or not result.stat().st_size:
            raise problems.office_failed(name, "Tệp có thể bị hỏng hoặc có mật khẩu.")
        if result.stat().st_size > limits.file_bytes:
            raise problems.too_big(name, result.stat().st_size, limits.file_bytes)
        return result.read_bytes()


def _run(command: list[str], seconds: float) -> bool:
    """Run to the end within ``seconds``; False where time ran out, with every child process ended."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | {"SAL_USE_VCLPLUGIN": "svp"},
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False
    return True
