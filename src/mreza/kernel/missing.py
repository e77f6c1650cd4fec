"""`NOTHING`: no data. It is not zero and not an error; whatever needs it is also `NOTHING`.

It stands for SQL's NULL in the exact engine with one strict meaning: every operation on it gives
it back. (SQL's own LEAST, CASE and AND treat NULL otherwise, and differently on each engine; the
column compiler guards them.)
"""

from __future__ import annotations

from typing import Any, Final


class Nothing:
    """The only instance is `NOTHING`."""

    __slots__ = ()

    def _same(self, *_: Any) -> Nothing:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __neg__ = __abs__ = _same
    __lt__ = __le__ = __gt__ = __ge__ = _same

    def __eq__(self, other: object) -> Any:
        return self

    def __ne__(self, other: object) -> Any:
        return self

    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        raise TypeError("no data is neither true nor false: use where(), both() or either()")

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING: Final = Nothing()
