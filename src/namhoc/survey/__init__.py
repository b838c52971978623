"""The survey of households: the commune workbook read into persons, and persons matched to those already held."""
