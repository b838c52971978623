from namhoc.reading import BlockKind, read_bytes
from tests.unit.reading.samples import CLOSING, OPENING, TASKS


def page(inner: str, head: str = '<meta charset="utf-8">') -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{inner}</body></html>".encode()


ARTICLE = (
    '<h1>Chỉ thị về nhiệm vụ năm học 2026-2027</h1><div class="detail"><p>'
    + OPENING
    + "</p>"
    + "".join(f"<p>{n}. {words}</p>" for n, words in enumerate(TASKS, 1))
    + f"<p>{CLOSING}</p></div>"
)
PORTAL = page(
    '<header><nav><ul><li><a href="#">Trang chủ</a></li><li><a href="#">Quyết định số 12/QĐ-UBND</a></li></ul></nav>'
    f'</header><div id="wrap"><div class="left">{ARTICLE}</div>'
    '<div class="sidebar"><h3>Tin mới</h3><ul><li><a href="#">UBND tỉnh họp phiên tháng 9</a></li></ul></div></div>'
    "<footer>Giấy phép số 15/GP-TTĐT</footer><script>var so = 99;</script>"
)


def kinds(document) -> dict[str, BlockKind]:
    return {block.span.of(document.text).strip(): block.kind for block in document.blocks}


def test_the_article_is_kept_and_the_rest_is_furniture():
    document = read_bytes(PORTAL, "trang.html")
    found = kinds(document)
    for words in (
        "Trang chủ",
        "Quyết định số 12/QĐ-UBND",
        "Tin mới",
        "UBND tỉnh họp phiên tháng 9",
        "Giấy phép số 15/GP-TTĐT",
    ):
        assert found[words] is BlockKind.FURNITURE
    assert found["Chỉ thị về nhiệm vụ năm học 2026-2027"] is BlockKind.HEADING
    for words in (OPENING, CLOSING, *(f"{n}. {task}" for n, task in enumerate(TASKS, 1))):
        assert found[words] is BlockKind.PARAGRAPH
    assert "var so" not in document.text
    assert "".join(block.span.of(document.text) for block in document.blocks) == document.text


def test_teasers_inside_the_article_are_furniture():
    inner = ARTICLE.replace("</div>", '<div class="tin-lien-quan"><a href="#">Kế hoạch số 99/KH-UBND</a></div></div>')
    assert kinds(read_bytes(page(inner), "a.html"))["Kế hoạch số 99/KH-UBND"] is BlockKind.FURNITURE


def test_hidden_words_and_comments_are_not_read():
    inner = ARTICLE.replace("</div>", '<p hidden>ẩn một</p><p style="display: none">ẩn hai</p><!-- ẩn ba --></div>')
    assert "ẩn" not in read_bytes(page(inner), "a.html").text


def test_table_rows_and_displayed_list_numbers():
    inner = (
        "<table><tr><th>STT</th><th>Nhiệm vụ</th></tr><tr><td>1</td><td>Rà soát<br>mạng lưới</td></tr></table>"
        "<ol start=3><li>Ba</li><li><p>Bốn</p></li></ol><ul><li>- gạch</li></ul>"
    )
    assert read_bytes(page(inner), "a.html").text.splitlines() == [
        "STT\tNhiệm vụ", "1\tRà soát mạng lưới", "3. Ba", "4. Bốn", "- gạch",
    ]  # fmt: skip


def test_the_two_column_head_is_read_column_by_column():
    inner = (
        "<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH HOÀNG SƠN</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr>"
        "<tr><td>Số: 10/CT-UBND</td><td>Hoàng Sơn, ngày 05 tháng 9 năm 2026</td></tr></table>"
    )
    assert read_bytes(page(inner), "a.html").text.splitlines() == [
        "ỦY BAN NHÂN DÂN", "TỈNH HOÀNG SƠN", "Số: 10/CT-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hoàng Sơn, ngày 05 tháng 9 năm 2026",
    ]  # fmt: skip


def test_blanks_collapse_as_in_a_browser():
    assert (
        read_bytes(page("<p>Sở\n  Giáo&nbsp;dục <b>và</b>\nĐào tạo</p>"), "a.html").text == "Sở Giáo dục và Đào tạo\n"
    )


def test_the_charset_comes_from_the_meta_tag():
    inner = "<p>Réunion à l'école primaire, élèves et enseignants présents à la rentrée</p>"
    data = page(inner, '<meta charset="iso-8859-1">').decode().encode("latin-1")
    assert "Réunion à l'école" in read_bytes(data, "a.html").text


def test_a_saved_mhtml_page_is_opened():
    data = (
        b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + page("<p>Chỉ thị số 10/CT-UBND</p>")
        + b"\r\n--x--\r\n"
    )
    assert read_bytes(data, "a.mhtml").text == "Chỉ thị số 10/CT-UBND\n"


def test_a_page_nested_without_end_does_not_crash():
    assert read_bytes(page("<div>" * 3000 + "sâu" + "</div>" * 3000 + "<p>nông</p>"), "a.html").text.endswith("nông\n")


def test_an_old_portal_laid_out_with_tables_and_without_class_names():
    inner = (
        '<table><tr><td><table><tr><td>CHUYÊN MỤC</td></tr><tr><td><a href="1">Cải cách hành chính</a></td></tr>'
        "</table></td><td><span>Chỉ thị về nhiệm vụ năm học</span><br>"
        f"<div>{OPENING}<br>1. {TASKS[0]}<br>2. {TASKS[1]}</div><hr>"
        '<b>Các tin khác:</b><ul><li><a href="2">Kế hoạch số 190/KH-UBND</a> (01/9/2026)</li></ul></td></tr></table>'
    )
    found = kinds(read_bytes(page(inner), "a.html"))
    for words in ("CHUYÊN MỤC", "Cải cách hành chính", "Các tin khác:", "Kế hoạch số 190/KH-UBND (01/9/2026)"):
        assert found[words] is BlockKind.FURNITURE
    for words in (OPENING, f"1. {TASKS[0]}", f"2. {TASKS[1]}"):
        assert found[words] is BlockKind.PARAGRAPH


def test_captions_are_told_apart():
    inner = ARTICLE.replace("<p>1.", "<figure><img src=a><figcaption>Quang cảnh hội nghị.</figcaption></figure><p>1.")
    assert kinds(read_bytes(page(inner), "a.html"))["Quang cảnh hội nghị."] is BlockKind.CAPTION
