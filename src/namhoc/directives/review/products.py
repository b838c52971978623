"""Products (sản phẩm): the documents and files that an item asks somebody to make or hand in."""

from __future__ import annotations

import re

from namhoc.core import Span, squash
from namhoc.directives.review.stretches import stretches
from namhoc.directives.review.values import Said
from namhoc.directives.review.work_rows import work_row

_MAKES = (
    "ban hành|xây dựng|lập|soạn thảo|hoàn thiện|hoàn thành|hoàn chỉnh|trình|gửi|nộp|công bố|phê duyệt|thẩm định"
    "|cập nhật|chuẩn bị"
)
_NAMED_ALONE = "báo cáo|kế hoạch|tờ trình|hồ sơ|danh sách|danh mục|đề án|dự toán|phương án|biên bản|dự thảo|bộ tiêu chí"
_NAMED_WITH_MORE = (
    "quyết định|nghị quyết|chỉ thị|quy chế|quy định|hướng dẫn|văn bản|công văn|tiêu chí|bảng tổng hợp"
    "|biểu mẫu|bộ tài liệu|cơ sở dữ liệu|lộ trình|thông báo"
)
"""Things that are a product only together with what they are about: "hướng dẫn tuyển sinh", not "hướng dẫn"."""

_FOR = (
    r"và|hoặc|các|một|01|đầy đủ|kịp thời|bộ|chủ tịch|(?:ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân)"
    r"(?:\s+(?:tỉnh|xã|phường|thành phố))?"
)
# A verb of making, perhaps the person it is made for ("trình UBND tỉnh", "tham mưu ... ban hành"), then the thing.
_PRODUCT = re.compile(
    rf"\b(?:{_MAKES})\b(?:,?\s+(?:{_FOR}))*\s+"
    rf"(?P<thing>{_NAMED_ALONE}|{_NAMED_WITH_MORE})\b(?P<about>[^,;:.()]*)",
    re.IGNORECASE,
)
_SOMEBODY = r"(?:ủy ban|ubnd|hđnd|hội đồng|thủ tướng|chủ tịch|bộ|sở|cấp|cơ quan|người)"
# Where the name of the thing ends: what it is for, when it is due, to whom it goes, what else is to be done.
_STOP = re.compile(
    r"\s+(?:trước|trong (?:tháng|năm|quý)|chậm nhất|hằng|hàng (?:năm|tháng|quý)|định kỳ|gửi"
    rf"|(?:trình|báo cáo|về) {_SOMEBODY}|để|nhằm|bảo đảm|đảm bảo|theo (?:quy định|đúng|hướng dẫn)"
    r"|và (?:gửi|trình|tổ chức|triển khai|báo cáo|công bố|thực hiện)|phù hợp|khi|nếu|ngay|xong)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_KNOWN = re.compile(r"^\s+(?:liên tịch\s+)?số\s*:?\s*\d", re.IGNORECASE)
_ALONE = re.compile(_NAMED_ALONE, re.IGNORECASE)
_LONGEST = 12
"""Words of what a thing is about: enough to tell it from another."""


def find(span: Span, text: str) -> tuple[Said, ...]:
    """The products named in ``span``, in order, each with the words that name it.

    A thing that has a number already ("ban hành Kế hoạch số 12/KH-UBND") exists and is no product; neither is
    "báo cáo" where it is the verb ("báo cáo Ủy ban nhân dân tỉnh").
    """
    found: list[Said] = []
    if (row := work_row(span, text)) is not None:
        if row.product is not None and len(row.product):
            name = squash(row.product.of(text)).strip(" *_")
            return (Said(name[:1].upper() + name[1:], span=row.product, confidence=0.9),)
        span = row.work
    for stretch in stretches(span, text):
        flat = stretch.span.of(text).replace("\n", " ")  # as long as the text, so that places stay what they are
        for match in _PRODUCT.finditer(flat):
            about = " ".join(_STOP.sub("", match["about"]).split(" ")[: _LONGEST + 1]).rstrip()
            if _KNOWN.match(match["about"]) or not (about.strip() or _ALONE.fullmatch(match["thing"])):
                continue
            start = stretch.span.start + match.start("thing")
            name = squash(match["thing"] + about)
            place = Span(start, start + len(match["thing"]) + len(about))
            found.append(Said(name[:1].upper() + name[1:], span=place, confidence=0.8))
    return tuple(found)
