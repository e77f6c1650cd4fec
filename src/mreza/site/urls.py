"""Addresses of the site itself; each room brings its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from mreza.site import views
from mreza.site.api import api
from mreza.site.room import module_of, rooms

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("mreza.site.accounts.urls")),
    path("preferences/language/", views.set_language, name="set_language"),
    path("preferences/theme/", views.set_theme, name="set_theme"),
    path("healthz", views.health, name="health"),
    path("api/v1/", api.urls),
]
for room in rooms():
    urls = module_of(room, "urls")
    if urls is not None:
        urlpatterns.append(path("", include(urls)))
# Only seen while no room has taken the front page.
urlpatterns.append(path("", views.welcome, name="welcome"))

handler400 = "mreza.site.errors.bad_request"
handler403 = "mreza.site.errors.forbidden"
handler404 = "mreza.site.errors.not_found"
handler500 = "mreza.site.errors.server_error"
