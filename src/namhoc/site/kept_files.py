"""Files as people handed them in: kept byte for byte under the sha256 of their bytes, outside the web root, never
changed, and handed out as downloads that no browser runs."""

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile, File
from django.core.files.storage import storages
from django.http import FileResponse


def sha256_of(data: bytes) -> str:
    """The name bytes are kept under."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class KeptFiles:
    """One place for such files: a storage of the settings and a folder in it ("" or "dieu-tra/")."""

    storage: str
    folder: str = ""

    def put(self, data: bytes) -> str:
        """Store bytes and return their sha256; equal bytes are stored once."""
        sha256 = sha256_of(data)
        if not self.has(sha256):
            storages[self.storage].save(self._place(sha256), ContentFile(data))
        return sha256

    def has(self, sha256: str) -> bool:
        """The bytes are there."""
        return storages[self.storage].exists(self._place(sha256))

    def opened(self, sha256: str) -> File:
        """The file, open for reading."""
        return storages[self.storage].open(self._place(sha256))

    def read(self, sha256: str) -> bytes:
        """The bytes as they came."""
        with self.opened(sha256) as file:
            return bytes(file.read())

    def remove(self, sha256: str) -> None:
        """Remove a file that nothing names any more."""
        storages[self.storage].delete(self._place(sha256))

    def _place(self, sha256: str) -> str:
        return f"{self.folder}{sha256[:2]}/{sha256}"


ORIGINALS = KeptFiles("originals")
"""Documents as they arrived."""

SURVEYS = KeptFiles("originals", "dieu-tra/")
"""Survey workbooks; they hold names of people and are removed with the last upload that names them."""

EVIDENCE = KeptFiles("evidence")
"""What shows that work was done, papers of a file, scans of the papers of a person."""


def handed_out(file: File, name: str) -> FileResponse:
    """The file byte for byte, always as a download: a browser must not run what someone uploaded."""
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
