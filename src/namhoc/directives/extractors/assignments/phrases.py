"""The wording of duties: role words, orders, lead-ins, predicates. Official Vietnamese, nothing of one text."""

from __future__ import annotations

import re


def words(phrases: str) -> str:
    """A pattern for any of ``phrases`` (separated by commas), as whole words; any blank may be a line break."""
    listed = (r"\s+".join(phrase.split()) for phrase in phrases.split(","))
    return "(?:" + "|".join(listed) + r")(?!\w)"


_EMPHASIS = r"[\s*_#>|\"“”]{0,12}"  # bounded, because several stand side by side

MARK = re.compile(
    rf"{_EMPHASIS}(?:"
    r"Điều\s+\d{1,3}\s*[.:]|(?:\d{1,2}\.)+(?:\d{1,2}\b)?|\d{1,2}\s*[.)/](?!\d)|\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)"
    r"|[a-zđA-ZĐ]\s*[).](?=\s)|[IVX]{1,5}\s*[.)](?=\s)|[-–—+•](?=\s)"
    r"|(?:Một|Hai|Ba|Bốn|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là\b[:,]?"
    rf")?{_EMPHASIS}"
)
"""The number or bullet before the words of a paragraph, with the marks of emphasis around it."""

ADDRESS = re.compile(
    words(
        "trách nhiệm của, nhiệm vụ của, đối với, về phía, đề nghị, yêu cầu, giao, giao cho, phân công,"
        " giao nhiệm vụ cho"
    )
    + r"\s*:?\s*",
    re.IGNORECASE,
)
"""What may stand before the addressee of a block."""

# ---- orders ----

ORDER = re.compile(
    r"(?<!\w)(?P<verb>" + words("yêu cầu, giao, đề nghị, phân công, trân trọng đề nghị") + r")"
    r"(?:\s*:)?(?:\s+(?:cho|nhiệm\s+vụ\s+cho|rằng))?\s+",
    re.IGNORECASE,
)
"""The verb of an order; the agencies stand behind it."""

ISSUER = re.compile(words("đồng chí, chủ tịch, phó chủ tịch, bộ trưởng, thủ tướng, trường"), re.IGNORECASE)
"""Persons and bodies that give orders without being in the register of agencies."""

NO_ORDER_BEFORE = re.compile(
    r"(?<!\w)"
    + words(
        "theo, đáp ứng, các, những, được, đã, bàn, chuyển, khi có, nội dung, theo đúng, phù hợp với, nhu cầu, một số,"
        " và, bị, thời gian, mọi, đúng, có, thực hiện, cao, về, của, phân"
    )
    + r"\W*$",
    re.IGNORECASE,
)
"""Words before "yêu cầu", "giao", "đề nghị" that make it a noun or a passive: "theo đề nghị của", "được giao"."""

DIFFICULTIES = re.compile(words("khó khăn, vướng mắc, thông báo để, để biết"), re.IGNORECASE)
"""The closing formula "nếu có khó khăn, vướng mắc, đề nghị ... phản ánh" is a courtesy, no duty."""

REPORTED = re.compile(
    words("nhấn mạnh, yêu cầu, đề nghị, lưu ý, chỉ đạo") + r"(?:\s+rằng)?\s*[:,]\s*(?:[^,;.:]{0,60},\s*)?",
    re.IGNORECASE,
)
"""An order in reported speech: "Đồng chí nhấn mạnh: Ban Chỉ đạo các cấp cần ..."."""

# ---- roles ----

LEAD = re.compile(
    r"(?<!\w)(?:chủ\s+trì(?!\w)|(?:là|làm)\s+(?:cơ\s+quan\s+|đơn\s+vị\s+)?(?:đầu\s+mối|thường\s+trực)(?!\w)"
    r"|(?<=[-–+]\s)cơ\s+quan\s+(?:đầu\s+mối|thường\s+trực)(?=\s+(?:của\s+)?Ban\s+Chỉ\s+đạo\s*(?:[;.]|$))"
    r"|chịu\s+trách\s+nhiệm\s+chính(?!\w))(?!\s+(?:hội|buổi|cuộc|phiên|lễ|thực\s+hiện\s+nhiệm\s+vụ\s+được))",
    re.IGNORECASE,
)
NO_LEAD_BEFORE = re.compile(words("cơ quan, đơn vị, được giao, được phân công, giao, do") + r"\s*$", re.IGNORECASE)
"""What makes "chủ trì" a name for somebody else: "cơ quan chủ trì", "được giao chủ trì"."""

