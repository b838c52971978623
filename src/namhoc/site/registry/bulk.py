"""Many rows of one model at once, as plain values: ten thousands of model instances cost more than the database does.

Nothing is validated here and no signal is sent, as with ``bulk_create``; the caller is inside its own transaction.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.utils import timezone

_AS_THEY_ARE = (models.BooleanField, models.CharField, models.IntegerField, models.ForeignKey)
"""Fields whose values every database takes as they are."""


def insert(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """New rows of ``model``: values in the order of ``names`` (``household_id``, not ``household``). Fields that are
    not named get their default, those that keep a time of writing the time of the call."""
    fields = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}
    rest = [field for name, field in fields.items() if name not in names]
    now = timezone.now()
    constants = tuple(
        field.get_db_prep_save(
            now if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False) else field.get_default(),
            connection,
        )
        for field in rest
    )
    columns = [fields[name] for name in names]
    table, into = _quoted(model._meta.db_table), ", ".join(_quoted(one.column) for one in [*columns, *rest])
    ready = _prepared(columns)
    values = [(*ready(row), *constants) for row in rows]
    if not values:
        return
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({into}) FROM STDIN", values)
    else:
        _run(f"INSERT INTO {table} ({into}) VALUES ({', '.join(['%s'] * len(values[0]))})", values)


def update(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Change rows of ``model``: the key first, then the values in the order of ``names``."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    key = model._meta.pk
    assert key is not None  # every model has one
    columns = [fields[name] for name in names]
    table, ready = _quoted(model._meta.db_table), _prepared(columns)
    values = [(*ready(row[1:]), row[0]) for row in rows]
    if not values:
        return
    if connection.vendor == "postgresql":
        names = [_quoted(f"new_{one.column}") for one in [*columns, key]]
        into = ", ".join(f"{_quoted(one.column)} = {name}" for one, name in zip(columns, names, strict=False))
        lists = ", ".join(f"%s::{_type(one)}[]" for one in [*columns, key])
        sql = f"UPDATE {table} SET {into} FROM unnest({lists}) AS given ({', '.join(names)})"
        with connection.cursor() as cursor:
            cursor.execute(
                f"{sql} WHERE {_quoted(key.column)} = {names[-1]}", list(map(list, zip(*values, strict=True)))
            )
    else:
        into = ", ".join(f"{_quoted(one.column)} = %s" for one in columns)
        _run(f"UPDATE {table} SET {into} WHERE {_quoted(key.column)} = %s", values)


def _run(sql: str, rows: list[tuple[Any, ...]]) -> None:
    """A statement for each row, in one call."""
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def _copy(sql: str, rows: list[tuple[Any, ...]]) -> None:
    """A statement a row costs PostgreSQL six times as much: it reads and plans each."""
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(sql) as into:
        for row in rows:
            into.write_row(row)


def _type(field: Any) -> str:
    """What PostgreSQL calls the values of a field, without their length: a cast would cut what is too long in silence,
    the column refuses it."""
    return str(field.rel_db_type(connection) if field.primary_key else field.db_type(connection)).split("(")[0]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _prepared(columns: Sequence[Any]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """What makes values those of the database; a row with nothing to make is passed on."""
    made = [(at, one) for at, one in enumerate(columns) if not isinstance(one, _AS_THEY_ARE)]
    if not made:
        return lambda row: row

    def ready(row: Sequence[Any]) -> Sequence[Any]:
        values = list(row)
        for at, field in made:
            values[at] = field.get_db_prep_save(values[at], connection)
        return values

    return ready
