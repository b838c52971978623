"""The environment, read strictly: a value that cannot be understood is refused with its name."""

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    # A writer takes its lock when it begins, so that two requests queue instead of failing half way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


class Environment:
    """Typed reading of environment variables."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values

    def text(self, name: str, *, default: str = "") -> str:
        """The value as it stands, without blanks at its ends."""
        return self.values.get(name, default).strip()

    def words(self, name: str, *, default: list[str]) -> list[str]:
        """A list written with commas."""
        given = [word.strip() for word in self.text(name).split(",")]
        return [word for word in given if word] or default

    def flag(self, name: str, *, default: bool) -> bool:
        """1, true, yes or 0, false, no; nothing else."""
        given = self.text(name).lower()
        if not given:
            return default
        if given in {"1", "true", "yes"}:
            return True
        if given in {"0", "false", "no"}:
            return False
        raise ImproperlyConfigured(f"{name}: ghi 1 (có) hoặc 0 (không), không ghi '{given}'.")

    def number(self, name: str, *, default: int, least: int, most: int) -> int:
        """A whole number within bounds."""
        given = self.text(name)
        if not given:
            return default
        if not given.isascii() or not given.isdigit() or not least <= int(given) <= most:
            raise ImproperlyConfigured(f"{name}: ghi một số nguyên từ {least} đến {most}, không ghi '{given}'.")
        return int(given)

    def folder(self, name: str, *, default: Path) -> Path:
        """A folder, as an absolute path; it need not exist yet."""
        given = self.text(name)
        path = Path(given) if given else default
        if path.exists() and not path.is_dir():
            raise ImproperlyConfigured(f"{name}: {path} là tệp, phải là thư mục.")
        return path.resolve()

    def secret(self, name: str, *, kept_in: Path) -> str:
        """A secret given by value, by file (``<name>_FILE``), or made once and kept in ``kept_in`` (mode 0600)."""
        if given := self.text(name):
            if len(given) < 40:
                raise ImproperlyConfigured(f"{name}: cần ít nhất 40 ký tự.")
            return given
        file = Path(self.text(f"{name}_FILE")) if self.text(f"{name}_FILE") else kept_in
        if not file.exists():
            if file is not kept_in:
                raise ImproperlyConfigured(f"{name}_FILE: không có tệp {file}.")
            kept_in.parent.mkdir(parents=True, exist_ok=True)
            kept_in.touch(mode=0o600)
            kept_in.write_text(secrets.token_urlsafe(50), encoding="utf-8")
        return file.read_text(encoding="utf-8").strip()

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        """``sqlite:///path`` or ``postgresql://user:password@host:port/name?option=value`` as Django wants it."""
        url = urlsplit(self.text(name, default=default) or default)
        if url.scheme == "sqlite":
            path = Path(unquote(url.path)[1:])  # sqlite:///relative, sqlite:////absolute
            path.parent.mkdir(parents=True, exist_ok=True)
            return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "CONN_MAX_AGE": 60, "OPTIONS": SQLITE_OPTIONS}
        if url.scheme in {"postgres", "postgresql"}:
            options = dict(parse_qsl(url.query))
            return {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": unquote(url.path.lstrip("/")),
                "USER": unquote(url.username or ""),
                "PASSWORD": unquote(url.password or ""),
                "HOST": options.pop("host", "") or url.hostname or "",
                "PORT": url.port or "",
                "CONN_MAX_AGE": 60,
                "CONN_HEALTH_CHECKS": True,
                "OPTIONS": options,
            }
        raise ImproperlyConfigured(f"{name}: bắt đầu bằng sqlite:/// hoặc postgresql://, không phải '{url.scheme}:'.")
