"""Every error a file can meet at the door, in the words a user reads. Each code has a line in the manual."""

from __future__ import annotations

from namhoc.core import UserFacingError


def empty(name: str) -> UserFacingError:
    """The file has no bytes, or nothing but blanks."""
    return UserFacingError(
        "READ-EMPTY",
        "tệp rỗng, không có nội dung để đọc",
        where=name,
        why="Việc tải lên có thể đã bị ngắt giữa chừng, hoặc tệp được lưu khi chưa có nội dung.",
        fix="mở lại tệp gốc để kiểm tra rồi tải lên lần nữa",
    )


def too_big(name: str, size: int, limit: int) -> UserFacingError:
    """More bytes than ``Limits.file_bytes``."""
    return UserFacingError(
        "READ-TOO-BIG",
        f"tệp quá lớn ({_megabytes(size)}, giới hạn {_megabytes(limit)})",
        where=name,
        why="Một văn bản chỉ đạo hiếm khi vượt giới hạn này, kể cả bản quét màu.",
        fix="quét lại ở 200-300 dpi đen trắng, tách phụ lục thành tệp riêng, hoặc nhờ quản trị viên nâng giới hạn",
    )


def too_many_pages(name: str, pages: int, limit: int) -> UserFacingError:
    """More pages than ``Limits.pages`` (or ``ocr_pages`` where pages must be recognised)."""
    return UserFacingError(
        "READ-TOO-MANY-PAGES",
        f"tệp có {pages} trang, vượt giới hạn {limit} trang",
        where=name,
        why="Văn bản dài như vậy thường là tài liệu kèm theo, không phải văn bản chỉ đạo.",
        fix="tách lấy phần văn bản chỉ đạo rồi tải lên, hoặc nhờ quản trị viên nâng giới hạn",
    )


def too_many_pixels(name: str, page: int, pixels: int, limit: int) -> UserFacingError:
    """An image larger than ``Limits.pixels``."""
    return UserFacingError(
        "READ-IMAGE-SIZE",
        f"ảnh quá lớn ({pixels // 1_000_000} triệu điểm ảnh, giới hạn {limit // 1_000_000} triệu)",
        where=f"{name}, trang {page}",
        why="Trang A4 quét ở 300 dpi chỉ có khoảng 9 triệu điểm ảnh.",
        fix="quét lại hoặc thu nhỏ ảnh xuống 200-300 dpi rồi tải lên",
    )


def unpacks_too_big(name: str, limit: int) -> UserFacingError:
    """A compressed container that unpacks past ``Limits.unpacked_bytes``."""
    return UserFacingError(
        "READ-UNPACKED",
        f"tệp nén bung ra quá lớn (giới hạn {_megabytes(limit)})",
        where=name,
        why="Tệp như vậy có thể làm cạn bộ nhớ máy chủ nên không được mở.",
        fix="mở tệp bằng phần mềm văn phòng, bỏ bớt ảnh nhúng rồi lưu lại; không rõ nguồn gốc thì không dùng",
    )


def unknown_format(name: str) -> UserFacingError:
    """Neither the first bytes nor the name tell a format we read."""
    return UserFacingError(
        "READ-FORMAT",
        "không nhận ra định dạng của tệp",
        where=name,
        why="Các định dạng đọc được: .pdf, .docx, .doc, .html, .txt, .xlsx, .png, .jpg, .tif.",
        fix="mở tệp bằng phần mềm đã tạo ra nó và lưu lại thành .docx hoặc .pdf",
    )


def unsupported(name: str, what: str, fix: str) -> UserFacingError:
    """A format that is recognised and not read (presentations, other archives, ...)."""
    return UserFacingError(
        "READ-UNSUPPORTED",
        f"tệp là {what}, không phải văn bản đọc được",
        where=name,
        fix=fix,
    )


def archive(name: str) -> UserFacingError:
    """A .zip, .rar or .7z with files inside."""
    return UserFacingError(
        "READ-ARCHIVE",
        "tệp là gói nén chứa các tệp khác",
        where=name,
        why="Mỗi lần chỉ đọc một văn bản, để biết chắc nội dung nào thuộc văn bản nào.",
        fix="giải nén rồi tải lên từng văn bản",
    )


def broken(name: str, kind: str, where: str = "") -> UserFacingError:
    """The bytes are not what the format says they must be."""
    return UserFacingError(
        "READ-BROKEN",
        f"không mở được tệp {kind}, tệp bị hỏng hoặc thiếu phần cuối",
        where=f"{name}, {where}" if where else name,
        why="Tệp thường hỏng do tải xuống hoặc sao chép bị ngắt giữa chừng.",
        fix="tải lại tệp từ nguồn; nếu vẫn mở được bằng phần mềm khác thì lưu lại thành tệp mới rồi thử lại",
    )


