import subprocess

import pytest
from PIL import Image

from namhoc.core import Span, UserFacingError
from namhoc.reading import Limits, read_bytes
from namhoc.reading import scan as scanning
from namhoc.reading import tesseract as engine
from tests.unit.reading import samples
from tests.unit.reading.conftest import as_pdf, as_tiff

pytestmark = [pytest.mark.ocr, pytest.mark.office]


@pytest.fixture(scope="module")
def read(tesseract, directive_scan):
    return read_bytes(as_pdf(directive_scan), "ban-quet.pdf")


def test_a_skewed_noisy_scan_reads_like_the_original(read, directive_pdf, capsys):
    truth = read_bytes(directive_pdf, "chi-thi.pdf").text
    rate = samples.error_rate(read.text, truth)
    with capsys.disabled():
        print(f" [tỷ lệ lỗi ký tự của bản quét 200 dpi, nghiêng 1,5 độ, có nhiễu: {rate:.2%}]", end="")
    assert rate < 0.02
    for words in (samples.NUMBER, samples.PLACE, "245/KH-UBND", "99,8%", "1.250 giáo viên", "30/11/2026"):
        assert words in read.text
    assert all(page.recognised for page in read.pages)


def test_scanned_paragraphs_are_one_line_each(read):
    lines = read.text.splitlines()
    assert sum(line.startswith(("1. Rà soát", "2. Nâng cao", "3. Tăng cường", "a) Sở", "b) Ủy")) for line in lines) == 5
    assert "".join(block.span.of(read.text) for block in read.blocks) == read.text


def test_rows_of_a_scanned_table_keep_their_columns(read):
    rows = [line.split("\t") for line in read.text.splitlines() if "\t" in line]
    assert [len(row) for row in rows] == [4] * len(samples.ANNEX)
    assert [row[0] for row in rows] == ["STT", "1", "2", "3"]


def test_confidence_is_kept_for_each_block(read):
    assert all(0 <= block.confidence <= 1 for block in read.blocks)
    assert any(block.confidence < 1 for block in read.blocks)


def test_boxes_point_at_the_page_as_scanned(read, directive_pdf):
    truth = read_bytes(directive_pdf, "chi-thi.pdf")
    seen, drawn = [], []
    for document, boxes in ((read, seen), (truth, drawn)):
        start = document.text.index("Căn cứ Chỉ thị")
        boxes += [line.box for line in document.locate(Span(start, start + 300))]
    assert len(seen) == len(drawn)
    # the scan was turned by 1.5 degrees about its middle: no point of the page moved by more than 11 points
    for a, b in zip(seen, drawn, strict=True):
        assert abs((a.x0 + a.x1) / 2 - (b.x0 + b.x1) / 2) < 14
        assert abs((a.y0 + a.y1) / 2 - (b.y0 + b.y1) / 2) < 14


def test_progress_names_each_page(tesseract, directive_scan):
    heard = []
    read_bytes(as_tiff(directive_scan), "a.tif", progress=lambda done, of: heard.append((done, of)))
    assert heard == [(1, 2), (2, 2)]


def test_a_page_lying_on_its_side_is_set_upright(tesseract, directive_scan):
    document = read_bytes(as_tiff([directive_scan[0].rotate(90, expand=True)]), "a.tif")
    assert samples.NUMBER in document.text
    page = document.pages[0]
    assert page.width > page.height
    for block in document.blocks:
        assert all(line.box.x0 >= -5 and line.box.x1 <= page.width + 5 for line in block.lines)
        assert all(line.box.y0 >= -5 and line.box.y1 <= page.height + 5 for line in block.lines)


def test_a_blank_page_has_no_text(tesseract):
    with pytest.raises(UserFacingError) as caught:
        read_bytes(as_tiff([Image.new("L", (800, 1100), "white")]), "a.tif")
    assert caught.value.code == "READ-NO-TEXT"


def test_an_unclear_page_is_named(tesseract, directive_scan):
    small = directive_scan[0].resize((320, 452)).resize((1240, 1754))
    document = read_bytes(as_tiff([small]), "a.tif")
    assert [finding.place for finding in document.findings if finding.code == "READ-LOW-CONFIDENCE"] == ["trang 1"]


def test_a_page_that_takes_too_long_is_named_and_the_others_are_kept(tesseract, directive_scan, monkeypatch):
    usual = scanning.recognise

    def slow_on_small_pages(program, image, dpi, seconds, origin=(0.0, 0.0)):
        if image.width == 800:
            raise subprocess.TimeoutExpired("tesseract", seconds)
        return usual(program, image, dpi, seconds, origin)

    monkeypatch.setattr(scanning, "recognise", slow_on_small_pages)
    pages = [directive_scan[0], directive_scan[1].resize((800, 1131))]
    document = read_bytes(as_tiff(pages), "a.tif")
    assert [finding.place for finding in document.findings if finding.code == "READ-PAGE-TIMEOUT"] == ["trang 2"]
    assert samples.NUMBER in document.text


def test_without_tesseract_the_message_says_what_to_install(monkeypatch, directive_scan):
    monkeypatch.setattr(engine.shutil, "which", lambda program: None)
    with pytest.raises(UserFacingError, match="tesseract-ocr-vie") as caught:
        read_bytes(as_tiff(directive_scan[:1]), "a.tif")
    assert caught.value.code == "READ-NO-TESSERACT"


def test_without_vietnamese_data_the_message_says_so(tesseract, monkeypatch, directive_scan):
    monkeypatch.setattr(engine, "languages", lambda program: frozenset({"eng"}))
    with pytest.raises(UserFacingError) as caught:
        read_bytes(as_tiff(directive_scan[:1]), "a.tif")
    assert caught.value.code == "READ-NO-VIETNAMESE"


def test_huge_pictures_and_too_many_frames_are_refused():
    page = Image.new("L", (900, 900), "white")
    with pytest.raises(UserFacingError) as caught:
        read_bytes(as_tiff([page]), "a.tif", limits=Limits(pixels=500_000))
    assert caught.value.code == "READ-IMAGE-SIZE"
    with pytest.raises(UserFacingError) as caught:
        read_bytes(as_tiff([page, page, page]), "a.tif", limits=Limits(ocr_pages=2))
    assert caught.value.code == "READ-TOO-MANY-PAGES"
