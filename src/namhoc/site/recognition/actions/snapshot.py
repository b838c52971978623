"""A survey year of the register frozen as a snapshot: what was judged can be judged again, with no name in it."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from namhoc import __version__
from namhoc.core import UserFacingError
from namhoc.engine.manifest import MANIFEST
from namhoc.engine.snapshot import Snapshot
from namhoc.recognition.cohorts import freeze
from namhoc.site.audit.record import record
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.registry.models import PersonYear
from namhoc.site.registry.pure import pure_rows

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User


@transaction.atomic
def take_snapshot(*, by: "User | None", province: OrgUnit, survey_year: int, as_of: date, folder: Path) -> Snapshot:
    """Write every person-year of the communes of ``province`` as Parquet with a manifest into ``folder``; the journal
    keeps the hash of the manifest, so that a snapshot changed later is known. Raises SNAPSHOT-EXISTS, SNAPSHOT-NOBODY.
    """
    rows = PersonYear.objects.filter(survey_year=survey_year, commune__path__startswith=province.path)
    if not rows.exists():
        raise UserFacingError(
            "SNAPSHOT-NOBODY",
            f"Sổ của tỉnh không có người nào ở năm điều tra {survey_year}",
            fix="Kiểm tra năm điều tra; xã chỉ có số liệu tổng hợp thì không có gì để chụp.",
        )
    people = pure_rows(rows.order_by("commune__code", "id"))
    taken = freeze(folder, people, survey_year=survey_year, as_of=as_of, code=__version__, simulated=settings.DEMO)
    manifest = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    details = {"year": survey_year, "rows": taken.manifest.rows, "manifest": manifest}
    record("recognition.snapshot", province, by=by, unit=province, details=details)
    return taken
