"""`{% why feed row "formula" %}`: a number that opens into how it came about.

    {% load why %}
    {% why "coverage" row "insured_per_doctor" decimals=0 %}
    {% why "coverage" row "deviation_percent" decimals=1 signed=True unit=True %}

`row` is a `StoredRow`. Decimals are the formula's own unless given; `unit=True` writes the unit
behind the number. No data shows as an en dash and still says why. Texts are shown in words.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from mreza.rooms.calculations import feeds, showing
from mreza.rooms.calculations.queries import StoredRow, illustrative_formulas

register = template.Library()


@register.simple_tag(takes_context=True)
def why(
    context: dict[str, Any],
    feed: str,
    row: StoredRow,
    formula: str,
    decimals: int | None = None,
    unit: bool = False,
    signed: bool = False,
    css: str = "",
) -> SafeString:
    """The value as a link to its explanation. `css` adds classes (`hi2t`)."""
    table = feeds.get(feed).law()
    item = table.formula(formula)
    shown = showing.value(
        row.get(formula),
        language=get_language(),
        decimals=item.decimals if decimals is None else decimals,
        unit=str(item.unit) if unit else "",
        signed=signed,
    )
    classes = f"num {css}".strip()
    address = why_url(context, feed, row.key, formula)
    return format_html('<a class="{}" data-why href="{}">{}</a>', classes, address, shown)


@register.simple_tag(takes_context=True)
def why_url(context: dict[str, Any], feed: str, key: str, formula: str) -> str:
    """The address of an explanation, on the day that the page is about."""
    address = reverse("calculations:why", args=[feed, key, formula])
    request = context.get("request")
    given = request.GET.get("day", "") if request is not None else ""
    return f"{address}?day={given}" if given else address


@register.simple_tag
def rests_on_illustration(feed: str, formula: str) -> bool:
    """Whether the formula rests on a figure that no document prints: show the badge beside it."""
    return formula in illustrative_formulas(feeds.get(feed).law())
