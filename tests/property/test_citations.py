"""Every number that the grammar can write is found in a text and read back, whatever the line breaks do to it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from namhoc import citations
from namhoc.citations import Kind, parse
from namhoc.citations.number import ADMINISTRATIVE_CODES, NORMATIVE_CODES, PARTY_CODES

digits = st.one_of(
    st.integers(1, 9).map(lambda n: f"0{n}"),
    st.integers(10, 99999).map(str),
    st.tuples(st.integers(10, 99), st.integers(1, 99)).map(lambda pair: f"{pair[0]}.{pair[1]}"),
)
year = st.integers(1990, 2035)
issuer = st.sampled_from(
    ["BGDĐT", "BGD&ĐT", "UBND", "HĐND", "TTg", "CP", "SGDĐT", "SGDDT", "BNV", "VPCP", "VHXH", "ĐHHV", "THCSNK", "PGDĐT"]
)
unit = st.sampled_from(["GDTrH", "GDTH", "GDMN", "QLCL", "KGVX", "VX", "TCCB", "KT5", "VP", "CTTN&BĐG"])
organ = st.sampled_from(["TW", "TU", "ĐU", "HU", "VPTW", "BTCTU", "BCĐTW", "CB"])

law = st.builds(
    lambda n, y, s, t: f"{n}/{y}/{s}{t}", digits, year, st.sampled_from(["QH", "UBTVQH"]), st.integers(9, 17)
)
consolidated = st.one_of(
    st.builds(lambda n, s: f"{n}/VBHN-{s}", digits, issuer), st.builds(lambda n, s: f"{n}/{s}-VBHN", digits, issuer)
)
joint = st.builds(
    lambda n, y, c, sep, a, b: f"{n}/{y}/{c}{sep}{a}-{b}",
    digits, year, st.sampled_from(["TTLT", "NQLT"]), st.sampled_from("-/"), issuer, issuer,
)  # fmt: skip
dated = st.builds(lambda n, y, c, s: f"{n}/{y}/{c}-{s}", digits, year, st.sampled_from(NORMATIVE_CODES), issuer)
party = st.builds(lambda n, c, s: f"{n}-{c}/{s}", digits, st.sampled_from(PARTY_CODES), organ)
state = st.builds(lambda n, c, s: f"{n}/{c}-{s}", digits, st.sampled_from(ADMINISTRATIVE_CODES), issuer)
letter = st.builds(lambda n, a, b: f"{n}/{a}-{b}", digits, issuer, unit)

GRAMMAR = {
    Kind.LAW: law,
    Kind.CONSOLIDATED: consolidated,
    Kind.JOINT: joint,
    Kind.DATED: dated,
    Kind.PARTY: party,
    Kind.STATE: state,
    Kind.LETTER: letter,
}
numbers = st.one_of(*(strategy.map(lambda number, kind=kind: (kind, number)) for kind, strategy in GRAMMAR.items()))
breaks = st.sampled_from(["", "", "", " ", "\n", "\u00a0", " \n"])


@given(numbers)
def test_every_number_of_the_grammar_parses_to_its_kind_and_prints_back(case: tuple[Kind, str]) -> None:
    kind, number = case
    parsed = parse(number)
    assert parsed is not None
    assert (parsed.kind, parsed.symbol) == (kind, number)


@given(numbers, st.data())
def test_every_number_is_found_in_running_text_with_the_page_breaking_it_anywhere(
    case: tuple[Kind, str], data: st.DataObject
) -> None:
    kind, number = case
    broken = re.sub(r"[/-](?=[A-ZĐ&]{2}|TTg|CTr|TTr)", lambda mark: mark[0] + data.draw(breaks), number)
    before = data.draw(st.sampled_from(["theo văn bản số ", "theo Văn bản\nsố: ", "căn cứ văn bản ", "(văn bản số "]))
    after = data.draw(st.sampled_from([" ngày 05/9/2026", ", các sở báo cáo", ".", "; và", ")", "\nvề việc", ""]))
    text = f"Các cơ quan {before}{broken}{after}"
    (found,) = citations.find(text)
    assert (found.number, found.kind) == (number, kind)
    assert found.span.of(text) == found.text


@given(st.lists(state, min_size=2, max_size=5), st.sampled_from([", ", "; ", " và ", ",\n"]))
def test_an_enumeration_behind_one_type_word_gives_every_number(listed: list[str], gap: str) -> None:
    found = citations.find("các văn bản số " + gap.join(listed))
    assert [citation.number for citation in found] == listed


@given(st.text(alphabet="0123456789/-.,()QĐTtgNCPUBNDKH số ngàythángnămLuậtĐề án“”\n", max_size=200))
def test_any_text_is_read_without_fault_and_spans_hold_their_words(text: str) -> None:
    for citation in citations.find(text):
        assert citation.span.of(text) == citation.text
