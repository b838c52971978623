"""Deadline day: every unit of a province signs in, uploads its evidence and reports done, all within minutes.

    PYTHONPATH=. python benchmarks/deadline_day.py                       1,500 units in 10 minutes, on SQLite
    PYTHONPATH=. scripts/with_postgres.sh python benchmarks/deadline_day.py             the same on PostgreSQL
    PYTHONPATH=. python benchmarks/deadline_day.py --units 150 --minutes 1               a tenth of it

Each unit comes at a moment of its own (seeded), does what an officer does, page after page, and never comes back. Two
readers of the department open the list of tasks and the task all the while. Told at the end: the time of every kind of
page, errors, and whether every file lies there byte for byte. Asked: no error, nothing lost, 95 of 100 pages under half
a second. The server, the worker and this load share the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import platform
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

PASSWORD = "nam-hoc-2026"
THINKS = (0.5, 4.0)
"""Seconds an officer looks at a page before the next, from and to."""

FILE_BYTES = (100_000, 900_000)


@dataclass
class Rush:
    """What was asked and what came back."""

    address: str
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    sent: dict[int, str] = field(default_factory=dict)
    """Row of a unit -> sha256 of the file it uploaded and was told is kept."""
    over: bool = False


class Officer:
    """One account with its own cookies."""

    def __init__(self, rush: Rush, session: aiohttp.ClientSession) -> None:
        self.rush, self.session, self.page = rush, session, ""

    async def ask(self, kind: str, method: str, path: str, data: Any = None, ends: str = "") -> bool:
        """Ask for a page and keep it, counting anything but a page of the site as an error; redirects are followed."""
        started = time.perf_counter()
        try:
            headers = {"Referer": self.rush.address}
            async with self.session.request(method, self.rush.address + path, data=data, headers=headers) as answer:
                self.page = await answer.text()
                good = answer.status == 200 and (not ends or ends in str(answer.url))
                if not good:
                    self.rush.errors[f"{kind}: {answer.status} {answer.url.path}"] += 1
        except (TimeoutError, aiohttp.ClientError) as error:
            self.rush.errors[f"{kind}: {type(error).__name__}"] += 1
            return False
        self.rush.times[kind].append(time.perf_counter() - started)
        return good

    def hidden(self, name: str) -> str:
        """The value of a hidden field of the page."""
        found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', self.page)
        return found[1] if found else ""

    async def signs_in(self, username: str) -> bool:
        """By the form, as everyone does."""
        path = "/tai-khoan/dang-nhap/"
        if not await self.ask("trang đăng nhập", "GET", path):
            return False
        told = {"csrfmiddlewaretoken": self.hidden("csrfmiddlewaretoken"), "login": username, "password": PASSWORD}
        if not await self.ask("đăng nhập", "POST", path, told):
            return False
        return await self.ask("bàn làm việc", "GET", "/")


def visitor() -> aiohttp.ClientSession:
    """A browser of its own; cookies are taken from an address of numbers too."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60), cookie_jar=aiohttp.CookieJar(unsafe=True))


async def think(dice: random.Random) -> None:
    await asyncio.sleep(dice.uniform(*THINKS))


async def unit(rush: Rush, told: dict[str, Any], number: int, window: float) -> None:
    """What one unit does on the day."""
    dice = random.Random(number)
    await asyncio.sleep(dice.uniform(0, window))
    async with visitor() as session:
        officer, page = Officer(rush, session), f"/nhiem-vu/{told['task']}/"
        if not await officer.signs_in(told["username"]):
            return
        await think(dice)
        await officer.ask("nhiệm vụ", "GET", page)
        await think(dice)
        data = b"%PDF-1.4\n" + dice.randbytes(dice.randint(*FILE_BYTES)) + b"\n%%EOF\n"
        form = aiohttp.FormData()
        form.add_field("csrfmiddlewaretoken", officer.hidden("csrfmiddlewaretoken"))
        form.add_field("tep", data, filename=f"bao-cao-{number}.pdf", content_type="application/pdf")
        if await officer.ask("nộp tệp", "POST", f"/nhiem-vu/don-vi/{told['row']}/minh-chung/", form, ends=page):
            rush.sent[told["row"]] = hashlib.sha256(data).hexdigest()
        await think(dice)
        act = {
            "csrfmiddlewaretoken": officer.hidden("csrfmiddlewaretoken"),
            "phien-ban": officer.hidden("phien-ban"),
            "viec": "submit",
            "noi-dung": "Đã nộp báo cáo kèm theo.",
        }
        await officer.ask("báo đã xong", "POST", f"/nhiem-vu/don-vi/{told['row']}/viec/", act, ends=page)


