"""The fast way of telling series on another map agrees with the plain one."""

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from namhoc.engine import remap, weight_frame
from namhoc.orgunits import Measure, Observation, on_map, weights
from tests.property.test_series_on_map import CHANGE, LATER, START, histories


@given(st.data(), st.booleans())
def test_the_fast_way_agrees_with_the_plain_way(data, known):
    register, old = data.draw(histories(known_shares=known))
    table = {
        code: data.draw(st.one_of(st.none(), st.integers(0, 999).map(Fraction)), label=code) for code in old
    }  # fmt: skip
    to = data.draw(st.sampled_from([START, CHANGE, LATER]))
    observed = [Observation(code, "2024", START, value) for code, value in table.items()]
    plain = {t.unit: t.value for t in on_map(observed, register, to, Measure.COUNT)}
    frame = pl.DataFrame(
        {"unit": list(table), "period": "2024", "pupils": [None if v is None else float(v) for v in table.values()]},
        schema={"unit": pl.String, "period": pl.String, "pupils": pl.Float64},
    )
    fast = remap(frame, weight_frame(weights(register, frozenset(old), START, to)), ["pupils"])
    got = dict(zip(fast["unit"], fast["pupils"], strict=True))
    assert set(got) == set(plain)
    for unit, value in plain.items():
        assert (got[unit] is None) == (value is None)
        if value is not None:
            assert got[unit] == pytest.approx(float(value))
