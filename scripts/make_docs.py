"""The parts of the manual that the code makes: help of the command line, the published JSON Schema, task states.

    python scripts/make_docs.py [--check]

With ``--check`` nothing is written; exit status 1 when a page is not what the code says.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from namhoc.cli import main as cli
from namhoc.cli.schema import schema_of
from namhoc.recognition.step_diagram import competence_table, steps_diagram, steps_table
from namhoc.steering import states_diagram, states_table

MANUAL = Path(__file__).parents[1] / "docs/manual"
SCHEMAS = {"read": "directive-1.schema.json", "assess": "assessment-1.schema.json"}
STATES = "<!-- in từ namhoc.steering; kiểm thử so với mã nguồn -->"
STEPS = "<!-- in từ namhoc.recognition; kiểm thử so với mã nguồn -->"
COMPETENCE = "<!-- in từ namhoc.recognition, thẩm quyền; kiểm thử so với mã nguồn -->"


def command_line() -> str:
    """One page with the help of every verb, as the terminal prints it."""
    pages = ["# Dòng lệnh", "", "Trang này do `make docs` in ra từ chính các lệnh."]

    def add(command: click.Command, name: str, parent: click.Context | None) -> None:
        context = click.Context(command, info_name=name, parent=parent, terminal_width=96)
        pages.extend(["", f"## {context.command_path}", "", "```text", command.get_help(context), "```"])
        if isinstance(command, click.Group):
            for verb in command.list_commands(context):
                found = command.get_command(context, verb)
                if found is not None:
                    add(found, verb, context)

    add(cli, "namhoc", None)
    return "\n".join(pages) + "\n"


def pages() -> dict[Path, str]:
    """Every made page or page with a made part: its path and what it should hold."""
    states, steps = MANUAL / "nhiem-vu.md", MANUAL / "quy-trinh-cong-nhan.md"
    made = {
        STATES: f"{states_table().strip()}\n\n```mermaid\n{states_diagram().strip()}\n```",
        STEPS: f"{steps_table().strip()}\n\n```mermaid\n{steps_diagram().strip()}\n```",
        COMPETENCE: competence_table().strip(),
    }
    return {
        MANUAL / "dong-lenh.md": command_line(),
        **{MANUAL / name: schema_of(verb) for verb, name in SCHEMAS.items()},
        states: _with(states.read_text("utf-8"), made, STATES),
        steps: _with(steps.read_text("utf-8"), made, STEPS, COMPETENCE),
    }


def _with(page: str, made: dict[str, str], *marks: str) -> str:
    """The page with what stands between each mark and the next heading replaced by what the code says."""
    for mark in marks:
        before, _, after = page.partition(mark)
        rest = after.split("\n## ", 1)
        tail = f"\n## {rest[1]}" if len(rest) > 1 else ""
        page = f"{before}{mark}\n\n{made[mark]}\n{tail}"
    return page


def main() -> int:
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.name}: chạy make docs")
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages()[path], "utf-8")
        print(f"{path.name}: đã viết lại")
    return 0


if __name__ == "__main__":
    sys.exit(main())
