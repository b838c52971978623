"""Where a person may look: one rule a model, told twice, as a predicate and as a queryset filter.

A rule is made of parts joined by ``|``::

    @readable(within("unit") | passed_down("unit", flag="passed_down"))
    class LegalDocument(models.Model): ...

``may_read`` asks the predicate of one object, ``readable_by`` filters a list; a test proves that both agree.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import F, Model, Q, QuerySet

from namhoc.site.audit.models import AuditEvent
from namhoc.site.orgunits.models import OrgUnit

if TYPE_CHECKING:
    from namhoc.site.accounts.models import User

M = TypeVar("M", bound=Model)
_RULES: dict[type[Model], "Rule"] = {}


@dataclass(frozen=True)
class Rule:
    """A scope rule: ``holds`` for one object, ``condition`` for a query."""

    holds: Callable[["User", Any], bool]
    condition: Callable[["User"], Q]

    def __or__(self, other: "Rule") -> "Rule":
        return Rule(
            lambda user, obj: self.holds(user, obj) or other.holds(user, obj),
            lambda user: self.condition(user) | other.condition(user),
        )


def _reached(obj: Any, route: str) -> Iterable[Any]:
    """The units found by following ``route`` ("unit", "assignments__unit") from an object; "" is the object itself."""
    if not route:
        yield obj
        return
    step, _, rest = route.partition("__")
    value = getattr(obj, step)
    values = value.all() if hasattr(value, "all") else [value]
    for one in values:
        if one is not None:
            yield from _reached(one, rest) if rest else [one]


def within(route: str) -> Rule:
    """The object's unit lies in the subtree the person's unit answers for."""
    return Rule(
        lambda user, obj: any(unit.path.startswith(user.unit.reach) for unit in _reached(obj, route)),
        lambda user: Q(**{f"{route}__path__startswith": user.unit.reach}),
    )


def passed_down(route: str, *, flag: str) -> Rule:
    """The object was passed down (``flag``) by a unit that answers for the person's unit."""
    return Rule(
        lambda user, obj: (
            getattr(obj, flag) and any(user.unit.path.startswith(unit.reach) for unit in _reached(obj, route))
        ),
        lambda user: Q(**{flag: True, f"{route}__reach__in": user.unit.path_prefixes}),
    )


def same_province(route: str) -> Rule:
    """The object's unit lies in the person's province, of today or of before a merger. For what is public there."""
    return _under(route, lambda user: user.unit.path_prefixes[0])


def within_history(route: str) -> Rule:
    """The object's unit lies in the subtree the person's unit answers for, or lay in a unit that went into it whole.

    For what is kept by unit and year: the map of 2024 is not that of today, and its figures stay with today's unit.
    """
    return _under(route, lambda user: user.unit.reach)


def has_reached(user: "User", unit: OrgUnit) -> bool:
    """What ``within_history`` says of a unit itself: the person may open what is kept of it."""
    return unit.path.startswith(_with_origins(user, user.unit.reach))


def _under(route: str, top: Callable[["User"], str]) -> Rule:
    def condition(user: "User") -> Q:
        found = Q(pk__in=())
        for path in _with_origins(user, top(user)):
            found |= Q(**{f"{route}__path__startswith" if route else "path__startswith": path})
        return found

    return Rule(
        lambda user, obj: any(unit.path.startswith(_with_origins(user, top(user))) for unit in _reached(obj, route)),
        condition,
    )


def _with_origins(user: "User", path: str) -> tuple[str, ...]:
    """``path``, the paths the same unit had before, and those of the units that went into it; asked once a person.

    Only of units that are gone and went in whole: who took over two hamlets of a neighbour reads nothing of the rest.
    """
    held: dict[str, tuple[str, ...]] = user.__dict__.setdefault("_origins", {})
    if path not in held:
        found = {path}
        asked: set[str] = set()
        while new := found - asked:
            asked |= new
            before = Q(
                valid_to__isnull=False,
                links_onward__new__path__in=new,
                links_onward__share_numerator=F("links_onward__share_denominator"),
            )
            for row in OrgUnit.objects.filter(path__in=new):  # renamed or moved: another row with the same code
                before |= Q(code=row.code, valid_to=row.valid_from - timedelta(days=1))
            found |= set(OrgUnit.objects.filter(before).values_list("path", flat=True))
        held[path] = tuple(sorted(found))
    return held[path]


def readable(rule: Rule) -> Callable[[type[M]], type[M]]:
    """Class decorator: who may read objects of this model."""

    def register(model: type[M]) -> type[M]:
        _RULES[model] = rule
        return model

    return register


# The journal and the units lie below the accounts and cannot name their own rules. Names, codes and history of units
# are public within a province (ADR 0120); what a unit counts is not.
readable(within("unit"))(AuditEvent)
readable(same_province(""))(OrgUnit)


def rule_of(model: type[Model]) -> Rule:
    """The rule of a model; a model without one is readable by nobody, and asking is a programming error."""
    return _RULES[model]


def scoped_models() -> list[type[Model]]:
    """Every model that has a rule."""
    return list(_RULES)


def may_read(user: "User", obj: Model) -> bool:
    """True when the object is in the person's scope."""
    return user.is_active and bool(rule_of(type(obj)).holds(user, obj))


def readable_by(user: "User", queryset: QuerySet[M]) -> QuerySet[M]:
    """The part of ``queryset`` that is in the person's scope."""
    if not user.is_active:
        return queryset.none()
    condition = rule_of(queryset.model).condition(user)
    # As a subquery on the key: a rule may join many rows (assignments), and a list must show an object once.
    return queryset.filter(pk__in=queryset.model._default_manager.filter(condition).values("pk"))
