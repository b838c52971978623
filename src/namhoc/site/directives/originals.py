"""Originals: files as they arrived, named by the sha256 of their bytes, outside the web root, never changed."""

import hashlib

from django.core.files.base import ContentFile, File
from django.core.files.storage import storages


def _place(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"


def put(data: bytes) -> str:
    """Store bytes and return their sha256; equal bytes are stored once."""
    sha256 = hashlib.sha256(data).hexdigest()
    if not storages["originals"].exists(_place(sha256)):
        storages["originals"].save(_place(sha256), ContentFile(data))
    return sha256


def opened(sha256: str) -> File:
    """The file, open for reading."""
    return storages["originals"].open(_place(sha256))


def remove(sha256: str) -> None:
    """Remove a file that no document names any more."""
    storages["originals"].delete(_place(sha256))
