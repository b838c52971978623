"""The backup point of a deed: every row it touches as it was before and as it is after, and the way back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import ProtectedError

from namhoc.core import UserFacingError

Values = dict[str, Any]
Image = dict[str, Any]
"""{"model": "orgunits.orgunit", "pk": 7, "before": values or None, "after": values}, ready for JSON. Of a row that was
there before only the columns that changed are kept: nothing else of an account or a task is copied."""


def values_of(row: models.Model) -> Values:
    """The columns of a row as JSON can hold them, to the microsecond."""
    return {field.attname: _json(field.value_from_object(row)) for field in row._meta.concrete_fields}


def _json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


class Backup:
    """Writes rows and remembers what they were. Every write of a deed goes through one of these, so that the deed can
    be undone to the byte."""

    def __init__(self, images: list[Image] | None = None) -> None:
        self.images: list[Image] = list(images or [])
        self._by_row = {(image["model"], image["pk"]): image for image in self.images}

    def change(self, row: models.Model, /, **changes: Any) -> None:
        """Set fields of a stored row."""
        before = values_of(type(row)._base_manager.get(pk=row.pk))
        for name, value in changes.items():
            setattr(row, name, value)
        row.save()
        after = values_of(type(row)._base_manager.get(pk=row.pk))
        changed = [name for name in before if before[name] != after[name]]
        image = self._by_row.get((row._meta.label_lower, row.pk))
        if image is None:
            if not changed:
                return
            image = self._remember(row, {})
        for name in changed:
            image["after"][name] = after[name]
            if image["before"] is not None:
                image["before"].setdefault(name, before[name])

    def change_all(self, rows: "models.QuerySet[Any]", **keys: models.Model) -> int:
        """Point foreign keys of many rows elsewhere, in one statement: for tables in which nothing else follows from
        them. Returns how many rows there were."""
        label = rows.model._meta.label_lower
        names = {f"{name}_id": row.pk for name, row in keys.items()}
        held = list(rows.order_by("pk").values("pk", *names))
        for some in _portions([one["pk"] for one in held]):
            rows.model._base_manager.filter(pk__in=some).update(**keys)
        for one in held:
            before = {name: one[name] for name in names}
            self.images.append({"model": label, "pk": one["pk"], "before": before, "after": dict(names)})
        return len(held)

    def create(self, row: models.Model) -> None:
        """Store a new row."""
        row.save(force_insert=True)
        stored = type(row)._base_manager.get(pk=row.pk)
        self._remember(row, None)["after"] = values_of(stored)

    def remove(self, row: models.Model) -> None:
        """Take back a row that this deed itself made."""
        image = self._by_row.pop((row._meta.label_lower, row.pk))
        if image["before"] is not None:
            raise ValueError("only a row made by the deed is removed")
        self.images.remove(image)
        row.delete()

    def count(self, label: str, *, made: bool | None = None) -> int:
        """How many rows of a model were touched; ``made``: only those that are new, or only those that were there."""
        of_model = [image for image in self.images if image["model"] == label]
        return len([image for image in of_model if made is None or (image["before"] is None) == made])

    def _remember(self, row: models.Model, before: Values | None) -> Image:
        image: Image = {"model": row._meta.label_lower, "pk": row.pk, "before": before, "after": {}}
        self.images.append(image)
        self._by_row[row._meta.label_lower, row.pk] = image
        return image


def changed_since(images: list[Image]) -> list[Image]:
    """The images whose rows no longer are what the deed left; read a table at a time."""
    now: dict[tuple[str, Any], Values] = {}
    by_model: dict[str, list[Image]] = {}
    for image in images:
        by_model.setdefault(image["model"], []).append(image)
    for label, of_model in by_model.items():
        names = sorted({name for image in of_model for name in image["after"]})
        for some in _portions(sorted({image["pk"] for image in of_model})):
            for row in apps.get_model(label)._base_manager.filter(pk__in=some).values_list("pk", *names):
                now[label, row[0]] = {name: _json(value) for name, value in zip(names, row[1:], strict=True)}
    return [image for image in images if not _stands(image, now.get((image["model"], image["pk"])))]


def _stands(image: Image, now: Values | None) -> bool:
    return now is not None and all(now[name] == value for name, value in image["after"].items())


def restore(images: list[Image]) -> None:
    """Put every row back as it was, the last write first; rows that were made are removed. Rows that follow each other
    and go back to the same (the persons of a commune) are written in one statement.

    Raises ``UserFacingError`` (CHANGE-DEPENDS) when something still points to a row that was made.
    """
    for (label, _made), group in groupby(reversed(images), key=lambda image: (image["model"], image["before"])):
        model, alike = apps.get_model(label), list(group)
        before = alike[0]["before"]
        if before is None:
            for image in alike:
                _remove(model, image["pk"])
            continue
        fields = {field.attname: field for field in model._meta.concrete_fields}
        back = {fields[name].name: _read(fields[name], value) for name, value in before.items()}
        for some in _portions([image["pk"] for image in alike]):
            model._base_manager.filter(pk__in=some).update(**back)


def _remove(model: type[models.Model], key: Any) -> None:
    try:
        model._base_manager.get(pk=key).delete()
    except ProtectedError as error:
        raise UserFacingError(
            "CHANGE-DEPENDS",
            "Chưa hủy được: có dữ liệu khác dẫn tới đơn vị mới",
            why=f"{len(error.protected_objects)} bản ghi",
            fix="Xem danh sách phụ thuộc trên trang thay đổi; lập thay đổi mới nếu cần.",
        ) from error


def _portions(keys: list[Any]) -> Iterator[list[Any]]:
    """Keys in lots that every database takes in one statement."""
    for at in range(0, len(keys), 5000):
        yield keys[at : at + 5000]


def _read(field: "models.Field[Any, Any]", value: Any) -> Any:
    # A foreign key is updated by its key and a JSON column as it stands; every other column is read from its text.
    return value if isinstance(field, (models.ForeignKey, models.JSONField)) else field.to_python(value)
