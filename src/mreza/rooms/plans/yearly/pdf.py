"""The report on paper, and pictures as PNG for those who cannot show SVG."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import typst

from mreza.rooms.plans.yearly.paper import Paper

TEMPLATE = Path(__file__).parents[1] / "typeset" / "yearly.typ"
PICTURE = (
    "#set page(width: auto, height: auto, margin: 2pt)\n"
    '#image(bytes(sys.inputs.svg), format: "svg", width: 16cm)'
)


def as_pdf(paper: Paper) -> bytes:
    """A tagged PDF with an outline, the pictures and every table."""
    data = json.dumps(paper.as_dict(), ensure_ascii=False)
    return bytes(typst.compile(_template(), sys_inputs={"data": data}))


def as_png(svg: str) -> bytes:
    """A picture of the report as PNG, 16 cm wide at 200 dots an inch."""
    drawn = typst.compile(PICTURE.encode(), sys_inputs={"svg": svg}, format="png", ppi=200)
    return bytes(drawn[0] if isinstance(drawn, list) else drawn)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
