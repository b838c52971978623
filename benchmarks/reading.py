"""Speed of reading and understanding, as ratios in one run.

    python benchmarks/reading.py [--repeat N]

Milliseconds per 10,000 characters on one core after import, on the sample directive (and the labelled texts where
they lie beside the checkout); the same texts through a general Vietnamese NLP library doing only sentence splitting
and entity tagging (underthesea, installed by `make bench` where a package index is reachable); the time of `namhoc
--help`; and the character error rate of the scanned sample against its text layer.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

from namhoc.core import fold, squash
from namhoc.directives import extract
from namhoc.reading import read, read_bytes

ROOT = Path(__file__).parents[1]
SAMPLES = Path(str(files("namhoc.simulation").joinpath("samples")))
AS_OF = date(2026, 9, 1)


def load() -> list[tuple[str, bytes]]:
    shared = Path(os.environ.get("NAMHOC_SHARED", ROOT.parent / "shared")) / "corpus"
    paths = [SAMPLES / "chi-thi-12.txt", *sorted(shared.glob("*/*.txt"))]
    return [(path.name, path.read_bytes()) for path in paths]


def best(run: Callable[[], None], repeat: int) -> float:
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return min(times)


def ours(texts: list[tuple[str, bytes]]) -> None:
    for name, data in texts:
        extract(read_bytes(data, name), AS_OF)


def general_library() -> Callable[[list[tuple[str, bytes]]], None] | None:
    try:
        from underthesea import ner, sent_tokenize
    except ImportError:
        return None

    def run(texts: list[tuple[str, bytes]]) -> None:
        for _, data in texts:
            for sentence in sent_tokenize(data.decode("utf-8")):
                ner(sentence)

    return run


def distance(a: str, b: str) -> int:
    """Levenshtein distance, row by row."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def scan() -> None:
    truth = read(SAMPLES / "chi-thi-12.pdf")
    started = time.perf_counter()
    seen = read(SAMPLES / "chi-thi-12-ban-quet.pdf")
    seconds = time.perf_counter() - started
    a, b = squash(truth.text), squash(seen.text)
    first, second = extract(truth, AS_OF), extract(seen, AS_OF)
    print(f"bản quét 200 dpi, nhiễu, nghiêng 1,5°: tỷ lệ lỗi ký tự {distance(a, b) / len(a):.2%}, ")
    print(f"  {seconds / len(seen.pages):.1f} s một trang")
    # A tone mark may be lost in a scan; the same units are those of one kind whose words agree without marks.
    same_tasks = [(t.kind, fold(t.heading)) for t in first.tasks] == [(t.kind, fold(t.heading)) for t in second.tasks]
    letters = sum(squash(a.heading) != squash(b.heading) for a, b in zip(first.tasks, second.tasks, strict=False))
    same_citations = [c.number for c in first.citations] == [c.number for c in second.citations]
    print(f"  nhiệm vụ như lớp chữ: {'giống' if same_tasks else 'KHÁC'} ({len(first.tasks)})")
    print(f"  câu mở đầu nhiệm vụ sai dấu: {letters}")
    print(f"  viện dẫn như lớp chữ: {'giống' if same_citations else 'KHÁC'} ({len(first.citations)})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=3)
    repeat = parser.parse_args().repeat
    texts = load()
    characters = sum(len(data.decode("utf-8")) for _, data in texts)
    ours(texts[:1])
    seconds = best(lambda: ours(texts), repeat)
    per = seconds / characters * 10_000 * 1000
    print(f"{len(texts)} văn bản, {characters:,} ký tự: {seconds:.2f} s, {per:.1f} ms mỗi 10.000 ký tự (ngưỡng 50)")
    other = general_library()
    if other is None:
        print("underthesea chưa cài (make bench cài khi có kho gói): bỏ qua tỷ số.")
    else:
        few = texts[: max(3, len(texts) // 4)]
        other(few[:1])
        mine, theirs = best(lambda: ours(few), 1), best(lambda: other(few), 1)
        print(f"tỷ số với underthesea (tách câu, gán thực thể) trên {len(few)} văn bản: {mine / theirs:.2f}")
        print(f"  namhoc {mine:.2f} s, underthesea {theirs:.2f} s")
    command = [sys.executable, "-m", "namhoc", "--help"]
    runs = [best(lambda: subprocess.run(command, capture_output=True, check=True), 1) for _ in range(5)]
    print(f"namhoc --help: {statistics.median(runs):.2f} s (ngưỡng 0,3)")
    scan()


if __name__ == "__main__":
    main()
