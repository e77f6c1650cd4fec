"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.portal import views

app_name = "portal"
urlpatterns = [path("search/", views.search, name="search")]
