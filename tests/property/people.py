"""Invented person-years for properties: every field may be anything the shape allows, plausible or not."""

from hypothesis import strategies as st

from namhoc.recognition.person_year import EvidenceKind, PersonYear, Place, Residence, Status, Track

YEAR = 2026
maybe = st.none() | st.booleans()


def _or_none(codes):
    return st.none() | st.sampled_from(codes)


@st.composite
def person_years(draw, communes=("00001", "00002")):
    return PersonYear(
        survey_year=YEAR,
        person=f"P{draw(st.integers(0, 10**6))}",
        commune=draw(st.sampled_from(communes)),
        birth_year=YEAR - draw(st.integers(0, 22) | st.integers(0, 70)),
        female=draw(maybe),
        minority=draw(maybe),
        residence=draw(st.just(Residence.RESIDENT) | st.sampled_from(Residence)),
        status=draw(_or_none(list(Status))),
        grade=draw(st.none() | st.integers(-3, 12)),
        track=draw(_or_none(list(Track))),
        place=draw(_or_none(list(Place))),
        repeater=draw(st.booleans()),
        two_sessions=draw(maybe),
        prepared_vietnamese=draw(maybe),
        completed_preschool=draw(maybe),
        completed_primary=draw(maybe),
        primary_year=draw(st.none() | st.integers(YEAR - 2, YEAR)),
        primary_evidence=draw(_or_none(list(EvidenceKind))),
        completed_lower_secondary=draw(maybe),
        completed_upper_secondary=draw(maybe),
        literacy=draw(_or_none([0, 1, 2])),
        relapse=draw(st.just(0) | st.integers(0, 2)),
        disabled=draw(st.booleans()),
        disabled_able=draw(maybe),
        disabled_access=draw(maybe),
    )
