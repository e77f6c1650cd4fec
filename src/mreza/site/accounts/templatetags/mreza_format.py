"""Numbers and dates as people here write them. Available in every template without `load`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from mreza.site import formats

register = template.Library()


@register.filter
def number(value: Decimal | int | str | None, places: int | None = None) -> str:
    """`1.234,56` / `1,234.56`. Keeps the value's own decimals unless `places` is given."""
    return formats.number(value, places=places, language=get_language())


@register.filter
def signed(value: Decimal | int | str | None, places: int | None = None) -> str:
    """A number that always shows its sign: `+19,7`, `−10,8`."""
    return formats.number(value, places=places, language=get_language(), sign=True)


@register.filter
def percent(value: Decimal | int | str | None, places: int | None = None) -> str:
    """A number already in per cent: `8 %`, `117,92 %` (English: `8%`)."""
    return formats.percent(value, places=places, language=get_language())


@register.filter
def signed_percent(value: Decimal | int | str | None, places: int | None = None) -> str:
    """A deviation in per cent with its sign: `+19,7 %` (English: `+19.7%`)."""
    return formats.percent(value, places=places, language=get_language(), sign=True)


@register.filter
def euros(value: Decimal | int | str | None, places: int = 2) -> str:
    """`1.176.894,12 €` / `€1,176,894.12`."""
    return formats.euros(value, places=places, language=get_language())


@register.filter
def quantity(value: Decimal | int | str | None, unit: str = "") -> str:
    """A number with its unit, kept on one line."""
    return formats.quantity(value, unit, language=get_language())


@register.filter
def day(value: date | datetime | None) -> str:
    """`31. 12. 2026` / `31 Dec 2026`."""
    return formats.day(value, language=get_language())


@register.simple_tag
def day_element(value: date) -> SafeString:
    """The same in a `<time>` element."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day(value))
