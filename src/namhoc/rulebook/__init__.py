"""Dated, cited rules as YAML, and the register of legal documents they and the directives cite."""
