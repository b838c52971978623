"""``python -m namhoc.site seed_demo``: the invented province, an account of each role, a directive; any time again."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from namhoc.orgunits import sources
from namhoc.simulation import (
    DOET_CODE,
    NA_PHEO,
    SIMULATED,
    Fault,
    SchoolNetwork,
    attributes,
    links,
    network,
    province,
)
from namhoc.simulation.people import cohort_rows, people
from namhoc.site.accounts.actions import add_user
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.directives.actions.documents import receive
from namhoc.site.directives.models import LegalDocument
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.recognition.actions.load import load_cohorts
from namhoc.site.recognition.models import CohortCount, Origin
from namhoc.site.registry.actions.load import load_people
from namhoc.site.registry.models import PersonYear, Source
from namhoc.site.schools.actions import load_schools

PASSWORD = "nam-hoc-2026"
SAMPLE = "chi-thi-12.pdf"
PLANTED = frozenset({Fault.DUPLICATE_STAFF, Fault.TWO_NAMES_ONE_SITE})
"""What the preview of a merger has to find: a teacher in both schools, one site under two names."""


SMALL = "H9031"
"""The commune of the second officer: xã Pa Cuông, one of the smallest."""
PEOPLED = {NA_PHEO: (2025, 2026), SMALL: (2026,)}
"""Communes whose persons are held, with the survey years."""
SURVEY_YEARS = (2024, 2025, 2026)


class Command(BaseCommand):
    """Fill a demo installation."""

    help = "Nạp tỉnh Hoàng Sơn (mô phỏng), mỗi vai trò một tài khoản và một văn bản chờ xem trước. Chạy lại được."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--file`` takes one's own document in instead of the sample; ``--no-people`` leaves recognition empty."""
        parser.add_argument("--file", type=Path, help="Văn bản của bạn, thay cho văn bản mẫu.")
        parser.add_argument(
            "--no-people", dest="people", action="store_false", help="Không nạp người và số liệu phổ cập (nhanh hơn)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Units, accounts, one document; then the list of accounts."""
        if not settings.DEMO:
            raise CommandError("Chỉ nạp dữ liệu mô phỏng khi NAMHOC_DEMO=1.")
        if OrgUnit.objects.filter(source=sources()["title"]).exists():
            raise CommandError("Cơ sở dữ liệu này đã có đơn vị thật; tỉnh mô phỏng cần một cơ sở dữ liệu khác.")
        schools = network(faults=PLANTED)
        load_units(
            by=None,
            units=(*province(), *schools.units),
            links=(*links(), *schools.links),
            attributes=(*attributes(), *schools.attributes),
            source=SIMULATED,
            simulated=True,
        )
        self._schools(schools)
        if options["people"]:
            self._people()
            self._cohorts()
        accounts = [self._account(*row) for row in self._cast()]
        self._document(options["file"], by=accounts[0])
        self.stdout.write("\nTài khoản dùng thử (mật khẩu chung: " + PASSWORD + ")")
        for user in accounts:
            self.stdout.write(f"  {user.username:<14} {user.get_role_display()}, {user.unit.label}")

    def _cast(self) -> list[tuple[str, str, Role, OrgUnit]]:
        today = timezone.localdate()
        doet = OrgUnit.objects.on(today).get(code=DOET_CODE)
        communes = OrgUnit.objects.on(today).filter(tier="commune").order_by("code")
        first = communes.get(code=NA_PHEO)
        school = OrgUnit.objects.on(today).get(code=f"{NA_PHEO}-TH1")
        second = communes.get(code=SMALL)
        cast = [
            ("chuyen-vien", "Chuyên viên phòng Kế hoạch", Role.DOET_SPECIALIST, doet),
            ("lanh-dao", "Lãnh đạo Sở", Role.DOET_LEADER, doet),
            ("xa", "Công chức VH-XH", Role.COMMUNE_OFFICER, first),
            ("xa-khac", "Công chức VH-XH", Role.COMMUNE_OFFICER, second),
            ("nguoi-xem", "Văn phòng UBND tỉnh", Role.VIEWER, doet.parent),
            ("quan-tri", "Quản trị hệ thống", Role.ADMINISTRATOR, doet),
        ]
        return [*cast, ("truong", "Văn thư trường", Role.SCHOOL, school)]

    def _schools(self, schools: SchoolNetwork) -> None:
        """Sites, the figures of the last three school years and the posts held since, so that a merger has something to
        move; older years stay in the simulation."""
        first = date(timezone.localdate().year - 2, 9, 1)
        load_schools(
            by=None,
            sites=schools.sites,
            placements=schools.placements,
            figures=(figure for year in range(first.year, first.year + 3) for figure in schools.figures(year)),
            posts=(post for post in schools.posts if post.valid_to is None or post.valid_to >= first),
            simulated=True,
        )

    def _people(self) -> None:
        """The persons of the two communes that have an officer; a year that is held is left as people have made it."""
        for code, years in PEOPLED.items():
            for year in years:
                commune = OrgUnit.objects.on(date(year, 9, 30)).get(code=code)
                if not PersonYear.objects.filter(commune=commune, survey_year=year).exists():
                    load_people(by=None, commune=commune, rows=people(code, year).rows, source=Source.SIMULATED)

    def _cohorts(self) -> None:
        """Counts of all other communes: 2024 by the old map, 2025 and 2026 by today's."""
        for year in SURVEY_YEARS:
            without = [code for code, years in PEOPLED.items() if year in years]
            if not CohortCount.objects.filter(survey_year=year).exclude(commune__code__in=without).exists():
                load_cohorts(by=None, rows=cohort_rows(year, without=without), origin=Origin.SIMULATED)

    def _account(self, username: str, name: str, role: Role, unit: OrgUnit) -> User:
        found = User.objects.filter(username=username).first()
        return found or add_user(by=None, username=username, name=name, role=role, unit=unit, password=PASSWORD)

    def _document(self, file: Path | None, *, by: User) -> None:
        """The sample waits as a preview; a file of one's own is taken in once for each content."""
        from importlib.resources import files

        source = file or files("namhoc.simulation").joinpath("samples").joinpath(SAMPLE)
        data = source.read_bytes()
        if not LegalDocument.objects.filter(size=len(data), file_name=source.name).exists():
            receive(by=by, name=source.name, data=data)
