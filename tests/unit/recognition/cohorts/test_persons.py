"""Who counts in which criterion: one person at a time, through the engine, as the field defines it.

Ages are survey year less birth year; PPC is all less disabled, moved away and deceased; "nơi khác đến" never counts in
a rate; what is not recorded is inferred from the grade.
"""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from namhoc.cli import main
from namhoc.recognition.cohorts.frame import as_frame
from namhoc.recognition.person_year import EvidenceKind, PersonYear, Place, Residence, Status, Track

YEAR = 2026


def one(age, **known):
    """A person of ``age`` in the survey year."""
    return PersonYear(survey_year=YEAR, person="P", commune="", birth_year=YEAR - age, **known)


PERSONS = [
    # age 6
    (one(6, status=Status.STUDYING, grade=1), {"TH1.age6": (1, 1)}),
    (one(6, status=Status.STUDYING, grade=2), {"TH1.age6": (1, 1)}),
    (one(6, status=Status.PAUSED, grade=1), {"TH1.age6": (1, 1)}),
    (one(6, status=Status.STUDYING, grade=-1), {"TH1.age6": (0, 1)}),
    (one(6, status=Status.NOT_STARTED), {"TH1.age6": (0, 1)}),
    (one(6, status=Status.DROPPED_OUT, grade=1), {"TH1.age6": (0, 1)}),
    (one(6, status=Status.STUDYING, grade=1, residence=Residence.MOVED_OUT), {"TH1.age6": (0, 0)}),
    (one(6, status=Status.STUDYING, grade=1, residence=Residence.DECEASED), {"TH1.age6": (0, 0)}),
    (one(6, status=Status.STUDYING, grade=1, residence=Residence.SCHOOLED_HERE), {"TH1.age6": (0, 0)}),
    (one(6, status=Status.STUDYING, grade=1, residence=Residence.ARRIVED), {"TH1.age6": (1, 1)}),
    (one(6, status=Status.STUDYING, grade=1, place=Place.OUTSIDE), {"TH1.age6": (1, 1)}),
    (
        one(6, status=Status.STUDYING, grade=1, disabled=True, disabled_able=True, disabled_access=True),
        {"TH1.age6": (0, 0), "TH.disabled": (1, 1)},
    ),
    (one(6, disabled=True, disabled_able=False, disabled_access=False), {"TH1.age6": (0, 0), "TH.disabled": (0, 0)}),
    (one(6, disabled=True, disabled_able=True, disabled_access=False), {"TH1.age6": (0, 0), "TH.disabled": (0, 1)}),
    (
        one(15, disabled=True, disabled_able=True, disabled_access=True),
        {"TH.disabled": (0, 0), "THCS.disabled": (1, 1)},
    ),
    (
        one(14, disabled=True, disabled_able=True, disabled_access=True),
        {"TH.disabled": (1, 1), "THCS.disabled": (1, 1)},
    ),
    (
        one(11, disabled=True, disabled_able=True, disabled_access=True),
        {"TH.disabled": (1, 1), "THCS.disabled": (1, 1)},
    ),
    (one(18, disabled=True, disabled_able=True, disabled_access=True), {"THCS.disabled": (1, 1)}),
    (one(19, disabled=True, disabled_able=True, disabled_access=True), {"THCS.disabled": (0, 0)}),
    (
        one(5, status=Status.STUDYING, grade=-1, disabled=True, disabled_able=True, disabled_access=True),
        {"MN5.disabled": (1, 1), "TH.disabled": (0, 0), "MN5.attend": (1, 1)},
    ),
    (one(5, disabled=True, disabled_able=False), {"MN5.disabled": (0, 0), "MN5.attend": (0, 0)}),
    # age 11-14
    (one(11, status=Status.STUDYING, grade=6), {"TH2.age11": (1, 1), "TH1.upto14": (1, 1), "TH2.remaining": (0, 0)}),
    (one(11, status=Status.STUDYING, grade=5), {"TH2.age11": (0, 1), "TH1.upto14": (0, 1), "TH2.remaining": (1, 1)}),
    (one(11, status=Status.STUDYING, grade=5, completed_primary=True), {"TH2.age11": (1, 1), "TH2.remaining": (0, 0)}),
    (one(11, status=Status.DROPPED_OUT, grade=4), {"TH2.age11": (0, 1), "TH2.remaining": (0, 1)}),
    (one(11, status=Status.NOT_STARTED), {"TH2.age11": (0, 1), "TH2.remaining": (0, 1)}),
    (one(12, status=Status.STUDYING, grade=6), {"TH2.age11": (0, 0), "TH1.upto14": (1, 1)}),
    (one(14, completed_lower_secondary=True), {"TH1.upto14": (1, 1)}),
    (one(15, completed_primary=True), {"TH1.upto14": (0, 0)}),
    (one(10, completed_primary=True), {"TH1.upto14": (0, 0)}),
    (one(14, status=Status.DROPPED_OUT, grade=6), {"TH1.upto14": (1, 1)}),
    # preschool
    (one(5, status=Status.STUDYING, grade=-1), {"MN5.attend": (1, 1), "MN5.complete": (0, 0)}),
    (one(6, status=Status.STUDYING, grade=1, completed_preschool=True), {"MN5.attend": (0, 0), "MN5.complete": (1, 1)}),
    (one(5, status=Status.STUDYING, grade=1), {"MN5.attend": (1, 1)}),
    (one(5, status=Status.NOT_STARTED), {"MN5.attend": (0, 1)}),
    (one(5, status=Status.STUDYING, grade=-1, residence=Residence.SCHOOLED_HERE), {"MN5.attend": (0, 0)}),
    (one(5, status=Status.STUDYING, grade=-1, place=Place.IN_PROVINCE), {"MN5.attend": (1, 1)}),
    (
        one(3, status=Status.STUDYING, grade=-3, completed_preschool=True),
        {"MN35.attend": (1, 1), "MN35.complete.3": (1, 1)},
    ),
    (one(4, status=Status.NOT_STARTED, completed_preschool=False), {"MN35.attend": (0, 1), "MN35.complete.4": (0, 0)}),
    (one(2, status=Status.STUDYING, grade=0), {"MN35.attend": (0, 0)}),
    # 15-18
    (
        one(15, status=Status.STUDYING, grade=10, track=Track.GENERAL),
        {"THCS1.graduated": (1, 1), "THCS3.upper": (1, 1)},
    ),
    (
        one(16, status=Status.STUDYING, grade=10, track=Track.CONTINUING),
        {"THCS1.graduated": (1, 1), "THCS3.upper": (1, 1)},
    ),
    (
        one(17, status=Status.STUDYING, track=Track.VOCATIONAL, completed_lower_secondary=True),
        {"THCS1.graduated": (1, 1), "THCS3.upper": (1, 1)},
    ),
    (
        one(18, status=Status.FINISHED, grade=12, track=Track.GENERAL, completed_upper_secondary=True),
        {"THCS1.graduated": (1, 1), "THCS3.upper": (1, 1)},
    ),
    (
        one(18, status=Status.FINISHED, grade=9, completed_lower_secondary=True, completed_upper_secondary=False),
        {"THCS1.graduated": (1, 1), "THCS3.upper": (0, 1)},
    ),
    (one(15, status=Status.STUDYING, grade=9), {"THCS1.graduated": (0, 1), "THCS3.upper": (0, 1)}),
    (one(15, status=Status.DROPPED_OUT, grade=10, track=Track.GENERAL), {"THCS1.graduated": (1, 1)}),
    (one(14, status=Status.STUDYING, grade=9), {"THCS1.graduated": (0, 0)}),
    (one(19, completed_lower_secondary=True), {"THCS1.graduated": (0, 0)}),
    (
        one(18, completed_lower_secondary=True, lower_secondary_evidence=EvidenceKind.RECORD),
        {"THCS1.graduated": (1, 1)},
    ),
    (
        one(18, completed_lower_secondary=True, lower_secondary_evidence=EvidenceKind.DIPLOMA),
        {"THCS1.graduated": (1, 1)},
    ),
    (
        one(
            16,
            status=Status.STUDYING,
            grade=10,
            track=Track.GENERAL,
            disabled=True,
            disabled_able=True,
            disabled_access=True,
        ),
        {"THCS1.graduated": (0, 0), "THCS3.upper": (0, 0)},
    ),
    # literacy: normal XMC1 on 15-35, XMC2 on 15-60
    (one(15, literacy=2), {"XMC1.rate": (1, 1), "XMC2.rate": (1, 1)}),
    (one(35, literacy=1), {"XMC1.rate": (1, 1), "XMC2.rate": (0, 1)}),
    (one(36, literacy=2), {"XMC1.rate": (0, 0), "XMC2.rate": (1, 1)}),
    (one(60, literacy=0), {"XMC1.rate": (0, 0), "XMC2.rate": (0, 1)}),
    (one(61, literacy=2), {"XMC1.rate": (0, 0), "XMC2.rate": (0, 0)}),
    (one(14, literacy=2), {"XMC1.rate": (0, 0)}),
    (one(30, literacy=2, relapse=1), {"XMC1.rate": (0, 1), "XMC2.rate": (0, 1)}),
    (one(30, literacy=2, relapse=2), {"XMC1.rate": (1, 1), "XMC2.rate": (0, 1)}),
    (one(30, status=Status.FINISHED, grade=3), {"XMC1.rate": (1, 1), "XMC2.rate": (0, 1)}),
    (one(30, status=Status.DROPPED_OUT, grade=3), {"XMC1.rate": (0, 1)}),
    (one(30, status=Status.DROPPED_OUT, grade=4), {"XMC1.rate": (1, 1), "XMC2.rate": (0, 1)}),
    (one(30, status=Status.DROPPED_OUT, grade=5), {"XMC1.rate": (1, 1), "XMC2.rate": (0, 1)}),
    (one(30, status=Status.DROPPED_OUT, grade=6), {"XMC1.rate": (1, 1), "XMC2.rate": (1, 1)}),
    (one(30, status=Status.FINISHED, grade=5), {"XMC1.rate": (1, 1), "XMC2.rate": (1, 1)}),
    (one(30, completed_lower_secondary=True), {"XMC1.rate": (1, 1), "XMC2.rate": (1, 1)}),
    (one(30, status=Status.NOT_STARTED), {"XMC1.rate": (0, 1)}),
    (one(30, literacy=1, disabled=True), {"XMC1.rate": (1, 1)}),
    (one(30, literacy=2, residence=Residence.MOVED_OUT), {"XMC1.rate": (0, 0)}),
    (one(30, literacy=2, residence=Residence.SCHOOLED_HERE), {"XMC1.rate": (0, 0)}),
]
"""Each with what it must be in a criterion: (in the numerator, in the denominator)."""

