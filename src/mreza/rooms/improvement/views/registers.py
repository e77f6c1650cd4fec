"""Pages of every register: list, export, entry, and the forms that change it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import CharField, TextField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mreza.rooms.calculations import sheets
from mreza.rooms.improvement import forms, showing
from mreza.rooms.improvement.actions import entries as acts
from mreza.rooms.improvement.declaring import Register
from mreza.rooms.improvement.line_files import LineFileForm
from mreza.rooms.improvement.models import Entry
from mreza.rooms.improvement.pictures import picture
from mreza.rooms.improvement.queries import entries as reads
from mreza.rooms.improvement.queries.entries import Wanted
from mreza.rooms.improvement.rules import Deed as Right
from mreza.rooms.improvement.views.asking import Home, entry_of, of_home, register_of
from mreza.rooms.improvement.views.deeds import Deed, form_page, page
from mreza.rooms.improvement.views.extras import extras
from mreza.rooms.improvement.words import Source
from mreza.rooms.network.views.asking import person, posted

ON_A_PAGE = 50


def wanted(request: HttpRequest, register: Register) -> Wanted:
    """What the address asks of the list."""
    asked = request.GET
    return Wanted(
        words=asked.get("q", "")[:200],
        chosen={name: _valid(register, name, asked.get(name, "")) for name in register.filters},
        only_late=asked.get("show") == "late",
        withdrawn=asked.get("show") == "withdrawn",
    )


def _valid(register: Register, name: str, value: str) -> str:
    """A value the filter can have; anything else asks for nothing."""
    field = register.model._meta.get_field(name)
    choices = [str(code) for code, _label in getattr(field, "flatchoices", ())]
    if choices:
        return value if value in choices else ""
    is_text = isinstance(field, CharField | TextField)
    return value[:200] if is_text or (value.isdecimal() and len(value) < 5) else ""


def _filters(register: Register, home: Home, asked: Wanted) -> list[dict[str, Any]]:
    """The choices of each filter, and which is chosen."""
    made = []
    for name in register.filters:
        choices = getattr(register.model._meta.get_field(name), "flatchoices", None)
        options = [(str(code), label) for code, label in choices or ()]
        if not options:
            options = [(one, one) for one in reads.values_of(register, home.code, name)]
        made.append(
            {
                "name": name,
                "title": showing.title_of(register.model, name),
                "options": options,
                "chosen": (asked.chosen or {}).get(name, ""),
            }
        )
    return made


@of_home
def listing(request: HttpRequest, home: Home, slug: str) -> HttpResponse:
    """A register: its picture, its filters, its entries."""
    register = register_of(home, slug)
    asked = wanted(request, register)
    found = Paginator(reads.listed(register, home.code, home.day, asked), ON_A_PAGE)
    entries = found.get_page(request.GET.get("page"))
    context = {
        "home": home,
        "register": register,
        "asked": asked,
        "show": request.GET.get("show", ""),
        "filters": _filters(register, home, asked),
        "page": entries,
        "rows": [(one, showing.cells(register, one, home.day)) for one in entries],
        "picture": picture(register, home.code, home.day),
        "reviews": list(reads.reviews(register, home.code)[:4]) if register.reviews else [],
        "may_add": home.writes or bool(register.proposable and home.may(Right.PROPOSE)),
    }
    return render(request, "improvement/register.html", context)


@of_home
def export(request: HttpRequest, home: Home, slug: str, kind: str) -> HttpResponse:
    """The register as asked for, as a file."""
    register = register_of(home, slug)
    found = reads.listed(register, home.code, home.day, wanted(request, register))
    sheet = showing.sheet(register, found, private=home.private)
    name = f"{home.code}-{register.slug}-{home.day.isoformat()}.{kind}"
    if kind == "xlsx":
        return sheets.download(sheets.as_xlsx([sheet]), sheets.XLSX, name)
    if kind == "csv":
        return sheets.download(sheets.as_csv(sheet), sheets.CSV, name)
    raise Http404(f"No file of kind {kind!r}; there are csv and xlsx")


@of_home
def detail(request: HttpRequest, home: Home, slug: str, number: int) -> HttpResponse:
    """One entry: what is recorded, what was added to it, its history."""
    register = register_of(home, slug)
    entry = entry_of(home, register, number)
    names = register.visible_fields(private=home.private)
    context = {
        "home": home,
        "register": register,
        "entry": entry,
        "cells": showing.whole(entry, register, names),
        "extra_cells": [
            one
            for one in showing.cells(register, entry, home.day)
            if one.name not in register.fields
        ],
        "lines": _lines(register, entry),
        "history": [
            (change, showing.differences(register, change, private=home.private))
            for change in reads.history(register, entry)
        ],
        **extras(request, home, register, entry),
    }
    return render(request, "improvement/entry.html", context)


def _lines(register: Register, entry: Entry) -> dict[str, Any] | None:
    kind = register.lines
    if kind is None:
        return None
    return {
        "kind": kind,
        "titles": [showing.title_of(kind.model, name) for name in kind.columns],
        "rows": [
            (
                line,
                [
                    (showing.title_of(kind.model, name), showing.line_text(line, name))
                    for name in kind.columns
                ],
            )
            for line in reads.lines(register, entry)
        ],
    }


@form_page
@of_home
def add(request: HttpRequest, home: Home, slug: str) -> HttpResponse:
    """Add an entry; whoever may only propose is asked for little."""
    register = register_of(home, slug)
    names = register.visible_fields(private=home.private)
    fixed: dict[str, Any] = {}
    if not home.writes:
        if not (register.proposable and home.may(Right.PROPOSE)):
            raise PermissionDenied(f"{slug} is not added to by everybody")
        names, fixed = register.proposable, {"source": Source.STAFF}
    form = forms.entry_form(register, names)(
        posted(request), instance=register.model(organisation_id=home.code, **fixed),
        initial=_initial(request, register, home),
    )  # fmt: skip
    by = person(request)
    return page(
        request,
        home,
        Deed(
            heading=_("Propose an improvement") if fixed else register.one,
            button=_("Send the proposal") if fixed else _("Add"),
            lead=_("The quality officer takes it up; you see in the register what becomes of it.")
            if fixed
            else register.lead,
            form=form,
            act=lambda form: acts.add(register, home.code, form.given() | fixed, by=by),
            back=_list(home, register),
            crumbs=((_list(home, register), register.title),),
        ),
    )


def _initial(request: HttpRequest, register: Register, home: Home) -> dict[str, Any]:
    """What the address says of the new entry, and the year of the day."""
    given = {name: request.GET[name] for name in register.fields if name in request.GET}
    return {"year": home.day.year, "first_year": home.day.year, "last_year": home.day.year} | given


@form_page
@of_home
def edit(request: HttpRequest, home: Home, slug: str, number: int) -> HttpResponse:
    """Change an entry: a next revision, with its reason."""
    register = register_of(home, slug)
    home.need(Right.WRITE)
    entry = entry_of(home, register, number)
    names = register.visible_fields(private=home.private)
    form = forms.entry_form(register, names)(posted(request), instance=entry)
    by = person(request)
    return page(
        request,
        home,
        Deed(
            heading=_("Edit"),
            about=entry.heading,
            button=_("Save"),
            form=form,
            act=lambda form: acts.edit(
                register, entry, form.given(), revision=form.cleaned_data["revision"], by=by,
                reason=form.cleaned_data["reason"],
            ),
            newest=lambda: entry_of(home, register, number).revision,
            back=_entry(home, register, number),
            crumbs=_crumbs(home, register, entry),
        ),
    )  # fmt: skip


@form_page
@of_home
def withdraw(request: HttpRequest, home: Home, slug: str, number: int) -> HttpResponse:
    """Withdraw an entry; it stays to be read."""
    register = register_of(home, slug)
    home.need(Right.WRITE)
    entry = entry_of(home, register, number)
    form = forms.ReasonForm(posted(request), initial={"revision": entry.revision})
    by = person(request)
    return page(
        request,
        home,
        Deed(
            heading=_("Withdraw"),
            about=entry.heading,
            button=_("Withdraw"),
            form=form,
            act=lambda form: acts.withdraw(register, entry, by=by, **form.cleaned_data),
            newest=lambda: entry_of(home, register, number).revision,
            back=_entry(home, register, number),
            crumbs=_crumbs(home, register, entry),
        ),
    )


@form_page
@of_home
def line(request: HttpRequest, home: Home, slug: str, number: int) -> HttpResponse:
    """Add a line to an entry."""
    register = register_of(home, slug)
    home.need(Right.WRITE)
    kind = register.lines
    if kind is None or kind.own_form:
        raise Http404(f"To {slug} no lines are added here")
    entry = entry_of(home, register, number)
    form = forms.line_form(kind.model, kind.fields)(
        posted(request),
        instance=kind.of(entry),
        initial={"day": home.day},
    )
    by = person(request)
    return page(
        request,
        home,
        Deed(
            heading=kind.add,
            about=entry.heading,
            button=_("Add"),
            form=form,
            act=lambda form: acts.add_line(register, entry, form.given(), day=home.day, by=by),
            back=_entry(home, register, number),
            crumbs=_crumbs(home, register, entry),
        ),
    )


@form_page
@of_home
def line_file(request: HttpRequest, home: Home, slug: str, number: int) -> HttpResponse:
    """Add lines of a CSV: all of them, or none and what is wrong with each."""
    register = register_of(home, slug)
    home.need(Right.WRITE)
    kind = register.lines
    if kind is None or not kind.by_file:
        raise Http404(f"To {slug} no files of lines are added")
    entry = entry_of(home, register, number)
    form = LineFileForm(posted(request), request.FILES or None, kind=kind, entry=entry)
    by = person(request)
    return page(
        request,
        home,
        Deed(
            heading=_("From a file"),
            about=entry.heading,
            lead=form.said,
            button=_("Add"),
            form=form,
            act=lambda form: acts.add_lines(register, entry, form.rows, day=home.day, by=by),
            back=_entry(home, register, number),
            crumbs=_crumbs(home, register, entry),
            files=True,
        ),
    )


@form_page
@of_home
def strike(request: HttpRequest, home: Home, slug: str, number: int, line: int) -> HttpResponse:
    """Strike a line out; it stays to be read."""
    register = register_of(home, slug)
    home.need(Right.WRITE)
    entry = entry_of(home, register, number)
    kind = register.lines
    found = next((one for one in reads.lines(register, entry) if one.pk == line), None)
    if kind is None or found is None:
        raise Http404(f"Entry {number} has no such line")
    form = forms.ReasonForm(posted(request), initial={"revision": entry.revision})
    by = person(request)
    return page(
        request,
        home,
        Deed(
            heading=_("Strike out"),
            about=", ".join(showing.line_text(found, name) for name in kind.columns),
            button=_("Strike out"),
            form=form,
            act=lambda form: acts.strike(
                register, entry, line, by=by, reason=form.cleaned_data["reason"]
            ),
            back=_entry(home, register, number),
            crumbs=_crumbs(home, register, entry),
        ),
    )


@form_page
@of_home
def review(request: HttpRequest, home: Home, slug: str) -> HttpResponse:
    """Record that the register was gone through."""
    register = register_of(home, slug)
    home.need(Right.WRITE)
    if not register.reviews:
        raise Http404(f"No reviews of {slug} are recorded")
    form = forms.ReviewForm(posted(request), initial={"day": home.day})
    by = person(request)
    return page(
        request,
        home,
        Deed(
            heading=_("Record a review"),
            about=str(register.title),
            button=_("Record it"),
            lead=_("A review is what shows that the register is kept up to date."),
            form=form,
            act=lambda form: acts.review(
                register, home.code, today=home.day, by=by, **form.cleaned_data
            ),
            back=_list(home, register),
            crumbs=((_list(home, register), register.title),),
        ),
    )


def _list(home: Home, register: Register) -> str:
    return reverse("improvement:register", args=[home.code, register.slug])


def _entry(home: Home, register: Register, number: int) -> str:
    return reverse("improvement:entry", args=[home.code, register.slug, number])


def _crumbs(home: Home, register: Register, entry: Entry) -> tuple[tuple[str, Any], ...]:
    return (
        (_list(home, register), register.title),
        (_entry(home, register, entry.number), entry.heading),
    )
