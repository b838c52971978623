"""Addresses of survey workbooks."""

from django.urls import path

from namhoc.site.surveys import views

urlpatterns = [
    path("", views.workbooks, name="survey-workbooks"),
    path("mau/<int:columns>.xlsx", views.template, name="survey-template"),
    path("so/<int:year>.xlsx", views.register, name="survey-register"),
    path("<int:pk>/", views.workbook, name="survey-workbook"),
    path("<int:pk>/loi.xlsx", views.errors, name="survey-errors"),
    path("<int:pk>/ghi/", views.write, name="survey-write"),
    path("<int:pk>/bo/", views.discard, name="survey-discard"),
    path("dong/<int:pk>/", views.decide, name="survey-decide"),
]
