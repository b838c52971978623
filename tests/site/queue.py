"""Running the queue inside a test."""

from importlib import import_module

from django_q.models import OrmQ


def run_jobs() -> int:
    """Run everything that waits, as the worker would; returns how many."""
    done = 0
    for row in OrmQ.objects.order_by("id"):
        task = row.task
        module, _, name = task["func"].rpartition(".")
        getattr(import_module(module), name)(*task["args"], **task["kwargs"])
        row.delete()
        done += 1
    return done
