"""Addresses of the site, in Vietnamese without accents: people read them out on the telephone."""

from django.urls import include, path

from namhoc.site.accounts.views import change_language, stay

handler500 = "namhoc.site.errors.defect"

urlpatterns = [
    path("", include("namhoc.site.desk.urls")),
    path("van-ban/", include("namhoc.site.directives.urls")),
    path("nhiem-vu/", include("namhoc.site.steering.urls")),
    path("pho-cap/so/", include("namhoc.site.registry.urls")),
    path("pho-cap/dieu-tra/", include("namhoc.site.surveys.urls")),
    path("pho-cap/", include("namhoc.site.recognition.urls")),
    path("mang-luoi/thay-doi/", include("namhoc.site.changes.urls")),
    path("mang-luoi/truong/", include("namhoc.site.schools.urls")),
    path("mang-luoi/", include("namhoc.site.territory.urls")),
    path("quan-tri/", include("namhoc.site.administration.urls")),
    path("tai-khoan/", include("namhoc.site.accounts.urls")),
    path("ngon-ngu/", change_language, name="set_language"),
    path("con-lam/", stay, name="stay"),
]
