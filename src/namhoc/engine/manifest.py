"""The manifest of a snapshot: its files, the code and rules it was made by, and that it holds no names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from namhoc.core import UserFacingError

MANIFEST = "manifest.json"
FORMAT = 1
"""Version of the shape of a manifest and of the files it lists."""


@dataclass(frozen=True, slots=True)
class SnapshotFile:
    """One Parquet file of a snapshot: its name within the folder, hash of its bytes, size and rows."""

    name: str
    sha256: str
    bytes: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """``kind``: what a row is ("person-years"). ``as_of``: the day the rows tell of. ``code``: version of namhoc that
    wrote them; ``rules``: fingerprint of the rule book then. ``ids``: "pseudonymous", a snapshot never holds names.
    ``simulated``: the people are invented. ``columns``: name to type, in order."""

    kind: str
    survey_year: int
    as_of: date
    code: str
    rules: str
    simulated: bool
    rows: int
    columns: Mapping[str, str]
    files: tuple[SnapshotFile, ...]
    ids: str = "pseudonymous"
    sorted_by: tuple[str, ...] = field(default=())

    def as_json(self) -> str:
        """The manifest as it lies beside the files."""
        told = asdict(self) | {"format": FORMAT, "as_of": self.as_of.isoformat()}
        return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of a snapshot folder. Raises UserFacingError (SNAPSHOT-MANIFEST) where there is none or it
        cannot be understood."""
        path = folder / MANIFEST
        try:
            told = json.loads(path.read_text("utf-8"))
            return cls._from(told)
        except FileNotFoundError as error:
            raise _unusable(folder, "không có tệp manifest.json") from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise _unusable(folder, "tệp manifest.json không đúng mẫu") from error

    @classmethod
    def _from(cls, told: Mapping[str, Any]) -> Manifest:
        if told["format"] != FORMAT:
            raise ValueError(f"format {told['format']}")
        values = {one.name: told[one.name] for one in fields(cls)}
        files = tuple(
            SnapshotFile(str(one["name"]), str(one["sha256"]), int(one["bytes"]), int(one["rows"]))
            for one in told["files"]
        )
        if any(Path(one.name).name != one.name for one in files):
            raise ValueError("tên tệp trỏ ra ngoài thư mục")
        return cls(
            **values
            | {
                "as_of": date.fromisoformat(told["as_of"]),
                "files": files,
                "sorted_by": tuple(told["sorted_by"]),
                "survey_year": int(told["survey_year"]),
                "rows": int(told["rows"]),
            }
        )


def _unusable(folder: Path, what: str) -> UserFacingError:
    return UserFacingError(
        "SNAPSHOT-MANIFEST",
        f"thư mục không phải là bản chụp dữ liệu dùng được: {what}",
        where=folder.name,
        fix="chọn đúng thư mục bản chụp, hoặc tạo lại bản chụp",
    )
