"""The bodies that issue documents in running text ("UBND tỉnh Lào Cai đã ban hành …"), as patterns for re.VERBOSE."""

from __future__ import annotations

from namhoc.citations.number import UPPER
from namhoc.core import PROVINCE_PATTERN

_PROVINCE = rf"(?=[{UPPER}])(?i:{PROVINCE_PATTERN})(?!\w)"
_NAME = rf"(?:\s+[{UPPER}]\w*)"
_EDUCATION = r"(?:GD\s*[&-]\s*ĐT|GDĐT|GD\s+và\s+ĐT|[Gg]iáo\s+dục\s+(?:và|vào)\s+[Đđ]ào\s+tạo)"
_PLACE = rf"""(?:\s+(?:tỉnh|thành\s+phố|Thành\s+phố|T[Pp]\.?)(?:\s+{_PROVINCE})?|\s+{_PROVINCE}
    |\s+(?:xã|phường|đặc\s+khu|thị\s+trấn|huyện|quận|thị\s+xã|thành\s+phố|Thành\s+phố|T[Pp]\.?){_NAME}{{1,4}})"""
"""A province with or without its level, or a lower unit with its name; "UBND tỉnh Nguyễn Văn A" ends at "tỉnh"."""

COMMITTEE = rf"(?:(?<!Phó\ )(?<!phó\ )Chủ\s+tịch\s+)?(?:UBND|(?:Ủy|Uỷ)\s+ban\s+nhân(?:\s+dân)?){_PLACE}?"
DEPARTMENT = rf"(?:Giám\s+đốc\s+)?Sở\s+(?:{_EDUCATION}|Nội\s+vụ|Tài\s+chính|Y\s+tế){_PLACE}?"
SCHOOL = rf"""Trường\s+(?:THPT|THCS|Tiểu\s+học|Mầm\s+non|Mẫu\s+giáo|TH|PTDTNT|PTDTBT
    |Trung\s+học\s+(?:cơ\s+sở|phổ\s+thông)|Phổ\s+thông){_NAME}{{1,6}}"""

BODY = rf"""(?:{COMMITTEE}|{DEPARTMENT}|{SCHOOL}
    |(?:Bộ\s+trưởng\s+)?Bộ\s+{_EDUCATION}
    |Thủ\s+tướng(?:\s+Chính\s+phủ)?|Chính\s+phủ|Văn\s+phòng\s+Chính\s+phủ
    |(?:Ban\s+Thường\s+vụ\s+|Bí\s+thư\s+)?(?:Tỉnh|Thành)\s+(?:ủy|uỷ)(?:\s+{_PROVINCE})?
    |HĐND{_PLACE}|Đảng\s+(?:ủy|uỷ){_PLACE}
    |Phòng\s+(?:Văn\s+hóa\s+-\s+Xã\s+hội|VHXH|{_EDUCATION}){_PLACE}?)"""

PERSON = rf"(?:\s+(?:[{UPPER}]\w*\s+){{1,3}}[{UPPER}]\w*(?=\s))"
"""The name of who signed, between the body and the verb: "Chủ tịch UBND tỉnh Nguyễn Văn A vừa ký"."""