READINGS = [
    ("primary_l1_cohort=14", one(12, completed_primary=True), {"TH1.upto14": (0, 0), "TH2.age11": (0, 0)}),
    ("primary_l1_cohort=14", one(14, completed_primary=True), {"TH1.upto14": (1, 1)}),
    ("preschool_completion_base=age5", one(5, completed_preschool=True), {"MN5.complete": (1, 1)}),
    ("preschool_completion_base=age5", one(6, completed_preschool=True), {"MN5.complete": (0, 0)}),
    (
        "preschool_completion_base=attending",
        one(5, status=Status.NOT_STARTED, completed_preschool=True),
        {"MN5.complete": (0, 0)},
    ),
    ("literacy_population=without_disabled", one(30, literacy=1, disabled=True), {"XMC1.rate": (0, 0)}),
    (
        "upper_counts_finished=False",
        one(18, status=Status.FINISHED, grade=12, track=Track.GENERAL, completed_upper_secondary=True),
        {"THCS3.upper": (0, 1)},
    ),
    (
        "upper_base=graduates",
        one(17, status=Status.STUDYING, track=Track.VOCATIONAL, completed_lower_secondary=False),
        {"THCS3.upper": (0, 0)},
    ),
    (
        "upper_base=graduates",
        one(17, status=Status.DROPPED_OUT, grade=9, completed_lower_secondary=True),
        {"THCS3.upper": (0, 1)},
    ),
]


