"""The table of states as the manual prints it; a test fails when the manual says something else."""

from __future__ import annotations

from namhoc.steering.states import ACTS, PROGRESS_LABELS, TRANSITIONS, Act, Progress


def states_table() -> str:
    """Markdown table: one row for each state and act that is allowed, in the order of the state machine."""
    rows = ["| Từ tình trạng | Việc làm | Ai làm | Cần lý do | Thành |", "|---|---|---|---|---|"]
    rows += [
        f"| {state.label} | {act.label} | {ACTS[act].party.label} | {'có' if ACTS[act].needs_reason else ''} "
        f"| {TRANSITIONS[state, act].label} |"
        for state in Progress
        for act in Act
        if (state, act) in TRANSITIONS
    ]
    return "\n".join(rows)


def states_diagram() -> str:
    """The same table as a Mermaid state diagram; acts that join the same two states share an arrow."""
    arrows: dict[tuple[Progress, Progress], list[str]] = {}
    for state in Progress:
        for act in Act:
            if (state, act) in TRANSITIONS:
                arrows.setdefault((state, TRANSITIONS[state, act]), []).append(act.label)
    lines = ["stateDiagram-v2"]
    lines += [f"    {state.value}: {label}" for state, label in PROGRESS_LABELS.items()]
    lines.append(f"    [*] --> {Progress.NOT_STARTED.value}")
    lines += [f"    {a.value} --> {b.value}: {', '.join(labels)}" for (a, b), labels in arrows.items()]
    return "\n".join(lines)