NAMED_LEAD = re.compile(
    r"\s*,?\s*(?:(?:tổng\s+hợp|tham\s+mưu|có\s+trách\s+nhiệm|làm)\s*,?\s*)?chủ\s+trì(?!\w)"
    r"(?!\s+(?:hội|buổi|cuộc|phiên|lễ))"
)
""" "..., gửi Sở X tổng hợp, chủ trì": an agency named in mid-sentence is told to lead."""

NAMED_PARTNER = re.compile(
    r"\s*(?:có\s+trách\s+nhiệm\s+)?phối\s+hợp(?:\s+(?:thực\s+hiện|triển\s+khai|tổ\s+chức\s+thực\s+hiện))?\s*(?:[.;)]|$)",
    re.IGNORECASE,
)
""" "(Sở X chủ trì; UBND các xã phối hợp thực hiện)": agencies named in mid-sentence join the work."""

COORDINATE = re.compile(
    r"(?<!\w)(?:chủ\s+trì\s*,?\s*(?=cùng(?!\w))|đầu\s+mối\s+kết\s+nối(?=\s+với(?!\w))|phối\s+hợp(?!\w))"
    r"(?:\s*,?\s*(?:hỗ\s+trợ))?"
    r"(?:\s+(?:chặt\s+chẽ|đồng\s+bộ|thường\s+xuyên|tốt|hiệu\s+quả|nhịp\s+nhàng|kịp\s+thời))?"
    r"(?:\s*(?:với|cùng|cùng\s+với)(?!\w))*\s*",
    re.IGNORECASE,
)
"""The verb of working together; the partners stand behind it."""

DIRECT = re.compile(
    r"(?<!ban )(?<!\w)(?:chỉ\s+đạo|quán\s+triệt)(?!\w)"
    r"(?:\s*(?:,|và)\s*(?:hướng\s+dẫn|đôn\s+đốc|kiểm\s+tra|tổ\s+chức|yêu\s+cầu|giám\s+sát|giao|quán\s+triệt|phân\s+công)"
    r"(?!\w)){0,3}\s+(?:cho\s+|tới\s+|đến\s+)?",
    re.IGNORECASE,
)
""" "Chỉ đạo X làm ...": X is given a duty through its superior."""

LABEL = re.compile(
    rf"{_EMPHASIS}(?:[-–—+•]\s*|[a-zđ]\)\s*|\d{{1,2}}[.)]\s*)?{_EMPHASIS}"
    r"(?P<label>(?:(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|tổ\s+chức|cá\s+nhân|bộ\s+phận|người)"
    r"(?:\s*[,/]\s*(?:cơ\s+quan|đơn\s+vị|tổ\s+chức|cá\s+nhân|địa\s+phương)){0,2}\s+)?"
    r"(?:chủ\s+trì|phối\s+hợp|thực\s+hiện|triển\s+khai|đầu\s+mối|thường\s+trực|chịu\s+trách\s+nhiệm|phụ\s+trách"
    r"|tham\s+mưu|phân\s+công|trách\s+nhiệm)"
    r"(?:\s*(?:,|và|/)?\s*(?:thực\s+hiện|tham\s+mưu|triển\s+khai|tổ\s+chức\s+thực\s+hiện|chính)){0,2})"
    rf"{_EMPHASIS}:{_EMPHASIS}",
    re.IGNORECASE,
)
"""A labelled line: "Cơ quan chủ trì: ...", "Đơn vị phối hợp: ...", "Cơ quan thực hiện: ..."."""

# ---- subjects and their verbs ----

