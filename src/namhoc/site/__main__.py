"""``python -m namhoc.site <command>``: Django's commands and our own (migrate, seed_demo, verify_audit, work)."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.site.settings")
    execute_from_command_line(["namhoc.site", *sys.argv[1:]])


if __name__ == "__main__":
    main()
