"""How a plan's words and numbers are shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template
from django.utils.translation import get_language

from mreza.kernel.text import Text
from mreza.rooms.plans import compared_words
from mreza.rooms.plans.charts.base import SIGNS
from mreza.rooms.plans.words import Status
from mreza.site import formats

register = template.Library()


@register.filter
def sign(status: Status) -> str:
    """The sign beside a status, so that no state is told by colour alone."""
    return SIGNS[status]


@register.filter
def days_from(day: date, earlier: date) -> int:
    """Days between two days; negative where `earlier` comes later."""
    return (day - earlier).days


@register.filter
def spoken(text: Text) -> str:
    """A text in the language of the page."""
    return text[get_language() or "sl"]


@register.filter
def value(number: Decimal | None) -> str:
    """At most two decimals and none that are only zeros: 120.0000 is 120, 6.9683 is 6.97."""
    if number is None:
        return formats.NO_VALUE
    plain = number.normalize()
    places = max(0, -int(plain.as_tuple().exponent))
    return formats.number(plain, places=min(places, 2), language=get_language())


register.filter(compared_words.unit)
