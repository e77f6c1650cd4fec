"""What the guidelines want recorded beside a value, in words: departures, reasons, new staff."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mreza.rooms.care.models import Measure
from mreza.rooms.workforce.models import StaffMeasure
from mreza.rooms.workforce.models.staff import EndReason, OccupationGroup

TITLES = {
    "leavers_by_occupation": gettext_lazy("Departures by occupational group"),
    "hired_by_occupation": gettext_lazy("New staff by occupational group"),
    "reasons": gettext_lazy("Reasons"),
    "hired": gettext_lazy("New staff"),
    "certificates": gettext_lazy("In programmes with a public certificate"),
    StaffMeasure.SICK_UP_TO_30.value: gettext_lazy("Staff with sick leave of up to 30 days"),
    StaffMeasure.SICK_30_OR_MORE.value: gettext_lazy("Staff with sick leave of 30 days or more"),
}
OCCUPATIONS = dict(OccupationGroup.choices)
ENDS = dict(EndReason.choices)
MISSED = dict(Measure.choices)


def _occupation(word: str) -> str:
    return str(OCCUPATIONS.get(word, word))


def _reason(word: str) -> str:
    """Why an employment ended, or why minutes were missed; an empty word is not known."""
    return str(ENDS.get(word) or MISSED.get(word) or word or _("not known"))


WORDS: dict[str, Callable[[str], str]] = {
    "leavers_by_occupation": _occupation,
    "hired_by_occupation": _occupation,
    "reasons": _reason,
}


def shown(extras: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Title and text of each; what is shown elsewhere (how records were counted) is left out."""
    return [
        (str(TITLES[name]), _text(name, extra)) for name, extra in extras.items() if name in TITLES
    ]


def _text(name: str, extra: Any) -> str:
    if not isinstance(extra, Mapping):
        return str(extra)
    word = WORDS[name]
    return ", ".join(f"{word(key)} {number}" for key, number in extra.items())
