from tests.unit.directives.extractors.tasks.reading import units


def test_a_part_without_numbers_counts_its_paragraphs():
    text = "I. MỤC ĐÍCH\nPhổ cập.\nII. NHIỆM VỤ\nRà soát mạng lưới trường.\nTuyển dụng giáo viên.\nIII. KINH PHÍ"
    assert units(text) == [("task", "Rà soát mạng lưới trường."), ("task", "Tuyển dụng giáo viên.")]


def test_one_paragraph_under_to_chuc_thuc_hien_closes_the_document():
    text = "I. NHIỆM VỤ\n1. Rà soát.\n2. Tuyển dụng.\nII. TỔ CHỨC THỰC HIỆN\nCăn cứ Kế hoạch này, các trường thực hiện."
    assert [words for _, words in units(text)] == ["1. Rà soát.", "2. Tuyển dụng."]


def test_addressed_paragraphs_under_to_chuc_thuc_hien_are_units():
    text = (
        "I. NHIỆM VỤ\n1. Rà soát.\n2. Tuyển dụng.\nII. TỔ CHỨC THỰC HIỆN\nSở Nội vụ tuyển dụng.\nSở Tài chính cấp vốn."
    )
    assert units(text)[2:] == [("assignment", "Sở Nội vụ tuyển dụng."), ("assignment", "Sở Tài chính cấp vốn.")]


def test_paragraphs_that_assign_follow_the_counted_tasks():
    text = (
        "Có 2 nhiệm vụ gồm: Rà soát; Tuyển dụng.\n\nUBND tỉnh yêu cầu các Sở phối hợp thực hiện.\n\n"
        "Đối với UBND các xã, rà soát trẻ em.\n\nChỉ thị này có hiệu lực sau 10 ngày."
    )
    assert [kind for kind, _ in units(text)] == ["task", "task", "assignment", "assignment"]
    assert units(text)[-1][1].endswith("rà soát trẻ em.")
