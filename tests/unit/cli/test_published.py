"""``namhoc units published``: the figure on the old map, and what is missing on the new one."""

from click.testing import CliRunner

from namhoc.cli import main


def run(*args: str):
    return CliRunner().invoke(main, ["units", "published", *args], catch_exceptions=False)


def test_on_todays_map_yen_bai_is_said_to_be_missing_and_the_clash_is_told():
    result = run("--to", "2026-11-24")
    assert result.exit_code == 1
    assert "20/02/2025, tỉnh Lào Cai: 594 (“toàn tỉnh có 594 trường”)" in result.stdout
    assert "24/11/2026, tỉnh Lào Cai: chưa có số liệu của 1 đơn vị: tỉnh Yên Bái" in result.stdout
    assert "PUBLISHED-CLASH" in result.stderr
    assert "98,7%" in result.stderr


def test_on_the_old_map_the_figure_is_itself():
    assert run("--to", "01/03/2025").stdout.count("594") == 3
