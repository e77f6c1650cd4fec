"""What pages and letters say of applications, in the language of the page."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from mreza.kernel.errors import MrezaError
from mreza.rooms.calculations import links
from mreza.rooms.licensing import words
from mreza.rooms.licensing.applications import refusals as no
from mreza.rooms.licensing.law import ACT
from mreza.rooms.licensing.models.credits import Content, CreditKind
from mreza.rooms.licensing.proposing import Condition, Line
from mreza.site import formats

MISSING: Final[dict[str, Any]] = {
    "place": _("Say where it is."),
    "sessions": _("Add the programme: at least one session with its minutes."),
    "lecturers": _("Say who lectures in each session."),
    "minutes": _("Say how long you attended, or what you presented."),
    "programme": _("Add the programme of the training (photo or PDF)."),
    "proof": _("Add the certificate of attendance or another proof (photo or PDF)."),
    "translation": _("Add a translation into Slovene, because the documents are in a foreign "
                     "language."),
    "content": _("Choose the mandatory content, and mark the sessions that are about it."),
}  # fmt: skip
NOTES: Final[dict[str, Any]] = {
    "listed": _("An evaluated event on the same days is called nearly the same: %(about)s. If it "
                "is the same, its organiser's list credits you."),
    "alike": _("You have another application on these days for something called nearly the same: "
               "%(about)s."),
    "same_file": _("The very same file is in the application of another person. The officer is "
                   "told; one certificate is one person's."),
    "late": _("It is late by days: %(about)s. The chamber decides whether it takes it."),
}  # fmt: skip
CONDITIONS: Final[dict[str, tuple[Any, Any]]] = {
    "long_enough": (_("at least 6 teaching hours"), _("add hours: an hour has 45 minutes")),
    "enough_workshops": (_("at least half in workshops"), _("turn lectures into workshops")),
    "tested": (_("written and practical test"), _("add both tests")),
    "suitable_lecturers": (
        _("every lecturer is qualified for it"), _("show the qualifications of every lecturer"),
    ),
    "by_guidelines": (
        _("by the resuscitation guidelines in force"), _("follow the guidelines in force"),
    ),
}  # fmt: skip
UNCHANGED: Final[dict[str, Any]] = {
    "state": _("The event is not an evaluated one any more. Look at its page again."),
    "listed": _("People are credited for it already: take its lists back first."),
    "past": _("An event is moved before it is over, to days that are still to come."),
    "programme": _("The decision is about the programme as it was. With another programme or "
                   "other lecturers: cancel this event and apply for the new one."),
    "early": _("It was applied for too late for that day. Choose %(day)s or later."),
}  # fmt: skip


def language() -> str:
    return words.language()


def article(number: str) -> dict[str, str]:
    """An article chip: what it says, and its address."""
    first, _sign, part = number.partition("(")
    if first.isdecimal():
        named = gettext("art. %(number)s") % {"number": first}
    else:
        named = gettext("Applications") if first == "application" else first
    label = f"{named} ({part}" if part else named
    return {"label": label, "url": links.article(ACT, number)}


def points(value: Fraction) -> str:
    """Points for people; the exact fraction stands beside where it hides something."""
    return words.number(value)


def counted(value: Fraction) -> str:
    """`6 points`, `1 point`, `6.67 points`, in the words of the language."""
    if value.denominator == 1:
        said = ngettext("%(points)s point", "%(points)s points", value.numerator)
    else:
        said = pgettext("a part of a point", "%(points)s points")
    return said % {"points": points(value)}


def exact(value: Fraction) -> str:
    """The fraction itself where two decimals hide something."""
    return "" if 100 % value.denominator == 0 else f"{value.numerator}/{value.denominator}"


def kind(name: str) -> str:
    return str(CreditKind(name).label)


def content(name: str) -> str:
    return str(Content(name).label) if name else ""


def reckoning(line: Line) -> str:
    """How many points and why, in one line: `270 min : 45 = 6`."""
    work, value = line.work, points(line.points)
    if work.kind == CreditKind.ATTENDANCE:
        return gettext("%(minutes)s minutes : %(hour)s minutes an hour = %(points)s") % {
            "minutes": formats.number(work.minutes, language=language()),
            "hour": line.divided_by, "points": value,
        }  # fmt: skip
    if work.kind == CreditKind.OTHER_TRAINING:
        each = Fraction(line.before) / Fraction(work.weeks) if work.weeks else Fraction(0)
        return gettext("%(number)s weeks × %(each)s points = %(points)s") % {
            "number": points(Fraction(work.weeks)),
            "each": points(each),
            "points": value,
        }
    if work.kind == CreditKind.ACTIVE:
        each = Fraction(line.before) / max(work.contributions, 1)
        return gettext("%(number)s × %(each)s points = %(points)s") % {
            "number": work.contributions,
            "each": points(each),
            "points": value,
        }
    whole = points(Fraction(line.before))
    if line.divided_by == 1:
        return gettext("%(points)s points for the work") % {"points": whole}
    return gettext("%(whole)s points : %(sharers)s = %(points)s") % {
        "whole": whole,
        "sharers": line.divided_by,
        "points": value,
    }


def shown(line: Line) -> dict[str, Any]:
    """A line as pages and letters show it."""
    return {
        "line": line, "kind": kind(line.work.kind), "points": points(line.points),
        "exact": exact(line.points), "reckoning": reckoning(line),
        "article": article(line.article),
        "content": content(line.work.content),
    }  # fmt: skip


def condition(one: Condition) -> dict[str, Any]:
    """A condition of a mandatory content, and what to do where it is not met."""
    said, remedy = CONDITIONS[one.name]
    return {"said": said, "met": one.met, "remedy": remedy, "article": article(one.article)}


def note(code: str, about: str, *, office: bool = False) -> str:
    """A note; which application of another person it is about is for the office only."""
    said = str(NOTES[code]) % {"about": about}
    return f"{said} ({about})" if office and code == "same_file" else said


def refused(error: MrezaError) -> str:
    """What is wrong and what to do, in the language of the page."""
    plain = _PLAIN.get(type(error))
    if plain is not None:
        return str(plain)
    if isinstance(error, no.EventChangeError):
        day = formats.day(error.start, language=language()) if error.start else ""
        return str(UNCHANGED[error.why]) % {"day": day}
    named = _named(error)
    return named if named else str(error)


def _named(error: MrezaError) -> str:
    """Those that name something."""
    match error:
        case no.IncompleteError():
            return " ".join(str(MISSING[code]) for code in error.missing)
        case no.LateError():
            return _late(error)
        case no.NotOverError():
            return gettext(
                "It lasts until %(day)s. Apply when it is over, with the certificate."
            ) % {"day": formats.day(error.last, language=language())}
        case no.CreditedByListError():
            said = gettext(
                "“%(title)s” needs no application of yours: its organiser, %(organiser)s, sends a "
                "list and you are credited by it. Ask the organiser to put you on the list."
            )
            return said % {"title": error.title, "organiser": error.organiser}
        case no.AppliedAlreadyError():
            return _applied(error)
        case no.ClaimedError():
            return gettext("%(name)s works on it. Take it over if you agreed so.") % {
                "name": error.name
            }
        case no.SecondOfficerError():
            return _second(error)
        case no.TooLateToAppealError():
            return gettext("An appeal was possible until %(day)s.") % {
                "day": formats.day(error.limit, language=language())
            }
        case no.StillOpenError():
            return gettext("Until %(day)s the applicant may complete it; then decide.") % {
                "day": formats.day(error.limit, language=language())
            }
    return ""


def _late(error: no.LateError) -> str:
    days = ngettext("%(days)s day late", "%(days)s days late", error.days) % {"days": error.days}
    limit = formats.day(error.limit, language=language())
    if error.start is None:
        return gettext(
            "%(late)s: the last day was %(limit)s. Say below why; the chamber decides whether it "
            "takes it."
        ) % {"late": days, "limit": limit}
    return gettext(
        "%(late)s: the last day was %(limit)s. Let it begin on %(start)s or later, or say below "
        "why it is late."
    ) % {"late": days, "limit": limit, "start": formats.day(error.start, language=language())}


def _applied(error: no.AppliedAlreadyError) -> str:
    what = (
        gettext("This very certificate is in your application %(number)s already.")
        if error.same == "file"
        else gettext("This training is in your application %(number)s already.")
    )
    return " ".join(
        (
            what % {"number": error.number},
            gettext("Open that one; if it is wrong, withdraw it first."),
        )
    )


def _second(error: no.SecondOfficerError) -> str:
    if error.why == "appeal":
        return gettext("You had a part in the decision; the appeal is for another officer.")
    return gettext("Mandatory contents take two officers: one proposes, another one confirms.")


_PLAIN: Final[dict[type[MrezaError], Any]] = {
    no.StaleError: _(
        "Somebody else changed the application since you opened it. Nothing was stored; look at it "
        "again and repeat."
    ),
    no.WrongStateError: _("In this state that is not possible any more. Look at it again."),
    no.NoReasonError: _("Say why; it stays in the history and in the letter."),
    no.CreditedError: _(
        "Points for this training are credited already; nothing is credited twice."
    ),
    no.NotApprovedError: _("A list is taken of an evaluated event, from its last day on."),
    no.AuthorisedAlreadyError: _("On some of these days the organiser is authorised already."),
}
