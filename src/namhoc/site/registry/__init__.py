"""Registry of households and persons: the only home of names."""
