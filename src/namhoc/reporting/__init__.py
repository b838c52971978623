"""Reports: models of numbers, words and sources first, then .docx and .xlsx made from them."""

from namhoc.reporting.change_docx import ChangeFigure, ChangeReport, change_record_docx, draft_decision_docx
from namhoc.reporting.change_plan_xlsx import plan_of_changes_xlsx
from namhoc.reporting.coverage_xlsx import CoverageReport, CoverageRow, coverage_xlsx
from namhoc.reporting.levels_xlsx import LevelRow, levels_xlsx
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
from namhoc.reporting.totals_xlsx import totals_template

__all__ = [
    "PARTS",
    "ChangeFigure",
    "ChangeReport",
    "CoverageReport",
    "CoverageRow",
    "LevelRow",
    "PlanReport",
    "PlanRow",
    "UnitRow",
    "as_json",
    "change_record_docx",
    "content_of",
    "coverage_xlsx",
    "draft_decision_docx",
    "lead_of",
    "levels_xlsx",
    "place_of",
    "plan_docx",
    "plan_of_changes_xlsx",
    "plan_report",
    "plan_xlsx",
    "standing_of",
    "totals_template",
]
