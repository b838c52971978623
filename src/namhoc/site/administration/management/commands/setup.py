"""``python -m namhoc.site setup --province "Lào Cai"``: the real units and history of a province, no figures."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from namhoc.core import UserFacingError
from namhoc.orgunits import FoundProvince, UnitRegister, find_province, national, province_history, sources
from namhoc.rulebook import agencies
from namhoc.site.accounts.actions import add_user
from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.orgunits.actions import load_units
from namhoc.site.orgunits.laying_out import in_order, summary
from namhoc.site.orgunits.models import OrgUnit


class Command(BaseCommand):
    """Lay a province out, any time again."""

    help = "Lập danh mục đơn vị thật của một tỉnh: đơn vị cũ và mới, cơ quan, lịch sử; không có số liệu. Chạy lại được."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--province`` by name or code; ``--admin`` opens the first account."""
        parser.add_argument("--province", required=True, help='Tên tỉnh, thành phố ("Lào Cai") hoặc mã 2 chữ số.')
        parser.add_argument("--admin", metavar="TÊN", help="Mở tài khoản quản trị đầu tiên; hỏi mật khẩu ở màn hình.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Units, then what was laid out, what is UNCONFIRMED, and the next step."""
        if settings.DEMO or OrgUnit.objects.filter(simulated=True).exists():
            raise CommandError(
                "Cơ sở dữ liệu này là bản trình diễn, có tỉnh mô phỏng. Đơn vị thật cần một cơ sở dữ liệu mới: bỏ "
                "NAMHOC_DEMO, đặt NAMHOC_DATA_DIR hoặc DATABASE_URL khác, chạy migrate rồi chạy lại lệnh này."
            )
        try:
            found = find_province(national(), options["province"], timezone.localdate())
            self._refuse_another(found)
            history = province_history(national(), found.unit, tuple(agencies.load()))
            new = load_units(by=None, units=in_order(history), links=history.links, source=sources()["title"])
        except UserFacingError as error:
            raise CommandError(error.text) from error
        self._tell(found, history, new)
        if options["admin"]:
            self._first_account(options["admin"], found)
        else:
            self._next_step(found)

    def _refuse_another(self, found: FoundProvince) -> None:
        others = OrgUnit.objects.filter(tier="province", valid_to=None).exclude(code=found.unit.code)
        if other := others.first():
            raise CommandError(f"Cơ sở dữ liệu này đã có {other.full_name}. Mỗi tỉnh một cơ sở dữ liệu.")

    def _tell(self, found: FoundProvince, history: UnitRegister, new: int) -> None:
        if found.named:
            self.stdout.write(
                f"{found.named.full_name.capitalize()} đã sáp nhập; lập danh mục của {found.unit.full_name}."
            )
        self.stdout.write(f"Đã lập danh mục {found.unit.full_name}: {len(history.units)} đơn vị, {new} mới.")
        for line in summary(history, found.unit, timezone.localdate()):
            self.stdout.write(f"  {line}")
        told = sources()
        self.stdout.write(f"Nguồn: {told['title']}, đối chiếu đến {told['as_of']:%d/%m/%Y}.")
        self.stdout.write("CHƯA XÁC NHẬN:")
        unsure = [link for link in history.links if link.confidence == "L"]
        for line in (
            *told["unconfirmed"],
            "ngày lập, ngày kết thúc và tên của cơ quan trong đợt sắp xếp năm 2025 (nghị quyết của tỉnh chưa đọc)",
            f"{len(unsure)} liên kết cũ - mới có độ tin cậy thấp",
        ):
            self.stdout.write(f"  - {line}")
        self.stdout.write("Không có số liệu nào được nạp.")

    def _next_step(self, found: FoundProvince) -> None:
        if User.objects.exists():
            return
        command = f'python -m namhoc.site setup --province "{found.unit.name}" --admin quan-tri'
        self.stdout.write(f"Bước sau: mở tài khoản quản trị đầu tiên:\n  {command}")

    def _first_account(self, username: str, found: FoundProvince) -> None:
        if User.objects.filter(username=username).exists():
            self.stdout.write(f"Tài khoản {username} đã có, không thay đổi.")
            return
        doet = OrgUnit.objects.on(timezone.localdate()).get(agency="so-gddt", parent__code=found.unit.code)
        user = add_user(
            by=None,
            username=username,
            name=username,
            role=Role.ADMINISTRATOR,
            unit=doet,
            password=self._password(),
        )
        self.stdout.write(f"Đã mở tài khoản {user.username}: {user.get_role_display()}, {doet.label}.")

    def _password(self) -> str:
        """Asked for twice on a terminal; one line where the input is a pipe. Never an argument: those are logged."""
        if not sys.stdin.isatty():
            password = sys.stdin.readline().rstrip("\n")
        else:
            password = getpass.getpass("Mật khẩu: ")
            if getpass.getpass("Gõ lại: ") != password:
                raise CommandError("Hai lần gõ mật khẩu khác nhau. Danh mục đã lập; chạy lại lệnh để mở tài khoản.")
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password
