"""Whom a block is laid on: the names of bodies, of their heads and of groups of staff, at the head of a block.

Only the first words are looked at, to tell "1. Sở Y tế" from "1. Hội nhập quốc tế"; which body it is, the
dictionary of agencies says.
"""

from __future__ import annotations

import re

from namhoc.core import CAPITALS

_HEADS = r"""(?:
    (?:Phó\ )?(?:Giám\ đốc|Chủ\ tịch|Hiệu\ trưởng|Chủ\ nhiệm|Bí\ thư) | Thủ\ trưởng | Chánh | Người\ đứng\ đầu
    | Lãnh\ đạo
    | (?:Bộ|Cục|Vụ|Viện|Tổ|Chỉ\ huy|Hiệu)\ trưởng
    | Trưởng\ (?:các\ )?(?:[Pp]hòng|[Bb]an|[Tt]hôn|[Bb]ản|Công\ an|[Tt]rạm|[Kk]hối)
    | Thống\ đốc | Tổng\ (?:[Gg]iám\ đốc|Thanh\ tra|[Bb]iên\ tập) | Kế\ toán
    )"""
_BODIES = r"""(?:
    [Ss]ở\b(?!\ hữu) | [Bb]ộ,\ (?=ngành|cơ\ quan|ban)
    | [Bb]an\ (?=@|giám\ hiệu|chỉ\ đạo|quản\ lý|đại\ diện|tuyên\ giáo|chấp\ hành) | (?:bộ|ban),\s
    | (?:UBND|HĐND|MTTQ)\b | [ỦU][ỷyỶY]\ ban\b | Uỷ\ ban\b | Hội\ đồng\ (?=@|nhân\ dân|thi\ đua) | M[ặă]t\ trận
    | [Pp]hòng\ (?=@|chuyên\ môn|giáo\ dục|văn\ hóa|nội\ vụ|ban\b) | [Cc]ông\ an\b | [Qq]uân\ sự | Bộ\ đội
    | Bộ\ (?=@|chỉ\ huy) | (?:Cục|Vụ|Viện|Thanh\ tra|Báo|Tòa\ án|Học\ viện)\ (?=@|tỉnh|nhân\ dân)
    | Đài\ (?=@|phát|truyền)
    | Chi\ cục\b | Thuế\ (?:tỉnh|thành|cơ\ sở) | Kho\ bạc | Bảo\ hiểm\ xã\ hội | Ngân\ hàng | Bưu\ điện
    | [Tt]rung\ tâm\b | [Vv]ăn\ phòng\b | [Tt]rạm\ [Yy]\ tế
    | [Tt]rường\ (?=@|mầm|tiểu|học\b|phổ\ thông|trung\ học|đại\ học|cao\ đẳng) | [Nn]hà\ trường\b
    | [Hh]iệu\ trưởng\b | [Pp]hó\ [Hh]iệu\ trưởng\b | [Bb]í\ thư\b
    | [Cc]ơ\ sở\ (?=giáo\ dục|đào\ tạo|y\ tế|dạy|bồi\ dưỡng) | [Cc]ụm\ trường
    | [Tt]ổ\ (?=@|chuyên\ môn|văn\ phòng|công\ tác|trưởng|giúp\ việc|tư\ vấn|khối)
    | [Tt]ổ\ chức,?\ (?=Đoàn|Đội|chính\ trị|Đảng|Công\ đoàn|xã\ hội|đoàn\ thể|cá\ nhân|đơn\ vị)
    | Hội\ (?=@|khuyến\ học|liên\ hiệp|nông\ dân|cựu) | [Đđ]oàn\ (?=@|thanh\ niên|trường\b|thể\b)|[Đđ]oàn\ thể\b
    | [Cc]ông\ đoàn\b
    | Liên\ (?:đoàn|hiệp)\b | Đảng\ [ủu][yỷ] | Chi\ bộ | [Cc]ấp\ [ủu][yỷ] | (?:Tỉnh|Thành)\ [ủu][yỷ] | Thường\ trực\ @
    | [Đđ]ơn\ vị\b | [Cc]ơ\ quan\b | [Nn]gành\ (?=@|giáo\ dục) | [Đđ]ịa\ phương\b | [Cc]hính\ quyền\b
    | (?:xã|phường|đặc\ khu|huyện|tỉnh|thôn|bản|khối|lớp)(?=[,;:]|$|\ \w+,) | [Dd]oanh\ nghiệp | [Cc]hủ\ đầu\ tư
    | [Tt]hành\ viên\b
    | [Gg]iáo\ viên\ (?:chủ\ nhiệm|bộ\ môn|phụ\ trách|các\b|và\b) | [Gg]iáo\ viên(?=[,:;]|$) | [Nn]hân\ viên\b
    | [Cc]án\ bộ,?\ (?=giáo\ viên|quản\ lý|công\ chức) | [Tt]ổng\ phụ\ trách | [Cc]ha\ mẹ\ học\ sinh
    )"""
