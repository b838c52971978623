"""What a log line may hold."""

import logging
import sys
from typing import Any

from namhoc.site.logs import WithoutValues


def _told(error: Exception, cause: Exception | None = None) -> str:
    try:
        raise error from cause
    except Exception:
        record = logging.LogRecord("namhoc", logging.ERROR, __file__, 1, "reading %s failed", (7,), sys.exc_info())
    return WithoutValues("%(levelname)s %(message)s").format(record)


def test_a_traceback_names_place_and_kind_of_an_error_and_none_of_its_values() -> None:
    told = _told(ValueError("Key (id_number)=(034201000123) already exists"))
    assert "reading 7 failed" in told
    assert "builtins.ValueError" in told
    assert "test_logs.py" in told
    assert "034201000123" not in told


def test_what_led_to_an_error_is_told_by_kind_too() -> None:
    told = _told(RuntimeError("Vàng A Chống"), KeyError("Giàng Thị Máy"))
    assert told.index("builtins.KeyError") < told.index("builtins.RuntimeError")
    assert "Vàng" not in told
    assert "Giàng" not in told


def test_the_site_logs_with_it(settings: Any) -> None:
    formatter = settings.LOGGING["formatters"]["line"]
    assert formatter["()"] == "namhoc.site.logs.WithoutValues"
    assert {handler["formatter"] for handler in settings.LOGGING["handlers"].values()} == {"line"}
