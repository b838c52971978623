"""Addresses of the room Văn bản."""

from django.urls import include, path

from namhoc.site.directives.views import documents, review

urlpatterns = [
    path("", documents.document_list, name="documents"),
    path("<int:pk>/", review.page, name="document"),
    path("<int:pk>/ra-soat/", include("namhoc.site.directives.review_urls")),
    path("<int:pk>/ban-goc/", documents.original, name="document-original"),
    path("<int:pk>/can-cu/", documents.citations, name="document-citations"),
    path("<int:pk>/lich-su/", documents.history, name="document-history"),
]
