"""What pages call groups, findings, measures and sets of assumptions."""

from __future__ import annotations

from typing import Final

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mreza.kernel.text import Language
from mreza.rooms.health_workforce.models import OccupationGroup
from mreza.rooms.health_workforce.projection import CENTRAL, FAVOURABLE, UNFAVOURABLE

GROUPS: Final = dict(OccupationGroup.choices)
COLUMNS: Final = {
    "activity": _("unit or activity"),
    "birth_year": _("year of birth"),
    "sex": _("sex"),
    "fte": _("part of full time"),
    "start_year": _("at work here since"),
    "retired": _("retired"),
}
# What was found, and what to do about it.
FINDINGS: Final = {
    "repeated_here": (
        _("the person stands twice in one group and unit"), _("leave one row"),
    ),
    "fte_in_one": (
        _("the person's rows here add up to more than one can work"),
        _("correct the parts of full time or the code"),
    ),
    "fte_in_several": (
        _("the person works more with several providers than one can"),
        _("agree with the other providers who reports what"),
    ),
    "too_young": (_("too young for the occupation"), _("correct the year of birth or the group")),
    "too_old": (_("improbably old"), _("correct the year of birth")),
    "started_as_child": (
        _("at work here before the age of 15"), _("correct the year of birth or the start"),
    ),
    "starts_later": (_("starts after the day of the data"), _("correct the start or leave it out")),
    "fte_range": (_("part of full time is 0 or too large"), _("correct the part of full time")),
    "retired_at_work": (
        _("retired, yet employed"), _("correct whether retired, or the employment"),
    ),
}  # fmt: skip
MISSING: Final = _("missing: %(columns)s")
MEASURES: Final = {
    "completeness": _("Completeness"),
    "uniqueness": _("Uniqueness"),
    "plausibility": _("Plausibility"),
    "timeliness": _("Timeliness"),
}
SETS: Final = {
    "unfavourable": UNFAVOURABLE,
    "central": CENTRAL,
    "favourable": FAVOURABLE,
}
SET_NAMES: Final = {
    UNFAVOURABLE: pgettext_lazy("set of assumptions", "unfavourable"),
    CENTRAL: pgettext_lazy("set of assumptions", "central"),
    FAVOURABLE: pgettext_lazy("set of assumptions", "favourable"),
}
GOOD, POOR = 95, 85  # from which score on a report is good, below which it is poor


def language() -> Language:
    return "en" if get_language() == "en" else "sl"


def group(code: str) -> str:
    """A group's name; all groups together for the empty code."""
    return str(GROUPS.get(code, _("all health workers")))


def grade(score: object) -> str:
    """The badge of a score."""
    number = float(str(score))
    return "good" if number >= GOOD else "warn" if number >= POOR else "late"
