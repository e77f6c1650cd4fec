"""A fishbone (Ishikawa) diagram: six bones of causes that lead to the root cause at its head."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from mreza.rooms.incidents.models import CauseCategory

WIDTH, HEIGHT, SPINE = 900, 380, 190
HEAD = 690
BONES = 3  # above the spine, and as many below
STEP = 220
REACH = STEP - 24
LINE = 15
MOST_LINES = 7
LETTERS = 26


def drawn(causes: Mapping[str, Sequence[str]], root: str, root_category: str) -> SafeString:
    """The diagram as SVG; its list stands beside it on the page."""
    bones = [
        _bone(place, str(label), causes.get(name, ()), on=name == root_category)
        for place, (name, label) in enumerate(CauseCategory.choices)
    ]
    lines = textwrap.wrap(root, 24)[:MOST_LINES]
    head = format_html_join(
        "", '<text class="root" x="{}" y="{}">{}</text>',
        [
            (HEAD + 22, SPINE + 5 + LINE * (number - (len(lines) - 1) / 2), line)
            for number, line in enumerate(lines)
        ],
    )  # fmt: skip
    return format_html(
        '<svg class="fishbone" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<line class="spine" x1="20" y1="{}" x2="{}" y2="{}"/>'
        '<path class="head" d="M{} {} l16 -70 h190 v140 h-190 z"/>{}{}</svg>',
        WIDTH, HEIGHT, gettext("Fishbone diagram of causes"), SPINE, HEAD, SPINE, HEAD, SPINE,
        format_html_join("", "{}", [(bone,) for bone in bones]), head,
    )  # fmt: skip


def _bone(place: int, label: str, causes: Sequence[str], *, on: bool) -> SafeString:
    """A category on its bone, the first three above the spine, the others below."""
    above = place < BONES
    end = 30 + STEP * (place % BONES)
    title = 22 if above else HEIGHT - 12
    start = title + (8 if above else -16)
    lines = [line for cause in causes for line in _wrapped(cause)][:MOST_LINES]
    first = start + 16 if above else start - 6 - LINE * (len(lines) - 1)
    texts = format_html_join(
        "", '<text class="cause" x="{}" y="{}">{}</text>',
        [
            (_beside(end, start, first + LINE * number), first + LINE * number, line)
            for number, line in enumerate(lines)
        ],
    )  # fmt: skip
    return format_html(
        '<line class="bone" x1="{}" y1="{}" x2="{}" y2="{}"/>'
        '<text class="{}" x="{}" y="{}">{}</text>{}',
        end, start, end + REACH, SPINE,
        "category on" if on else "category", end, title, label, texts,
    )  # fmt: skip


def _beside(end: int, start: int, y: float) -> int:
    """Where a line of text stands clear of its bone, to the right of it."""
    return end + round(REACH * (y - start) / (SPINE - start)) + 12


def _wrapped(cause: str) -> list[str]:
    lines = textwrap.wrap(cause, LETTERS) or [""]
    return [f"• {lines[0]}", *(f"  {line}" for line in lines[1:])]
