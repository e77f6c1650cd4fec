"""A chart on paper: PDF with its picture, legend and table."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from mreza.rooms.plans.charts.base import Asked, Chart, Table
from mreza.site import formats

TYPESET = Path(__file__).parent.parent / "typeset"
# What paper calls the classes of legends; the same colours as in chart.css.
COLOUR = re.compile(r"\.([\w-]+)\s*\{\s*fill:\s*(#[0-9a-f]{6})")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML, and so a picture, cannot hold
SMALL = 68  # per cent of a page across, so that the picture leaves room for its table
TALL = 0.75  # higher pictures stand on an upright page
LARGE = "a3"  # a Gantt chart of sixty measures is read on nothing smaller


def as_pdf(asked: Asked, chart: Chart, *, lead: str = "") -> bytes:
    """The picture, its legend in words and colours, its notes and its table."""
    large = chart.table.name == "timeline"
    tall = chart.picture is not None and chart.picture.height > TALL * chart.picture.width
    data = {
        "language": asked.language,
        "plan": asked.plan.title,
        "title": chart.table.title,
        "lead": lead,
        "day": formats.day(asked.day, language=asked.language),
        "synthetic": _("Synthetic data") if settings.DEMO else "",
        "paper": LARGE if large else "a4",
        "wide": not large and not tall,
        "width": 100 if large or tall else SMALL,
        "svg": _drawn(chart),
        "legend": _legend(chart),
        "notes": list(chart.notes),
        "table": _table(chart.table, asked.language),
    }
    text = json.dumps(data, ensure_ascii=False)
    return bytes(typst.compile(_file("chart.typ").encode(), sys_inputs={"data": text}))


def _drawn(chart: Chart) -> str:
    """The picture of the page, with colours of its own: paper has no style sheet of the site."""
    if chart.picture is None:
        return ""
    context = {"picture": chart.picture, "label": chart.label, **chart.extra}
    svg = CONTROL.sub("", render_to_string(chart.drawing, context))
    return svg.replace(">", f"><style>{_file('chart.css')}</style>", 1)


def _legend(chart: Chart) -> list[list[str]]:
    colours: dict[str, str] = {}
    for name, colour in COLOUR.findall(_file("chart.css")):
        colours.setdefault(name, colour)
    marks = [
        (f"m-{state}", "◆", _("milestone: %(words)s") % {"words": words})
        for state, words in chart.extra.get("milestone_legend", ())
    ]
    return [
        [colours.get(css, "#ffffff"), f"{sign} {words}".strip()]
        for css, sign, words in (*chart.legend, *marks)
    ]


def _table(table: Table, language: str) -> dict[str, Any]:
    rows = table.printed(language)
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(len(table.columns))]
    return {
        "title": table.title,
        "header": [column.title for column in table.columns],
        "rows": rows,
        "numbers": table.numbers(),
        "narrow": [place for place, width in enumerate(widths) if width <= 16],
    }


@cache
def _file(name: str) -> str:
    return (TYPESET / name).read_text(encoding="utf-8")
