"""Everything that writes to the registry. Each: ``by``, one transaction, one event of the journal without a name."""

from namhoc.site.registry.actions.edit import add_person, edit_person, edit_year
from namhoc.site.registry.actions.load import Loaded, Row, load_people

__all__ = ["Loaded", "Row", "add_person", "edit_person", "edit_year", "load_people"]
