"""Runs of text in fonts of the time before Unicode: the font's name tells the encoding, and the capitals."""

from __future__ import annotations

import re

from namhoc.reading.encodings import to_unicode

_SUBSET = re.compile(r"^[A-Z]{6}\+")


def encoding_of(font: str | None) -> str | None:
    """ "tcvn3" for .VnTime and its family, "vni" for VNI-Times and its family, "vps" for VPS Times; else None."""
    name = _SUBSET.sub("", font or "").lower()
    if name.startswith((".vn", "vntime", "abc-", "tcvn")):
        return "tcvn3"
    if name.startswith(("vni-", "vni ")):
        return "vni"
    if name.startswith(("vps ", "vps-")):
        return "vps"
    return None


def unicode_of(text: str, font: str | None) -> str:
    """``text`` as a reader sees it when drawn in ``font``; text in a Unicode font comes back unchanged.

    The fonts of TCVN3 whose names end in H (.VnTimeH, .VnArialH) draw capitals whatever was typed.
    """
    encoding = encoding_of(font)
    if encoding is None or any(ord(c) >= 0x100 and c.isalpha() for c in text):
        return text  # Unicode letters typed while a legacy font was chosen are Unicode all the same
    converted = to_unicode(text, encoding) or text
    raises = encoding == "tcvn3" and (font or "").rstrip().lower().endswith("h")
    return converted.upper() if raises else converted
