"""Lines of the log. A traceback tells where and what kind of error it was, never its message."""

import logging
import traceback
from types import TracebackType

ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """Messages of errors are left out: PostgreSQL writes the row into them ("Key (id_number)=(0123…) already exists"),
    and a cell that could not be read stands in the words of a ValueError."""

    def formatException(self, ei: ErrorInfo) -> str:
        """Frames and kinds of the error and of what led to it, the first one first."""
        told: list[str] = []
        error = ei[1]
        while error is not None and len(told) < 10:
            kind = f"{type(error).__module__}.{type(error).__qualname__}"
            told.append("".join(traceback.format_tb(error.__traceback__)) + kind)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(reversed(told))
