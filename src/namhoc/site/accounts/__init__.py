"""Accounts: who signs in, with which role, for which unit."""
