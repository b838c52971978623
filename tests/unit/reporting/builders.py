"""A small report to print in tests. Every name is invented."""

from datetime import date

from namhoc.reporting import PlanReport, PlanRow, UnitRow

ROWS = (
    PlanRow(
        content="Rà soát điểm trường lẻ, lập phương án dồn ghép",
        lead="Sở Giáo dục và Đào tạo",
        partners=("Sở Nội vụ", "Sở Tài chính"),
        due=date(2026, 11, 30),
        product="Phương án",
        target="không quá 4 km",
        place="Nhiệm vụ, mục 1a",
    ),
    PlanRow(
        content="Lập danh sách điểm trường và khoảng cách đến trường chính",
        lead="UBND các xã, phường (99 đơn vị)",
        due=date(2026, 9, 5),
        place="Nhiệm vụ, mục 1b",
        units=(UnitRow("Xã Nà Pheo", "Đã xong", date(2026, 9, 4)), UnitRow("Phường Khê Thượng", "Đang làm")),
    ),
    PlanRow(
        content="Báo cáo định kỳ",
        lead="UBND các xã, phường",
        due_note="trước ngày 20 của tháng cuối quý",
        place="Mục 5",
    ),
    PlanRow(content="Phối hợp tuyên truyền", lead="Công an tỉnh", place="Mục 6"),
)


def make_report(*rows: PlanRow, **changes: object) -> PlanReport:
    """The annex of an invented province's directive; ``rows`` default to four."""
    fields: dict[str, object] = {
        "scope": "năm học 2026-2027",
        "source": "Chỉ thị số 12/CT-UBND ngày 25/8/2026 của Chủ tịch UBND tỉnh Hoàng Sơn",
        "issuer": "Sở Giáo dục và Đào tạo tỉnh Hoàng Sơn",
        "as_of": date(2026, 9, 1),
        "rows": rows or ROWS,
    } | changes
    return PlanReport(**fields)  # type: ignore[arg-type]
