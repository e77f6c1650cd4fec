"""Who is appointed to the posts that the guidelines ask for, and what is missing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mreza.rooms.workforce import queries
from mreza.rooms.workforce.models import Post
from mreza.rooms.workforce.queries import reading
from mreza.rooms.workforce.queries.appointed import COMMISSION, SMALL
from mreza.rooms.workforce.rules import Deed
from mreza.rooms.workforce.showing import changes
from mreza.rooms.workforce.views.asking import home_or_404, refusal, standing
from mreza.site import clock

GAPS = {
    "quality_officer": _("Nobody is appointed as quality officer: appoint one."),
    "safety_officer": _("Nobody is appointed as safety officer: appoint one."),
    "safety_contact": _("The safety officer has no contact: add an e-mail or a telephone number."),
    "safety_published": _(
        "The safety officer's name and contact are not published on the premises and the website: "
        "publish them and say so here."
    ),
    "commission": _("The quality commission has fewer than three members: appoint more."),
    "responsible_person": _(
        "With fewer than ten employees the responsible person does the commission's work: "
        "name that person."
    ),
}


@require_safe
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """Posts of today, what is missing, who was there before."""
    refused = refusal(request, code, Deed.SEE_POSTS)
    if refused:
        return refused
    day, who = clock.today(), standing(request, code)
    home = home_or_404(request, code)
    posts = queries.missing_posts(code, day)
    by_post = [
        (Post(post).label, [one for one in posts.held if one.post == post]) for post in Post.values
    ]
    context = {
        "home": home,
        "tabs": "workforce/_tabs.html",
        "by_post": by_post,
        "employed": posts.employed,
        "gaps": [GAPS[word] for word in posts.missing],
        "least": COMMISSION,
        "small": SMALL,
        "may_appoint": who.may(Deed.APPOINT),
        "leads": who.may(Deed.STAFF),
        "over": reading.appointments_over(code, day) if who.may(Deed.APPOINT) else [],
        "history": changes(reading.history(code, prefix="post/")[:50])
        if who.may(Deed.APPOINT)
        else [],
        "synthetic": reading.is_synthetic(code),
    }
    return render(request, "workforce/posts.html", context)