async def reader(rush: Rush, username: str, task: int, number: int) -> None:
    """A person of the department who looks at how it goes, again and again."""
    dice = random.Random(-number)
    async with visitor() as session:
        officer = Officer(rush, session)
        await officer.signs_in(username)
        while not rush.over:
            await officer.ask("danh sách nhiệm vụ", "GET", "/nhiem-vu/")
            await think(dice)
            await officer.ask("nhiệm vụ, nhìn từ Sở", "GET", f"/nhiem-vu/{task}/")
            await think(dice)


async def day(rush: Rush, told: list[dict[str, Any]], window: float) -> None:
    """All units, and the readers until the last of them is done."""
    readers = [
        asyncio.create_task(reader(rush, name, told[0]["task"], number))
        for number, name in enumerate(("chuyen-vien", "lanh-dao"), 1)
    ]
    await asyncio.gather(*(unit(rush, one, number, window) for number, one in enumerate(told)))
    rush.over = True
    await asyncio.gather(*readers)


@contextmanager
def site(folder: Path, count: int) -> Iterator[tuple[str, list[dict[str, Any]], dict[str, str]]]:
    """The demo site with its worker; gives its address, the units' accounts and the environment it runs in."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"NAMHOC_DEMO": "1", "NAMHOC_DATA_DIR": str(folder)}
    manage = [sys.executable, "-m", "namhoc.site"]
    for command in (["migrate", "--verbosity", "0"], ["seed_demo", "--no-people"]):
        subprocess.run([*manage, *command], env=env, check=True, stdout=subprocess.DEVNULL)
    made = [sys.executable, "-m", "benchmarks.deadline.province", str(count)]
    lines = subprocess.run(made, env=env, check=True, capture_output=True, text=True).stdout.splitlines()
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    server += ["--workers", "2", "--blocking-threads", "4", "--no-access-log", "--log-level", "warning"]
    running = [
        subprocess.Popen([*manage, "work"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL),
        subprocess.Popen([*server, "namhoc.site.wsgi:application"], env=env),
    ]
    try:
        for _ in range(100):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}", [json.loads(line) for line in lines], env
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=30)


def share(times: list[float], part: float) -> float:
    """The time that ``part`` of the answers stayed under, in milliseconds."""
    ordered = sorted(times)
    return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=1500)
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="namhoc-han-") as folder:
        with site(Path(folder), asked.units) as (address, told, env):
            rush, started = Rush(address), time.perf_counter()
            asyncio.run(day(rush, told, 60 * asked.minutes))
            took = time.perf_counter() - started
        kept_by = [sys.executable, "-m", "benchmarks.deadline.kept"]
        kept = json.loads(subprocess.run(kept_by, env=env, check=True, capture_output=True, text=True).stdout)
    database = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
    print(f"{platform.machine()}, {os.cpu_count()} lõi, {database}, {len(told):,} đơn vị, {took / 60:.1f} phút")
    print(f"{'':<24}{'lần':>8}{'giữa':>8}{'95 %':>8}{'nhất':>8}  (ms)")
    every = [one for times in rush.times.values() for one in times]
    for kind, times in [*rush.times.items(), ("mọi trang", every)]:
        print(f"{kind:<24}{len(times):>8}{share(times, 0.5):>8.0f}{share(times, 0.95):>8.0f}{share(times, 1):>8.0f}")
    lost = [row for row, sha256 in rush.sent.items() if kept["evidence"].get(str(row)) != sha256]
    unreported = len(told) - len(kept["reported"])
    for what, times in rush.errors.most_common():
        print(f"lỗi: {what} x {times}")
    print(
        f"{len(rush.sent):,} tệp đã nộp, mất {len(lost)}; {unreported} đơn vị chưa báo; nhật ký đứt ở {kept['journal']}"
    )
    bad = bool(rush.errors or lost or unreported or kept["journal"])
    print("không lỗi, không mất gì" if not bad else "CÓ LỖI")
    print(f"95 % trang dưới {share(every, 0.95):.0f} ms (ngưỡng 500)")
    sys.exit(bad)


if __name__ == "__main__":
    main()
