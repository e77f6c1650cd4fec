"""What the history says of rounds, entries and proposals, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy

from mreza.rooms.plans import proposal_words
from mreza.rooms.plans.models import Change
from mreza.rooms.plans.words import EntryState, ProposalState, RoundState, What
from mreza.site import formats

NAMES: dict[str, str | Promise] = {
    "round": pgettext_lazy("plan", "Round"),
    "due": pgettext_lazy("plan", "Due"),
    "entries": pgettext_lazy("entry", "Entries"),
    "missing": pgettext_lazy("entry", "Not accepted"),
    "organisation": pgettext_lazy("plan", "Holder"),
    "revision": pgettext_lazy("plan", "Revision"),
    "state": pgettext_lazy("plan", "State"),
    "proposal": pgettext_lazy("plan", "Proposal"),
    "field": pgettext_lazy("plan", "Field"),
    "value": pgettext_lazy("plan", "Text"),
}
_STATES: dict[str, type[TextChoices]] = {
    What.ROUND: RoundState, What.ENTRY: EntryState, What.PROPOSAL: ProposalState,
}  # fmt: skip


def said(change: Change, name: str, value: Any) -> str | None:
    """A value in words; None where it says enough, or is of something else."""
    if change.what not in _STATES:
        return None
    if name == "state":
        return str(_STATES[change.what](value).label)
    if name == "field":
        return proposal_words.name(value)
    if name == "value":
        return proposal_words.value(str(change.before.get("field", "")), value)
    if name == "due":
        return formats.day(date.fromisoformat(value), language=get_language())
    return None
