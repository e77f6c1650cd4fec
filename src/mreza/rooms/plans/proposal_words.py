"""Proposals in words: what a field is called, and values as the page writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from mreza.rooms.plans.correcting import CorrectionError, Field
from mreza.rooms.plans.models import Proposal
from mreza.site import formats

NAMES = {
    "title.sl": gettext_lazy("Title in Slovene"),
    "title.en": gettext_lazy("Title in English"),
    "purpose.sl": gettext_lazy("Purpose in Slovene"),
    "purpose.en": gettext_lazy("Purpose in English"),
    "success.sl": gettext_lazy("Measure of success in Slovene"),
    "success.en": gettext_lazy("Measure of success in English"),
    "deadline": gettext_lazy("Deadline as printed"),
    "holders": pgettext_lazy("plan", "Holders"),
    "participants": pgettext_lazy("plan", "Participants"),
    "funding": gettext_lazy("Funding as printed"),
    "milestone": gettext_lazy("Day of a milestone"),
    "amount": pgettext_lazy("plan", "Sum"),
    "target": pgettext_lazy("plan", "Target"),
}
PROBLEMS = {
    "empty": gettext_lazy("Write how it should read."),
    "same": gettext_lazy("It reads so already."),
    "twice": gettext_lazy("A name stands here twice."),
    "too_long": gettext_lazy("This is too long."),
    "more_than_a_line": gettext_lazy("A title has one line."),
    "no_day": gettext_lazy("This is no day."),
    "no_number": gettext_lazy("This is no number."),
    "out_of_range": gettext_lazy("A number from 0 to what is possible is needed."),
}


@dataclass(frozen=True)
class Shown:
    """A field as pages show it."""

    key: str
    name: str
    about: str
    value: str


@dataclass(frozen=True)
class ProposalRow:
    """A proposal as lists show it."""

    proposal: Proposal
    measure: str
    name: str
    before: str
    after: str


def shown(field: Field) -> Shown:
    """The field in the language of the page."""
    language = get_language() or "sl"
    about = field.about[language] if field.about else ""
    return Shown(field.key, name(field.key), about, value(field.key, field.value))


def name(key: str) -> str:
    """What the field of that key is called."""
    return str(NAMES.get(key.partition(":")[0], key))


def value(key: str, text: str) -> str:
    """A kept value as the page writes it; a text stays as it is."""
    part, language = key.partition(":")[0], get_language()
    if not text:
        return formats.NO_VALUE
    if part == "milestone":
        return formats.day(date.fromisoformat(text), language=language)
    if part == "amount":
        return formats.euros(text, language=language)
    if part == "target":
        return formats.number(text, language=language)
    return text


def row(proposal: Proposal, titles: Mapping[int, str]) -> ProposalRow:
    """A proposal with its measure's title and both values in words."""
    found = proposal.measure
    return ProposalRow(
        proposal,
        f"{found.code} {titles.get(found.pk, '')}".strip() if found else "",
        name(proposal.field),
        value(proposal.field, proposal.before),
        value(proposal.field, proposal.after),
    )


def problem(error: CorrectionError) -> str:
    """What is wrong with a value."""
    return str(PROBLEMS.get(error.problem, _("The measure has no such field.")))
