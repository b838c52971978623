"""Extractors: one a file, each with its twin test file under tests/unit/directives/extractors."""
