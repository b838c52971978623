"""The cohort table told a third time, by hand: plain conditions that SQL, Polars and pandas all understand.

Whoever writes the query by hand writes this much; each engine's own file says how it is run. Nothing here is taken from
``namhoc``: that all results are equal is part of what the benchmark shows.

``&``, ``|``, ``~``, ``==`` become words in SQL; ``pick(when, a, b)`` is a CASE.
"""

KEYS = ("survey_year", "commune", "birth_year")

COLUMNS = {  # the column, the value that stands for "not known", as a small number
    "residence": ("residence", 0),
    "female": ("female", 0),
    "minority": ("minority", 0),
    "disabled": ("disabled", 0),
    "can_learn": ("disabled_able", 2),
    "has_access": ("disabled_access", 2),
    "status": ("status", 5),
    "grade": ("grade", -9),
    "track": ("track", 3),
    "place": ("place", 3),
    "primary_told": ("completed_primary", 2),
    "lower_told": ("completed_lower_secondary", 2),
    "upper_told": ("completed_upper_secondary", 2),
    "primary_year": ("primary_year", 0),
    "literacy": ("literacy", 3),
    "relapse": ("relapse", 0),
    "repeater": ("repeater", 0),
    "kinder_told": ("completed_preschool", 2),
    "two_sessions": ("two_sessions", 0),
    "prepared": ("prepared_vietnamese", 0),
}

SETTLED = [  # one step after another: each may use those before it
    {
        "young": "(survey_year - birth_year) <= 21",
        "small": "(survey_year - birth_year) <= 6",
        "grown": "(survey_year - birth_year) >= 15",
        "five": "(survey_year - birth_year) <= 5",
        "inside": "((status == 0) | (status == 1) | (status == 2)) & (grade > -9)",
        "ended": "(status == 4) & (grade > -9)",
        "has_lower": "(lower_told == 1) | (upper_told == 1) | ((grade >= 10) & ((track == 0) | (track == 1)))",
        "recent": "primary_year == survey_year",
    },
    {
        "has_primary": "(primary_told == 1) | (grade >= 6) | has_lower",
        "lower_not": "(lower_told == 0) | ((primary_told == 0) & (grade < 6)) | (status == 3)"
        " | (inside & (grade <= 9)) | (ended & (grade <= 8))",
    },
    {
        "primary_not": "~has_primary & ((primary_told == 0) | (status == 3) | (inside & (grade <= 5))"
        " | (ended & (grade <= 4)))",
        "lower_no": "~has_lower & lower_not",
        "reads_2": "(literacy == 2)"
        " | ((literacy == 3) & (has_primary | (inside & (grade >= 6)) | (ended & (grade >= 5))))",
        "reads_1": "(literacy == 1) | ((literacy == 3) & ((inside & (grade >= 4)) | (ended & (grade >= 3))))",
        "reads_0": "(literacy == 0) | ((literacy == 3) & ((status == 3) | inside | ended))",
    },
    {
        "lit_2": "grown & (relapse == 0) & reads_2",
        "lit_1": "grown & ((relapse == 2) | ((relapse == 0) & ~reads_2 & reads_1))",
        "lit_0": "grown & ((relapse == 1) | ((relapse == 0) & ~reads_2 & ~reads_1 & reads_0))",
        "fell_1": "grown & (relapse == 1)",
        "fell_2": "grown & (relapse == 2)",
    },
]

STATE = {  # what tells two persons of a cohort apart; of an age that is not asked, nothing
    "residence": "residence",
    "female": "female",
    "minority": "minority",
    "disabled": "disabled",
    "can_learn": "pick(disabled == 1, can_learn, 0)",
    "has_access": "pick((disabled == 1) & (can_learn == 1), has_access, 0)",
    "lit_2": "lit_2",
    "lit_1": "lit_1",
    "lit_0": "lit_0",
    "fell_1": "fell_1",
    "fell_2": "fell_2",
    "status": "pick(young, pick(status == 1, 0, status), 5)",
    "grade": "pick(young, grade, -9)",
    "track": "pick(young, track, 3)",
    "place": "pick(young, place, 0)",
    "has_lower": "young & has_lower",
    "lower_no": "young & lower_no",
    "has_primary": "young & has_primary",
    "primary_not": "young & primary_not",
    "upper_told": "pick(young, upper_told, 2)",
    "repeater": "pick(young, repeater, 0)",
    "recent": "young & recent",
    "kinder_told": "pick(small, kinder_told, 0)",
    "two_sessions": "pick(small, two_sessions, 0)",
    "prepared": "pick(small, prepared, 0)",
}

FACTS = [
    {
        "young": "(survey_year - birth_year) <= 21",
        "small": "(survey_year - birth_year) <= 6",
        "grown": "(survey_year - birth_year) >= 15",
        "five": "(survey_year - birth_year) <= 5",
        "outsider": "residence == 4",
        "present": "(residence == 0) | (residence == 1)",
        "studying": "(status == 0) | (status == 1)",
        "gone": "(status == 2) | (status == 4)",
        "away": "(place == 1) | (place == 2)",
        "voc": "(track == 2) & (grade == -9)",
        "able": "(disabled == 1) & (can_learn == 1)",
    },
    {
        "ppc": "present & (disabled == 0)",
        "excused": "(disabled == 1) & (can_learn == 0)",
        "in_class": "studying & (five | ((grade >= -3) & (grade <= 0)))",
        "in_class_maybe": "(status == 5) | (~five & studying & (grade == -9))",
        "lost": "(status == 5) | (studying & (grade == -9) & ~voc)",
        "high": "studying & ((grade >= 10) | voc)",
        "kinder": "kinder_told == 1",
        "kinder_maybe": "kinder_told == 2",
        "primary_maybe": "~has_primary & ~primary_not",
        "lower_maybe": "~has_lower & ~lower_no",
    },
    {
        "child": "present & ~excused & small",
        "youth": "ppc & young",
        "adult": "present & grown",
        "beyond": "high | (upper_told == 1)",
        "lit_maybe": "grown & ~lit_2 & ~lit_1 & ~lit_0",
    },
]

