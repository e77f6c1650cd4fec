"""What an organisation holds, for its page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mreza.rooms.plans import organisation


@require_safe
def of_organisation(request: HttpRequest, code: str) -> HttpResponse:
    """The band of the organisation's page; nothing to say is 204."""
    if not organisation.may_see(request, code):
        raise Http404(f"Nothing is shown of {code!r}")
    found = organisation.held(code)
    return render(request, "plans/_holds.html", found) if found else HttpResponse(status=204)
