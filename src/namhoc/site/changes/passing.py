"""Which dated attributes of a unit go over to the unit that takes it over."""

PASSING = frozenset({"region", "difficulty", "border"})


def passes_over(name: str) -> bool:
    """True for what belongs to the place or the law; recognitions of the old unit itself end with it."""
    return name in PASSING


LABELS: dict[str, str] = {}


def attribute_label(name: str) -> str:
    return LABELS.get(name, name)
