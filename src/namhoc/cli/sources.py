"""What the command line was given to read: files, folders, standard input."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

READABLE = frozenset(
    (".txt", ".html", ".htm", ".docx", ".docm", ".doc", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
)
"""Endings looked for in a folder; a file named on its own is read whatever its ending."""


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read. ``path`` is None for standard input, whose bytes are then in ``data``."""

    name: str
    path: Path | None
    data: bytes | None = None

    def content(self) -> bytes:
        """The untouched bytes."""
        if self.data is not None:
            return self.data
        assert self.path is not None
        return self.path.read_bytes()


def gather(paths: Iterable[str]) -> list[Source]:
    """The sources behind ``paths``: a folder gives its readable files at every depth, in order of name."""
    sources: list[Source] = []
    for given in paths:
        if given == "-":
            sources.append(Source("stdin", None, sys.stdin.buffer.read()))
            continue
        path = Path(given)
        if path.is_dir():
            found = (p for p in path.rglob("*") if p.suffix.lower() in READABLE and p.is_file())
            sources += [Source(p.name, p) for p in sorted(found)]
        else:
            sources.append(Source(path.name, path))
    return sources


def output_names(sources: list[Source]) -> list[str]:
    """A name for each source's JSON file: its stem, or the whole file name where two sources share a stem."""
    stems = Counter(Path(source.name).stem for source in sources)
    names: list[str] = []
    for source in sources:
        stem = Path(source.name).stem
        name = stem if stems[stem] == 1 else source.name
        while name in names:
            name += "_"
        names.append(name)
    return names
