"""How well directives are read, measured on the labelled texts beside the checkout.

    python scripts/accuracy.py [--shared DIR] [--write] [--rules]

Prints precision, recall and F1 for each field over the folders seeds and dev, verbatim and restated texts apart, and
with ``--rules`` what each rule alone gains: the fall of the field's F1 when the items of that rule are left out.
``--write`` puts the tables into docs/manual/do-chinh-xac.md. The scorer is the one of the labelled texts, so that
ours cannot flatter itself.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from namhoc.directives import extract
from namhoc.directives.as_json import as_json
from namhoc.reading import read

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/manual/do-chinh-xac.md"
BEGIN, END = "<!-- make accuracy: từ đây -->", "<!-- make accuracy: đến đây -->"
FIELDS = ("citations", "tasks", "assignments", "targets", "deadlines", "statistics")
AS_OF = date(2026, 9, 1)
Counts = dict[str, list[int]]


def scorer(shared: Path) -> ModuleType:
    """The scorer that came with the labelled texts."""
    spec = importlib.util.spec_from_file_location("score", shared / "corpus/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts(shared: Path) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """(provenance, gold, what we read) for each labelled text."""
    found = []
    for folder in ("seeds", "dev"):
        base = shared / "corpus" / folder
        index = {row["file"]: row["provenance"] for row in json.loads((base / "index.json").read_text("utf-8"))}
        for path in sorted(base.glob("*.gold.json")):
            gold = json.loads(path.read_text("utf-8"))
            document = read(base / gold["text_file"])
            group = "nguyên văn" if index[gold["text_file"]].startswith("verbatim") else "kể lại"
            found.append((group, gold, as_json(extract(document, AS_OF), document.text)))
    return found


def count(score: ModuleType, group: list[tuple[str, dict[str, Any], dict[str, Any]]]) -> tuple[Counts, int]:
    """Hits, misses and wrong items per field, and items taken out of page furniture."""
    total: Counts = defaultdict(lambda: [0, 0, 0])
    leaks = 0
    for _, gold, got in group:
        result, leaked = score.score_text(gold, got)
        leaks += len(leaked)
        for field, parts in result.items():
            for i, part in enumerate(parts):
                total[field][i] += len(part)
    return total, leaks


def table(score: ModuleType, found: list[Any]) -> list[str]:
    groups = {
        "tất cả": found,
        "nguyên văn": [f for f in found if f[0] == "nguyên văn"],
        "kể lại": [f for f in found if f[0] == "kể lại"],
    }
    counted = {name: count(score, group) for name, group in groups.items()}
    lines = [
        "| trường | đúng | sót | thừa | chính xác | bao phủ | F1 | F1 nguyên văn | F1 kể lại |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for field in score.FIELDS:
        hit, missed, wrong = counted["tất cả"][0][field]
        f1s = [f"{score.f1(*counted[name][0][field]):.3f}".replace(".", ",") for name in groups]
        precision, recall = hit / max(hit + wrong, 1), hit / max(hit + missed, 1)
        ratios = [f"{r:.3f}".replace(".", ",") for r in (precision, recall)]
        lines.append(f"| {field} | {hit} | {missed} | {wrong} | " + " | ".join([*ratios, *f1s]) + " |")
    sizes = ", ".join(f"{name}: {len(group)} văn bản" for name, group in groups.items())
    return [*lines, "", f"{sizes}. Mục lấy nhầm từ phần thuộc về trang: {counted['tất cả'][1]}."]


def gains(score: ModuleType, found: list[Any]) -> list[str]:
    """What each rule alone gains: items it gives, and the fall of F1 without them."""
    lines = ["| trường | quy tắc | số mục | F1 tăng thêm nhờ riêng quy tắc này |", "|---|---|---:|---:|"]
    whole, _ = count(score, found)
    for field in FIELDS:
        rules = sorted({item["rule"] for _, _, got in found for item in got[field]})
        for rule in rules:
            left = [
                (group, gold, got | {field: [item for item in got[field] if item["rule"] != rule]})
                for group, gold, got in found
            ]
            number = sum(len(got[field]) for _, _, got in found) - sum(len(got[field]) for _, _, got in left)
            gain = score.f1(*whole[field]) - score.f1(*count(score, left)[0][field])
            lines.append(f"| {field} | `{rule}` | {number} | {gain:+.3f} |".replace(".", ","))
    return lines


def write(lines: list[str]) -> None:
    page = PAGE.read_text("utf-8")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("NAMHOC_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not (args.shared / "corpus/score.py").exists():
        print("Không có văn bản đã gán nhãn (NAMHOC_SHARED): bỏ qua phép đo.")
        return 0
    score, found = scorer(args.shared), texts(args.shared)
    lines = table(score, found)
    if args.rules or args.write:
        lines += ["", "### Mỗi quy tắc tự nó được gì", "", *gains(score, found)]
    print("\n".join(lines))
    if args.write:
        write(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
