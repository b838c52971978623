"""Putting work on the queue."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from namhoc.site.directives.jobs import remove_discarded
from namhoc.site.jobs.queue import daily, enqueue, release_leases

pytestmark = pytest.mark.django_db


def test_a_job_is_a_name_and_keys_never_content() -> None:
    enqueue(remove_discarded)
    task = OrmQ.objects.get().task
    assert (task["func"], task["args"]) == ("namhoc.site.directives.jobs.remove_discarded", ())


def test_a_daily_job_is_written_down_once_and_begins_in_the_future() -> None:
    daily(remove_discarded, hour=2)
    daily(remove_discarded, hour=2)
    schedule = Schedule.objects.get()
    assert schedule.next_run > timezone.now()
    assert timezone.localtime(schedule.next_run).hour == 2


def test_leases_of_a_killed_worker_are_given_back_and_waiting_jobs_are_left_alone() -> None:
    enqueue(remove_discarded)
    enqueue(remove_discarded)
    held = OrmQ.objects.first()
    OrmQ.objects.filter(pk=held.pk).update(lock=timezone.now() + timedelta(minutes=35))
    assert release_leases() == 1
    assert OrmQ.objects.filter(lock__lt=timezone.now()).count() == 2
