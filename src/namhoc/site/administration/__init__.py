"""Quản trị: accounts, the journal, the state of the installation."""
