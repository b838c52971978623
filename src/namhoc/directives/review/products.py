"""Products (sản phẩm): the documents and files that an item asks somebody to make or hand in."""

from __future__ import annotations

import re

from namhoc.core import Span, squash
from namhoc.directives.review.values import Said

_MAKES = (
    "ban hành|xây dựng|lập|soạn thảo|hoàn thiện|hoàn thành|hoàn chỉnh|trình|gửi|nộp|công bố|phê duyệt|thẩm định"
    "|có|rà soát|cập nhật|chuẩn bị"
)
_THINGS = (
    "báo cáo|kế hoạch|tờ trình|hồ sơ|danh sách|danh mục|đề án|dự thảo|phương án|quyết định|nghị quyết|chỉ thị|quy chế"
    "|quy định|hướng dẫn|văn bản|công văn|dự toán|biên bản|tiêu chí|bộ tiêu chí|chương trình|bảng tổng hợp|biểu mẫu"
    "|bộ tài liệu|cơ sở dữ liệu|lộ trình|thông báo"
)
# A verb of making, perhaps the person it is made for ("trình UBND tỉnh", "tham mưu ... ban hành"), then the thing.
_PRODUCT = re.compile(
    rf"\b(?:{_MAKES})\b(?:,?\s+(?:và|hoặc|các|một|01|đầy đủ|kịp thời|(?:ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân)"
    rf"(?:\s+(?:tỉnh|xã|phường|thành phố))?|bộ|chủ tịch))*\s+"
    rf"(?P<thing>(?:{_THINGS})\b[^,;:.()\n]*)",
    re.IGNORECASE,
)
# Where the name of the thing ends: what it is for, when it is due, to whom it goes, what else is to be done.
_STOP = re.compile(
    r"\s+(?:trước|trong (?:tháng|năm|quý)|chậm nhất|hằng|hàng (?:năm|tháng|quý)|định kỳ|gửi|trình"
    r"|báo cáo (?:về|ủy ban|ubnd|sở|bộ)|để|nhằm|bảo đảm|đảm bảo|theo (?:quy định|đúng|hướng dẫn)"
    r"|và (?:gửi|trình|tổ chức|triển khai|báo cáo|công bố|thực hiện)"
    r"|về (?:sở|ủy ban|ubnd|bộ|phòng)|phù hợp|khi|nếu|ngay|xong)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_KNOWN = re.compile(r"^\S+(?:\s\S+)?\s+(?:liên tịch\s+)?số\s*:?\s*\d", re.IGNORECASE)
_PLAN_WORDS = 14


def find(span: Span, text: str) -> tuple[Said, ...]:
    """The products named in ``span``, in order, each with the words that name it.

    A thing that has a number already ("ban hành Kế hoạch số 12/KH-UBND") exists and is no product; neither is
    "báo cáo" where it is the verb ("báo cáo Ủy ban nhân dân tỉnh").
    """
    found: list[Said] = []
    for match in _PRODUCT.finditer(text, span.start, span.end):
        words = _STOP.sub("", match["thing"])
        words = " ".join(words.split(" ")[:_PLAN_WORDS]).rstrip()
        if _KNOWN.match(words):
            continue
        place = Span(match.start("thing"), match.start("thing") + len(words))
        name = squash(words)
        found.append(Said(name[:1].upper() + name[1:], span=place, confidence=0.8))
    return tuple(found)
