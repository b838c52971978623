"""Screens of directives: a document arrives, is read, shown, and kept."""
