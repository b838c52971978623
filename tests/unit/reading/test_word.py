import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from namhoc.core import UserFacingError
from namhoc.reading import BlockKind, read_bytes
from tests.unit.reading import samples


def text_of(document) -> str:
    return read_bytes(samples.saved(document), "a.docx").text


def raw(document, xml: str):
    """Put a paragraph written as XML before the section end of ``document``."""
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def paragraph(inner: str) -> str:
    return f"<w:p {nsdecls('w', 'r')}>{inner}</w:p>"


def test_the_sample_directive_reads_line_by_line():
    document = read_bytes(samples.directive_docx(), "chi-thi.docx")
    lines = document.text.splitlines()
    assert lines[:6] == [*samples.ISSUER, samples.NUMBER, *samples.NATION, samples.PLACE]
    assert f"1. {samples.TASKS[0]}" in lines
    assert f"a) {samples.POINTS[0]}" in lines
    assert f"b) {samples.POINTS[1]}" in lines
    assert f"3. {samples.TASKS[2]}" in lines
    assert "- Lưu: VT, KGVX." in lines
    assert lines[-len(samples.ANNEX) :] == ["\t".join(row) for row in samples.ANNEX]
    assert "".join(block.span.of(document.text) for block in document.blocks) == document.text
    assert document.findings == ()


