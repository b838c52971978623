"""What the site has after the rush: one line of JSON with the rows that reported and the evidence byte for byte.

python -m benchmarks.deadline.kept
"""

import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.site.settings")
django.setup()

from namhoc.site.audit.record import broken_links  # noqa: E402
from namhoc.site.kept_files import EVIDENCE, sha256_of  # noqa: E402
from namhoc.site.steering.models import Evidence, TaskUnit  # noqa: E402


def main() -> None:
    stored = {}
    for row, sha256 in Evidence.objects.filter(row__name__gt="").values_list("row_id", "sha256"):
        stored[row] = sha256_of(EVIDENCE.read(sha256))
    reported = list(TaskUnit.objects.exclude(submitted_on=None).values_list("pk", flat=True))
    print(json.dumps({"evidence": stored, "reported": reported, "journal": broken_links()}))


if __name__ == "__main__":
    main()
