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


def random_person(rng, communes=("00001", "00002")):
    """Any person-year the shape allows, by the thousand: quicker than a strategy, and without its shrinking."""
    told = (None, False, True)
    return PersonYear(
        survey_year=YEAR,
        person=f"P{rng.randrange(10**6)}",
        commune=rng.choice(communes),
        birth_year=YEAR - rng.choice([rng.randint(0, 22), rng.randint(0, 70)]),
        female=rng.choice(told),
        minority=rng.choice(told),
        residence=rng.choice([Residence.RESIDENT, *Residence]),
        status=rng.choice([None, *Status]),
        grade=rng.choice([None, *range(-3, 13)]),
        track=rng.choice([None, *Track]),
        place=rng.choice([None, *Place]),
        repeater=rng.random() < 0.5,
        two_sessions=rng.choice(told),
        prepared_vietnamese=rng.choice(told),
        completed_preschool=rng.choice(told),
        completed_primary=rng.choice(told),
        primary_year=rng.choice([None, YEAR - 1, YEAR]),
        completed_lower_secondary=rng.choice(told),
        completed_upper_secondary=rng.choice(told),
        literacy=rng.choice([None, 0, 1, 2]),
        relapse=rng.choice([0, 0, 1, 2]),
        disabled=rng.random() < 0.4,
        disabled_able=rng.choice(told),
        disabled_access=rng.choice(told),
    )
