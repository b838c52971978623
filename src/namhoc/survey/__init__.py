"""The survey of households: the commune workbook read into persons, and persons matched to those already held."""

from namhoc.survey.reader import read_survey
from namhoc.survey.row import SurveyHousehold, SurveyPerson, SurveyReading, SurveyRow

__all__ = ["SurveyHousehold", "SurveyPerson", "SurveyReading", "SurveyRow", "read_survey"]
