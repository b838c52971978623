"""The plain oracle of each standard: the articles read line by line, thresholds written out, shares as fractions.

It shares nothing with the code it judges: no rule file, no threshold, no comparison, no way of putting levels together.
A criterion is True, False, or None where a figure is missing or nobody is in the cohort.
"""

from fractions import Fraction

Lines = list[dict[str, bool | None]]


def share(part, whole, percent, nobody=None):
    if whole == 0:
        return nobody
    if part is None or whole is None:
        return None
    return Fraction(part, whole) >= Fraction(percent, 100)


def told(levels: Lines):
    """Certain and possible level; what blocks and what is not known of the next one."""
    certain = possible = 0
    for n in range(1, len(levels) + 1):
        so_far = [met for level in levels[:n] for met in level.values()]
        certain = n if all(met is True for met in so_far) else certain
        possible = n if False not in so_far else possible
    nearest = levels[certain] if certain < len(levels) else {}
    return {
        "level": certain,
        "possible": possible,
        "blocking": {name for name, met in nearest.items() if met is False},
        "unknown": {name for name, met in nearest.items() if met is None},
    }


def preschool_5(c, difficult):
    """Điều 6 khoản 2 NĐ 20/2014: 95 and 85 %, or 90 and 80 %; Điều 2 TT 07/2016: 60 % of the disabled able to learn."""
    return [
        {
            "MN5.attend": share(c["attending"], c["must_mobilise"], 90 if difficult else 95),
            "MN5.complete": share(c["completed"], c["completion_base"], 80 if difficult else 85),
            "MN5.disabled": share(c["disabled_access"], c["disabled_able"], 60, nobody=True),
        }
    ]


def primary(c, difficult):
    """Điều 9, 10, 11 NĐ 20/2014 and Điều 2 TT 07/2016."""
    all_11, done_11, there_11 = c["age11_ppc"], c["age11_completed"], c["age11_in_primary"]
    if all_11 is None or done_11 is None:
        rest = None
    elif all_11 - done_11 == 0:
        rest = True
    else:
        rest = None if there_11 is None else there_11 == all_11 - done_11
    return [
        {
            "TH1.age6": share(c["age6_grade1"], c["age6_ppc"], 90),
            "TH1.upto14": share(c["upto14_completed"], c["upto14_ppc"], 70 if difficult else 80),
            "TH.disabled": share(c["disabled_access"], c["disabled_able"], 60, nobody=True),
        },
        {
            "TH2.age6": share(c["age6_grade1"], c["age6_ppc"], 95),
            "TH2.age11": share(done_11, all_11, 70 if difficult else 80),
            "TH2.remaining": rest,
        },
        {
            "TH3.age6": share(c["age6_grade1"], c["age6_ppc"], 98),
            "TH3.age11": share(done_11, all_11, 80 if difficult else 90),
            "TH3.remaining": rest,
        },
    ]


def literacy(c, difficult):
    """Điều 20, 21 NĐ 20/2014: 90 % of 15-35 and of 15-60; of 15-25 and of 15-35 where especially difficult."""
    first, second = ("15_25", "15_35") if difficult else ("15_35", "15_60")
    return [
        {"XMC1.rate": share(c[f"l1_{first}"], c[f"pop_{first}"], 90)},
        {"XMC2.rate": share(c[f"l2_{second}"], c[f"pop_{second}"], 90)},
    ]


def lower_secondary(c, difficult):
    """Điều 14, 15, 16 NĐ 20/2014: primary and literacy at level 1 first; 80, 90, 95 % graduated and 80 % studying on,
    or 70, 80, 90 and 70 %."""
    one, two, three, on = (70, 80, 90, 70) if difficult else (80, 90, 95, 80)
    youths = c["age15_18_ppc"]

    def stands(level):
        return None if level is None else level >= 1

    return [
        {
            "THCS1.primary": stands(c["primary_level"]),
            "THCS1.literacy": stands(c["literacy_level"]),
            "THCS1.graduated": share(c["graduated"], youths, one),
            "THCS.disabled": share(c["disabled_access"], c["disabled_able"], 60, nobody=True),
        },
        {"THCS2.graduated": share(c["graduated"], youths, two)},
        {"THCS3.graduated": share(c["graduated"], youths, three), "THCS3.upper": share(c["upper"], youths, on)},
    ]


def preschool_3_5(c, difficult):
    """NĐ 277/2025, thresholds of one source: 90 % attend over the three ages, 85 % of those at each age complete; 85
    and 80 % where especially difficult."""

    def together(name):
        values = list(c[name].values())
        return None if None in values else sum(values)

    lines = {"MN35.attend": share(together("attending"), together("must_mobilise"), 85 if difficult else 90)}
    for age in "345":
        lines[f"MN35.complete.{age}"] = share(c["completed"][age], c["attending"][age], 80 if difficult else 85)
    return [lines]


STANDARDS = {
    "MN5": preschool_5,
    "TH": primary,
    "XMC": literacy,
    "THCS": lower_secondary,
    "MN35": preschool_3_5,
}

SHARES = {
    "district": {"MN5": [90], "TH": [90, 90, 90], "THCS": [90, 95, 100], "XMC": [90, 90]},
    "province_old": {"MN5": [100], "TH": [100, 100, 100], "THCS": [100, 100, 100], "XMC": [90, 100]},
    "province_new": {"MN5": [90], "TH": [90, 90, 90], "THCS": [90, 95, 100], "XMC": [81, 90]},
}
"""Of the units below, at least so many in a hundred at level 1, 2, 3. The last row is ND 142/2025, of one source."""


def units(kind, program, levels):
    """A district or province from the level of each unit below; None where a unit has no result yet."""
    lines = []
    for level, percent in enumerate(SHARES[kind][program], 1):
        sure = sum(1 for one in levels if one is not None and one >= level)
        may = sure + sum(1 for one in levels if one is None)
        worst, best = share(sure, len(levels), percent), share(may, len(levels), percent)
        lines.append({f"{program}.{level}.share": worst if worst == best else None})
    return lines