@pytest.mark.parametrize(
    ("format_", "text", "shown"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("decimalZero", "%1.", ["01.", "02.", "03."]),
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2.", "Điều 3."]),
        ("bullet", "-", ["-", "-", "-"]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
    ],
)
def test_numbers_are_shown_as_word_shows_them(format_, text, shown):
    document = docx.Document()
    list_id = samples.numbered_list(document, [(format_, text)])
    for word in ("Một", "Hai", "Ba"):
        samples.number(document.add_paragraph(word), list_id, 0)
    assert [line.rsplit(" ", 1)[0] for line in text_of(document).splitlines()] == shown


def test_deeper_levels_restart_and_carry_their_parents():
    document = docx.Document()
    list_id = samples.numbered_list(document, [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3.")])
    for word, level in [("A", 0), ("b", 1), ("c", 2), ("d", 2), ("e", 1), ("F", 0), ("g", 1), ("h", 2)]:
        samples.number(document.add_paragraph(word), list_id, level)
    assert text_of(document).splitlines() == ["I. A", "1. b", "1.1. c", "1.2. d", "2. e", "II. F", "1. g", "1.1. h"]


def test_a_start_override_begins_again():
    document = docx.Document()
    first = samples.numbered_list(document, [("decimal", "%1.")])
    numbering = document.part.numbering_part.element
    abstract = numbering.num_having_numId(first).abstractNumId.val
    second = numbering.add_num(abstract)
    second.add_lvlOverride(0).add_startOverride(1)
    for word, list_id in [("a", first), ("b", first), ("c", second.numId), ("d", second.numId)]:
        samples.number(document.add_paragraph(word), list_id, 0)
    assert text_of(document).splitlines() == ["1. a", "2. b", "1. c", "2. d"]


def test_an_empty_item_takes_its_number_all_the_same():
    document = docx.Document()
    list_id = samples.numbered_list(document, [("decimal", "%1.")])
    for word in ("Một", "", "Ba"):
        samples.number(document.add_paragraph(word), list_id, 0)
    assert text_of(document).splitlines() == ["1. Một", "3. Ba"]


def test_numbers_may_come_from_a_style():
    document = docx.Document()
    document.add_paragraph("Rà soát", style="List Number")
    document.add_paragraph("Sắp xếp", style="List Number")
    document.add_paragraph("Bố trí", style="List Bullet")
    assert text_of(document).splitlines() == ["1. Rà soát", "2. Sắp xếp", "• Bố trí"]


def test_tracked_changes_are_read_as_accepted_and_reported():
    document = docx.Document()
    raw(
        document,
        paragraph(
            "<w:r><w:t xml:space='preserve'>Hoàn thành trước ngày </w:t></w:r>"
            "<w:del w:id='1'><w:r><w:delText>15/9</w:delText></w:r></w:del>"
            "<w:ins w:id='2'><w:r><w:t>30/9</w:t></w:r></w:ins>"
        ),
    )
    read = read_bytes(samples.saved(document), "a.docx")
    assert read.text == "Hoàn thành trước ngày 30/9\n"
    assert [finding.code for finding in read.findings] == ["READ-TRACKED-CHANGES"]


def test_hidden_words_are_left_out_and_capitals_shown():
    document = docx.Document()
    line = document.add_paragraph("Thấy ")
    line.add_run("ẩn").font.hidden = True
    line.add_run("chỉ thị").font.all_caps = True
    assert text_of(document) == "Thấy CHỈ THỊ\n"


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{paragraph('<w:r><w:t>HỎA TỐC</w:t></w:r>')}</w:txbxContent>"
    document = docx.Document()
    raw(
        document,
        f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
        "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "
        "xmlns:v='urn:schemas-microsoft-com:vml'>"
        "<w:r><w:t>Kính gửi</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert text_of(document).splitlines() == ["Kính gửi", "HỎA TỐC"]


def test_legacy_fonts_are_converted_by_their_name():
    document = docx.Document()
    line = document.add_paragraph()
    line.add_run("Së Gi¸o dôc vµ §µo t¹o").font.name = ".VnTime"
    line.add_run(" và ")
    line.add_run("tØnh").font.name = ".VnTimeH"
    line.add_run(" UÛy ban nhaân daân").font.name = "VNI-Times"
    assert text_of(document) == "Sở Giáo dục và Đào tạo và TỈNH Ủy ban nhân dân\n"


def test_headers_and_footers_are_furniture():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Bản dự thảo"
    document.add_paragraph("Nội dung")
    read = read_bytes(samples.saved(document), "a.docx")
    assert [(block.kind, block.span.of(read.text)) for block in read.blocks] == [
        (BlockKind.FURNITURE, "Bản dự thảo\n"),
        (BlockKind.PARAGRAPH, "Nội dung\n"),
    ]


def test_merged_cells_keep_the_columns():
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.style = "Table Grid"
    for r, row in enumerate(
        [["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát", "Sở Nội vụ"], ["", "Báo cáo", "UBND xã"]]
    ):
        for c, words in enumerate(row):
            table.cell(r, c).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    assert text_of(document).splitlines() == ["STT\tNhiệm vụ\tChủ trì", "1\tRà soát\tSở Nội vụ", "\tBáo cáo\tUBND xã"]


def test_footnotes_come_at_the_end_with_their_number():
    data = with_part(
        samples.saved(docx.Document()),
        "word/footnotes.xml",
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='7'><w:p><w:r><w:t>Số liệu tháng 5/2026.</w:t></w:r></w:p>"
        "</w:footnote></w:footnotes>",
        body=paragraph(
            "<w:r><w:t>Có 594 trường</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r><w:r><w:t>.</w:t></w:r>"
        ),
    )
    read = read_bytes(data, "a.docx")
    assert read.text == "Có 594 trường[1].\n[1] Số liệu tháng 5/2026.\n"
    assert read.blocks[-1].kind is BlockKind.FOOTNOTE


def with_part(data: bytes, name: str, xml: str, body: str) -> bytes:
    """The .docx with one more footnotes part and one more paragraph in its body."""
    out = io.BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            content = old.read(member).decode("utf-8", "surrogateescape")
            if member == "word/document.xml":
                content = content.replace("<w:body>", f"<w:body>{body}")
            if member == "word/_rels/document.xml.rels":
                link = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/>'
                content = content.replace("</Relationships>", f"{link}</Relationships>")
            new.writestr(member, content.encode("utf-8", "surrogateescape"))
        new.writestr(name, xml)
    return out.getvalue()


def test_an_external_entity_is_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("mật khẩu")
    data = samples.saved(docx.Document())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            if member == "word/document.xml":
                content = (
                    f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document {nsdecls("w")}><w:body>'
                    "<w:p><w:r><w:t>Trước &x; sau</w:t></w:r></w:p></w:body></w:document>"
                ).encode()
            new.writestr(member, content)
    try:
        text = read_bytes(out.getvalue(), "a.docx").text
    except UserFacingError as error:
        text = error.text
    assert "mật khẩu" not in text.replace("có mật khẩu", "")


def test_macros_are_named_and_never_run():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(samples.directive_docx())) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            if member == "[Content_Types].xml":
                content = content.replace(
                    b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"vnd.ms-word.document.macroEnabled.main+xml",
                )
            new.writestr(member, content)
        new.writestr("word/vbaProject.bin", b"\x00")
    document = read_bytes(out.getvalue(), "a.docm")
    assert [finding.code for finding in document.findings] == ["READ-MACROS"]
    assert samples.NUMBER in document.text
