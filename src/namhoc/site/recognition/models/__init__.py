"""What the site keeps of recognition, one noun a file."""

from namhoc.site.recognition.models.cohort import COUNTED, CohortCount, Origin, ReportedCounts
from namhoc.site.recognition.models.dossier import DossierItem
from namhoc.site.recognition.models.evaluation import Evaluation, Standing
from namhoc.site.recognition.models.issue import Issue, IssueState
from namhoc.site.recognition.models.recognition import Recognition
from namhoc.site.recognition.models.year import ProvinceYear

__all__ = [
    "COUNTED",
    "CohortCount",
    "DossierItem",
    "Evaluation",
    "Issue",
    "IssueState",
    "Origin",
    "ProvinceYear",
    "Recognition",
    "ReportedCounts",
    "Standing",
]
