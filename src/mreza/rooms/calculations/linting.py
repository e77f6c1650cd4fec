"""The lint of an act, once per process and version of the act: it takes a moment."""

from __future__ import annotations

from functools import lru_cache

from mreza import acts
from mreza.kernel.lint import Check, Lint, lint
from mreza.rooms.calculations.feeds import Source


def lint_of(act_id: str) -> Lint:
    """All checks of the act as its files are now."""
    act = acts.get(act_id)
    return _lint(act_id, act.fingerprint)


@lru_cache(maxsize=16)
def _lint(act_id: str, fingerprint: str) -> Lint:
    return lint(acts.get(act_id))


def errata_of_row(act_id: str, source: Source) -> list[Check]:
    """Errata among the printed figures of the row that `source` comes from."""
    return [
        check
        for check in lint_of(act_id).errata
        if check.table == source.table and check.row == source.row
    ]
