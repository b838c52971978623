"""The client of an OpenAI-compatible endpoint on the operator's own network."""

from __future__ import annotations

import ipaddress
import json
import socket
from collections.abc import Callable
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from namhoc.core import UserFacingError

_SECONDS = 120
_MOST_BYTES = 2_000_000


class _NoRedirect(HTTPRedirectHandler):
    """A redirect could lead off the operator's network."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def check_own_network(url: str) -> None:
    """Refuse an address outside the operator's own network: texts must not leave it."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UserFacingError(
            "MODEL-ADDRESS", "địa chỉ mô hình không hợp lệ", fix="ghi dạng http://may-chu-noi-bo:8080/v1"
        )
    try:
        found = {ipaddress.ip_address(info[4][0]) for info in socket.getaddrinfo(parts.hostname, parts.port or 80)}
    except OSError as error:
        raise UserFacingError(
            "MODEL-ADDRESS", f"không tìm thấy máy chủ {parts.hostname}", fix="kiểm tra tên máy chủ trong mạng nội bộ"
        ) from error
    if not all(address.is_private or address.is_loopback for address in found):
        raise UserFacingError(
            "MODEL-OUTSIDE",
            f"máy chủ {parts.hostname} nằm ngoài mạng nội bộ",
            why="văn bản không được gửi ra ngoài đơn vị",
            fix="dùng mô hình chạy trên máy chủ của đơn vị",
        )


def asker(url: str, model: str) -> Callable[[str], str]:
    """A function that sends one prompt to ``url`` and gives back the answer's text."""
    check_own_network(url)
    opener = build_opener(ProxyHandler({}), _NoRedirect())

    def ask(prompt: str) -> str:
        body = {"model": model, "temperature": 0, "messages": [{"role": "user", "content": prompt}]}
        request = Request(
            f"{url.rstrip('/')}/chat/completions",
            data=json.dumps(body).encode("utf-8"),
            headers={"Content-Type": "application/json"},
        )
        try:
            with opener.open(request, timeout=_SECONDS) as response:
                answer = json.loads(response.read(_MOST_BYTES))
            return str(answer["choices"][0]["message"]["content"])
        except (URLError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
            raise UserFacingError(
                "MODEL-NO-ANSWER",
                "mô hình ngôn ngữ không trả lời đúng dạng",
                why=type(error).__name__,
                fix="kiểm tra máy chủ mô hình, hoặc đọc lại không dùng --endpoint",
            ) from error

    return ask
