"""Reports: models of numbers, words and sources first, then .docx and .xlsx made from them."""

from namhoc.reporting.coverage_xlsx import CoverageReport, CoverageRow, coverage_xlsx
from namhoc.reporting.plan_docx import plan_docx
from namhoc.reporting.plan_xlsx import plan_xlsx
from namhoc.reporting.task_plan import (
    PARTS,
    PlanReport,
    PlanRow,
    UnitRow,
    as_json,
    content_of,
    lead_of,
    place_of,
    plan_report,
    standing_of,
)

__all__ = [
    "PARTS",
    "CoverageReport",
    "CoverageRow",
    "PlanReport",
    "PlanRow",
    "UnitRow",
    "as_json",
    "content_of",
    "coverage_xlsx",
    "lead_of",
    "place_of",
    "plan_docx",
    "plan_report",
    "plan_xlsx",
    "standing_of",
]
