"""What the site keeps of schools, one noun a file. A school itself is a unit of kind "trường"."""

from namhoc.site.schools.models.figures import SchoolFigures, Source
from namhoc.site.schools.models.site import SchoolSite, SitePlacement
from namhoc.site.schools.models.staff import StaffPost
from namhoc.site.schools.models.upload import SchoolUpload

__all__ = ["SchoolFigures", "SchoolSite", "SchoolUpload", "SitePlacement", "Source", "StaffPost"]
