"""From cohort rows to the figures that standards are judged on."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from namhoc.recognition import judge_all
from namhoc.recognition.cohorts import NAMES, count, counted, counts_in, counts_of, figure_table, figures, judge_cohorts
from namhoc.recognition.cohorts.frame import as_frame
from namhoc.recognition.person_year import PersonYear, Residence, Status
from namhoc.recognition.switches import (
    LiteracyPopulation,
    PreschoolBase,
    PrimaryCohort,
    Switches,
    UpperBase,
)
from tests.property.people import YEAR, person_years

ALL_SWITCHES = st.builds(
    Switches,
    primary_l1_cohort=st.sampled_from(PrimaryCohort),
    preschool_completion_base=st.sampled_from(PreschoolBase),
    literacy_population=st.sampled_from(LiteracyPopulation),
    upper_base=st.sampled_from(UpperBase),
    upper_counts_finished=st.booleans(),
)


def pupil(age, grade, **others):
    return PersonYear(
        survey_year=YEAR,
        person="P1",
        commune="00001",
        birth_year=YEAR - age,
        status=Status.STUDYING,
        grade=grade,
        **others,
    )


def rows(people):
    return [(birth_year, counts) for (_, _, birth_year), counts in counted(people).items()]


def test_every_figure_is_a_sum_of_measures_that_exist():
    for switches in (Switches(), Switches(upper_base=UpperBase.GRADUATES, upper_counts_finished=False)):
        for asked in figures(switches).values():
            for figure in asked.values():
                assert {*figure.plus, *figure.minus} <= set(NAMES)


def test_nine_of_ten_first_graders_are_counted_so():
    people = [pupil(6, 1) for _ in range(9)] + [pupil(6, -1)]
    found = counts_of(rows(people), YEAR)["TH"]
    assert (found["age6_grade1"], found["age6_ppc"]) == (9, 10)
    assert "age6_grade1_unclear" not in found


def test_a_child_of_whom_nothing_is_known_is_unclear_and_not_out_of_school():
    people = [pupil(6, 1), PersonYear(survey_year=YEAR, person="P2", commune="00001", birth_year=YEAR - 6)]
    found = counts_of(rows(people), YEAR)["TH"]
    assert (found["age6_grade1"], found["age6_grade1_unclear"], found["age6_ppc"]) == (1, 1, 2)


def test_pupils_from_elsewhere_stand_in_no_rate():
    people = [pupil(6, 1), pupil(6, 1, residence=Residence.SCHOOLED_HERE)]
    found = counts_of(rows(people), YEAR)["TH"]
    assert (found["age6_grade1"], found["age6_ppc"]) == (1, 1)


def test_a_first_grader_of_seven_still_counts_when_six_year_olds_in_grade_2_do():
    found = counts_of(rows([pupil(6, 2)]), YEAR)["TH"]
    assert (found["age6_grade1"], found["age6_ppc"]) == (1, 1)


def test_the_cohort_up_to_14_is_the_one_chosen():
    people = [pupil(age, 5) for age in (11, 12, 13)] + [pupil(14, 9)]
    assert counts_of(rows(people), YEAR)["TH"]["upto14_ppc"] == 4
    alone = counts_of(rows(people), YEAR, Switches(primary_l1_cohort=PrimaryCohort.AGE_14))["TH"]
    assert (alone["upto14_completed"], alone["upto14_ppc"]) == (1, 1)


def test_disabled_persons_leave_the_literacy_bands_where_that_is_chosen():
    people = [pupil(20, 12), pupil(20, 12, disabled=True)]
    assert counts_of(rows(people), YEAR)["XMC"]["pop_15_25"] == 2
    apart = counts_of(rows(people), YEAR, Switches(literacy_population=LiteracyPopulation.WITHOUT_DISABLED))["XMC"]
    assert (apart["pop_15_25"], apart["l2_15_25"]) == (1, 1)


def test_a_measure_that_was_not_typed_in_leaves_its_figures_unknown():
    typed = [(YEAR - age, {"ppc": 10, "in_school": None}) for age in range(61)]
    found = counts_of(typed, YEAR)["TH"]
    assert (found["age6_ppc"], found["age6_grade1"], found["upto14_completed"]) == (10, None, None)


def test_a_birth_year_that_was_not_typed_in_is_unknown_but_one_without_persons_is_empty():
    row = [(YEAR - 6, dict.fromkeys(NAMES, 1))]
    assert counts_of(row, YEAR)["TH"]["upto14_ppc"] == 0
    assert counts_of(row, YEAR, complete=False)["TH"]["upto14_ppc"] is None


def test_no_rows_say_nothing():
    assert counts_of([], YEAR) == {}


def test_a_merged_pair_is_judged_on_its_own_counts():
    """98 of 100 and 48 of 50 are 146 of 150 together: rates are never averaged."""
    large = [pupil(6, 1) for _ in range(98)] + [pupil(6, -1)] * 2
    small = [pupil(6, 1) for _ in range(48)] + [pupil(6, -1)] * 2
    pair = counts_of([*rows(large), *rows(small)], YEAR)["TH"]
    assert (pair["age6_grade1"], pair["age6_ppc"]) == (146, 150)


@settings(max_examples=25, deadline=None)
@given(st.lists(person_years(), min_size=1, max_size=40), ALL_SWITCHES)
def test_the_table_of_figures_says_what_the_rows_say(people, switches):
    table = figure_table(count(as_frame(people).lazy()), switches).collect()
    for row in table.iter_rows(named=True):
        of_commune = [p for p in people if p.commune == row["commune"]]
        assert counts_in(row) == counts_of(rows(of_commune), YEAR, switches)


@settings(max_examples=50, deadline=None)
@given(st.lists(person_years(communes=("00001",)), min_size=1, max_size=30), ALL_SWITCHES)
def test_counts_from_persons_never_contradict_themselves(people, switches):
    """A positive list: whatever the register holds, its counts are judged, never refused."""
    for verdict in judge_all(counts_of(rows(people), YEAR, switches), difficult=False, switches=switches).values():
        assert not isinstance(verdict, Exception)


def test_a_table_of_figures_is_lazy_where_the_cohorts_are():
    assert isinstance(figure_table(count(as_frame([pupil(6, 1)]).lazy())), pl.LazyFrame)


@settings(max_examples=15, deadline=None)
@given(st.lists(person_years(), min_size=1, max_size=30), ALL_SWITCHES)
def test_all_units_at_once_are_judged_as_each_by_itself(people, switches):
    together = judge_cohorts(count(as_frame(people).lazy()).collect(), difficult={"00002"}, switches=switches)
    for commune, verdicts in together.items():
        figures_of = counts_of(rows([p for p in people if p.commune == commune]), YEAR, switches)
        alone = judge_all(figures_of, difficult=commune == "00002", switches=switches)
        assert verdicts == {program: alone[program] for program in verdicts}
