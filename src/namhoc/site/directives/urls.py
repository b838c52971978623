"""Addresses of the room Văn bản."""

from django.urls import path

from namhoc.site.directives.views import documents

urlpatterns = [
    path("", documents.document_list, name="documents"),
    path("<int:pk>/", documents.document, name="document"),
    path("<int:pk>/ban-goc/", documents.original, name="document-original"),
    path("<int:pk>/can-cu/", documents.citations, name="document-citations"),
    path("<int:pk>/lich-su/", documents.history, name="document-history"),
]
