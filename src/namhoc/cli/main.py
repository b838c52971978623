"""The verbs of the command line. Each verb lives in a file of its own and is imported when it is asked for, so that
``namhoc --help`` answers at once."""

from __future__ import annotations

from importlib import import_module

import click

from namhoc import __version__

_VERBS = {
    "read": ("namhoc.cli.read", "Đọc văn bản chỉ đạo: nhiệm vụ, phân công, chỉ tiêu, thời hạn, viện dẫn."),
    "units": ("namhoc.cli.units", "Đơn vị hành chính qua các thời kỳ: liệt kê, đổi số liệu sang địa giới khác."),
    "site": ("namhoc.cli.site", "Lệnh của trang: setup (lập đơn vị thật của tỉnh), migrate, work ..."),
    "assess": ("namhoc.cli.assess", "Xét mức độ phổ cập giáo dục, xóa mù chữ từ số liệu đã đếm."),
    "rulebook": ("namhoc.cli.rulebook", "Chạy tệp ca kiểm tra trên bộ quy tắc."),
    "schema": ("namhoc.cli.schema", "In lược đồ JSON của kết quả đọc, kết quả xét."),
}


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _VERBS:
            return None
        command = getattr(import_module(_VERBS[name][0]), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, help_) for name, (_, help_) in sorted(_VERBS.items())])


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="namhoc")
def main() -> None:
    """namhoc: từ chỉ thị năm học đến kế hoạch nhiệm vụ.

    Mã thoát: 0 đọc xong, không có gì cần xem; 1 có điều cần xem hoặc có tệp không đọc được; 2 gọi lệnh sai.
    """
