"""Files that people upload as evidence: which are taken, and how a hostile one is refused.

Nothing in them is ever opened for display: they are kept byte for byte and handed out as downloads. What is checked
is that a file is what its name says, so that nobody is handed a program under the name of a picture.
"""

import io
import re
import unicodedata
import zipfile

from namhoc.core import UserFacingError

LONGEST_NAME = 120
MOST_FILES = 30  # of one unit for one task
KINDS = "PDF, Word, Excel, ảnh JPG hoặc PNG"

_MAGIC = {
    "pdf": (b"%PDF-",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
}
_PART_OF = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+')


def safe_name(name: str) -> str:
    """A file name without folders, control characters and characters that turn the direction of text; NFC."""
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    base = _UNSAFE.sub("_", base).strip(" .") or "minh-chung"
    stem, dot, extension = base.rpartition(".")
    if not dot:
        return base[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(extension) - 1]}.{extension}"


def too_large(name: str, most: int) -> UserFacingError:
    """What is said of a file larger than ``most`` bytes: by its size before it is read, and by its bytes."""
    return UserFacingError(
        "EVIDENCE-LARGE",
        f"Tệp lớn hơn {most // 1024 // 1024} MB",
        where=safe_name(name),
        fix="Chia tệp hoặc giảm cỡ ảnh rồi tải lên lại.",
    )


def check_file(name: str, data: bytes, most: int) -> str:
    """The kind of the file ("pdf"); raises UserFacingError when it is empty, larger than ``most`` bytes, of no kind
    that is taken, or not what its name says."""
    if not data:
        raise UserFacingError("EVIDENCE-EMPTY", "Tệp rỗng", where=safe_name(name), fix="Chọn lại tệp có nội dung.")
    if len(data) > most:
        raise too_large(name, most)
    kind = safe_name(name).rpartition(".")[2].lower()
    if kind not in _MAGIC:
        raise UserFacingError(
            "EVIDENCE-KIND",
            "Loại tệp này không nhận làm minh chứng",
            where=safe_name(name),
            why="Tệp chạy được hoặc trang web có thể gây hại cho máy người mở",
            fix=f"Chuyển sang {KINDS}.",
        )
    if not data.startswith(_MAGIC[kind]) or (kind in _PART_OF and not _is_office(data, _PART_OF[kind])):
        raise UserFacingError(
            "EVIDENCE-DISGUISE",
            f"Nội dung tệp không phải là {kind.upper()}",
            where=safe_name(name),
            why="Tên tệp nói một loại, nội dung là loại khác, hoặc tệp có mã chạy kèm theo",
            fix="Mở tệp, lưu lại đúng định dạng rồi tải lên.",
        )
    return "jpg" if kind == "jpeg" else kind


def _is_office(data: bytes, part: str) -> bool:
    """True for a Word or Excel package that holds ``part`` and no macros. Only the list of names is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.lower() for name in package.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    return part in names and not any(name.endswith(("vbaproject.bin", ".exe", ".dll", ".js")) for name in names)
