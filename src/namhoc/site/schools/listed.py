"""The registry as the rows of its workbook, in the layout that imports read."""

from datetime import date

from namhoc.orgunits import UnitKind, attribute_kinds
from namhoc.orgunits.school import SchoolAttribute
from namhoc.reporting.school_list_xlsx import FIGURES, ListedSchool, ListedSite
from namhoc.site.accounts.models import User
from namhoc.site.accounts.scopes import readable_by
from namhoc.site.orgunits.models import OrgUnit
from namhoc.site.schools.models import SchoolFigures, SitePlacement
from namhoc.site.schools.selectors import school_attributes


def listed(user: User, province: OrgUnit, day: date, school_year: int) -> tuple[list[ListedSchool], list[ListedSite]]:
    """Schools of the province on ``day`` with the figures the person may read, and their sites."""
    found = OrgUnit.objects.on(day).filter(kind=UnitKind.SCHOOL, path__startswith=province.path)
    schools = list(readable_by(user, found).order_by("code"))
    told = school_attributes(schools, day)
    figures: dict[str, dict[str, int | None]] = {}
    rows = readable_by(user, SchoolFigures.objects.filter(school_year=school_year, name__in=FIGURES))
    for code, name, value in rows.values_list("school__code", "name", "value"):
        figures.setdefault(code, {})[name] = value
    placed = SitePlacement.objects.on(day).filter(school__code__in=[school.code for school in schools])
    places = list(placed.select_related("site", "school", "commune").order_by("school__code", "site__code"))
    main = {place.school.code: place for place in places if place.is_main}
    kinds = attribute_kinds()

    def said(code: str, name: SchoolAttribute) -> str:
        return kinds[name].shown(told[code][name]) if name in told[code] else ""

    listed_schools = [
        ListedSchool(
            code=school.code,
            name=school.name,
            commune_code=main[school.code].commune.code if school.code in main else "",
            commune=main[school.code].commune.full_name if school.code in main else "",
            stages=said(school.code, SchoolAttribute.STAGES),
            school_type=said(school.code, SchoolAttribute.TYPE),
            ownership=said(school.code, SchoolAttribute.OWNERSHIP),
            lat=main[school.code].lat if school.code in main else None,
            lon=main[school.code].lon if school.code in main else None,
            figures=figures.get(school.code, {}),
        )
        for school in schools
    ]
    listed_sites = [
        ListedSite(
            place.site.code, place.site.name, place.school.code, place.commune.code, place.commune.full_name,
            place.lat, place.lon,
        )
        for place in places
    ]  # fmt: skip
    return listed_schools, listed_sites
