"""A formula: a rule of an act, written once as a small pure function.

Its name is the result; the names of its arguments are what it needs: inputs of its table, other
formulas, parameters of the act. It computes with arithmetic and the words of `algebra`, so the
same function runs on one case, on the columns of a nation, and on the intervals of a lint.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mreza.kernel.text import Text
from mreza.kernel.units import Unit


@dataclass(frozen=True)
class Formula:
    """A cited function. `decimals` is how many are shown to people; it never rounds."""

    name: str
    function: Callable[..., Any]
    arguments: tuple[str, ...]
    unit: Unit
    article: str
    title: Text
    decimals: int
    summary: Text
    also: tuple[str, ...] = ()
    labels: Mapping[str, Text] = field(default_factory=dict)

    @property
    def citations(self) -> tuple[str, ...]:
        """The article it computes, then the others it rests on."""
        return (self.article, *self.also)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.function(*args, **kwargs)


def formula(
    *,
    article: str,
    sl: str,
    en: str,
    unit: str = "1",
    decimals: int = 2,
    also: tuple[str, ...] = (),
    labels: Mapping[str, Text] | None = None,
    sl_summary: str = "",
) -> Callable[[Callable[..., Any]], Formula]:
    """Make a function a formula of the paragraph `article` ("6(2)") with its titles.

    `also` names further paragraphs that it covers; `labels` how the texts it gives are shown. The
    docstring is its summary in English, `sl_summary` the same in Slovene.

    `unit` is checked against what the function really computes when the act is loaded.
    """

    def decorate(function: Callable[..., Any]) -> Formula:
        return Formula(
            name=function.__name__,
            function=function,
            arguments=tuple(inspect.signature(function).parameters),
            unit=Unit.parse(unit),
            article=article,
            title=Text(sl, en),
            decimals=decimals,
            summary=Text(sl_summary, inspect.getdoc(function) or ""),
            also=also,
            labels=labels or {},
        )

    return decorate
