"""The database itself refuses to change an evaluation or a step of recognition.

A later migration that rebuilds one of these tables on SQLite drops its trigger and must make it anew.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("recognition_evaluation", "recognition_recognition")

_FUNCTION = """
CREATE FUNCTION recognition_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'append only'; END $$ LANGUAGE plpgsql
"""


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A trigger before every UPDATE, and on PostgreSQL before every DELETE of a row as well (SQLite empties tables of
    a test by deleting)."""
    if editor.connection.vendor == "postgresql":
        editor.execute(_FUNCTION)
        for table in TABLES:
            editor.execute(
                f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION recognition_append_only()"
            )
    elif editor.connection.vendor == "sqlite":
        for table in TABLES:
            editor.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'append only'); END"
            )


def drop(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Back to tables that can be written."""
    if editor.connection.vendor == "postgresql":
        for table in TABLES:
            editor.execute(f"DROP TRIGGER append_only ON {table}")
        editor.execute("DROP FUNCTION recognition_append_only()")
    elif editor.connection.vendor == "sqlite":
        for table in TABLES:
            editor.execute(f"DROP TRIGGER {table}_append_only")


class Migration(migrations.Migration):

    dependencies = [("recognition", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
