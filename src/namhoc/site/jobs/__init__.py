"""Background jobs: django-q2 on the site's own database (ADR 0060)."""
