"""Addresses of the room; each part has its own module. Fixed words come before codes of plans."""

from __future__ import annotations

from mreza.rooms.plans.routes import core, importing, pictures, public, rounds

app_name = "plans"
urlpatterns = [
    *importing.urlpatterns,
    *public.urlpatterns,
    *rounds.urlpatterns,
    *pictures.urlpatterns,
    *core.urlpatterns,
]
