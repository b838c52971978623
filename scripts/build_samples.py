"""Build the sample directive of the demo in five forms from its YAML source.

    python scripts/build_samples.py [--out DIR]

Text, portal page, Word file, PDF with text layer, and a PDF that is only pictures: the same pages at 200 dpi with
noise, 1.5 degrees of skew and a red stamp. Needs LibreOffice for the PDF. The results are committed, so the demo
needs none of this.
"""

from __future__ import annotations

import argparse
import html
import io
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import yaml
from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).parents[1] / "src/namhoc/simulation/samples"
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DPI = 200
SKEW = 1.5


def plain(d: dict[str, Any]) -> str:
    """The directive as a text file: one paragraph a line."""
    lines = [*d["issuer"], *NATION, f"Số: {d['number']}", d["place_date"], "", d["type"], d["title"], ""]
    lines += d["preamble"]
    for section in d["sections"]:
        lines += ["", section["heading"]]
        for item in section["items"]:
            lines += [item["heading"], *item["paragraphs"]]
    lines += ["", *d["closing"], "", "Nơi nhận:", *[f"- {r}" for r in d["recipients"]], *d["signature"]]
    return "\n".join(lines) + "\n"


def portal(d: dict[str, Any]) -> str:
    """The directive as a page of a provincial portal, with the menus, captions and teasers such pages carry."""
    e, p = html.escape, d["portal"]
    menu = "".join(f'<li><a href="#">{e(m)}</a></li>' for m in p["menu"])
    body = [f"<p>{e(x)}</p>" for x in d["preamble"]]
    body.append(f'<figure><img src="anh.jpg" alt=""><figcaption>{e(p["caption"])}</figcaption></figure>')
    for section in d["sections"]:
        body.append(f"<p><strong>{e(section['heading'])}</strong></p>")
        for item in section["items"]:
            body.append(f"<p><strong>{e(item['heading'])}</strong></p>")
            body += [f"<p>{e(x)}</p>" for x in item["paragraphs"]]
    body += [f"<p>{e(x)}</p>" for x in d["closing"]]
    teasers = "".join(f'<li><a href="#">{e(t)}</a></li>' for t in p["teasers"])
    head = "".join(f"<p>{e(x)}</p>" for x in [*d["issuer"], f"Số: {d['number']}", d["place_date"]])
    return f"""<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>{e(d["type"].capitalize())} {e(d["number"])} - {e(p["site"])}</title>
<style>nav li {{ display: inline }}</style><script>var views = 1204551;</script></head>
<body>
<header><a href="/">{e(p["site"])}</a><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{e(d["type"])}</h1><h2>{e(d["title"])}</h2><p class="date">{e(p["published"])}</p>
{head}
{"".join(body)}
</article>
<aside><h3>Tin liên quan</h3><ul>{teasers}</ul></aside></main>
<footer><p>{e(p["foot"])}</p></footer>
</body>
</html>
"""


def _words(paragraph: Paragraph, text: str, size: int, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _centred(cell: Any, texts: list[tuple[str, int, bool, bool]]) -> None:
    for i, (text, size, bold, italic) in enumerate(texts):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        _words(paragraph, text, size, bold=bold, italic=italic)


def _page_number(docx: Docx) -> None:
    section = docx.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def word(d: dict[str, Any]) -> Docx:
    """The directive in the layout of NĐ 30/2020/NĐ-CP, phụ lục I."""
    docx = Document()
    section = docx.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = docx.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    _page_number(docx)
    table = docx.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    for column, width in zip(table.columns, (Cm(6.0), Cm(10.5)), strict=True):
        column.width = column.cells[0].width = width  # LibreOffice heeds the column, Word the cell
    first, second = d["issuer"]
    _centred(left, [(first, 13, False, False), (second, 13, True, False), (f"Số: {d['number']}", 13, False, False)])
    _centred(right, [(NATION[0], 12, True, False), (NATION[1], 13, True, False), (d["place_date"], 13, False, True)])
    for text in (d["type"], d["title"]):
        paragraph = docx.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(12 if text == d["type"] else 0)
        _words(paragraph, text, 14, bold=True)

    def body(text: str, *, bold: bool = False) -> None:
        paragraph = docx.add_paragraph()
        fmt = paragraph.paragraph_format
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if bold else WD_ALIGN_PARAGRAPH.JUSTIFY
        fmt.first_line_indent, fmt.space_after, fmt.line_spacing = Cm(1.27), Pt(6), 1.1
        fmt.keep_with_next = bold
        _words(paragraph, text, 14, bold=bold)

    for text in d["preamble"]:
        body(text)
    for part in d["sections"]:
        body(part["heading"], bold=True)
        for item in part["items"]:
            body(item["heading"], bold=True)
            for text in item["paragraphs"]:
                body(text)
    for text in d["closing"]:
        body(text)
    table = docx.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _words(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for recipient in d["recipients"]:
        paragraph = left.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        _words(paragraph, f"- {recipient}", 11)
    _centred(
        right, [(d["signature"][0], 14, True, False), ("", 14, False, False), (d["signature"][1], 14, False, True)]
    )
    return docx


def pdf_of(docx: Path, folder: Path) -> bytes:
    """The Word file printed to PDF by LibreOffice."""
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    subprocess.run([*command, "--convert-to", "pdf", "--outdir", str(folder), str(docx)], check=True, timeout=180)
    return (folder / f"{docx.stem}.pdf").read_bytes()


def scan_of(pdf: bytes) -> bytes:
    """The pages as a scanner sees them: 200 dpi, noise, 1.5 degrees of skew, a red stamp on the last page."""
    rng = np.random.default_rng(2026)
    pages = []
    source = pypdfium2.PdfDocument(pdf)
    for number in range(len(source)):
        page = source[number].render(scale=DPI / 72).to_pil().convert("RGB")
        if number == len(source) - 1:
            stamp = ImageDraw.Draw(page)
            x, y = int(page.width * 0.67), int(page.height * 0.76)
            for grow in range(6):
                stamp.ellipse((x - grow, y - grow, x + 260 + grow, y + 260 + grow), outline=(200, 30, 40))
            stamp.text((x + 60, y + 115), "HOÀNG SƠN", fill=(200, 30, 40), font=ImageFont.load_default(28))
        page = page.rotate(SKEW if number % 2 else -SKEW, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
        page = page.filter(ImageFilter.GaussianBlur(0.5))
        noisy = np.asarray(page, dtype=np.int16) + rng.normal(0, 10, (page.height, page.width, 1)).astype(np.int16)
        pages.append(Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)))
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=DPI, save_all=True, append_images=pages[1:], quality=55)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for source in sorted(HERE.glob("*.yaml")):
        directive = yaml.safe_load(source.read_text("utf-8"))
        stem = out / source.stem
        stem.with_suffix(".txt").write_text(plain(directive), "utf-8")
        stem.with_suffix(".html").write_text(portal(directive), "utf-8")
        word(directive).save(str(stem.with_suffix(".docx")))
        with tempfile.TemporaryDirectory() as folder:
            pdf = pdf_of(stem.with_suffix(".docx"), Path(folder))
        stem.with_suffix(".pdf").write_bytes(pdf)
        Path(f"{stem}-ban-quet.pdf").write_bytes(scan_of(pdf))
        print(f"{source.stem}: txt, html, docx, pdf, ban-quet.pdf")


if __name__ == "__main__":
    main()
