"""Pages that do something: one way to show a form, refuse, do and come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mreza.rooms.network.views.asking import person
from mreza.rooms.obligations import actions, catalogue, files, queries, showing, words
from mreza.rooms.obligations.catalogue import Subject
from mreza.rooms.obligations.forms import (
    NOBODY,
    OTHER,
    AssignForm,
    ConfirmForm,
    EventForm,
    ExtendForm,
    ReasonForm,
)
from mreza.rooms.obligations.items import Item
from mreza.rooms.obligations.models import Answer, Event
from mreza.rooms.obligations.refusals import FileTooLargeError, RefusedError
from mreza.rooms.obligations.rules import Deed
from mreza.rooms.obligations.views.asking import (
    access,
    allow,
    item_or_404,
    missing,
    obligation_or_404,
    sign_in,
    subject_or_404,
)
from mreza.site import clock, uploads
from mreza.site.accounts.models import User

Words = str | Promise
form_page = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Page:
    """A form page: its words, its form, what it does when the form is right, where it leads."""

    heading: Words
    button: Words
    form: Callable[[dict[str, Any]], Form]
    act: Callable[[Any], object]
    back: str
    about: str = ""
    lead: Words = ""


def show(request: HttpRequest, subject: Subject | None, page: Page) -> HttpResponse:
    """Show the form, or do what it asks; a refusal is shown on the form (422)."""
    sent = request.method == "POST"
    form = page.form({"data": request.POST, "files": request.FILES} if sent else {})
    if sent and form.is_valid() and _done(request, page, form):
        messages.success(request, gettext("Saved."))
        return HttpResponseRedirect(page.back)
    context = {"page": page, "form": form, "subject": subject, "back": page.back}
    return render(request, "obligations/form.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, page: Page, form: Any) -> bool:
    try:
        if uploads.refused(request):
            raise FileTooLargeError
        page.act(form.cleaned_data)
    except RefusedError as error:
        form.add_error(None, str(error.says))
    return not form.errors


@dataclass(frozen=True)
class Asked:
    """An item on which somebody does something."""

    subject: Subject
    item: Item
    by: User
    unlocks: bool

    @property
    def back(self) -> str:
        found = self.item.obligation
        page = showing.duty_page(self.subject.code, found.act, found.code)
        return f"{page}#{self.item.slot.moment}"

    @property
    def about(self) -> str:
        spoken = showing.language()
        said = words.about(self.item, spoken)
        return self.item.obligation.title[spoken] + (f", {said}" if said else "")


def _asked(
    request: HttpRequest, deed: Deed, code: str, act: str, name: str, moment: str
) -> Asked | HttpResponse:
    refused = sign_in(request)
    if refused:
        return refused
    subject = subject_or_404(request, code)
    allow(request, deed, code)
    item = item_or_404(subject, obligation_or_404(subject, act, name), moment)
    return Asked(subject, item, person(request), access(request).may(Deed.ANSWER_LOCKED, code))


@form_page
def confirm(request: HttpRequest, code: str, act: str, name: str, moment: str) -> HttpResponse:
    """It was done: when, with a note and a file."""
    asked = _asked(request, Deed.ANSWER, code, act, name, moment)
    if isinstance(asked, HttpResponse):
        return asked

    def done(given: dict[str, Any]) -> None:
        sent = given["file"]
        kept = files.keep(sent.chunks(), sent.name) if sent else None
        actions.confirm(
            asked.item, done_on=given["day"], today=clock.today(), note=given["note"],
            by=asked.by, file=kept, unlocks=asked.unlocks,
        )  # fmt: skip

    page = Page(
        heading=_("Confirm that it was done"),
        button=_("Confirm"),
        form=lambda given: ConfirmForm(**given),
        act=done,
        back=asked.back,
        about=asked.about,
    )
    return show(request, asked.subject, page)


@form_page
def waive(request: HttpRequest, code: str, act: str, name: str, moment: str) -> HttpResponse:
    """It need not be done, and why."""
    asked = _asked(request, Deed.ANSWER, code, act, name, moment)
    if isinstance(asked, HttpResponse):
        return asked
    page = Page(
        heading=_("Waive it"),
        button=_("Waive it"),
        form=lambda given: ReasonForm(**given),
        act=lambda given: actions.waive(
            asked.item, reason=given["reason"], by=asked.by, unlocks=asked.unlocks
        ),
        back=asked.back,
        about=asked.about,
        lead=_("For what does not apply here, such as a service that is not provided."),
    )
    return show(request, asked.subject, page)


@form_page
def extend(request: HttpRequest, code: str, act: str, name: str, moment: str) -> HttpResponse:
    """A supervisor lets a later day count as on time."""
    asked = _asked(request, Deed.SUPERVISE, code, act, name, moment)
    if isinstance(asked, HttpResponse):
        return asked
    page = Page(
        heading=_("Allow a later day"),
        button=_("Allow it"),
        form=lambda given: ExtendForm(**given),
        act=lambda given: actions.extend(
            asked.item, until=given["until"], reason=given["reason"], by=asked.by
        ),
        back=asked.back,
        about=asked.about,
        lead=_("The due day stays as it is; until the later day it counts as done in time."),
    )
    return show(request, asked.subject, page)


@form_page
def withdraw_answer(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Withdraw an answer; its item is open again, and the answer stays to be read."""
    refused = sign_in(request)
    if refused:
        return refused
    subject = subject_or_404(request, code)
    try:
        answer = queries.answer(code, number)
    except (Answer.DoesNotExist, OverflowError):
        raise missing("answer", number) from None
    extended = answer.kind == Answer.Kind.EXTENDED
    allow(request, Deed.SUPERVISE if extended else Deed.ANSWER, code)
    obligation = obligation_or_404(subject, answer.act, answer.code)
    page = Page(
        heading=_("Withdraw an answer"),
        button=_("Withdraw"),
        form=lambda given: ReasonForm(**given),
        act=lambda given: actions.withdraw_answer(
            answer, reason=given["reason"], by=person(request),
            unlocks=extended or access(request).may(Deed.ANSWER_LOCKED, code),
        ),
        back=showing.duty_page(code, answer.act, answer.code),
        about=obligation.title[showing.language()],
    )  # fmt: skip
    return show(request, subject, page)


