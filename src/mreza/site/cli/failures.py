"""What a user got wrong, said on stderr with exit code 2; everything else keeps its traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from mreza.kernel.errors import MrezaError, RowsError

EXIT_USER_ERROR = 2
SHOWN_PROBLEMS = 20


@contextmanager
def user_errors() -> Iterator[None]:
    """As decorator of a command: a `MrezaError` becomes a message and exit code 2."""
    try:
        yield
    except MrezaError as error:
        typer.echo(f"Error: {message(error)}", err=True)
        raise typer.Exit(EXIT_USER_ERROR) from error


def message(error: MrezaError) -> str:
    """The error as it stands; problems of rows one on a line."""
    if not isinstance(error, RowsError) or len(error.problems) < 2:
        return str(error)
    lines = [f"{error.where}: {len(error.problems)} problems"]
    lines += [f"  {problem}" for problem in error.problems[:SHOWN_PROBLEMS]]
    more = len(error.problems) - SHOWN_PROBLEMS
    return "\n".join([*lines, f"  and {more} more"] if more > 0 else lines)
