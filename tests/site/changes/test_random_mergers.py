"""Random mergers, undone: every export is what it was, whatever hung on the schools."""

import random
from collections.abc import Callable

import pytest

from namhoc.site.accounts.models import User
from namhoc.site.accounts.permissions import Role
from namhoc.site.changes import actions
from namhoc.site.changes.models import Deed, DeedKind
from namhoc.site.changes.settle import items_of
from namhoc.site.orgunits.models import OrgUnit, UnitAttribute
from namhoc.site.schools.models import SchoolFigures, StaffPost
from namhoc.site.steering.models import Task, TaskUnit
from namhoc.steering import Progress
from tests.site.changes.conftest import OPENED, add_school
from tests.site.changes.exports import as_csv, as_xlsx
from tests.site.changes.test_merger import EFFECTIVE, pupils_on

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(12))
def test_a_random_chain_of_mergers_undone_restores_every_export(
    seed: int,
    units: dict[str, OrgUnit],
    specialist: User,
    school_task: Callable[..., Task],
    draft_of: Callable[..., Deed],
    carry_out: Callable[..., Deed],
) -> None:
    chance = random.Random(seed)
    schools = _schools(chance, units)
    for number in range(chance.randint(1, 3)):
        task = school_task(*chance.sample(schools, chance.randint(1, len(schools))), label=str(number))
        for row in task.units.all():
            state = chance.choice([Progress.NOT_STARTED, Progress.RUNNING, Progress.AWAITING, Progress.DONE])
            TaskUnit.objects.filter(pk=row.pk).update(progress=state.value)
    pupils = sum(SchoolFigures.objects.filter(name="pupils").values_list("value", flat=True))
    states, done = [], []
    while len(schools) > 1 and len(done) < 3:
        states.append((as_csv(), as_xlsx()))
        chosen = chance.sample(schools, chance.randint(2, len(schools)))
        into = chance.choice([None, chosen[0]])
        draft = draft_of(
            chosen,
            kind=DeedKind.MERGE,
            makes_target=into is None,
            target=into,
            new_name=f"Mới {len(done)}",
            effective=EFFECTIVE.replace(day=1 + 3 * len(done)),
        )
        for item in items_of(draft):
            choice = chance.choice(item.choices).value
            actions.settle(by=specialist, deed=draft, choices={item.key: choice})
        draft.refresh_from_db()
        deed = carry_out(draft)
        done.append(deed)
        schools = [school for school in schools if school not in chosen] + [deed.target]
        told = pupils_on(EFFECTIVE.replace(day=28))
        assert sum(value or 0 for value in told.values()) == pupils
    for deed, state in zip(reversed(done), reversed(states), strict=True):
        actions.undo(by=specialist, deed=deed, reason="Nhầm")
        assert (as_csv(), as_xlsx()) == state


def _schools(chance: random.Random, units: dict[str, OrgUnit]) -> list[OrgUnit]:
    schools = []
    for number in range(chance.randint(3, 5)):
        school = add_school(
            f"R{number}",
            chance.choice(["Tiểu học Huổi", "Tiểu học Nậm", "THCS Pu"]),
            units[chance.choice(["H9001", "H9002"])],
            pupils=chance.randint(0, 300),
            sites=chance.randint(1, 4),
        )
        StaffPost.objects.create(
            staff_code=f"GV-{chance.randint(0, 2)}", school=school, post="giáo viên", contract="x", valid_from=OPENED
        )
        if chance.random() < 0.5:
            UnitAttribute.objects.create(unit=school, name="accreditation", value="1", valid_from=OPENED)
        User.objects.create_user(f"r{number}", "x", name="x", role=Role.SCHOOL, unit=school)
        schools.append(school)
    return schools