@form_page
def assign(request: HttpRequest, code: str, act: str, name: str) -> HttpResponse:
    """Say who sees to an obligation from today on."""
    refused = sign_in(request)
    if refused:
        return refused
    subject = subject_or_404(request, code)
    allow(request, Deed.ANSWER, code)
    obligation, today = obligation_or_404(subject, act, name), clock.today()
    people = {str(user.pk): user for user in queries.people(code, today)}

    def assigned(given: dict[str, Any]) -> None:
        user = people.get(given["person"])
        chosen = {NOBODY: "", OTHER: given["name"]}.get(given["person"])
        called = user.get_full_name() if user else chosen or ""
        actions.assign(
            code, catalogue.key(obligation), name=called[:120], user=user, day=today,
            by=person(request),
        )  # fmt: skip

    page = Page(
        heading=_("Person responsible"),
        button=_("Save"),
        form=lambda given: AssignForm(
            people=[(pk, user.get_full_name()) for pk, user in people.items()], **given
        ),
        act=assigned,
        back=showing.duty_page(code, act, name),
        about=obligation.title[showing.language()],
    )
    return show(request, subject, page)


@form_page
def add_event(request: HttpRequest, code: str) -> HttpResponse:
    """Enter something from which a time limit runs."""
    refused = sign_in(request)
    if refused:
        return refused
    subject = subject_or_404(request, code)
    allow(request, Deed.ANSWER, code)
    spoken = showing.language()
    owed = catalogue.waiting_for(item for item in catalogue.obligations() if subject.owes(item))
    kinds = [(kind, found[0].event.title[spoken]) for kind, found in owed.items() if found[0].event]
    wanted = request.GET.get("kind", "")
    page = Page(
        heading=_("Enter an event"),
        button=_("Enter it"),
        form=lambda given: EventForm(kinds=kinds, initial={"kind": wanted}, **given),
        act=lambda given: actions.enter_event(
            code, given["kind"], day=given["day"], subject=given["subject"],
            reference=given["reference"], by=person(request),
        ),
        back=_back_of_event(code, owed.get(wanted, [])),
        lead=_("The time limits that run from it are computed at once."),
    )  # fmt: skip
    return show(request, subject, page)


def _back_of_event(code: str, waiting: list[Any]) -> str:
    if len(waiting) == 1:
        return showing.duty_page(code, waiting[0].act, waiting[0].code)
    return showing.calendar_page(code)


@form_page
def withdraw_event(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Withdraw an event; what was due because of it is due no more."""
    refused = sign_in(request)
    if refused:
        return refused
    subject = subject_or_404(request, code)
    allow(request, Deed.ANSWER, code)
    try:
        event = queries.event(code, number)
    except (Event.DoesNotExist, OverflowError):
        raise missing("event", number) from None
    page = Page(
        heading=_("Withdraw an event"),
        button=_("Withdraw"),
        form=lambda given: ReasonForm(**given),
        act=lambda given: actions.withdraw(event, reason=given["reason"], by=person(request)),
        back=showing.calendar_page(code),
        about=event.subject,
    )
    return show(request, subject, page)
