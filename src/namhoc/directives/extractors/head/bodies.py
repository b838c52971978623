"""The bodies that issue documents in running text ("UBND tỉnh Lào Cai đã ban hành …"), as patterns."""

from __future__ import annotations

from namhoc.citations.number import UPPER

_NAME = rf"(?:\s+[{UPPER}]\w*){{0,4}}"
_LEVEL = r"(?:\s+(?:tỉnh|thành\s+phố|Thành\s+phố|TP\.?|xã|phường|đặc\s+khu|huyện|thị\s+xã|quận))?"
_EDUCATION = r"(?:GD\s*[&-]\s*ĐT|GDĐT|GD\s+và\s+ĐT|[Gg]iáo\s+dục\s+(?:và|vào)\s+[Đđ]ào\s+tạo)"

COMMITTEE = rf"(?:Chủ\s+tịch\s+)?(?:UBND|(?:Ủy|Uỷ)\s+ban\s+nhân(?:\s+dân)?){_LEVEL}{_NAME}"
DEPARTMENT = rf"(?:Giám\s+đốc\s+)?Sở\s+(?:{_EDUCATION}|Nội\s+vụ|Tài\s+chính|Y\s+tế){_LEVEL}{_NAME}"
SCHOOL = rf"""Trường\s+(?:THPT|THCS|Tiểu\s+học|Mầm\s+non|Mẫu\s+giáo|TH|PTDTNT|PTDTBT
    |Trung\s+học\s+(?:cơ\s+sở|phổ\s+thông)|Phổ\s+thông)(?:\s+[{UPPER}]\w*){{1,6}}"""

BODY = rf"""(?:{COMMITTEE}|{DEPARTMENT}|{SCHOOL}
    |(?:Bộ\s+trưởng\s+)?Bộ\s+{_EDUCATION}
    |Thủ\s+tướng(?:\s+Chính\s+phủ)?|Chính\s+phủ|Văn\s+phòng\s+Chính\s+phủ
    |(?:Ban\s+Thường\s+vụ\s+|Bí\s+thư\s+)?(?:Tỉnh|Thành)\s+(?:ủy|uỷ)(?:\s+[{UPPER}]\w*){{0,3}}
    |Đảng\s+(?:ủy|uỷ){_LEVEL}{_NAME}|Phòng\s+(?:Văn\s+hóa\s+-\s+Xã\s+hội|VHXH|{_EDUCATION}){_LEVEL}{_NAME})"""
"""For patterns compiled with re.VERBOSE."""
