"""Versions of documents: adding one, reading its file, confirming to have read it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mreza.rooms.improvement.actions import documents as acts
from mreza.rooms.improvement.forms import line_form
from mreza.rooms.improvement.models import DocumentVersion
from mreza.rooms.improvement.queries import people, readers
from mreza.rooms.improvement.registers import DOCUMENTS
from mreza.rooms.improvement.rules import Deed as Right
from mreza.rooms.improvement.views.asking import Home, entry_of, of_home
from mreza.rooms.improvement.views.deeds import Deed, form_page, page
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.obligations import files


@form_page
@of_home
def add_version(request: HttpRequest, home: Home, number: int) -> HttpResponse:
    """Add a version with its file."""
    home.need(Right.WRITE)
    document = entry_of(home, DOCUMENTS, number)
    kind = DOCUMENTS.lines
    assert kind is not None  # noqa: S101 - documents have versions
    made = line_form(DocumentVersion, kind.fields)
    form = made(
        posted(request), request.FILES or None, instance=DocumentVersion(entry=document),
        initial={"valid_from": home.day},
    )  # fmt: skip
    form.fields["file"] = forms.FileField(
        label=_("File"), help_text=_("PDF, picture, text or a document of an office program.")
    )
    by = person(request)

    def act(form: Any) -> None:
        given = {name: form.cleaned_data[name] for name in kind.fields}
        acts.add_version(document, given, form.cleaned_data["file"], day=home.day, by=by)

    back = _page(home, number)
    crumbs = (
        (reverse("improvement:register", args=[home.code, DOCUMENTS.slug]), DOCUMENTS.title),
        (back, document.heading),
    )
    return page(
        request,
        home,
        Deed(
            heading=kind.add, about=document.heading, button=_("Add"), form=form, act=act,
            back=back, crumbs=crumbs, files=True,
        ),
    )  # fmt: skip


@of_home
def file(request: HttpRequest, home: Home, number: int, version: int) -> HttpResponse:
    """The file of a version, to keep; never shown as a page of this site."""
    found = _version(home, number, version)
    path = files.path_of(found.file_key)
    if not path.exists():
        raise Http404("The file of this version is not here")
    return FileResponse(  # type: ignore[return-value]
        path.open("rb"), as_attachment=True, filename=found.file_name,
        content_type=files.content_type(found.file_name),
    )  # fmt: skip


@require_POST
@of_home
def confirm(request: HttpRequest, home: Home, number: int, version: int) -> HttpResponse:
    """Whoever asks has read it; the officer may instead name who signed on paper."""
    found = _version(home, number, version)
    by = person(request)
    named = [int(one) for one in request.POST.getlist("staff") if one.isdecimal() and len(one) < 10]
    if named:
        home.need(Right.WRITE)
        acts.confirm_for(
            found, list(people.employed(home.code, home.day).filter(pk__in=named)), by=by
        )
    else:
        acts.confirm(found, staff=people.staff_of(by, home.code), by=by)
    messages.success(request, gettext("Confirmed: the version has been read."))
    return HttpResponseRedirect(_page(home, number))


def _version(home: Home, number: int, version: int) -> DocumentVersion:
    if not home.may(Right.SEE):
        raise Http404("No such document")
    try:
        return readers.version(home.code, number, version)
    except DocumentVersion.DoesNotExist:
        raise Http404(f"Document {number} has no such version") from None


def _page(home: Home, number: int) -> str:
    return reverse("improvement:entry", args=[home.code, DOCUMENTS.slug, number])
