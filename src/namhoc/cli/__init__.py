"""The command line: files in, files out, no database."""

from __future__ import annotations

from namhoc.cli.main import main

__all__ = ["main"]
