"""Units do not depend on how a directive is numbered, spaced or wrapped."""

import itertools
import textwrap

from hypothesis import given
from hypothesis import strategies as st

from namhoc.core import squash
from namhoc.directives.extractors import furniture, tasks
from namhoc.directives.layout import Context, lines_of

TASKS = [
    "Rà soát, sắp xếp mạng lưới trường, lớp phù hợp với mô hình chính quyền địa phương hai cấp",
    "Tuyển dụng đủ giáo viên theo định mức, ưu tiên giáo viên tiếng Anh và tin học cấp tiểu học",
    "Nâng cao chất lượng phổ cập giáo dục, xóa mù chữ ở các xã, phường còn khó khăn",
    "Đẩy mạnh chuyển đổi số trong quản lý giáo dục; triển khai học bạ số ở các trường phổ thông",
    "Bảo đảm an toàn trường học, phòng, chống bạo lực học đường và tai nạn thương tích",
    "Huy động nguồn lực xã hội hóa để xóa phòng học tạm trước năm học 2027 - 2028",
]
NUMBERINGS = {
    "arabic": lambda i: f"{i}. ",
    "closing": lambda i: f"{i}) ",
    "slash": lambda i: f"{i}/ ",
    "letter": lambda i: f"{'abcdđe'[i - 1]}) ",
    "paren": lambda i: f"({i}) ",
    "decimal": lambda i: f"2.{i}. ",
    "dash": lambda i: "- ",
    "bold": lambda i: f"**{i}.** ",
}

chosen = st.lists(st.sampled_from(TASKS), min_size=2, max_size=6, unique=True)
numberings = st.sampled_from(sorted(NUMBERINGS))


def directive(items: list[str], numbering: str) -> str:
    number = NUMBERINGS[numbering]
    listed = "\n\n".join(f"{number(i)}{item}." for i, item in enumerate(items, 1))
    return (
        "KẾ HOẠCH\n\nI. MỤC ĐÍCH, YÊU CẦU\n\nThực hiện tốt nhiệm vụ năm học.\n\n"
        f"II. NHIỆM VỤ TRỌNG TÂM\n\n{listed}\n\nIII. KINH PHÍ THỰC HIỆN\n\nNgân sách nhà nước.\n"
    )


def read(text: str) -> list[str]:
    spans = furniture.find(text)
    found = tasks.find(Context(text, furniture=spans, lines=tuple(lines_of(text, spans))))
    return [squash(task.span.of(text)).strip("* ") for task in found]


def bare(units: list[str], items: list[str]) -> list[str]:
    """The items that the units end with, in the order of the units."""
    return [next((item for item in items if unit.endswith(f"{item}.")), unit) for unit in units]


@given(chosen, numberings)
def test_the_same_items_are_found_whatever_their_numbering(items: list[str], numbering: str):
    assert bare(read(directive(items, numbering)), items) == items


@given(chosen, numberings, st.randoms())
def test_blanks_doubled_lines_and_line_ends_do_not_matter(items: list[str], numbering: str, random):
    text = directive(items, numbering)
    spaced = "".join(random.choice([" ", "  ", "\u00a0"]) if c == " " else c for c in text)
    opened = "".join("\n" * random.randint(1, 3) if c == "\n" else c for c in spaced)
    assert bare(read(opened), items) == items


@given(chosen, st.sampled_from(["arabic", "letter", "paren", "dash"]), st.integers(50, 100))
def test_hard_wraps_do_not_matter(items: list[str], numbering: str, width: int):
    text = directive(items, numbering)
    wrapped = "\n".join(
        "\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) if line else "" for line in text.split("\n")
    )
    assert bare(read(wrapped), items) == items


@given(chosen, numberings)
def test_a_second_reading_gives_the_same_ids(items: list[str], numbering: str):
    text = directive(items, numbering)
    spans = furniture.find(text)
    context = Context(text, furniture=spans, lines=tuple(lines_of(text, spans)))
    first, second = ([task.key() for task in tasks.find(context)] for _ in range(2))
    assert first == second
    assert len(set(first)) == len(items)


@given(st.text(max_size=400))
def test_any_text_is_read_without_fault_and_units_stand_apart(text: str):
    spans = furniture.find(text)
    found = tasks.find(Context(text, furniture=spans, lines=tuple(lines_of(text, spans))))
    for left, right in itertools.pairwise(found):
        assert left.span.end <= right.span.start
