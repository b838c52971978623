"""What a server process does once, before the first person asks for anything."""

import gc

from django.urls import get_resolver

from namhoc.rulebook.recognition import STANDING, rule_sets


def warm_up() -> None:
    """Load what every process needs and never lets go of, and take it out of the garbage collector's rounds.

    A full round over some 150,000 lasting objects (modules, addresses, rules) holds a request up by 40 to 80 ms, at
    any moment; frozen, they are not looked at again.
    """
    get_resolver().url_patterns  # noqa: B018  # read for its side effect: every view is imported
    STANDING.covers("TH")
    rule_sets()
    gc.collect()
    gc.freeze()
