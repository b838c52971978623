"""Everything a province would export of its units, as CSV and as Excel, to compare before and after to the byte."""

import csv
import io
from datetime import date
from typing import Any

from namhoc.reporting.sheet import Head, Sheet, new_workbook
from namhoc.site.accounts.models import User
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute, UnitLink
from namhoc.site.schools.models import SchoolFigures, SchoolSite, SitePlacement, StaffPost
from namhoc.site.steering.models import Comment, Evidence, ProgressReport, Reminder, Task, TaskUnit

TABLES = (
    *(OrgUnit, UnitLink, UnitAttribute, SchoolSite, SitePlacement, SchoolFigures, StaffPost),
    *(User, Task, TaskUnit, Evidence, ProgressReport, Comment, Reminder),
)


def rows_of(model: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Every column of every row, in order of key."""
    names = [field.attname for field in model._meta.concrete_fields]
    return names, list(model._base_manager.order_by("pk").values_list(*names))


def as_csv() -> bytes:
    """All tables in one CSV."""
    text = io.StringIO()
    writer = csv.writer(text)
    for model in TABLES:
        names, rows = rows_of(model)
        writer.writerow([model._meta.label, *names])
        writer.writerows(rows)
    return text.getvalue().encode()


def as_xlsx() -> bytes:
    """All tables in one workbook with a fixed day of creation."""
    head = Head("Đơn vị, trường, số liệu", "kiểm thử", date(2026, 11, 24))
    workbook, file = new_workbook(head)
    for model in TABLES:
        names, rows = rows_of(model)
        sheet = Sheet(workbook, model.__name__, [(name, 12) for name in names], head)
        sheet.fill([[str(cell) if cell is not None else None for cell in row] for row in rows])
    workbook.close()
    return file.getvalue()