_MANNER = words(
    "chủ động, tiếp tục, tích cực, thường xuyên, kịp thời, khẩn trương, tập trung, nghiêm túc, trực tiếp, tăng cường,"
    " đẩy mạnh, cần, phải, có trách nhiệm, chịu trách nhiệm, đồng thời, có nhiệm vụ, định kỳ, hằng năm, hàng năm,"
    " trước mắt, cùng"
)
_BASIS = (
    r"(?:(?:theo(?!\s+dõi)|căn\s+cứ|trên\s+cơ\s+sở|trong\s+phạm\s+vi|với)\s+(?:đúng\s+)?(?:chức\s+năng(?:\s*,)?\s*(?:và\s+)?nhiệm\s+vụ(?:\s*,?\s*quyền\s+hạn)?"
    r"(?:\s+(?:được\s+giao|của\s+mình))?|thẩm\s+quyền)\s*,?\s*|"
    + r"(?!theo\s+dõi)"
    + words("trên cơ sở, căn cứ, căn cứ vào, theo, trong phạm vi, tùy theo, với, để, ngoài ra")
    + r"(?:(?!chủ\s+trì|phối\s+hợp)[^;.:,]){0,160},\s*)"
)
DUTY_TO = re.compile(r"(?<!\w)" + words("có trách nhiệm, có nhiệm vụ"), re.IGNORECASE)
"""The duty stands behind these words, whatever stands before them."""

MANNER = re.compile(rf"(?:[\s,:*_]*(?:{_MANNER}|{_BASIS}))*[\s,:*_]*", re.IGNORECASE)
"""Adverbs, modals and bases before the verb of a duty."""

_ANNOUNCED = r"(?:được\s+giao|sẽ)\s+(?:nhiệm\s+vụ\s+)?" + words(
    "chủ trì, phối hợp, tham mưu, chỉ đạo, xây dựng, tổ chức, triển khai, hướng dẫn, thực hiện, rà soát, tổng hợp,"
    " kiểm tra"
)
ANNOUNCED = re.compile(r"\s+" + _ANNOUNCED, re.IGNORECASE)
"""A duty that news tell of: "được giao chỉ đạo", "sẽ tham mưu"."""

PREDICATE = re.compile(
    r"\s*,?\s*(?:"
    + words(
        "chủ trì, phối hợp, tham mưu, xây dựng, tổ chức, thực hiện, triển khai, hướng dẫn, chỉ đạo, kiểm tra, giám"
        " sát, rà soát, tổng hợp, báo cáo, ban hành, bố trí, theo dõi, đôn đốc, quán triệt, lồng ghép, quản lý, đảm"
        " bảo, bảo đảm, cung cấp, hỗ trợ, tham gia, lập, cử, nghiên cứu, đề xuất, tuyên truyền, vận động, phổ biến,"
        " quan tâm, tạo điều kiện, xác định, hoàn thành, hoàn thiện, chuẩn bị, đổi mới, phân công, cân đối, thẩm"
        " định, phê duyệt, trình, huy động, đầu tư, kiện toàn, củng cố, duy trì, phát huy, nâng cao, sử dụng, là đầu"
        " mối, làm đầu mối, là cơ quan, là đơn vị, có trách nhiệm, có nhiệm vụ, có kế hoạch, có giải pháp, có biện"
        " pháp, có văn bản, không được, không để, công khai, cập nhật, tiếp nhận, giải quyết, xử lý, thành lập, đánh"
        " giá, thống kê, khảo sát, xem xét, tiến hành, ứng dụng, lựa chọn, sắp xếp, phân bổ, đưa, tập huấn, bồi"
        " dưỡng, khẩn trương, tập trung, nghiêm túc, trực tiếp, chủ động, tiếp tục, tích cực, thường xuyên, kịp"
        " thời, tăng cường, đẩy mạnh, cần, phải, chịu trách nhiệm, căn cứ, theo chức năng, trên cơ sở, trong phạm"
        " vi, với tinh thần, định kỳ, giới thiệu, đồng hành, hằng năm, hàng năm, nắm, nắm bắt, thẩm tra, cụ thể hóa,"
        " giúp, phát động, thi hành, chấp hành, bám sát, điều phối, đăng ký, gửi, khai thác, cải tiến, biên soạn,"
        " tuyển dụng, điều động, nhận thức, đề cao, khắc phục, chấn chỉnh, phát hiện, ngăn chặn, hợp tác, liên kết,"
        " động viên, khuyến khích, mở, dành, tự kiểm tra, tự đánh giá, kiểm kê, điều tra, đối chiếu, xác nhận,"
        " niêm yết, đẩy nhanh, giải ngân, bàn giao, thông báo, thông tin, công bố, sơ kết, tổng kết, khám, sửa chữa,"
        " mua sắm, kết nối, ký kết, tiếp cận, truyền thông, tăng thời lượng, đăng tải, đấu mối, kiểm soát, thanh tra,"
        " xét, kiểm định, tự chủ, hoàn trả, chuyển"
    )
    + "|"
    + _ANNOUNCED
    + r")",
    re.IGNORECASE,
)
"""How the duty of a subject begins; a past ("đã") is none."""

