"""Uploaded workbooks: as they came, named by the sha256 of their bytes, outside the web root."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import storages


def _place(sha256: str) -> str:
    return f"dieu-tra/{sha256[:2]}/{sha256}"


def put(data: bytes) -> str:
    """Store bytes and return their sha256; equal bytes are stored once."""
    sha256 = hashlib.sha256(data).hexdigest()
    if not storages["originals"].exists(_place(sha256)):
        storages["originals"].save(_place(sha256), ContentFile(data))
    return sha256


def read(sha256: str) -> bytes:
    """The bytes as they came."""
    with storages["originals"].open(_place(sha256)) as file:
        return bytes(file.read())


def remove(sha256: str) -> None:
    """Remove a workbook that nothing names any more: it holds names of people."""
    storages["originals"].delete(_place(sha256))
