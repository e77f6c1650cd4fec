"""The gallery, on top of the site's own addresses."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.template import Context, RequestContext, Template
from django.urls import path

from mreza.site import urls

HERE = Path(__file__).parent


def page(request: HttpRequest) -> HttpResponse:
    """All components."""
    return _shown(request, "gallery.html")


def why(request: HttpRequest) -> HttpResponse:
    """An explanation: inside the panel for htmx, else a page."""
    if request.headers.get("HX-Request"):
        return HttpResponse(_template("_why.html").render(Context({})))
    return _shown(request, "gallery.html")


def _template(name: str) -> Template:
    return Template((HERE / name).read_text(encoding="utf-8"))


def _shown(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(_template(name).render(RequestContext(request, {})))


urlpatterns = [
    path("gallery/", page),
    path("gallery/why/", why),
    *urls.urlpatterns,
]
handler404 = urls.handler404
