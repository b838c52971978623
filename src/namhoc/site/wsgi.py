"""Entry point of a WSGI server: ``granian --interface wsgi namhoc.site.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "namhoc.site.settings")
application = get_wsgi_application()

from namhoc.site.warm import warm_up  # noqa: E402  # the applications are ready only now

warm_up()
