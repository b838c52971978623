"""``python -m namhoc.site work``: run the jobs of the queue until stopped."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from namhoc.site.changes.actions import carry_out_due, judge_those_that_went_on
from namhoc.site.directives.jobs import remove_discarded
from namhoc.site.jobs.queue import daily, release_leases
from namhoc.site.jobs.tidy import clear_sessions
from namhoc.site.recognition.actions import judge_waiting


class Command(BaseCommand):
    """The worker process."""

    help = "Chạy các việc nền (đọc văn bản, dọn dẹp hằng ngày) cho đến khi dừng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--beside-others`` on installations with more than one worker."""
        parser.add_argument(
            "--beside-others",
            action="store_true",
            help="Có máy khác cùng chạy việc nền: không lấy lại việc đang dở của máy đó.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Take back what a killed worker left, make sure of the daily jobs, work."""
        if not options["beside_others"]:
            release_leases()
        daily(carry_out_due, hour=0)
        daily(judge_those_that_went_on, hour=1)
        daily(judge_waiting, hour=1)  # after the mergers of the day
        daily(remove_discarded, hour=2)
        daily(clear_sessions, hour=3)
        call_command("qcluster")
