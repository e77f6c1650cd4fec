"""Moving and cancelling an evaluated event."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from mreza.kernel.errors import MrezaError
from mreza.rooms.licensing.actions import changing
from mreza.rooms.licensing.applications.rules import Applicant
from mreza.rooms.licensing.applications.words import refused
from mreza.rooms.licensing.forms.events import CancelForm, MoveForm
from mreza.rooms.licensing.models.events import Event
from mreza.rooms.licensing.views.applicants import author, event_or_404, signed_in
from mreza.rooms.network.views.asking import posted

FORMS: dict[str, type[CancelForm]] = {"cancel": CancelForm, "move": MoveForm}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: HttpRequest, who: Applicant, number: int, name: str) -> HttpResponse:
    """Say why and, moved, whereto; then back to the event, which tells everybody."""
    event = event_or_404(number).event
    if not who.changes_event(event):
        raise PermissionDenied("Only its organiser or the chamber")
    started = {"revision": changing.number(event), "first": event.first, "last": event.last,
               "place": event.place}  # fmt: skip
    form = FORMS[name](posted(request), initial=started)
    if request.method == "POST" and form.is_valid() and _done(form, who, event):
        messages.success(request, gettext("Done; the calendar says so."))
        return HttpResponseRedirect(reverse("licensing:event", args=[number]))
    context = {"event": event, "form": form, "name": name}
    status = 422 if form.errors else 200
    return render(request, "licensing/event_change.html", context, status=status)


def _done(form: CancelForm, who: Applicant, event: Event) -> bool:
    """Whether it was done; what spoke against it stands in the form."""
    by, reason = author(who, form.cleaned_data["revision"]), form.cleaned_data["reason"]
    try:
        if isinstance(form, MoveForm):
            changing.move(event, form.moved(), reason=reason, author=by)
        else:
            changing.cancel(event, reason=reason, author=by)
    except MrezaError as error:
        form.add_error(None, refused(error))
        return False
    return True
