"""Settings of the tests: the site's own, with a folder and a secret of their own; DATABASE_URL chooses the database."""

import os
import tempfile

os.environ.update(
    {
        "NAMHOC_DATA_DIR": os.path.join(tempfile.gettempdir(), f"namhoc-test-{os.getuid()}"),
        "NAMHOC_SECRET_KEY": "test" * 12,
        "NAMHOC_DEMO": "0",
        "NAMHOC_DEBUG": "0",
        "NAMHOC_HTTPS": "0",
        "NAMHOC_STATIC_MANIFEST": "0",
        "NAMHOC_HOSTS": "testserver,localhost,127.0.0.1",
    }
)

from namhoc.site.settings import *  # noqa: F403
