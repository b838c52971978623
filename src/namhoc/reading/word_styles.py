"""What the styles of a Word file decide for the reader: the font of a run, the name of a style, ruled tables."""

from __future__ import annotations

from namhoc.reading.word_package import Element, W, value


class WordStyles:
    """The styles of one file; ``names`` maps style ids to the names people see ("heading 1")."""

    def __init__(self, styles: Element | None) -> None:
        self.names: dict[str, str] = {}
        self._fonts: dict[str, str] = {}
        self._default_font: str | None = None
        self._ruled: set[str] = set()
        if styles is not None:
            self._read(styles)

    def font_of(self, properties: Element | None, style: str) -> str | None:
        """The font of a run with these properties (w:rPr) in a paragraph of this style: its own, else inherited."""
        own = _font_name(properties.find(f"{W}rFonts")) if properties is not None else None
        character_style = value(properties, "rStyle") or ""
        return own or self._fonts.get(character_style) or self._fonts.get(style) or self._default_font

    def is_ruled(self, table: Element) -> bool:
        """True when the table draws lines around its cells, by itself, its style or its cells."""
        properties = table.find(f"{W}tblPr")
        borders = properties.find(f"{W}tblBorders") if properties is not None else None
        if borders is not None:
            return _draws(borders)
        if (value(properties, "tblStyle") or "") in self._ruled:
            return True
        return sum(1 for cell in table.findall(f".//{W}tcBorders") if _draws(cell)) >= 2

    def _read(self, styles: Element) -> None:
        self._default_font = _font_name(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts"))
        own: dict[str, str | None] = {}
        based: dict[str, str] = {}
        for style in styles.iterfind(f"{W}style"):
            style_id = str(style.get(f"{W}styleId"))
            own[style_id] = _font_name(style.find(f"{W}rPr/{W}rFonts"))
            based[style_id] = value(style, "basedOn") or ""
            self.names[style_id] = value(style, "name") or style_id
            if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
                self._default_font = own[style_id] or self._default_font
            if style.get(f"{W}type") == "table" and any(_draws(b) for b in style.iter(f"{W}tblBorders")):
                self._ruled.add(style_id)
        for style_id in own:
            seen: set[str] = set()
            at = style_id
            while at in own and at not in seen and not own[at]:
                seen.add(at)
                at = based[at]
            if font := own.get(at):
                self._fonts[style_id] = font


def _font_name(fonts: Element | None) -> str | None:
    if fonts is None:
        return None
    name = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or fonts.get(f"{W}cs")
    return str(name) if name else None


def _draws(borders: Element) -> bool:
    return any(side.get(f"{W}val") not in (None, "nil", "none") for side in borders)
