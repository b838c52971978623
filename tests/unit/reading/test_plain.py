import unicodedata
from pathlib import Path

import pytest

from namhoc.reading import BlockKind, read_bytes
from tests.unit.reading.legacy import in_cp1258, in_legacy

TEXT = (
    "Chỉ thị về nhiệm vụ trọng tâm năm học 2026-2027\n\n"
    "  1. Tiếp tục rà soát, sắp xếp mạng lưới trường, lớp học;\tbảo đảm quyền lợi của học sinh.\n"
    "2. Ủy ban nhân dân các xã, phường bố trí quỹ đất, kinh phí xây dựng trường mầm non.\n"
)


def test_clean_text_comes_through_letter_by_letter():
    document = read_bytes(TEXT.encode(), "chi-thi.txt")
    assert document.text == TEXT
    assert "".join(block.span.of(document.text) for block in document.blocks) == TEXT
    assert document.findings == ()
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}


def test_line_ends_become_lf_and_marks_are_composed():
    data = unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode()
    assert read_bytes(data, "chi-thi.txt").text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_byte_order_mark(encoding):
    assert read_bytes(TEXT.encode(encoding), "chi-thi.txt").text == TEXT


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "vps", "viscii"])
def test_legacy_encodings_are_detected_and_keep_their_blanks(encoding):
    document = read_bytes(in_legacy(TEXT.lower(), encoding), "chi-thi.txt")
    assert document.encoding == encoding
    assert document.text == TEXT.lower()
    assert [finding.code for finding in document.findings] == ["READ-LEGACY-ENCODING"]


def test_windows_1258_is_detected():
    document = read_bytes(in_cp1258(TEXT), "chi-thi.txt")
    assert (document.encoding, document.text) == ("cp1258", TEXT)


def test_capitals_of_tcvn3_come_back_in_lines_of_capitals():
    data = in_legacy("ủY BAN NHâN DâN\n", "tcvn3") + in_legacy(TEXT.lower(), "tcvn3")
    assert read_bytes(data, "a.txt").text.startswith("ỦY BAN NHÂN DÂN\n")


def test_a_cut_utf8_file_is_still_utf8_and_says_what_was_lost():
    document = read_bytes(TEXT.encode()[:-3] + "ề".encode()[:2], "chi-thi.txt")
    assert document.text.startswith("Chỉ thị về nhiệm vụ")
    assert [finding.code for finding in document.findings] == ["READ-LOST-LETTERS"]


def test_text_of_another_language_is_not_taken_for_legacy_vietnamese():
    words = "El señor García pidió más información sobre la educación; mañana habrá una reunión.\n" * 5
    document = read_bytes(words.encode("cp1252"), "a.txt")
    assert document.text == words


@pytest.mark.corpus
def test_labelled_texts_keep_every_code_point(shared: Path):
    paths = sorted(shared.glob("corpus/*/*.txt"))
    assert paths
    for path in paths:
        assert read_bytes(path.read_bytes(), path.name).text == path.read_bytes().decode(), path.name
