"""Kinds of what is recorded about a measure: their form, who may, how they are stored.

One table, so that one page adds any of them and one withdraws any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mreza.rooms.plans import forms
from mreza.rooms.plans.actions import recording
from mreza.rooms.plans.models import (
    Dependency,
    Document,
    FundsEntry,
    MilestoneDone,
    Reading,
    Risk,
    Statement,
    Task,
)
from mreza.rooms.plans.models.base import Told
from mreza.rooms.plans.rules import Deed
from mreza.rooms.plans.words import What
from mreza.site.accounts.models import User

Store = Callable[[Any, Any, date, User], object]


@dataclass(frozen=True)
class Kind:
    """A kind of record. `store` takes the row, the form, the day and who."""

    slug: str
    model: type[Told]
    what: What
    form: Any
    heading: str | Promise
    store: Store
    deed: Deed = Deed.FOLLOW
    file: bool = False


def _plainly(what: What) -> Store:
    return lambda row, form, day, by: recording.add(row, what, row.measure, day=day, by=by)


def _statement(row: Statement, form: Any, day: date, by: User) -> object:
    return recording.state(row, seen=form.cleaned_data["seen"], day=day, by=by)


def _risk(row: Risk, form: Any, day: date, by: User) -> object:
    row.noted_on = day
    return recording.add(row, What.RISK, row.measure, day=day, by=by)


def _funds(row: FundsEntry, form: Any, day: date, by: User) -> object:
    return recording.enter_funds(row, seen=form.cleaned_data["seen"], day=day, by=by)


def _document(row: Document, form: Any, day: date, by: User) -> object:
    return recording.keep_document(row, form.cleaned_data["file"], day=day, by=by)


def _dependency(row: Dependency, form: Any, day: date, by: User) -> object:
    return recording.need(row, day=day, by=by)


def _reading(row: Reading, form: Any, day: date, by: User) -> object:
    return recording.add(
        row, What.READING, row.indicator.measure, day=day, by=by, reason=row.note
    )  # fmt: skip


KINDS = {
    kind.slug: kind
    for kind in (
        Kind("statements", Statement, What.STATEMENT, forms.STATEMENT, _("Make a statement"),
             _statement),
        Kind("tasks", Task, What.TASK, forms.TASK, _("Add a task"), _plainly(What.TASK)),
        Kind("funds", FundsEntry, What.FUNDS, forms.FUNDS, _("Enter money"), _funds),
        Kind("readings", Reading, What.READING, forms.READING, _("Add a reading"), _reading),
        Kind("risks", Risk, What.RISK, forms.RISK, _("Add a risk"), _risk),
        Kind("documents", Document, What.DOCUMENT, forms.DOCUMENT, _("Add a document"),
             _document, file=True),
        Kind("dependencies", Dependency, What.DEPENDENCY, forms.DEPENDENCY,
             _("Add a dependency"), _dependency, deed=Deed.COORDINATE),
    )
}  # fmt: skip
# Added on a page of its own, since it needs a milestone; withdrawn like the others.
MILESTONES = Kind(
    "milestones", MilestoneDone, What.MILESTONE, forms.MILESTONE, _("Mark as done"),
    lambda row, form, day, by: recording.finish_milestone(row, day=day, by=by),
)  # fmt: skip
WITHDRAWN_AS = KINDS | {MILESTONES.slug: MILESTONES}
