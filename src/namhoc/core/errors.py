"""The one error a user sees without a traceback."""

from __future__ import annotations


class UserFacingError(Exception):
    """What happened, where, why, and what to do, in Vietnamese.

    ``code`` is stable and documented ("READ-ENCRYPTED"). The text never holds a personal name, an identity
    number or the content of a file.
    """

    def __init__(self, code: str, what: str, *, where: str = "", why: str = "", fix: str = "") -> None:
        self.code, self.what, self.where, self.why, self.fix = code, what, where, why, fix
        super().__init__(self.text)

    @property
    def text(self) -> str:
        """The whole message: place, what, why and the way out, in that order."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        parts = [head, self.why, f"Cách sửa: {self.fix}" if self.fix else ""]
        return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