NO_VERB = re.compile(
    r"[\s*_]*(?:[^\w\s*_]|"
    + words(
        "của, và, về, trong, tại, là, đã, đang, được, thuộc, do, với, có, hoặc, như, này, ở, khác, thì,"
        " yêu cầu, giao, đề nghị"
    )
    + ")",
    re.IGNORECASE,
)
"""What may stand behind the name of an addressee without being the verb of its duty."""

MUST = re.compile(r"\s+" + words("cần, phải, có trách nhiệm, có nhiệm vụ, chịu trách nhiệm"), re.IGNORECASE)
"""What binds the subject of a sentence wherever it stands."""

PAST = re.compile(r"\s+" + words("đã, vừa, từng"), re.IGNORECASE)
"""A sentence that tells what was done."""

LEAD_IN = re.compile(
    r"(?!theo\s+dõi)"
    + words(
        "theo, trên cơ sở, căn cứ, nhận được, để, do đó, đồng thời, trong, định kỳ, hằng năm, hàng năm, khi, nhằm,"
        " từ, ngoài ra, bên cạnh đó, trước, sau, tùy theo, vì vậy, đồng chí, đối với, riêng, thực hiện kế hoạch,"
        " thực hiện nghị quyết, thực hiện chỉ thị, thực hiện công văn, thực hiện quyết định, thời gian tới,"
        " tại, yêu cầu"
    ),
    re.IGNORECASE,
)
"""Openings after which the subject of the sentence stands behind a comma."""

OTHERS = re.compile(
    words(
        "cha mẹ học sinh, phụ huynh, phụ huynh học sinh, gia đình, gia đình học sinh, nhân dân, cộng đồng, học sinh,"
        " ban đại diện cha mẹ học sinh, hội cha mẹ học sinh, hệ thống thông tin cơ sở, các cá nhân, người dân, xã hội,"
        " các nhà khoa học, các chuyên gia, các tổ chức quốc tế, hiệp hội, chính quyền,"
        " các cấp, các ngành, các tầng lớp nhân dân"
    )
    + r"(?:\s+các\s+lớp)?",
    re.IGNORECASE,
)
"""Who may stand in a list among agencies without being one."""

# ---- parts of the text ----

REQUIREMENTS = re.compile(
    rf"{_EMPHASIS}(?:(?:\d{{1,2}}|[IVX]{{1,4}}|[a-zđ])\s*[.)]|\(\d\))?{_EMPHASIS}"
    r"(?:mục\s+đích\s*(?:,|và|-)\s*)?yêu\s+cầu[\s*_:#]*$",
    re.IGNORECASE,
)
"""The heading of the part "Yêu cầu": a duty stated there counts though it stands in no unit."""

QUESTION = re.compile(rf"{_EMPHASIS}[^?\n]{{10,250}}\?{_EMPHASIS}")
"""A heading that asks ("... có hiệu lực từ ngày nào?"): on pages that explain a document it opens a part on another."""

PROPOSALS = re.compile(
    rf"{_EMPHASIS}(?:\d{{1,2}}|[IVX]{{1,4}}|[A-Z])\s*[.)]{_EMPHASIS}(?:[^.;\n]{{0,40}}\s)?"
    rf"(?:kiến\s+nghị|đề\s+xuất)(?!\w)[^.;\n]{{0,60}}",
    re.IGNORECASE,
)
"""The heading of the part of a report that asks something of superiors: a proposal is no order."""

THIS_DOCUMENT = re.compile(
    r"(?<!\w)(?:thi\s+hành|thực\s+hiện|căn\s+cứ(?:\s+vào)?|trên\s+cơ\s+sở|theo|nội\s+dung)\s+(?:[^.;,:]{0,40}\s)?"
    r"(?:Chỉ\s+thị|Kế\s+hoạch|Quyết\s+định|Công\s+văn|Công\s+điện|Thông\s+báo|Hướng\s+dẫn)\s+này(?!\w)",
    re.IGNORECASE,
)
"""Words that order this very document to be carried out."""

RECIPIENTS = re.compile(r"^[ \t*_|]*Nơi\s+nhận\s*:", re.MULTILINE | re.IGNORECASE)