def encrypted(name: str, kind: str) -> UserFacingError:
    """A password is needed to open the file."""
    return UserFacingError(
        "READ-ENCRYPTED",
        f"tệp {kind} có mật khẩu nên không đọc được",
        where=name,
        why="Nội dung đã được mã hóa; hệ thống không hỏi và không lưu mật khẩu.",
        fix="mở tệp bằng mật khẩu, lưu một bản không đặt mật khẩu rồi tải bản đó lên",
    )


def no_text(name: str) -> UserFacingError:
    """The file opened and holds no readable word."""
    return UserFacingError(
        "READ-NO-TEXT",
        "không tìm thấy chữ nào trong tệp",
        where=name,
        why="Tệp mở được nhưng các trang đều trống, hoặc ảnh quá mờ để nhận dạng.",
        fix="kiểm tra lại tệp; nếu là bản chụp, quét lại rõ hơn (200-300 dpi, thẳng, đủ sáng)",
    )


def too_long(name: str, limit: int) -> UserFacingError:
    """More characters than ``Limits.characters``."""
    return UserFacingError(
        "READ-TOO-LONG",
        f"văn bản dài hơn giới hạn {limit:,} ký tự".replace(",", "."),
        where=name,
        fix="tách lấy phần văn bản chỉ đạo rồi tải lên, hoặc nhờ quản trị viên nâng giới hạn",
    )


def not_a_workbook(name: str) -> UserFacingError:
    """A file of another format where a table in Excel is wanted."""
    return UserFacingError(
        "READ-NOT-EXCEL",
        "tệp không phải là tệp Excel (.xlsx)",
        where=name,
        why="Biểu số liệu chỉ nhận tệp Excel, để mỗi lỗi chỉ đúng được ô cần sửa.",
        fix="mở tệp bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi tải lên",
    )


def too_wide(name: str, rows: int, columns: int) -> UserFacingError:
    """A workbook with a cell far outside any table people fill in."""
    return UserFacingError(
        "READ-SHEET-SIZE",
        f"bảng tính có ô nằm ngoài {rows:,} dòng hoặc {columns} cột đầu".replace(",", "."),
        where=name,
        why="Thường do một ô lạc ở cuối trang tính; mở cả vùng trống đó sẽ làm cạn bộ nhớ máy chủ.",
        fix="chép riêng vùng có số liệu sang một tệp mới rồi tải lên",
    )


def not_found(name: str) -> UserFacingError:
    """There is no file of that name, or it may not be opened."""
    return UserFacingError(
        "READ-NOT-FOUND",
        "không mở được tệp",
        where=name,
        why="Tệp không tồn tại, là thư mục, hoặc không có quyền đọc.",
        fix="kiểm tra lại đường dẫn và quyền đọc",
    )


def no_such_page(name: str, page: int) -> UserFacingError:
    """A picture was asked of a page that the file does not have."""
    return UserFacingError(
        "READ-NO-PAGE",
        f"không có hình của trang {page}",
        where=name,
        why="Tệp không có trang này, hoặc định dạng của tệp không chia trang.",
        fix="xem phần chữ của văn bản thay cho hình trang",
    )


def no_libreoffice(name: str) -> UserFacingError:
    """A .doc file on a machine without LibreOffice."""
    return UserFacingError(
        "READ-NO-LIBREOFFICE",
        "chưa đọc được tệp Word kiểu cũ (.doc) trên máy này",
        where=name,
        why="Định dạng .doc cần LibreOffice để chuyển đổi, máy này chưa cài.",
        fix="lưu lại thành .docx rồi tải lên, hoặc cài LibreOffice (gói libreoffice-writer)",
    )


def office_failed(name: str, why: str) -> UserFacingError:
    """LibreOffice gave no result."""
    return UserFacingError(
        "READ-OFFICE-FAILED",
        "LibreOffice không chuyển đổi được tệp",
        where=name,
        why=why,
        fix="mở tệp bằng Word hoặc LibreOffice, lưu lại thành .docx rồi tải lên",
    )


def no_tesseract(name: str) -> UserFacingError:
    """A scan on a machine without Tesseract."""
    return UserFacingError(
        "READ-NO-TESSERACT",
        "chưa nhận dạng được bản quét trên máy này",
        where=name,
        why="Tệp chỉ có ảnh, cần Tesseract để nhận dạng chữ, máy này chưa cài.",
        fix="tải lên bản có lớp chữ (.docx hoặc .pdf xuất từ Word), hoặc cài gói tesseract-ocr và tesseract-ocr-vie",
    )


def no_vietnamese(name: str) -> UserFacingError:
    """Tesseract is there, its Vietnamese data is not."""
    return UserFacingError(
        "READ-NO-VIETNAMESE",
        "chưa nhận dạng được bản quét tiếng Việt trên máy này",
        where=name,
        why="Máy đã cài Tesseract nhưng thiếu dữ liệu tiếng Việt.",
        fix="cài gói tesseract-ocr-vie, hoặc tải lên bản có lớp chữ",
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
