"""What always holds of coverage, whatever the texts."""

from hypothesis import given
from hypothesis import strategies as st

from namhoc.directives.coverage import CoverItem, suggest

VOCABULARY = ["rà", "soát", "mạng", "lưới", "trường", "lớp", "phổ", "cập", "xóa", "mù", "chữ", "2026", ".", ";", "đội"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=12)
CITES = st.frozensets(st.sampled_from(["71/2020/NĐ-CP", "31/CT-TTg"]), max_size=2)
ITEMS = st.lists(st.tuples(WORDS, CITES), max_size=6).map(
    lambda entries: [CoverItem(f"k{n}", " ".join(words), cites) for n, (words, cites) in enumerate(entries)]
)


@given(ITEMS, ITEMS)
def test_every_asked_item_is_either_suggested_for_or_listed_as_unanswered(asked, answers):
    found = suggest(asked, answers)
    assert [key for key, _ in found.matches] == [item.key for item in asked]
    assert set(found.unanswered) == {key for key, matches in found.matches if not matches}


@given(ITEMS, ITEMS)
def test_scores_lie_between_0_and_1_best_first(asked, answers):
    for _, matches in suggest(asked, answers, 0.0).matches:
        scores = [match.score for match in matches]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= match.words <= match.score <= 1 for match in matches)


@given(ITEMS, ITEMS)
def test_the_order_of_the_answers_changes_nothing(asked, answers):
    assert suggest(asked, answers) == suggest(asked, list(reversed(answers)))


@given(ITEMS, ITEMS)
def test_a_shared_number_never_lowers_a_score(asked, answers):
    number = frozenset({"99/2026/NĐ-CP"})
    with_number = suggest(
        [CoverItem(i.key, i.words, i.cites | number) for i in asked],
        [CoverItem(i.key, i.words, i.cites | number) for i in answers],
        0.0,
    )
    before = {(m.asked, m.answer): m.score for _, found in suggest(asked, answers, 0.0).matches for m in found}
    after = {(m.asked, m.answer): m.score for _, found in with_number.matches for m in found}
    assert all(after[pair] >= before[pair] for pair in before.keys() & after.keys())
