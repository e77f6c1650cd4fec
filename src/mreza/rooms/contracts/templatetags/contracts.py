"""Figures of contracts: no decimals where there are none."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.translation import get_language

from mreza.site import formats

register = template.Library()
FEWEST = 2  # decimals of a figure that has any, and of teams always


def decimals(value: Decimal) -> int:
    """How many decimals a number needs to be shown whole."""
    return max(0, -int(value.normalize().as_tuple().exponent))


@register.filter
def figure(value: Decimal) -> str:
    """`13`, `4.387,24`: whole numbers without decimals, others with at least two."""
    places = decimals(value)
    shown = max(places, FEWEST) if places else 0
    return formats.number(value, language=get_language(), places=shown)


@register.filter
def teams(value: Decimal) -> str:
    """`2,00`, `0,667`."""
    shown = max(decimals(value), FEWEST)
    return formats.number(value, language=get_language(), places=shown)
