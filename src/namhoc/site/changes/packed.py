"""Data kept with a deed: canonical JSON, compressed; the same data gives the same bytes and the same fingerprint."""

import hashlib
import json
import zlib
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


def canonical(data: Any) -> bytes:
    """``data`` as JSON with sorted keys and no spare blanks."""
    text = json.dumps(data, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def pack(data: Any) -> bytes:
    """Canonical JSON, compressed."""
    return zlib.compress(canonical(data), 6)


def unpack(packed: bytes | memoryview) -> Any:
    """What ``pack`` kept; days and times come back as ISO text."""
    return json.loads(zlib.decompress(bytes(packed)))


def fingerprint(data: Any) -> str:
    """SHA-256 of the canonical JSON."""
    return hashlib.sha256(canonical(data)).hexdigest()
