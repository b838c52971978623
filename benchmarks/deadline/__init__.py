"""Deadline day: every unit of a province reports and uploads within minutes."""
