"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.calculations import views

app_name = "calculations"
urlpatterns = [
    path("why/<str:feed>/<str:key>/<str:formula>/", views.why, name="why"),
]
