"""What the actions of the journal are called on screen. A test finds every action of the code in this table."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, Promise] = {
    "account.add": _("Mở tài khoản"),
    "account.change": _("Sửa tài khoản"),
    "account.close": _("Ngừng tài khoản"),
    "account.open": _("Mở lại tài khoản"),
    "account.password": _("Đặt mật khẩu mới"),
    "cohorts.load": _("Nạp số đếm phổ cập"),
    "coverage.choose": _("Chọn văn bản đối chiếu"),
    "coverage.confirm": _("Xác nhận độ phủ"),
    "coverage.reject": _("Bỏ gợi ý độ phủ"),
    "coverage.undo": _("Hoàn tác độ phủ"),
    "document.correct": _("Sửa thông tin văn bản"),
    "document.discard": _("Bỏ bản xem trước"),
    "document.fail": _("Không đọc được văn bản"),
    "document.keep": _("Lưu văn bản"),
    "document.read": _("Đọc xong văn bản"),
    "document.read_again": _("Đọc lại văn bản"),
    "document.receive": _("Tiếp nhận văn bản"),
    "document.remove": _("Xóa bản xem trước đã bỏ"),
    "document.take_back": _("Lấy lại bản xem trước"),
    "filter.drop": _("Bỏ bộ lọc"),
    "filter.save": _("Lưu bộ lọc"),
    "review.accept": _("Nhận mục"),
    "review.accept_all": _("Nhận nhiều mục"),
    "review.add": _("Thêm mục"),
    "review.edit": _("Sửa mục"),
    "review.merge": _("Gộp mục"),
    "review.reject": _("Bỏ mục"),
    "review.reopen": _("Xem lại mục"),
    "review.split": _("Tách mục"),
    "review.undo": _("Hoàn tác"),
    "schools.load": _("Nạp trường và điểm trường"),
    "task.comment": _("Trao đổi về nhiệm vụ"),
    "task.confirm": _("Xác nhận nhiệm vụ xong"),
    "task.deadline": _("Đổi thời hạn"),
    "task.decline": _("Từ chối nhiệm vụ"),
    "task.evidence": _("Thêm minh chứng"),
    "task.evidence_remove": _("Gỡ minh chứng"),
    "task.open": _("Mở xem nhiệm vụ"),
    "task.pause": _("Tạm hoãn nhiệm vụ"),
    "task.reassign": _("Giao lại nhiệm vụ"),
    "task.remind": _("Đôn đốc"),
    "task.reopen": _("Mở lại nhiệm vụ"),
    "task.resume": _("Làm tiếp nhiệm vụ"),
    "task.return": _("Trả lại nhiệm vụ"),
    "task.submit": _("Báo đã xong"),
    "task.take_back": _("Rút lại báo cáo"),
    "task.update": _("Cập nhật tiến độ"),
    "task.withdraw": _("Thu hồi"),
    "task.withdraw_all": _("Thu hồi nhiệm vụ"),
    "tasks.issue": _("Giao nhiệm vụ"),
    "units.load": _("Nạp danh mục đơn vị"),
}


def words_of(action: str) -> str:
    """The action in words; its code where the table has none."""
    return str(ACTIONS.get(action, action))
