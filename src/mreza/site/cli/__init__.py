"""The command `mreza`: thin commands over the library and the site."""

from __future__ import annotations

import pkgutil
import signal
import sys
from importlib import import_module
from importlib.util import find_spec

import typer

from mreza.site.cli.doctor import doctor
from mreza.site.cli.serve import demo, serve

app = typer.Typer(
    name="mreza",
    help="Slovenia's public network of health and social care, computed by its own acts.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(serve)
app.command()(demo)
app.command()(doctor)
if find_spec("mreza.site.cli.law"):
    import_module("mreza.site.cli.law").register(app)


def _register_rooms() -> None:
    """A room with a module `cli` adds its commands; that module imports Django only when called."""
    for room in pkgutil.iter_modules(import_module("mreza.rooms").__path__, "mreza.rooms."):
        if room.ispkg and find_spec(f"{room.name}.cli"):
            import_module(f"{room.name}.cli").register(app)


_register_rooms()


def _terminated(signum: int, frame: object) -> None:
    """SIGTERM ends the program the ordinary way, so that the database is left in order."""
    sys.exit(128 + signum)


def main() -> None:
    """Entry point of the console script."""
    signal.signal(signal.SIGTERM, _terminated)
    app()
