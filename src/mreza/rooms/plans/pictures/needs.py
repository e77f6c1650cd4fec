"""What needs what: measures in columns, each right of all that it needs; circles are told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mreza.rooms.plans.pictures.gantt import shortened
from mreza.rooms.quality.pictures.axes import place

BOX, TALL, GAP_X, GAP_Y, EDGE = 208, 44, 64, 16, 6
LONGEST_NAME = 29


@dataclass(frozen=True)
class Node:
    """A measure that needs another or is needed."""

    code: str
    title: str
    url: str
    status: str
    sign: str
    label: str


@dataclass(frozen=True)
class Box:
    node: Node
    name: str
    x: str
    y: str
    text: str
    first: str
    second: str


@dataclass(frozen=True)
class Arrow:
    """From what is needed to what needs it."""

    path: str
    label: str
    circular: bool


@dataclass(frozen=True)
class Needs:
    """All places of the picture, as texts for SVG. `circles` are codes that need each other."""

    width: int
    height: int
    box: int
    tall: int
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]
    circles: Sequence[Sequence[str]]


def needs(nodes: Sequence[Node], edges: Sequence[tuple[str, str]]) -> Needs:
    """Draws (measure, what it needs) pairs. Only measures that stand in a pair are drawn."""
    wanted = {code for edge in edges for code in edge}
    drawn = [node for node in nodes if node.code in wanted]
    known = {node.code for node in drawn}
    kept = [edge for edge in edges if known.issuperset(edge)]
    found = circles([node.code for node in drawn], kept)
    inside = {code: number for number, circle in enumerate(found) for code in circle}
    columns = _columns([node.code for node in drawn], kept, inside)
    at = _places(drawn, columns)
    named = {node.code: node for node in drawn}
    return Needs(
        width=int(max((x for x, _y in at.values()), default=0)) + BOX + GAP_X // 2 + EDGE,
        height=int(max((y for _x, y in at.values()), default=0)) + TALL + EDGE,
        box=BOX,
        tall=TALL,
        boxes=[_box(node, *at[node.code]) for node in drawn],
        arrows=[
            _arrow(named[needed], named[code], at, circular=_both(inside, code, needed))
            for code, needed in kept
        ],
        circles=found,
    )


def circles(codes: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Groups of codes that each need all the others, in the given order (empty: no circle)."""
    reached = {code: _reached(code, edges) for code in codes}
    found: list[list[str]] = []
    for code in codes:
        group = [other for other in codes if other in reached[code] and code in reached[other]]
        if code in reached[code] and group not in found:
            found.append(group)
    return found


def _reached(code: str, edges: Sequence[tuple[str, str]]) -> set[str]:
    """All that a measure needs, directly or through others."""
    found: set[str] = set()
    ahead = [code]
    while ahead:
        current = ahead.pop()
        for one, needed in edges:
            if one == current and needed not in found:
                found.add(needed)
                ahead.append(needed)
    return found


def _columns(
    codes: Sequence[str], edges: Sequence[tuple[str, str]], inside: Mapping[str, int]
) -> dict[str, int]:
    """The column of each: one right of the furthest that it needs; a circle is not followed."""
    forward = [edge for edge in edges if not _both(inside, *edge)]
    columns = dict.fromkeys(codes, 0)
    for _turn in codes:  # the longest chain has no more links than there are measures
        for code, needed in forward:
            columns[code] = max(columns[code], columns[needed] + 1)
    return columns


def _both(inside: Mapping[str, int], one: str, other: str) -> bool:
    return one in inside and inside.get(one) == inside.get(other)


def _places(nodes: Sequence[Node], columns: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    filled: dict[int, int] = {}
    at = {}
    for node in nodes:
        column = columns[node.code]
        row = filled.get(column, 0)
        filled[column] = row + 1
        at[node.code] = (float(EDGE + column * (BOX + GAP_X)), float(EDGE + row * (TALL + GAP_Y)))
    return at


def _box(node: Node, x: float, y: float) -> Box:
    return Box(
        node, shortened(node.title, LONGEST_NAME), place(x), place(y), place(x + 12),
        place(y + 18), place(y + 35),
    )  # fmt: skip


def _arrow(
    start: Node, end: Node, at: Mapping[str, tuple[float, float]], *, circular: bool
) -> Arrow:
    (x1, y1), (x2, y2) = at[start.code], at[end.code]
    y1, y2 = y1 + TALL / 2, y2 + TALL / 2
    begins, ends, bend = x1 + BOX, x2 - 4, GAP_X / 2
    turn = ends - bend
    if x2 <= x1:  # back within a circle: around the right side of both
        ends, turn = x2 + BOX + 4, x2 + BOX + bend
    path = (
        f"M{place(begins)} {place(y1)} C{place(begins + bend)} {place(y1)} "
        f"{place(turn)} {place(y2)} {place(ends)} {place(y2)}"
    )
    return Arrow(path, f"{start.code} → {end.code}", circular)
