"""Pages that do something: one way to show a form, refuse, do and come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mreza.rooms.obligations.refusals import FileError, FileTooLargeError
from mreza.rooms.plans import refusals
from mreza.rooms.plans.refusals import RefusedError, StaleError
from mreza.rooms.plans.views.asking import Place

Words = str | Promise
form_page = require_http_methods(["GET", "HEAD", "POST"])

REFUSALS: dict[type[Exception], Words] = {
    refusals.WithdrawnError: _("This is withdrawn already and can only be read."),
    refusals.AgainError: _("The same is recorded already; look at the page of the measure again."),
    refusals.FutureError: _("This day has not come yet; enter the day on which it was done."),
    refusals.DisappearedError: _(
        "The measure is no longer in the newest version of the plan: what happened stays, nothing "
        "is added."
    ),
    refusals.CircleError: _(
        "That measure waits for this one already, itself or by way of others; take that away first."
    ),
    FileTooLargeError: _("The file is too large; at most 20 MB are taken."),
    FileError: _(
        "The file is empty, or it is not what its name says. PDF, pictures, text and documents "
        "of office programs are taken."
    ),
}


def say(error: Exception) -> str:
    """Why something is refused, and what to do."""
    if not isinstance(error, StaleError):
        return str(REFUSALS[type(error)])
    when = date_format(localtime(error.at), "j. n. Y, H:i") if error.at else "–"
    return gettext(
        "%(who)s changed this meanwhile (%(when)s). What you entered is still below; look at what "
        "is recorded now, then open the form again."
    ) % {"who": error.who or "–", "when": when}


@dataclass(frozen=True)
class Deed:
    """A form page: its words, its form, what is done when the form is right, where to go then."""

    heading: Words
    button: Words
    form: BaseForm
    act: Callable[[Any], object]
    back: str
    crumbs: tuple[tuple[str, Words], ...] = ()
    lead: Words = ""
    files: bool = False


def page(request: HttpRequest, place: Place, deed: Deed) -> HttpResponse:
    """Show the form, or do what it asks; a refusal is shown on the form (422)."""
    if request.method == "POST" and deed.form.is_valid() and _done(deed):
        messages.success(request, gettext("Saved."))
        return HttpResponseRedirect(deed.back)
    status = 422 if request.method == "POST" else 200
    context = {"place": place, "deed": deed, "form": deed.form}
    return render(request, "plans/form.html", context, status=status)


def _done(deed: Deed) -> bool:
    try:
        deed.act(deed.form)
    except (RefusedError, FileError, FileTooLargeError) as error:
        deed.form.add_error(None, say(error))
    return not deed.form.errors
