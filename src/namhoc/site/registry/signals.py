"""What the registry tells the apps above it, inside the transaction: a receiver that raises takes the change back."""

from django.dispatch import Signal

person_year_changed = Signal()
"""One row changed. ``before``, ``after``: the pure ``PersonYear`` or None; ``commune``: the OrgUnit of the row;
``by``: User or None."""

people_loaded = Signal()
"""Many rows of one commune in one survey year were loaded: count it anew. ``commune``, ``survey_year``, ``by``,
``source`` (of ``Source``)."""

people_corrected = Signal()
"""A load of another survey year corrected who persons of this commune and year are (year of birth, sex, minority): what
is counted by that changes here too. ``commune``, ``survey_year``, ``by``."""
