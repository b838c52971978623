"""Addresses of the room Nhiệm vụ."""

from django.urls import path

from namhoc.site.steering.views import acts, calendar, exports, files, give, issue, listing, task

urlpatterns = [
    path("", listing.task_list, name="tasks"),
    path("xuat.xlsx", exports.xlsx, name="tasks-xlsx"),
    path("phu-luc.docx", exports.docx, name="tasks-docx"),
    path("don-doc/", acts.remind, name="tasks-remind"),
    path("lich/", calendar.address, name="tasks-calendar"),
    path("lich/<str:token>.ics", calendar.feed, name="tasks-ics"),
    path("bo-loc/", listing.filter_save, name="task-filter-save"),
    path("bo-loc/<int:pk>/bo/", listing.filter_drop, name="task-filter-drop"),
    path("<int:pk>/", task.task, name="task"),
    path("<int:pk>/don-vi/", listing.group_rows, name="task-rows"),
    path("<int:pk>/gia-han/", acts.deadline, name="task-deadline"),
    path("<int:pk>/thu-hoi/", acts.withdraw, name="task-withdraw"),
    path("<int:pk>/don-doc/", acts.remind, name="task-remind"),
    path("<int:pk>/xac-nhan/", acts.confirm_all, name="task-confirm-all"),
    path("<int:pk>/trao-doi/", acts.comment, name="task-comment"),
    path("don-vi/<int:pk>/viec/", acts.act, name="task-act"),
    path("don-vi/<int:pk>/minh-chung/", files.upload, name="task-evidence-add"),
    path("minh-chung/<int:pk>/", files.download, name="task-evidence"),
    path("minh-chung/<int:pk>/go/", files.remove, name="task-evidence-remove"),
    path("giao-viec/", give.give, name="task-give"),
    path("giao/<int:pk>/", issue.issue, name="issue-tasks"),
]
