"""The dossier (hồ sơ): what must be in the file of a unit, by the law of the day (Điều 26-28 NĐ 20/2014/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from namhoc.rulebook.recognition import dossier, rule_sets, share_kind


@dataclass(frozen=True, slots=True)
class DossierKind:
    """One thing the file must hold. ``part``: "base" (kept all the time) or "application" (sent with the request).
    ``has_names``: it holds names of persons and stays where they are registered."""

    kind: str
    label: str
    part: str
    has_names: bool
    document: str
    article: str
    confidence: str


def checklist(unit: str, program: str, as_of: date) -> tuple[DossierKind, ...]:
    """What the file of ``unit`` (commune, district, province) for ``program`` must hold, in the order of the decree;
    nothing for a district after the level ended. Under two tiers the province's file has communes in place of
    districts, and preschool at 3 to 5 has the file of the other programmes: both inferred, so UNCONFIRMED."""
    if unit == "district" and share_kind("province", as_of) != "province_old":
        return ()
    key = unit
    if unit == "province":
        key = "province_by_districts" if share_kind(unit, as_of) == "province_old" else "province_by_communes"
    source = dossier()["inferred"].get(program) or dossier()["sources"][key]
    document = rule_sets()[source["rules"]].document or source["rules"]
    return tuple(
        DossierKind(
            row["kind"], row["vi"], row["part"], row["names"], document, source["article"], source["confidence"]
        )
        for row in dossier()[key]
        if program in row.get("programs", [program])
    )


def missing(wanted: Collection[DossierKind], present: Collection[str]) -> tuple[DossierKind, ...]:
    """What is not there yet: of ``wanted``, the kinds that ``present`` does not have."""
    return tuple(one for one in wanted if one.kind not in present)
