"""The table of steps as the manual prints it; a test fails when the manual says something else."""

from __future__ import annotations

from datetime import date

from namhoc.recognition.process import Competence, competent
from namhoc.recognition.steps import ACTS, HOLDING, OUTCOMES, TRANSITIONS, Act, Step

_PROGRAMS = {"MN5": "Mầm non 5 tuổi", "TH": "Tiểu học", "THCS": "Trung học cơ sở", "XMC": "Xóa mù chữ"}
_UNITS = {"commune": "Xã", "district": "Huyện", "province": "Tỉnh"}
_LEVELS = {"MN5": 1, "TH": 3, "THCS": 3, "XMC": 2}


def steps_table() -> str:
    """Markdown table: one row for each step and act that is allowed, in the order of the state machine."""
    rows = [
        "| Từ bước | Việc làm | Ai làm | Phải ghi | Năm trước phải là | Thành |",
        "|---|---|---|---|---|---|",
    ]
    for step in Step:
        for act in Act:
            if (step, act) in TRANSITIONS:
                rule = ACTS[act]
                rows.append(
                    f"| {step.label} | {rule.label} | {rule.party.label} | {rule.paper} | {_before(act)} "
                    f"| {TRANSITIONS[step, act].label} |"
                )
    return "\n".join(rows)


def _before(act: Act) -> str:
    if act is Act.RECOGNISE:
        return "chưa được công nhận, hoặc đã công nhận ở mức thấp hơn"
    wanted = ACTS[act].before
    if wanted is None:
        return ""
    if wanted == HOLDING:
        return "đang giữ kết quả công nhận"
    return "chưa được công nhận" if None in wanted else "đã không duy trì"


def steps_diagram() -> str:
    """The same table as a Mermaid state diagram; acts that join the same two steps share an arrow."""
    arrows: dict[tuple[Step, Step], list[str]] = {}
    for step in Step:
        for act in Act:
            if (step, act) in TRANSITIONS:
                arrows.setdefault((step, TRANSITIONS[step, act]), []).append(act.label)
    lines = ["stateDiagram-v2"]
    lines += [f"    {step.value}: {step.label}" for step in Step]
    lines.append(f"    [*] --> {Step.NOT_STARTED.value}")
    lines += [f"    {a.value} --> {b.value}: {', '.join(labels)}" for (a, b), labels in arrows.items()]
    lines += [f"    {step.value} --> {Step.NOT_STARTED.value}: năm sau" for step in Step if step in OUTCOMES]
    return "\n".join(lines)


def competence_table(days: tuple[date, date] = (date(2025, 6, 30), date(2026, 9, 30))) -> str:
    """Markdown table: who checks and who recognises each unit, programme and level, on the two days."""
    heads = [f"{what} ({day:%d/%m/%Y})" for day in days for what in ("Kiểm tra", "Công nhận")]
    rows = [f"| Đơn vị | Chương trình, mức độ | {' | '.join(heads)} |", "|---|---|" + "---|" * len(heads)]
    for unit, unit_label in _UNITS.items():
        grouped: dict[tuple[str, ...], list[str]] = {}
        for program, label in _PROGRAMS.items():
            for level in range(1, _LEVELS[program] + 1):
                cells = tuple(
                    _told(competent(act, unit, program, level, day))
                    for day in days
                    for act in (Act.CHECK, Act.RECOGNISE)
                )
                grouped.setdefault(cells, []).append(label if _LEVELS[program] == 1 else f"{label} {level}")
        rows += [f"| {unit_label} | {', '.join(names)} | {' | '.join(cells)} |" for cells, names in grouped.items()]
    return "\n".join(rows)


def _told(found: Competence) -> str:
    source = f" ({found.article}, {found.document})" if found.document else ""
    mark = "" if found.is_confirmed else " **CHƯA XÁC NHẬN**"
    return f"{found.label}{source}{mark}"
