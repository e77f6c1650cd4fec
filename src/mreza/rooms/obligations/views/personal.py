"""What belongs to one person: reminders, and the calendar behind a secret address."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mreza.rooms.network.rules import access_of
from mreza.rooms.network.views.asking import person
from mreza.rooms.obligations import actions, ical, queries, showing
from mreza.rooms.obligations.forms import PreferenceForm
from mreza.rooms.obligations.items import Item
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.rules import Access, Deed
from mreza.rooms.obligations.views.asking import allow, sign_in, subject_or_404
from mreza.rooms.obligations.views.deeds import Page, form_page, show
from mreza.site import clock

BEHIND, AHEAD = timedelta(days=92), timedelta(days=400)


@form_page
def preferences(request: HttpRequest) -> HttpResponse:
    """The weekly e-mail, and how many days before its due day an item is due soon."""
    refused = sign_in(request)
    if refused:
        return refused
    user = person(request)
    chosen = queries.preference(user)
    initial = {"digest": chosen.digest, "soon_days": chosen.soon_days}
    page = Page(
        heading=_("Reminders"),
        button=_("Save"),
        form=lambda given: PreferenceForm(initial=initial, **given),
        act=lambda given: actions.prefer(
            user, digest=given["digest"], soon_days=given["soon_days"]
        ),
        back=reverse("obligations:home"),
        about=user.email or gettext("Your account has no e-mail address, so no e-mail is sent."),
    )
    return show(request, None, page)


@require_safe
def link(request: HttpRequest, code: str) -> HttpResponse:
    """Whether there is a secret address of the calendar, and what it is for."""
    refused = sign_in(request)
    if refused:
        return refused
    subject = subject_or_404(request, code)
    allow(request, Deed.SUBSCRIBE, code)
    context = {"subject": subject, "link": queries.link(person(request), code)}
    return render(request, "obligations/link.html", context)


@require_POST
@never_cache
def make_link(request: HttpRequest, code: str) -> HttpResponse:
    """A new secret address, shown this once; the one before stops working."""
    refused = sign_in(request)
    if refused:
        return refused
    subject = subject_or_404(request, code)
    allow(request, Deed.SUBSCRIBE, code)
    token = actions.make_link(person(request), code)
    address = request.build_absolute_uri(reverse("obligations:feed", args=[token]))
    return render(request, "obligations/link.html", {"subject": subject, "address": address})


@require_POST
def revoke_link(request: HttpRequest, code: str) -> HttpResponse:
    """Stop the secret address."""
    refused = sign_in(request)
    if refused:
        return refused
    subject_or_404(request, code)
    allow(request, Deed.SUBSCRIBE, code)
    actions.revoke_link(person(request), code)
    messages.success(request, gettext("The address works no more."))
    return HttpResponseRedirect(reverse("obligations:link", args=[code]))


@require_safe
@never_cache
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar for programs that keep calendars. Whoever no longer works there gets none."""
    found, today = queries.link_of(actions.hashed(token)), clock.today()
    if found is None:
        raise Http404("There is no such calendar")
    code = str(found.organisation_id)
    may = Access.of(access_of(found.user, today))
    subject = queries.subject(code, today) if may.may(Deed.SUBSCRIBE, code) else None
    if subject is None:
        raise Http404("There is no such calendar")
    soon = queries.preference(found.user).soon_days
    items = queries.items([subject], Window(today - BEHIND, today + AHEAD, today, soon))

    def address(item: Item) -> str:
        return request.build_absolute_uri(showing.row(item, today)["url"])

    with translation.override(found.user.language or "sl"):
        content = ical.feed(
            subject, items, at=timezone.now(), language=showing.language(), address=address
        )
    response = HttpResponse(content, content_type=ical.CONTENT_TYPE)
    response["Content-Disposition"] = f'inline; filename="mreza-{code}.ics"'
    return response
