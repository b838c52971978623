"""Lists of agencies: the head word goes to every name, whatever their order, joints and number."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from namhoc.rulebook import agencies
from namhoc.rulebook.agency_names import find_agencies

DEPARTMENTS = {a.id: a.name.removeprefix("Sở ") for a in agencies.load() if a.kind == "so"}
lists_of_departments = st.lists(st.sampled_from(sorted(DEPARTMENTS)), min_size=1, max_size=9, unique=True)
head_words = st.sampled_from(["các Sở: ", "các Sở ", "Giám đốc các Sở: ", "các sở:\n"])


@given(head_words, lists_of_departments, st.booleans())
def test_any_list_of_names_behind_one_head_word_gives_exactly_these_departments(
    head: str, ids: list[str], last_and: bool
):
    names = [DEPARTMENTS[agency_id] for agency_id in ids]
    joined = ", ".join(names[:-1]) + " và " + names[-1] if last_and and len(names) > 1 else ", ".join(names)
    text = f"Yêu cầu {head}{joined} phối hợp thực hiện."
    assert [mention.agency_id for mention in find_agencies(text)] == ids


@given(lists_of_departments, st.sampled_from([", ", "; ", " và ", ",\n"]))
def test_full_names_in_a_list_give_exactly_these_departments(ids: list[str], joint: str):
    text = joint.join(f"Sở {DEPARTMENTS[agency_id]}" for agency_id in ids)
    assert [mention.agency_id for mention in find_agencies(text)] == ids


pieces = st.sampled_from(
    ["Sở", "các Sở:", " Nội vụ", ", ", " và ", "\n", "UBND ", "xã", " tỉnh", "Phòng ", "Hoàng Sơn", "(", ")", "Báo "]
)


@given(st.one_of(st.text(max_size=400), st.lists(pieces, max_size=40).map("".join)))
def test_any_text_is_read_without_fault_and_spans_stand_in_order(text: str):
    mentions = find_agencies(text)
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start
    assert all(mention.span.start < mention.span.end <= mention.after <= len(text) for mention in mentions)
