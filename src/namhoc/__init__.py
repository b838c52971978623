"""namhoc (năm học, school year): from a provincial directive to an agreed, cited task plan."""

__version__ = "0.1.0"
