"""``python -m namhoc.site verify_audit``: prove that the journal was not rewritten."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from namhoc.site.audit.models import AuditEvent
from namhoc.site.audit.record import broken_links


class Command(BaseCommand):
    """Check every hash of the chain. Exit status 1 when one does not fit."""

    help = "Kiểm tra chuỗi nhật ký: không dòng nào bị sửa, xóa hoặc chèn."

    def handle(self, *args: Any, **options: Any) -> None:
        """Recompute the chain from its first event."""
        broken = broken_links()
        if broken:
            shown = ", ".join(str(pk) for pk in broken[:10])
            raise CommandError(f"Nhật ký bị thay đổi ở {len(broken)} sự kiện, đầu tiên: {shown}.")
        self.stdout.write(f"Nhật ký nguyên vẹn: {AuditEvent.objects.count()} sự kiện.")
