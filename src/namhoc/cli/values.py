"""A JSON or YAML file given on the command line, as plain values: one located error where it cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from namhoc.core import UserFacingError

MOST_BYTES = 50_000_000


def bytes_of(path: Path, code: str) -> bytes:
    """The bytes of a file. Raises UserFacingError with ``code``: not there, a folder, empty, too big."""
    try:
        if path.is_dir():
            raise UserFacingError(code, "là thư mục, cần một tệp", where=path.name, fix="đưa tên một tệp")
        if path.stat().st_size > MOST_BYTES:
            raise UserFacingError(
                code, f"tệp lớn hơn {MOST_BYTES // 1_000_000} MB", where=path.name, fix="chia thành nhiều tệp"
            )
        data = path.read_bytes()
    except OSError as error:
        raise UserFacingError(code, "không mở được tệp", where=str(path), fix="kiểm tra lại tên tệp") from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UserFacingError(code, "tệp rỗng, không có dòng nào", where=path.name, fix="mở lại tệp gốc để kiểm tra")
    return data


def values_of(path: Path, code: str) -> Any:
    """The values of a JSON file, or of a YAML file by its ending. Raises UserFacingError with ``code`` and the line; a
    field written twice is refused, for one of the two would be lost."""
    data = bytes_of(path, code)
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserFacingError(
            code, "tệp không phải UTF-8", where=path.name, fix="lưu lại tệp theo bảng mã UTF-8"
        ) from error
    try:
        return _yaml(text) if path.suffix.lower() in (".yaml", ".yml") else _json(text)
    except json.JSONDecodeError as error:
        where = f"{path.name}, dòng {error.lineno}, cột {error.colno}"
        raise UserFacingError(
            code, "không phải JSON đúng cú pháp", where=where, fix="sửa dấu ngoặc, dấu phẩy, dấu nháy ở chỗ đó"
        ) from error
    except (ValueError, RecursionError) as error:
        told = str(error) if isinstance(error, ValueError) else "quá nhiều tầng ngoặc lồng nhau"
        raise UserFacingError(code, told, where=path.name, fix="sửa tệp rồi chạy lại") from error


def _json(text: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            raise ValueError(f"mục {max(names, key=names.count)} ghi hai lần trong một nhóm")
        return found

    return json.loads(text, object_pairs_hook=once)


def _yaml(text: str) -> Any:
    import yaml

    class Loader(yaml.SafeLoader):
        """Refuses a field written twice."""

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
            if twice := [name for name in names if names.count(name) > 1]:
                line = node.start_mark.line + 1
                raise ValueError(f"dòng {line}: mục {twice[0]} ghi hai lần trong một nhóm")
            return super().construct_mapping(node, deep)

    try:
        return yaml.load(text, Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ValueError(f"{f'dòng {mark.line + 1}: ' if mark else ''}không phải YAML đúng cú pháp") from error