def assessed(path, people, *args):
    """(numerator, denominator) by criterion, of communes of one person each."""
    as_frame([replace(p, person=f"P{n}", commune=f"{n:05d}") for n, p in enumerate(people)]).write_parquet(path)
    result = CliRunner().invoke(main, ["assess", str(path), "--json", *args], catch_exceptions=False)
    assert result.exit_code == 0
    found = {
        row["unit"]: {
            line["id"]: (line["numerator"], line["denominator"])
            for told in row["programs"].values()
            for line in told["criteria"]
        }
        for row in json.loads(result.stdout)
    }
    return [found[f"{n:05d}"] for n in range(len(people))]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    path = tmp_path_factory.mktemp("people") / "p.parquet"
    return assessed(path, [person for person, _ in PERSONS], "--as-of", "2026-09-30")


@pytest.mark.parametrize("n", range(len(PERSONS)))
def test_a_person_counts_where_the_field_says(found, n):
    wanted = PERSONS[n][1]
    assert {name: found[n][name] for name in wanted} == wanted


@pytest.mark.parametrize(("reading", "person", "wanted"), READINGS)
def test_another_reading_of_the_law_counts_the_same_person_otherwise(tmp_path, reading, person, wanted):
    (lines,) = assessed(tmp_path / "p.parquet", [person], "--as-of", "2026-09-30", "--switch", reading)
    assert {name: lines[name] for name in wanted} == wanted
