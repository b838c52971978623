"""The survey of households: the commune workbook read into persons, and persons matched to those already held."""

from namhoc.survey.matching import Identity, Matches, Pair, duplicates, match, score
from namhoc.survey.reader import read_survey
from namhoc.survey.row import SurveyHousehold, SurveyPerson, SurveyReading, SurveyRow

__all__ = [
    "Identity",
    "Matches",
    "Pair",
    "SurveyHousehold",
    "SurveyPerson",
    "SurveyReading",
    "SurveyRow",
    "duplicates",
    "match",
    "read_survey",
    "score",
]
