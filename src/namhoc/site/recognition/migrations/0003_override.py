"""Why a unit was recognised although conditions were not met. SQLite rebuilds the table, so its trigger is made anew."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def guard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The trigger of migration 0002 on the rebuilt table."""
    if editor.connection.vendor == "sqlite":
        editor.execute(
            "CREATE TRIGGER IF NOT EXISTS recognition_recognition_append_only BEFORE UPDATE ON recognition_recognition "
            "BEGIN SELECT RAISE(ABORT, 'append only'); END"
        )


class Migration(migrations.Migration):

    dependencies = [("recognition", "0002_append_only")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, guard),
        migrations.AddField(
            model_name="recognition",
            name="override",
            field=models.CharField(
                blank=True, default="", max_length=500, verbose_name="lý do công nhận khi điều kiện chưa đạt"
            ),
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
