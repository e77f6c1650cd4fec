"""Addresses of the room; each part has its own module. Fixed words come before codes of plans."""

from __future__ import annotations

from mreza.rooms.plans import (
    routes_core,
    routes_importing,
    routes_pictures,
    routes_public,
    routes_rounds,
)

app_name = "plans"
urlpatterns = [
    *routes_importing.urlpatterns,
    *routes_public.urlpatterns,
    *routes_rounds.urlpatterns,
    *routes_pictures.urlpatterns,
    *routes_core.urlpatterns,
]
