"""What pages call signals, kinds of charts, states and services."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mreza.kernel.formula import Formula
from mreza.rooms.calculations import showing
from mreza.rooms.quality import indicators
from mreza.rooms.quality.control.points import Kind, Signal
from mreza.rooms.quality.indicators import Addressee, Indicator

SIGNALS = {
    Signal.OUTSIDE: _("outside the control limits"),
    Signal.SHIFT: _("eight in a row on one side of the centre line"),
    Signal.TREND: _("six in a row rising or falling"),
    Signal.TWO_OF_THREE: _("two of three far from the centre line"),
    Signal.HUGGING: _("fifteen in a row close to the centre line"),
}
SIGNAL_MEANS = {
    Signal.OUTSIDE: _("A value this far away is hardly chance: look for what was special."),
    Signal.SHIFT: _("The level has changed: something has lastingly become other."),
    Signal.TREND: _("Something moves the value steadily in one direction."),
    Signal.TWO_OF_THREE: _("An early sign that the level is changing."),
    Signal.HUGGING: _("Less variation than chance gives: check how it is counted."),
}
CHARTS = {
    Kind.U: _("u chart: events per users, limits from chance at each month's number of users"),
    Kind.U_PRIME: _("u' chart (Laney): events per users, limits widened because months differ "
                    "more than chance alone"),
    Kind.P: _("p chart: a share, limits from chance at each month's denominator"),
    Kind.P_PRIME: _("p' chart (Laney): a share of a large whole, limits widened because months "
                    "differ more than chance alone"),
    Kind.T: _("t chart: days between events, which are too rare for a monthly rate"),
}  # fmt: skip
ADDRESSEES = {
    Addressee.MINISTRY: _("the ministry of social care (MSP)"),
    Addressee.HEALTH_QUALITY: _("the ministry of health or the agency for quality in health care"),
}
SOURCES = {"records": _("counted from records"), "by_hand": _("entered by hand")}


SHORT_UNITS = ("%", "hour")
MINUTES = 60


def language() -> str:
    return "en" if get_language() == "en" else "sl"


def month(first: date) -> str:
    """`oktober 2026`."""
    return date_format(first, "F Y")


def service(name: str) -> str:
    return indicators.service_title(name)[language()]


def figure(indicator: Indicator, value: Decimal | None, *, unit: bool = True) -> str:
    """A value in the language of the page, with its unit."""
    shown = indicator.formula
    places = _places(value, 1 if shown.decimals is None else min(shown.decimals, 1))
    return showing.value(
        value, language=get_language(), decimals=places, unit=str(shown.unit) if unit else ""
    )


def _places(value: Decimal | None, usual: int) -> int:
    """Decimals to show: as usual, but two digits of a value that would otherwise be written 0."""
    small = value is not None and 0 < abs(value) < Decimal(1).scaleb(-usual)
    return 1 - value.adjusted() if small and value is not None else usual


def short_figure(indicator: Indicator, value: Decimal | None) -> str:
    """A share with its per cent sign, a rate without what it is per (`per` says that)."""
    return figure(indicator, value, unit=not indicator.counts)


def per(indicator: Indicator) -> str:
    """`na 1000 uporabnikov`; nothing for a share."""
    return indicator.formula.unit.label(language()) if indicator.counts else ""


def beside(formula: Formula, value: Decimal | bool) -> str:
    """A figure beside a value; its title says per what it is, so only short units are written."""
    unit = str(formula.unit)
    shown = unit if unit in SHORT_UNITS else ""
    places = 1 if isinstance(value, bool) else _places(value, 1)
    return showing.value(value, language=get_language(), decimals=places, unit=shown)


def part(indicator: Indicator, value: Decimal | None) -> str:
    """A numerator or denominator: a count, or hours with their unit, also where minutes are
    counted."""
    if not indicator.hours or value is None:
        return number(value)
    hours = value / MINUTES if indicator.minutes else value
    places = 0 if hours == hours.to_integral_value() else 1
    return showing.value(hours, language=get_language(), decimals=places, unit="h")


def number(value: Decimal | None) -> str:
    """A count without decimals that say nothing."""
    if value is None:
        return showing.value(None, language=get_language())
    places = 0 if value == value.to_integral_value() else _places(value, 1)
    return showing.value(value, language=get_language(), decimals=places)