GROUPS = {
    "": "",
    "_female": " & (female == 1)",
    "_minority": " & (minority == 1)",
    "_minority_female": " & (female == 1) & (minority == 1)",
}


def _groups(name, condition):
    return {name + suffix: condition + also for suffix, also in GROUPS.items()}


def _places(name, condition, who, ages):
    return {
        f"{name}_here": f"{who} & ~away & {condition}",
        f"{name}_elsewhere": f"{who} & away & {condition}",
        f"{name}_from_elsewhere": f"outsider & {ages} & {condition}",
    }


def _youth(name, condition):
    return _places(name, condition, "youth", "young")


def _child(name, condition):
    return _places(name, condition, "child", "small")


def _grades(first, last, also):
    found = {}
    for grade in range(first, last + 1):
        found |= _youth(f"grade_{grade}", f"(studying & (grade == {grade}){also})")
    return found


MEASURES = {
    **_groups("total", "~outsider"),
    "arrived": "residence == 1",
    "moved_out": "residence == 2",
    "deceased": "residence == 3",
    **_groups("present", "present"),
    "disabled": "present & (disabled == 1)",
    "disabled_able": "present & able",
    "disabled_able_unclear": "present & (disabled == 1) & (can_learn == 2)",
    "disabled_access": "present & able & (has_access == 1)",
    "disabled_access_unclear": "present & able & (has_access == 2)",
    "ppc": "ppc",
    "must_mobilise": "child",
    **_child("attending", "in_class"),
    "attending_female": "child & in_class & (female == 1)",
    "attending_minority": "child & in_class & (minority == 1)",
    "attending_prepared": "child & in_class & (prepared == 1)",
    "attending_two_sessions": "child & in_class & (two_sessions == 1)",
    "attending_unclear": "child & in_class_maybe",
    **_child("nursery", "(studying & (grade == 0))"),
    **_child("kindergarten", "(studying & (grade >= -3) & (grade <= -1))"),
    **_child("completed_preschool", "kinder"),
    "completed_preschool_unclear": "child & kinder_maybe",
    "completed_preschool_attending": "child & in_class & kinder",
    "completed_preschool_attending_unclear": "child & (in_class | in_class_maybe) & (kinder | kinder_maybe)"
    " & ~(in_class & kinder)",
    **_grades(1, 5, " & ~has_primary"),
    "in_school": "youth & studying & ((grade >= 1) | voc)",
    "schooling_unclear": "youth & lost",
    **_youth("completed_primary", "has_primary"),
    "completed_primary_outside_ppc": "~outsider & ~ppc & young & has_primary",
    "completed_primary_unclear": "youth & primary_maybe",
    "in_primary_unclear": "youth & ~has_primary & (primary_maybe | lost)",
    **_youth("repeater", "(studying & (grade >= 1) & (grade <= 5) & ~has_primary & (repeater == 1))"),
    **_youth("dropout_primary", "(gone & primary_not)"),
    "not_started": "youth & ~has_primary & ((status == 3) | (studying & (grade >= -3) & (grade <= 0)))",
    **_grades(6, 9, " & ~has_lower"),
    "new_primary_completers": "youth & has_primary & recent",
    "new_primary_completers_general": "youth & has_primary & recent & studying & (grade == 6) & ~has_lower"
    " & ((track == 0) | (track == 3))",
    "new_primary_completers_continuing": "youth & has_primary & recent & studying & (grade == 6)"
    " & ~has_lower & (track == 1)",
    **_youth("completed_lower_secondary", "has_lower"),
    "completed_lower_secondary_outside_ppc": "~outsider & ~ppc & young & has_lower",
    "completed_lower_secondary_unclear": "youth & lower_maybe",
    **_youth("dropout_lower_secondary", "(gone & has_primary & lower_no)"),
    **_grades(10, 12, ""),
    **_youth("upper_general", "(beyond & ((track == 0) | (track == 3)))"),
    **_youth("upper_continuing", "(beyond & (track == 1))"),
    **_youth("upper_vocational", "(beyond & (track == 2))"),
    "upper_finished": "youth & (upper_told == 1) & ~high",
    "upper_graduates": "youth & beyond & has_lower",
    "upper_graduates_unclear": "youth & (beyond | lost) & (has_lower | lower_maybe) & ~(beyond & has_lower)",
    "upper_unclear": "youth & ~beyond & lost",
    "upper_finished_unclear": "youth & ~beyond & (status == 4) & (upper_told == 2) & ((grade == -9) | (grade >= 10))",
    **_groups("literate_1", "adult & (lit_1 | lit_2)"),
    **_groups("literate_2", "adult & lit_2"),
    **_groups("illiterate_1", "adult & lit_0"),
    **_groups("illiterate_2", "adult & lit_1"),
    **_groups("relapse_1", "adult & fell_1"),
    **_groups("relapse_2", "adult & fell_2"),
    "literacy_unclear": "adult & lit_maybe",
    "literate_1_disabled": "adult & (disabled == 1) & (lit_1 | lit_2)",
    "literate_2_disabled": "adult & (disabled == 1) & lit_2",
    "literacy_unclear_disabled": "adult & (disabled == 1) & lit_maybe",
    "studying_in_province": "present & young & studying & (place == 1)",
    "studying_from_elsewhere": "outsider & young & studying",
    "place_unclear": "present & young & studying & (place == 3)",
}
