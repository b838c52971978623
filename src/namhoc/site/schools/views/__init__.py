"""Pages of the registry of schools."""
