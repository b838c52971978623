"""``namhoc site snapshot --year 2026 --out FOLDER``: the register of a survey year, frozen and pseudonymous."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.orgunits import Tier
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions.snapshot import take_snapshot
from namhoc.site.recognition.law import day_of


class Command(BaseCommand):
    """Freeze a survey year."""

    help = "Chụp sổ phổ cập của một năm điều tra thành Parquet kèm bảng kê (mã băm, phiên bản); không có họ tên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The survey year, and the new folder."""
        parser.add_argument("--year", type=int, required=True, help="Năm điều tra.")
        parser.add_argument("--out", type=Path, required=True, help="Thư mục mới sẽ tạo.")
        parser.add_argument("--province", help="Mã tỉnh, khi cơ sở dữ liệu có nhiều tỉnh.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it; say where it is and how to judge it."""
        year: int = options["year"]
        found = OrgUnit.objects.on(day_of(year)).filter(tier=Tier.PROVINCE)
        if options["province"]:
            found = found.filter(code=options["province"])
        try:
            province = found.get()
        except (OrgUnit.DoesNotExist, OrgUnit.MultipleObjectsReturned) as error:
            raise CommandError("Không rõ tỉnh nào: ghi --province MÃ của tỉnh ở năm điều tra đó.") from error
        try:
            taken = take_snapshot(
                by=None, province=province, survey_year=year, as_of=timezone.localdate(), folder=options["out"]
            )
        except UserFacingError as error:
            raise CommandError(error.text) from error
        self.stdout.write(f"Đã chụp {taken.manifest.rows} dòng của {province.full_name}, năm {year}: {options['out']}")
        self.stdout.write(f"Xét lại: namhoc assess {options['out']}")
