"""Pages that do something: one way to show a form, refuse, do and come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mreza.rooms.improvement import refusals
from mreza.rooms.improvement.refusals import RefusedError, StaleError, UnscoredError
from mreza.rooms.improvement.views.asking import Home
from mreza.rooms.obligations.refusals import FileError, FileTooLargeError

Words = str | Promise
form_page = require_http_methods(["GET", "HEAD", "POST"])

REFUSALS: dict[type[Exception], Words] = {
    refusals.WithdrawnError: _("This is withdrawn and can only be read."),
    refusals.NothingChangedError: _("Nothing is different from what is recorded."),
    refusals.StruckError: _("This line is struck out already."),
    refusals.ReviewedError: _("A review on that day is recorded already."),
    refusals.FutureError: _("This day has not come yet; enter the day on which it was done."),
    refusals.FinishedError: _("The assessment is finished and does not change any more."),
    refusals.KnownError: _("The home has no record with this number; look at it again."),
    FileTooLargeError: _("The file is too large; at most 20 MB are taken."),
    FileError: _(
        "The file is empty, or it is not what its name says. PDF, pictures, text and documents "
        "of office programs are taken."
    ),
}


def say(error: Exception) -> str:
    """Why something is refused, and what to do."""
    if isinstance(error, UnscoredError):
        return gettext("Without a score: %(clauses)s. Score them, then finish.") % {
            "clauses": ", ".join(error.clauses)
        }
    if isinstance(error, IntegrityError):
        return gettext("Somebody else recorded the same meanwhile; look at the list again.")
    if not isinstance(error, StaleError):
        return str(REFUSALS[type(error)])
    when = date_format(error.at, "j. n. Y, H:i") if error.at else "–"
    return gettext(
        "%(who)s changed this meanwhile (%(when)s). What you entered is still below; compare it "
        "with what is recorded, then save again."
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
    about: str = ""
    newest: Callable[[], int] | None = None  # the revision that stands now, after a `StaleError`
    files: bool = False
    template: str = "improvement/form.html"
    extra: dict[str, Any] = field(default_factory=dict)


def page(request: HttpRequest, home: Home, deed: Deed) -> HttpResponse:
    """Show the form, or do what it asks; a refusal is shown on the form (422)."""
    if request.method == "POST" and deed.form.is_valid() and _done(deed):
        messages.success(request, gettext("Saved."))
        return HttpResponseRedirect(deed.back)
    context = {"home": home, "deed": deed, "form": deed.form, **deed.extra}
    status = 422 if request.method == "POST" else 200
    return render(request, deed.template, context, status=status)


def _done(deed: Deed) -> bool:
    try:
        deed.act(deed.form)
    except (RefusedError, FileError, FileTooLargeError, IntegrityError) as error:
        deed.form.add_error(None, say(error))
        if isinstance(error, StaleError) and deed.newest is not None:
            # Saving again is a decision made on the newest state.
            deed.form.data = deed.form.data.copy()  # type: ignore[attr-defined]
            deed.form.data["revision"] = str(deed.newest())  # type: ignore[index]
    return not deed.form.errors
