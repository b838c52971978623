"""The server process is warm before the first request."""

import gc

from django.urls import get_resolver

from namhoc.site.warm import warm_up


def test_what_lasts_is_loaded_and_left_alone_by_the_collector() -> None:
    before = gc.get_freeze_count()
    try:
        warm_up()
        assert gc.get_freeze_count() > before
        assert "url_patterns" in vars(get_resolver())
    finally:
        gc.unfreeze()
