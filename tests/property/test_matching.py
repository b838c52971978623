"""Blocks lose no pair, and nobody is two persons."""

from hypothesis import given
from hypothesis import strategies as st

from namhoc.survey.matching import ASK, SURE, Identity, duplicates, match, score

_WORD = st.sampled_from(["Lò", "Giàng", "Thị", "A", "Páo", "Sáo", "Mẫu", "Mầu", "Hoa"])
_NAME = st.lists(_WORD, min_size=0, max_size=4).map(" ".join)
_IDENTITY = st.builds(
    Identity,
    key=st.just(""),
    name=_NAME,
    birth_year=st.integers(2012, 2015),
    birth_month=st.sampled_from([None, 5, 9]),
    birth_day=st.sampled_from([None, 5, 9]),
    female=st.sampled_from([None, True, False]),
    id_number=st.sampled_from(["", "", "012015000001", "012015000002", "099999999999"]),
    parents=st.tuples(_NAME, _NAME),
    hamlet=st.sampled_from(["", "Bản Một", "Bản Hai"]),
    household=st.sampled_from(["", "1", "2"]),
)


def keyed(people: list[Identity], prefix: str) -> list[Identity]:
    names = [name for name in Identity.__slots__ if name != "key"]
    return [
        Identity(key=f"{prefix}{n:03d}", **{name: getattr(one, name) for name in names}) for n, one in enumerate(people)
    ]


_PEOPLE = st.lists(_IDENTITY, max_size=12)


@given(_IDENTITY, _IDENTITY)
def test_a_score_is_the_same_from_both_sides(a: Identity, b: Identity) -> None:
    assert score(a, b).score == score(b, a).score
    assert 0 <= score(a, b).score <= 100


@given(_PEOPLE.map(lambda people: keyed(people, "p")))
def test_blocks_find_the_pairs_that_comparing_everybody_finds(people: list[Identity]) -> None:
    everybody = {
        (a.key, b.key): score(a, b).score
        for place, a in enumerate(people)
        for b in people[place + 1 :]
        if score(a, b).score >= ASK
    }
    assert {(pair.first, pair.second): pair.score for pair in duplicates(people)} == everybody


@given(_PEOPLE.map(lambda people: keyed(people, "r")), _PEOPLE.map(lambda people: keyed(people, "h")), st.randoms())
def test_matching_gives_each_person_once_says_why_and_minds_no_order(
    rows: list[Identity], held: list[Identity], random: object
) -> None:
    found = match(rows, held)
    assert len(set(found.sure.values())) == len(found.sure)
    assert not found.sure.keys() & found.unsure.keys()
    by_key = {one.key: one for one in held}
    for index, key in found.sure.items():
        best = score(rows[index], by_key[key]).score
        assert best >= SURE
        assert all(best - score(rows[index], one).score >= 10 for one in held if one.key != key)
    for index, row in enumerate(rows):
        scores = [score(row, one).score for one in held]
        if any(points >= SURE for points in scores):
            assert index in found.sure or index in found.unsure
        if index in found.unsure:
            assert all(pair.score >= ASK for pair in found.unsure[index])
    shuffled = list(held)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert match(rows, shuffled) == found


@given(_PEOPLE)
def test_a_list_of_people_who_resemble_nobody_else_matches_itself(people: list[Identity]) -> None:
    held = keyed(people, "h")
    alike = {key for pair in duplicates(held) for key in (pair.first, pair.second)}
    found = match(keyed(people, "r"), held)
    for index, one in enumerate(held):
        if one.key not in alike and score(one, one).score >= SURE + 10:
            assert found.sure[index] == one.key
