import pytest

from namhoc.reading.printed import PrintedPage, Word
from namhoc.reading.text_layer import Layer, in_unicode, judge
from tests.unit.reading.samples import OPENING


def page(text: str, picture_dpi: float = 0.0) -> PrintedPage:
    words = [Word(word, 0, 0, 1, 1, 12) for word in text.split()]
    return PrintedPage(1, 595, 842, words, picture_dpi=picture_dpi)


@pytest.mark.parametrize(
    ("text", "picture_dpi", "layer"),
    [
        (OPENING, 0, Layer.GOOD),
        (OPENING, 200, Layer.GOOD),  # a scan with a good text layer over it
        ("Total 2026", 0, Layer.GOOD),
        ("", 0, Layer.NONE),
        ("... 12", 0, Layer.NONE),
        ("Ký bởi: Văn phòng", 200, Layer.NONE),  # a line stamped on a scan
        ("\ufffd\ufffd abc \ue001\ue002", 0, Layer.GARBAGE),
        ("cÇn ®Èy m¹nh ph¸t triÓn gi¸o dôc vµ ®µo t¹o " * 5, 0, Layer.GARBAGE),
        ("uy ban nhan dan cac xa phuong thuc hien nhiem vu " * 6, 200, Layer.GARBAGE),
    ],
)
def test_a_text_layer_is_judged(text, picture_dpi, layer):
    assert judge(page(text, picture_dpi)) is layer


def test_a_page_in_legacy_fonts_is_converted_word_by_word():
    converted = in_unicode(page("cÇn ®Èy m¹nh ph¸t triÓn gi¸o dôc vµ ®µo t¹o"))
    assert " ".join(word.text for word in converted.words) == "cần đẩy mạnh phát triển giáo dục và đào tạo"
    assert judge(converted) is Layer.GOOD
