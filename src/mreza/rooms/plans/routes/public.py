"""The public page of a plan and its open data."""

from __future__ import annotations

from django.urls import URLPattern, path

from mreza.rooms.plans.views import public

PAGE = "plans/<slug:code>/public/"
urlpatterns: list[URLPattern] = [
    path("plans/public/", public.listing, name="public_list"),
    path(PAGE, public.page, name="public"),
    path(f"{PAGE}data/", public.data, name="open_data"),
    path(f"{PAGE}data/package.json", public.package, name="open_package"),
    path(f"{PAGE}data/activities.<str:kind>", public.activities_file, name="open_activities"),
    path(f"{PAGE}data/<slug:table>.<str:kind>", public.file, name="open_file"),
]
