"""Two ways to lay out rows with a name and a bar: beside each other, or one below the other."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.rooms.plans.pictures.gantt import shortened
from mreza.rooms.quality.pictures.axes import place

UNDER_NAME = 19.0  # from the top of a row to its bar, where the name stands above


@dataclass(frozen=True)
class Name:
    """A name at its place; `anchor` is the side that stands there."""

    text: str
    x: str
    y: str
    anchor: str


@dataclass(frozen=True)
class Layout:
    """How wide the picture is, where bars begin, what stays free at the right, how long names are.

    Without room for names at the left (`left` 0) they stand above their bars: for a phone.
    """

    width: int
    left: int
    right: int
    longest_name: int

    @property
    def above(self) -> bool:
        return self.left == 0

    @property
    def down(self) -> float:
        """How much lower a bar begins because of its name."""
        return UNDER_NAME if self.above else 0.0

    def name(self, text: str, y: float, middle: float) -> Name:
        """`y` is the top of the row, `middle` that of its bar."""
        short = shortened(text, self.longest_name)
        if self.above:
            return Name(short, "0", place(y + 14), "start")
        return Name(short, place(self.left - 12), place(middle + 4.5), "end")


WIDE = Layout(780, 250, 62, 37)
NARROW = Layout(330, 0, 30, 46)
