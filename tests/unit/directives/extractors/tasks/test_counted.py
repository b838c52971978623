from tests.unit.directives.extractors.tasks.reading import units


def test_as_many_paragraphs_as_announced_are_the_units():
    text = "3 nhiệm vụ trọng tâm gồm:\n\nĐổi mới quản lý.\n\nRà soát mạng lưới.\n\nTuyển dụng giáo viên.\n\nHết."
    assert units(text) == [
        ("task", "Đổi mới quản lý."),
        ("task", "Rà soát mạng lưới."),
        ("task", "Tuyển dụng giáo viên."),
    ]


def test_fewer_paragraphs_than_announced_are_no_units():
    assert units("3 nhiệm vụ trọng tâm gồm:\n\nĐổi mới quản lý.\n\nRà soát mạng lưới.") == []


def test_a_capital_after_a_semicolon_opens_the_next_unit_a_small_letter_goes_on():
    text = "Ngành tập trung vào 3 nhiệm vụ gồm: Rà soát mạng lưới; đổi mới quản lý; Tuyển dụng; Hội nhập quốc tế."
    assert [words for _, words in units(text)] == [
        "Rà soát mạng lưới; đổi mới quản lý;",
        "Tuyển dụng;",
        "Hội nhập quốc tế.",
    ]


def test_sentences_are_cut_and_the_last_row_too_when_the_count_asks_for_it():
    text = (
        "Triển khai 4 giải pháp cơ bản, chú trọng vào hoàn thiện thể chế. Nâng cao năng lực quản lý; kiểm tra thường"
        " xuyên. Tăng cường nguồn lực, công tác khảo thí, đánh giá và đẩy mạnh truyền thông."
    )
    # two sentences, then a row of three: one more than announced, so nothing is cut by force
    assert units(text) == []
    assert [words for _, words in units(text.replace("4 giải pháp", "5 giải pháp"))] == [
        "hoàn thiện thể chế.",
        "Nâng cao năng lực quản lý; kiểm tra thường xuyên.",
        "Tăng cường nguồn lực,",
        "công tác khảo thí, đánh giá và",
        "đẩy mạnh truyền thông.",
    ]


def test_solutions_after_tasks_keep_their_kind():
    text = "Có 2 nhiệm vụ gồm: Rà soát; Tuyển dụng.\n\nThực hiện 2 giải pháp gồm: Tăng đầu tư; Tuyên truyền."
    assert [kind for kind, _ in units(text)] == ["task", "task", "solution", "solution"]
