"""Find the mentions of legal documents in a text."""

from __future__ import annotations

from namhoc.citations.citation import Citation


def find(text: str) -> tuple[Citation, ...]:
    """Every mention of a legal document in ``text``, in order."""
    return ()
