"""The schools of the registry's tests serve here too."""

from tests.site.schools.conftest import schools

__all__ = ["schools"]
