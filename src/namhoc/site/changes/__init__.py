"""Changes of units and schools as deeds: preview, confirmation, undo, evidence."""
