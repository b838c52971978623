from tests.unit.directives.extractors.tasks.reading import units

FOLLOWING = (
    "Tiếp tục nâng cao chất lượng giáo dục toàn diện; phát huy tinh thần sáng tạo của đội ngũ nhà giáo.\n\n"
    "Đẩy mạnh ứng dụng công nghệ thông tin, chuyển đổi số trong dạy học và quản lý giáo dục ở các cấp.\n\n"
)


def test_what_a_leader_asks_for_is_one_task_a_paragraph():
    ask = "Đồng chí đề nghị, thời gian tới, Sở rà soát mạng lưới."
    text = f"Tin.\n\n{ask}\n\n{FOLLOWING}Đồng chí nhấn mạnh: Năm học rất quan trọng."
    found = units(text)
    assert [kind for kind, _ in found] == ["task"] * 3
    assert found[0][1].startswith("Đồng chí đề nghị")
    assert found[-1][1].endswith("ở các cấp.")


def test_the_asking_may_be_the_last_sentence_of_a_paragraph():
    text = f"Tin.\n\nNăm học mới rất quan trọng. Do đó, ngành giáo dục cần đổi mới quản lý.\n\n{FOLLOWING}"
    assert units(text)[0][1] == "Do đó, ngành giáo dục cần đổi mới quản lý."


def test_a_paragraph_on_the_target_goes_on_with_the_task_before():
    text = f"Tin.\n\nÔng đề nghị Sở rà soát.\n\nMục tiêu năm 2026, 100% trẻ được ăn bán trú.\n\n{FOLLOWING}"
    assert units(text)[0][1].endswith("ăn bán trú.")


def test_things_counted_in_words_are_tasks():
    text = (
        "UBND tỉnh có văn bản về nhiệm vụ năm học.\n\nViệc đầu tiên là đổi mới dạy học.\n\n"
        "Việc thứ hai là nâng năng lực ngoại ngữ.\n\nCùng với đó, UBND tỉnh yêu cầu siết công tác quản lý.\n\nHết."
    )
    assert [words[:8] for _, words in units(text)] == ["Việc đầu", "Việc thứ", "Cùng với"]


def test_a_sub_heading_of_a_newspaper_is_no_task():
    text = "Tin.\n\nĐẩy mạnh chuyển đổi số\n\nToàn tỉnh có 443 trường với 6.908 lớp.\n\nNâng cao chất lượng\n\nTốt."
    assert units(text) == []


def test_one_request_alone_is_no_list():
    assert units("Sở yêu cầu các trường cho học sinh nghỉ học từ ngày 12/5/2026.") == []
