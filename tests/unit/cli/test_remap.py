import csv

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from namhoc.cli import main
from namhoc.orgunits import Tier, national

LAO_CAI_OLD, YEN_BAI_OLD = "10", "15"


def run(*args: object):
    return CliRunner().invoke(main, ["units", "remap", *map(str, args)], catch_exceptions=False)


def table(result) -> list[dict[str, str]]:
    return list(csv.DictReader(result.stdout.splitlines()))


def test_two_provinces_that_merged_are_added_up(tmp_path):
    path = tmp_path / "truong.csv"
    path.write_text("Mã;Tỉnh;Năm;Số trường\n10;Lào Cai;2024;594\n15;Yên Bái;2024;1.218\n", "utf-8")
    result = run(path, "--to", "2026-01-01")
    assert result.exit_code == 0
    (row,) = table(result)
    assert (row["Mã"], row["Đơn vị"], row["Số trường"], row["Từ các mã"]) == ("15", "tỉnh Lào Cai", "1812", "10 15")


def test_lao_cais_594_schools_alone_say_whose_figures_are_wanting(tmp_path):
    path = tmp_path / "truong.csv"
    path.write_text("Mã,Năm học,Số trường\n10,2024-2025,594\n", "utf-8")
    result = run(path, "--to", "2026-01-01")
    assert result.exit_code == 1
    (row,) = table(result)
    assert row["Số trường"] == ""
    assert "1 đơn vị" in row["Không suy ra được"]
    assert "15" in row["Không suy ra được"]
    (old,) = table(run(path, "--to", "2025-02-01"))
    assert (old["Đơn vị"], old["Số trường"]) == ("tỉnh Lào Cai", "594")


def test_an_excel_file_is_read_by_its_headers_and_rates_are_not_averaged(tmp_path):
    book = Workbook()
    for row in (
        ["Tên", "Năm", "Mã", "Tỷ lệ phòng kiên cố", "Học sinh"],
        ["Lào Cai", 2024, "10", "82", 235731],
        ["Yên Bái", 2024, "15", "90", 220000],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    (row,) = table(run(tmp_path / "a.xlsx", "--to", "01/01/2026"))
    assert row["Học sinh"] == "455731"
    assert row["Tỷ lệ phòng kiên cố"] == ""
    assert "tử số" in row["Không suy ra được"]


def test_a_commune_split_without_a_known_share_is_left_empty_with_the_reason(tmp_path):
    split = next(link.old for link in national().links if link.share is None)
    path = tmp_path / "xa.csv"
    path.write_text(f"Mã,Năm,Trẻ 6 tuổi\n{split},2024,100\n", "utf-8")
    result = run(path, "--to", "2026-01-01")
    assert result.exit_code == 1
    assert len(table(result)) > 1
    assert all(row["Trẻ 6 tuổi"] == "" for row in table(result))


def test_a_written_file_opens_in_excel_with_its_accents(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Mã,Năm,Trường\n10,2024,1\n15,2024,2\n", "utf-8")
    assert run(path, "--to", "2026-01-01", "--out", tmp_path / "b.csv").exit_code == 0
    assert (tmp_path / "b.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "không có dòng"),
        ("Mã,Năm,Trường\n", "không có dòng"),
        ("Tên,Năm,Trường\nLào Cai,2024,1\n", "cột mã"),
        ("Mã,Trường\n10,1\n", "địa giới ngày nào"),
        ("Mã,Năm,Trường\n10,hai nghìn,1\n", "dòng 2"),
        ("Mã,Năm,Trường\n99999,2024,1\n", "dòng 2"),
        ("Mã,Năm,Trường\n\n10,2024,một\n", "dòng 3, cột Trường"),
    ],
)
def test_bad_tables_get_one_located_error(tmp_path, text, told):
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8")
    result = run(path, "--to", "2026-01-01")
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.replace("\n", " ").split())


def test_the_codes_of_the_test_are_those_of_the_two_old_provinces():
    from datetime import date

    names = {u.code: u.name for u in national().on(date(2024, 12, 31), Tier.PROVINCE)}
    assert (names[LAO_CAI_OLD], names[YEN_BAI_OLD]) == ("Lào Cai", "Yên Bái")
