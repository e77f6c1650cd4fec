"""Imports of plans in words of the page: fields, what a reading found, why something is refused."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from mreza.rooms.plans import proposal_words
from mreza.rooms.plans.compared_words import lines
from mreza.rooms.plans.correcting import CorrectionError, Field
from mreza.rooms.plans.importing import rows
from mreza.rooms.plans.importing.refusals import (
    DisappearingError,
    DoubtsLeftError,
    NewerVersionError,
    SettledError,
    WaitsAlreadyError,
)
from mreza.rooms.plans.models import StagedImport
from mreza.rooms.plans.proposal_words import Shown
from mreza.rooms.plans.refusals import RefusedError, SameVersionError, StaleError, UnfitError
from mreza.rooms.plans.views.versions import NAMES

FIELDS = {
    **NAMES,
    "code": pgettext_lazy("plan", "Code"),
    "order": gettext_lazy("Order of codes"),
    "passage": gettext_lazy("Passage of the document"),
    "milestone": pgettext_lazy("plan", "Milestone"),
    "amount": pgettext_lazy("plan", "Sum"),
    "target": pgettext_lazy("plan", "Target"),
}
ADDED = {
    "milestone": gettext_lazy("Add a milestone"),
    "amount": gettext_lazy("Add a sum"),
    "target": gettext_lazy("Add a target"),
}
OWN = ("code", "area")  # fields that are corrected here only
ENCODINGS = {
    "utf-8": gettext_lazy("plain text, UTF-8"),
    "utf-8-sig": gettext_lazy("plain text, UTF-8 with a byte-order mark"),
    "utf-16": gettext_lazy("plain text, UTF-16"),
    "cp1250": gettext_lazy("plain text, read as Windows-1250"),
    "docx": gettext_lazy("word-processor document (DOCX)"),
}
_PROBLEMS = {
    "no_code": gettext_lazy("A code has letters and numbers with dots, such as A17b or 2.12."),
    "taken_code": gettext_lazy("Another measure has this code."),
    "no_area": gettext_lazy("The plan has no area with this code."),
}


def field(name: str) -> str:
    """What a field of a measure is called."""
    return str(FIELDS.get(name, name))


def shown(one: Field) -> Shown:
    """A field that can be corrected, with the name and value that pages show."""
    if rows.is_row(one.key):
        part = one.key.partition(":")[0]
        name = field(part) if one.value else str(ADDED[part])
        return Shown(one.key, name, "", row(one.key, one.value) if one.value else "")
    found = proposal_words.shown(one)
    return Shown(found.key, field(one.key), found.about, one.value) if one.key in OWN else found


def row(key: str, value: str) -> str:
    """A milestone, sum or target in one line."""
    if not value:
        return _("taken out")
    kind = rows.SORTS[key.partition(":")[0]].name
    return lines(kind, (rows.line(key, value),))[0]


def problem(error: CorrectionError) -> str:
    """Why a correction cannot be made."""
    own = _PROBLEMS.get(error.problem)
    return str(own) if own else proposal_words.problem(error)


def refused(error: RefusedError) -> str:
    """What is wrong and what to do, for a message on the page."""
    if isinstance(error, SettledError):
        state = dict(StagedImport.State.choices).get(StagedImport.State(error.state), error.state)
        told = {"state": state, "who": error.who or "–"}
        return _("Not done: this import is %(state)s already, by %(who)s.") % told
    if isinstance(error, DoubtsLeftError):
        return ngettext(
            "Nothing was stored: %(count)s doubt is neither confirmed nor corrected.",
            "Nothing was stored: %(count)s doubts are neither confirmed nor corrected.",
            error.number,
        ) % {"count": error.number}
    if isinstance(error, DisappearingError):
        told = {"codes": ", ".join(error.codes)}
        return _("Nothing was stored: confirm that these measures disappear: %(codes)s.") % told
    if isinstance(error, UnfitError):
        parts = "; ".join(f"{code} ({field(name)})" for code, name in error.parts)
        return _(
            "Nothing was stored: this was read wrong and cannot be kept, correct it or discard the "
            "document: %(parts)s."
        ) % {"parts": parts}
    if isinstance(error, SameVersionError):
        number = {"number": error.number}
        return _("This very file is version %(number)s of the plan already.") % number
    if isinstance(error, WaitsAlreadyError):
        return _("This very file waits to be confirmed already; nothing was read again.")
    if isinstance(error, NewerVersionError):
        return _("Nothing was stored: the plan has a newer version. Look at the comparison again.")
    if isinstance(error, StaleError):
        return _("Not done: somebody answered in the meantime. Look at it again.")
    return str(error)
