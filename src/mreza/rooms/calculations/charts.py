"""A picture of what changes: a Vega-Lite chart as SVG, made here, in the colours of the page.

The chart is drawn with marker colours that are then replaced by the page's own tokens, so the same
SVG is legible in light and in dark. Its table always stands beneath it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import altair as alt
import vl_convert
from django.utils.safestring import SafeString, mark_safe

ROW = 24
# Marker colours and the token that stands in their place on the page.
TOKENS = {
    "#010203": "var(--ink)",
    "#010204": "var(--muted)",
    "#010205": "var(--line)",
    "#010206": "var(--hi2)",
    "#010207": "var(--lo2)",
}
INK, MUTED, LINE, UP, DOWN = TOKENS
# Marks are exchanged in the chart itself: the renderer's locale is shared between threads.
SLOVENE = (
    "replace(replace(replace(datum.label, regexp(',', 'g'), '_'), "
    "regexp('[.]', 'g'), ','), regexp('_', 'g'), '.')"
)
LABELS = (SLOVENE, "datum.label")


def bars(values: Sequence[tuple[str, Decimal]], title: str, language: str) -> SafeString:
    """Bars to the right for increases and to the left for decreases, in the given order."""
    data = [{"name": name, "change": float(change), "up": change >= 0} for name, change in values]
    axis = alt.Axis(title=title, tickCount=5, format=",~f", labelExpr=LABELS[language == "en"])
    chart = (
        alt.Chart(alt.InlineData(values=data), width=430, height=ROW * max(len(data), 1))
        .mark_bar()
        .encode(
            y=alt.Y("name:N", sort=None, axis=alt.Axis(title=None, labelLimit=220)),
            x=alt.X("change:Q", axis=axis),
            color=alt.condition("datum.up", alt.value(UP), alt.value(DOWN)),
        )
        .configure(font="Inter, system-ui, sans-serif", background="transparent")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, titleColor=MUTED, gridColor=LINE, domainColor=MUTED, tickColor=MUTED,
            labelFontSize=13, titleFontSize=12, titleFontWeight="normal",
        )
    )  # fmt: skip
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    return mark_safe(_in_page_colours(svg, title))  # noqa: S308 - drawn here, texts are escaped


def _in_page_colours(svg: str, title: str) -> str:
    for marker, token in TOKENS.items():
        svg = svg.replace(marker, token)
    svg = re.sub(r'\sstyle="[^"]*"', "", svg)  # the page's policy allows none
    label = title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
