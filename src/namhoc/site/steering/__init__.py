"""Nhiệm vụ: tasks given out from a directive, their units, progress, evidence and discussion."""
