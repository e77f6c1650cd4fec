"""The guidelines print no figure that follows from others, so there is nothing to derive."""

from collections.abc import Iterator

from mreza.kernel.act import Act
from mreza.kernel.lint import Check


def checks(act: Act) -> Iterator[Check]:
    """No check: the guidelines print definitions and no values."""
    yield from ()
