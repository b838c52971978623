"""Audit: who did what to which object, when, under which document. Rows are only ever added."""
