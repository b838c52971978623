"""Orders: "UBND tỉnh yêu cầu X ...", "Giao Sở Y tế ...", "Đề nghị Ủy ban Mặt trận Tổ quốc ..."."""

from __future__ import annotations

from collections.abc import Iterator

from namhoc.core import Span
from namhoc.directives.extractors.assignments.names import AgencyList, Names
from namhoc.directives.extractors.assignments.phrases import DIFFICULTIES, ISSUER, MARK, NO_ORDER_BEFORE, ORDER


def order_lists(names: Names, paragraph: Span) -> Iterator[tuple[int, AgencyList]]:
    """The agencies that an order in ``paragraph`` is given to, with the place of the verb of the order.

    "Đề nghị" in mid-sentence is a request of the addressee to somebody above it ("kiến nghị, đề nghị cơ quan có thẩm
    quyền xử lý"), an order only at the beginning of a sentence or behind the body that gives it.
    """
    for match in ORDER.finditer(names.text, paragraph.start, paragraph.end):
        before = names.text[max(paragraph.start, match.start() - 30) : match.start()].split()
        if before and before[-1].lower().strip(",*_") in NO_ORDER_BEFORE:
            continue
        if match["verb"].lower().endswith("nghị") and not _gives_orders(names, paragraph.start, match.start()):
            continue
        agencies = names.list_at(match.end(), paragraph.end, semicolons=True)
        if agencies is None or DIFFICULTIES.search(
            names.text, max(paragraph.start, match.start() - 120), match.start()
        ):
            continue
        yield match.start(), agencies


def _gives_orders(names: Names, start: int, verb: int) -> bool:
    before = names.text[start:verb]
    if MARK.fullmatch(names.text, start, verb) or before.rstrip(" *_").endswith((".", ";", ":")):
        return True
    clause = max(before.rfind(";"), before.rfind(". ")) + 1 + start
    return bool(names.between(clause, verb)) or ISSUER.search(names.text, clause, verb) is not None or "," in before
