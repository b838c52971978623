"""A verdict as documents tell it: criteria as table rows, levels and conditions as sentences."""

from __future__ import annotations

from namhoc.recognition import Criterion, Evaluation
from namhoc.recognition.cheapest import way_of
from namhoc.recognition.explain import rate
from namhoc.reporting import vietnamese

PROGRAMS = {
    "MN5": "phổ cập giáo dục mầm non cho trẻ em 5 tuổi",
    "MN35": "phổ cập giáo dục mầm non cho trẻ em từ 3 đến 5 tuổi",
    "MN4": "phổ cập giáo dục mầm non cho trẻ em 4 tuổi (thí điểm)",
    "TH": "phổ cập giáo dục tiểu học",
    "THCS": "phổ cập giáo dục trung học cơ sở",
    "XMC": "xóa mù chữ",
}
ONE_LEVEL = ("MN5", "MN35", "MN4")
UNCONFIRMED = "CHƯA XÁC NHẬN"
CRITERIA_HEADS = ["TT", "Tiêu chuẩn", "Đạt / tổng số", "Tỷ lệ", "Cần", "Kết quả", "Căn cứ"]

CONDITIONS = {
    "rooms": "phòng học",
    "area": "diện tích phòng",
    "teachers_standard": "giáo viên đạt chuẩn nghề nghiệp",
    "teachers_policy": "giáo viên được hưởng chế độ",
    "classes_equipped": "lớp đủ thiết bị tối thiểu",
    "tracking_person": "người theo dõi phổ cập",
}


def level_words(program: str, level: int | None) -> str:
    """ "mức độ 2", "đạt chuẩn" where there is one level, "chưa đạt chuẩn", "chưa xét được"."""
    if level is None:
        return "chưa xét được"
    if level == 0:
        return "chưa đạt chuẩn"
    return "đạt chuẩn" if program in ONE_LEVEL else f"đạt mức độ {level}"


def criteria_rows(found: Evaluation) -> list[list[str]]:
    """One row a criterion: number, words, figures, rate, what is needed, result, article."""
    if found.verdict is None:
        return []
    rows: list[list[str]] = []
    for number, lines in enumerate(found.verdict.criteria, start=1):
        for line in lines:
            head = "" if found.program in ONE_LEVEL else f"Mức độ {number}: "
            rows.append([str(len(rows) + 1), head + line.label, *_figures(line), _result(line), _source(line)])
    return rows


def _figures(line: Criterion) -> tuple[str, str, str]:
    if line.prerequisite:
        return "", "", "mức độ 1"
    if line.denominator == 0 and not line.denominator_unclear:
        return "không có ai", "", "" if line.percent is None else f"{line.percent}%"
    n = "chưa có" if line.numerator is None else vietnamese.number(line.numerator)
    d = "chưa có" if line.denominator is None else vietnamese.number(line.denominator)
    shown = ""
    if line.numerator is not None and line.denominator:
        percent = line.percent if line.percent is not None else 0
        shown = rate(line.numerator, line.denominator, percent)
    needed = "chưa đọc được ngưỡng" if line.percent is None else f"{line.percent}%"
    if line.needed is not None:
        needed += f" ({vietnamese.number(line.needed)})"
    return f"{n} / {d}", shown, needed


def _result(line: Criterion) -> str:
    words = {True: "Đạt", False: "Chưa đạt", None: "Chưa rõ"}[line.met]
    if line.met is not True and line.short is not None and line.short[1]:
        least, most = line.short
        words += f", thiếu {most}" if least == most else f", thiếu {least} đến {most}"
    return f"{words}; {line.unclear} người chưa rõ" if line.unclear else words


def _source(line: Criterion) -> str:
    source = ", ".join(part for part in (line.article, line.document) if part)
    return f"{source} ({UNCONFIRMED})" if line.confidence == "L" else source


def conclusion(found: Evaluation) -> str:
    """One sentence: the certain level, the possible one, what is short."""
    name = PROGRAMS[found.program]
    if found.verdict is None:
        return f"Chưa xét được {name}: số liệu mâu thuẫn ở {', '.join(found.invalid)}."
    level, possible = found.verdict.level, found.verdict.possible
    told = f"Về {name}: {level_words(found.program, level)}"
    if possible > level:
        told += f", có thể {level_words(found.program, possible)} khi rõ những điểm chưa rõ"
    way = way_of(found)
    if way is not None and way.at_least is not None and way.at_most is not None and way.at_most:
        least, most = way.at_least, way.at_most
        people = str(least) if least == most else f"từ {least} đến {most}"
        goal = "đạt chuẩn" if found.program in ONE_LEVEL else f"đạt mức độ {way.level}"
        told += f"; để chắc chắn {goal} còn thiếu {people} {'người' if found.kind == 'commune' else 'đơn vị'}"
    if found.unconfirmed:
        told += f"; kết quả dựa vào quy định {UNCONFIRMED}"
    return f"{told}."


def conditions_words(found: Evaluation) -> str:
    """What is known of the conditions, apart from the learners."""
    if found.conditions is None:
        return "chưa có số liệu về điều kiện bảo đảm"
    if found.conditions.met:
        return "điều kiện bảo đảm đạt"

    def named(ids: tuple[str, ...]) -> str:
        return ", ".join(CONDITIONS.get(one.removeprefix("COND."), one.removeprefix("COND.")) for one in ids)

    parts = []
    if found.conditions.failed:
        parts.append(f"chưa đạt: {named(found.conditions.failed)}")
    if found.conditions.unknown:
        parts.append(f"chưa có số liệu: {named(found.conditions.unknown)}")
    return "; ".join(parts)


def documents_of(evaluations: list[Evaluation]) -> list[str]:
    """Numbers of the documents the lines come from, in the order they appear."""
    lines = [line for found in evaluations if found.verdict for level in found.verdict.criteria for line in level]
    return list(dict.fromkeys(line.document for line in lines if line.document))
