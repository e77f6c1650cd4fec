"""A table's wiring as a drawing: inputs and parameters on the left, results on the right.

A layered drawing in plain Python: every formula stands one column after the last thing it needs;
a line that crosses columns gets a stop in each; rows are ordered by the middle of their
neighbours until lines cross little. Equal wiring gives an equal drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mreza.kernel.table import Table

BOX_WIDTH, BOX_HEIGHT = 176, 46
COLUMN, ROW, STOP = 246, 60, 22
MARGIN = 10
LETTERS = 24  # that fit into a line of a box
SWEEPS = 12


@dataclass
class Node:
    """A box, or a stop of a line on its way (`kind` "stop")."""

    name: str
    kind: str
    lines: tuple[str, ...] = ()
    illustrative: bool = False
    column: int = 0
    x: float = 0
    y: float = 0

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def height(self) -> float:
        return STOP if self.kind == "stop" else BOX_HEIGHT


@dataclass
class Drawing:
    """Boxes and lines with their places; `width` and `height` of the whole."""

    nodes: list[Node]
    paths: list[str]
    width: float
    height: float


@dataclass
class _Graph:
    nodes: dict[str, Node]
    edges: list[tuple[str, str]]
    columns: list[list[Node]] = field(default_factory=list)
    above: dict[str, list[str]] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=dict)


def draw(table: Table, language: str) -> Drawing:
    """The wiring of `table` with titles in `language`."""
    graph = _graph(table, language)
    chains = _with_stops(graph)
    _order(graph)
    _place(graph)
    boxes = [node for node in graph.nodes.values() if node.kind != "stop"]
    right = max((node.x for node in graph.nodes.values()), default=0) + BOX_WIDTH
    bottom = max((node.y + node.height for node in graph.nodes.values()), default=0)
    paths = [_line([graph.nodes[name] for name in chain]) for chain in chains]
    return Drawing(boxes, paths, right + MARGIN, bottom + MARGIN)


def _graph(table: Table, language: str) -> _Graph:
    nodes = {
        item.name: Node(item.name, "input", _wrapped(item.title[language]), item.external)
        for item in table.inputs
    }
    for parameter in table.used_parameters:
        lines = _wrapped(parameter.title[language])
        nodes[parameter.name] = Node(parameter.name, "parameter", lines, parameter.external)
    edges: list[tuple[str, str]] = []
    for item in table.order:
        node = Node(item.name, "formula", _wrapped(item.title[language]))
        node.column = 1 + max((nodes[name].column for name in item.arguments), default=0)
        nodes[item.name] = node
        edges += [(name, item.name) for name in item.arguments]
    used = {name for edge in edges for name in edge}
    _move_to_first_use(nodes, edges)
    return _Graph({name: node for name, node in nodes.items() if name in used}, edges)


def _move_to_first_use(nodes: dict[str, Node], edges: list[tuple[str, str]]) -> None:
    """A parameter or input stands just before the first formula that needs it."""
    for node in nodes.values():
        users = [nodes[target].column for source, target in edges if source == node.name]
        if node.kind != "formula" and users:
            node.column = min(users) - 1


def _with_stops(graph: _Graph) -> list[list[str]]:
    """Cut every line into pieces from column to column; the names along each line."""
    chains: list[list[str]] = []
    for source, target in graph.edges:
        first, last = graph.nodes[source].column, graph.nodes[target].column
        chain = [source]
        for column in range(first + 1, last):
            # Lines from one box share their stops, so they run together and part late.
            stop = f"{source}@{column}"
            graph.nodes.setdefault(stop, Node(stop, "stop", column=column))
            chain.append(stop)
        chains.append([*chain, target])
    links = sorted({pair for chain in chains for pair in pairwise(chain)})
    for left, right in links:
        graph.below.setdefault(left, []).append(right)
        graph.above.setdefault(right, []).append(left)
    count = 1 + max((node.column for node in graph.nodes.values()), default=0)
    graph.columns = [[] for _ in range(count)]
    for node in graph.nodes.values():
        graph.columns[node.column].append(node)
    return chains


def _order(graph: _Graph) -> None:
    """Sort each column by the middle of its neighbours, to and fro; keep the best order seen."""
    best = _snapshot(graph)
    fewest = _crossings(graph)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        neighbours = graph.above if forward else graph.below
        for column in graph.columns if forward else reversed(graph.columns):
            rank = {node.name: n for others in graph.columns for n, node in enumerate(others)}
            column.sort(key=lambda node: _middle(node.name, neighbours, rank))
        crossings = _crossings(graph)
        if crossings < fewest:
            best, fewest = _snapshot(graph), crossings
    graph.columns = [[graph.nodes[name] for name in names] for names in best]


def _snapshot(graph: _Graph) -> list[list[str]]:
    return [[node.name for node in column] for column in graph.columns]


def _middle(name: str, neighbours: dict[str, list[str]], rank: dict[str, int]) -> float:
    ranks = [rank[other] for other in neighbours.get(name, [])]
    return sum(ranks) / len(ranks) if ranks else rank[name]


def _crossings(graph: _Graph) -> int:
    rank = {node.name: n for column in graph.columns for n, node in enumerate(column)}
    found = 0
    for column in graph.columns:
        lines = sorted(
            (rank[node.name], rank[other])
            for node in column
            for other in graph.below.get(node.name, [])
        )
        ends = [end for _, end in lines]
        found += sum(ends[i] > ends[j] for i in range(len(ends)) for j in range(i + 1, len(ends)))
    return found


def _place(graph: _Graph) -> None:
    """Columns stacked from the top, then each box moved towards the middle of its neighbours."""
    for number, column in enumerate(graph.columns):
        y = float(MARGIN)
        for node in column:
            node.x, node.y = MARGIN + number * COLUMN, y
            y += _room(node)
    for sweep in range(SWEEPS):
        neighbours = graph.above if sweep % 2 == 0 else graph.below
        for column in graph.columns if sweep % 2 == 0 else reversed(graph.columns):
            _straighten(column, neighbours, graph.nodes)
    top = min((node.y for node in graph.nodes.values()), default=0) - MARGIN
    for node in graph.nodes.values():
        node.y -= top


def _room(node: Node) -> float:
    return STOP + 6 if node.kind == "stop" else ROW


def _straighten(
    column: Sequence[Node], neighbours: dict[str, list[str]], nodes: dict[str, Node]
) -> None:
    """Move each box to where its lines run straight, as far as its order and size leave room."""
    wanted = []
    for node in column:
        others = [nodes[name].middle for name in neighbours.get(node.name, [])]
        wanted.append(sum(others) / len(others) - node.height / 2 if others else node.y)
    for group in _blocks(column, wanted):
        y = group[0]
        for node in group[1]:
            node.y = y
            y += _room(node)


def _blocks(column: Sequence[Node], wanted: list[float]) -> list[tuple[float, list[Node]]]:
    """Boxes that would overlap are moved as one block, to the mean of what its boxes want."""
    blocks: list[tuple[list[float], list[Node]]] = []
    for node, y in zip(column, wanted, strict=True):
        blocks.append(([y], [node]))
        while len(blocks) > 1 and _top(blocks[-2]) + _size(blocks[-2][1]) > _top(blocks[-1]):
            wishes, members = blocks.pop()
            offset = _size(blocks[-1][1])
            blocks[-1][0].extend(wish - offset for wish in wishes)
            blocks[-1][1].extend(members)
    return [(_top(block), block[1]) for block in blocks]


def _top(block: tuple[list[float], list[Node]]) -> float:
    return sum(block[0]) / len(block[0])


def _size(members: list[Node]) -> float:
    return sum(_room(node) for node in members)


def _line(nodes: list[Node]) -> str:
    """A smooth line from the right side of the first box to the left side of the last."""
    path = ""
    for left, right in pairwise(nodes):
        start, end = left.x + BOX_WIDTH, right.x
        if left.kind == "stop":
            path += f" H{start:g}"
        else:
            path += f"M{start:g} {left.middle:g}"
        bend = (start + end) / 2
        path += f" C{bend:g} {left.middle:g} {bend:g} {right.middle:g} {end:g} {right.middle:g}"
    return path


def _wrapped(title: str) -> tuple[str, ...]:
    """At most two lines; what does not fit ends with an ellipsis."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LETTERS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > 2:
        lines = [lines[0], f"{' '.join(lines[1:])[: LETTERS - 1]}…"]
    return tuple(lines)