_AGENCY = rf"(?:{_HEADS}\b|(?:{_HEADS}\ )?(?:[Cc]ác\ |[Nn]hững\ |[Mm]ột\ số\ )?{_BODIES})".replace("@", f"[{CAPITALS}]")

_NAMED = rf"(?:(?:Đề\ nghị|Giao|Yêu\ cầu|Trách\ nhiệm(?:\ của)?|Nhiệm\ vụ\ của|Đối\ với)\s*)?(?:các\ )?{_AGENCY}"
_ADDRESSED = re.compile(_NAMED, re.VERBOSE)
_ADDRESSED_IN_CAPITALS = re.compile(_NAMED, re.VERBOSE | re.IGNORECASE)
_NO_BODY = re.compile(
    r"phòng,? chống|ban hành|hội (?:nhập|nghị|thảo|thi)|bộ (?:tiêu chí|chỉ số|máy)|báo cáo|trường hợp|"
    r"tổ chức (?!đoàn|đội|chính trị|đảng|công đoàn|xã hội|cá nhân)"
)
_GROUPS = re.compile(
    r"Đối với (?:các )?(?:đội ngũ|học sinh|sinh viên|phụ huynh|gia đình|lãnh đạo|bộ phận|người|cán bộ|giáo viên)\b"
)
_GIVEN = re.compile(rf"(?:Giao|Đề\ nghị|Yêu\ cầu|Phân\ công)\s+(?:cho\ )?(?:các\ )?{_AGENCY}", re.VERBOSE)
_LEAD_IN = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Để|Theo|Nhằm|Cùng với đó|Bên cạnh đó|Đồng thời|Ngoài ra)[^.;:]{0,160}?,\s+"
    rf"(?=[{CAPITALS}])"
)
_ORDER = re.compile(
    rf"(?:{_AGENCY}[^.:;]{{0,60}}?\s)?(?:yêu\ cầu|đề\ nghị|giao|Yêu\ cầu|Đề\ nghị|Giao)\s+(?:các\ )?{_AGENCY}",
    re.VERBOSE,
)


def is_addressed(words: str) -> bool:
    """True when ``words`` open with the name of a body, its head or its staff: a block laid on them.

    "Đối với giáo dục mầm non" names a field of work, no addressee.
    """
    if words[:24].isupper():  # where every letter is a capital, a capital does not tell a name
        return bool(_ADDRESSED_IN_CAPITALS.match(words)) and not _NO_BODY.match(words.lower())
    return bool(_ADDRESSED.match(words) or _GROUPS.match(words))


def is_given(words: str) -> bool:
    """True when ``words`` hand work to a named body ("Giao Bộ Tài chính ...")."""
    return bool(_GIVEN.match(words))


def is_order(words: str) -> bool:
    """True for a sentence in which one body asks another ("Ngoài ra, UBND tỉnh yêu cầu các sở ...")."""
    lead = _LEAD_IN.match(words)
    at = lead.end() if lead else 0
    order = _ORDER.match(words, at)
    return bool(order and not words[at:].startswith(("Yêu cầu", "Đề nghị", "Giao", "yêu cầu", "đề nghị", "giao")))


def order_start(words: str) -> int | None:
    """Where the order begins in a paragraph that only assigns; None when it does not.

    "Căn cứ vào tình hình trên địa bàn tỉnh, UBND tỉnh yêu cầu các Sở ..." begins at "UBND tỉnh".
    """
    lead = _LEAD_IN.match(words)
    at = lead.end() if lead else 0
    return at if _ADDRESSED.match(words, at) or _ORDER.match(words, at) else None
