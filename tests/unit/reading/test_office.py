import pytest

from namhoc.core import UserFacingError
from namhoc.reading import Limits, read_bytes
from namhoc.reading import office as engine
from tests.unit.reading import samples

pytestmark = pytest.mark.office


@pytest.mark.parametrize(("target", "name"), [("doc", "a.doc"), ("rtf", "a.rtf"), ("odt", "a.odt")])
def test_old_and_foreign_word_files_read_like_the_new_one(office, target, name):
    old = engine.convert(samples.directive_docx(), "a.docx", ".docx", target, Limits())
    document = read_bytes(old, name)
    written = read_bytes(samples.directive_docx(), "a.docx")
    assert document.text == written.text
    assert document.extra == {"through": "libreoffice"}


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch):
    monkeypatch.setattr(engine.shutil, "which", lambda program: None)
    with pytest.raises(UserFacingError, match=r"lưu lại thành \.docx") as caught:
        read_bytes(b"{\\rtf1 abc}", "a.rtf")
    assert caught.value.code == "READ-NO-LIBREOFFICE"


def test_a_conversion_that_takes_too_long_is_ended(monkeypatch, tmp_path):
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(engine, "libreoffice", lambda: str(slow))
    with pytest.raises(UserFacingError, match="Quá thời gian") as caught:
        read_bytes(b"{\\rtf1 abc}", "a.rtf", limits=Limits(office_seconds=0.3))
    assert caught.value.code == "READ-OFFICE-FAILED"


def test_a_conversion_without_result_is_an_error(monkeypatch, tmp_path):
    useless = tmp_path / "soffice"
    useless.write_text("#!/bin/sh\nexit 1\n")
    useless.chmod(0o755)
    monkeypatch.setattr(engine, "libreoffice", lambda: str(useless))
    with pytest.raises(UserFacingError) as caught:
        read_bytes(b"{\\rtf1 abc}", "a.rtf")
    assert caught.value.code == "READ-OFFICE-FAILED"
