"""Putting work on the queue, in the transaction of the write that asks for it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone
from django_q.models import OrmQ, Schedule
from django_q.tasks import async_task


def enqueue(job: Callable[..., None], *args: Any) -> None:
    """Run ``job(*args)`` soon, in another process. A rolled-back transaction takes the job with it.

    A job must be safe to run again: after ``kill -9`` it is. ``args`` are keys, never content.
    """
    async_task(f"{job.__module__}.{job.__qualname__}", *args, group=job.__name__)


def daily(job: Callable[..., object], *, hour: int) -> None:
    """Run ``job()`` every day at ``hour``; saying so again changes nothing."""
    now = timezone.localtime()
    first = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    name = f"{job.__module__}.{job.__qualname__}"
    Schedule.objects.get_or_create(
        name=name[-100:],
        defaults={
            "func": name,
            "schedule_type": Schedule.DAILY,
            "repeats": -1,
            "next_run": first if first > now else first + timedelta(days=1),
        },
    )


def release_leases() -> int:
    """Give back jobs that a worker held when it was killed; called when the only worker of the queue starts.

    Without it a job comes back only when its lease (``Q_CLUSTER["retry"]``) runs out.
    """
    released = datetime(2000, 1, 1, tzinfo=UTC)
    return OrmQ.objects.filter(lock__gt=timezone.now()).update(lock=released)
