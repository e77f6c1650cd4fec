"""What pages say, in the language of the page: grades, refusals, deeds, fields."""

from __future__ import annotations

from typing import Any

from django.db.models import Field
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mreza.kernel.errors import MrezaError
from mreza.rooms.incidents import files, moments
from mreza.rooms.incidents.life import Grade
from mreza.rooms.incidents.models import Incident, State
from mreza.rooms.incidents.refusals import (
    AttachmentError,
    MeasureSettledError,
    MeasuresOpenError,
    NoMeasuresError,
    NoReasonError,
    NothingChangedError,
    NotLowRiskError,
    StaleError,
    WrongStateError,
)

GRADES: dict[Grade, Any] = {
    Grade.LOW: _("low"),
    Grade.MEDIUM: _("medium"),
    Grade.HIGH: _("high"),
    Grade.EXTREME: _("very high"),
}
SEVERITIES: dict[int, Any] = {
    1: _("no consequences"),
    2: _("slight"),
    3: _("moderate"),
    4: _("severe"),
    5: _("very severe or death"),
}
LIKELIHOODS: dict[int, Any] = {
    1: _("once in several years"),
    2: _("once a year"),
    3: _("a few times a year"),
    4: _("every month"),
    5: _("every week"),
}
SORE_STAGES: dict[int, Any] = {
    1: _("stage 1: reddened skin"),
    2: _("stage 2: blister or shallow wound"),
    3: _("stage 3: wound through the skin"),
    4: _("stage 4: wound to muscle or bone"),
}
WEEKDAYS: dict[int, Any] = {
    1: _("Monday"), 2: _("Tuesday"), 3: _("Wednesday"), 4: _("Thursday"), 5: _("Friday"),
    6: _("Saturday"), 7: _("Sunday"),
}  # fmt: skip
FILE_PROBLEMS: dict[str, Any] = {
    "too_large": _("%(name)s is larger than %(most)s MB. Send a smaller one."),
    "empty": _("%(name)s is empty. Send a file that holds something."),
    "not_a_photo_or_pdf": _("%(name)s is neither a photo nor a PDF. Send JPEG, PNG or PDF."),
    "damaged": _("%(name)s is damaged. Save the picture anew and send that."),
    "no_room": _("There is no room for %(name)s. Send the report without it and tell your IT."),
}


def refused(error: MrezaError) -> str:
    """Why something was not done, for people."""
    match error:
        case AttachmentError():
            return str(FILE_PROBLEMS[error.problem]) % {
                "name": error.name,
                "most": files.MOST_MB,
            }
        case moments.MomentError():
            return told_wrong(error)
        case WrongStateError():
            said = gettext("The incident has moved on meanwhile: it is %(state)s.")
            return said % {"state": State(error.state).label}
        case MeasuresOpenError():
            return ngettext(
                "%(number)s measure is not done yet. Finish or cancel it first.",
                "%(number)s measures are not done yet. Finish or cancel them first.",
                error.number,
            ) % {"number": error.number}
    return str(_PLAIN.get(type(error), str(error)))


_PLAIN: dict[type[MrezaError], Any] = {
    StaleError: _(
        "Somebody else changed the incident since you opened it. Nothing was stored; look at it "
        "again and repeat."
    ),
    NoReasonError: _("Say why; it stays in the history."),
    NothingChangedError: _("Nothing is different. Change what is wrong."),
    NoMeasuresError: _("There is no measure in this round yet. Add at least one."),
    MeasureSettledError: _("The measure is done or cancelled already."),
    NotLowRiskError: _(
        "Only an incident of low risk is closed without measures. Appoint a commission, or say "
        "why none is needed."
    ),
}


def told_wrong(error: moments.MomentError) -> str:
    """What is wrong with a time of the clock, and what to do."""
    match error:
        case moments.NoSuchTimeError():
            said = gettext(
                "There was no such time that night: summer time began and the clock went from "
                "%(before)s to %(after)s. Give the time that the clock showed."
            )
            return said % {"before": f"{error.before:%H:%M}", "after": f"{error.after:%H:%M}"}
        case moments.TwiceError():
            return gettext(
                "The clock showed this time twice that night, because summer time ended. Say "
                "below which of the two it was."
            )
        case moments.FutureError():
            return gettext("This is still to come. Give the day and hour when it happened.")
    return gettext("There is no such time zone. Choose one from the list.")


def field_name(name: str) -> str:
    """What a page calls a field of an incident."""
    if name == "occurred_at":
        return gettext("When it happened")
    field = Incident._meta.get_field(name)
    return str(field.verbose_name) if isinstance(field, Field) else name


def field_value(name: str, value: Any) -> str:
    """A value of a field as the history shows it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    field = Incident._meta.get_field(name)
    choices = dict(field.flatchoices) if isinstance(field, Field) and field.choices else {}
    return str(choices.get(value, value))
