"""`mreza serve` and `mreza demo`: bring the database up to date, then answer."""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from rich.console import Console

DEFAULT_PORT = 8000
TRIED_PORTS = 20
THREADS = 8
DEFAULT_SCALE = "unit"
DEFAULT_SEED = 2007

Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[
    int | None,
    typer.Option(min=1, max=65535, help="Port; when not given, the first free one from 8000 on."),
]
Scale = Annotated[
    str,
    typer.Option(
        help="Synthetic rows of a demonstration: unit, region or nation, or a place such as "
        "unit:celje; none for no rows."
    ),
]
Rows = Annotated[
    int | None, typer.Option(min=1, help="How many services to make; without it, as planned.")
]
Seed = Annotated[int, typer.Option(min=0, help="The same seed makes the same rows.")]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Processes that answer requests.")]


class PortTaken(Exception):
    """Somebody else listens there."""


def serve(
    host: Host = "127.0.0.1",
    port: Port = None,
    workers: Workers = 2,
    demo: Annotated[bool, typer.Option("--demo", help="With demo data and accounts.")] = False,
    load: Annotated[bool, typer.Option(help="Load the rooms' own data first.")] = True,
    scale: Scale = DEFAULT_SCALE,
    rows: Rows = None,
    seed: Seed = DEFAULT_SEED,
) -> None:
    """Start the database, migrate, load the acts and the registry, and serve."""
    if demo:
        _ask_for_demo(scale, rows, seed)
    say = Console(stderr=True)
    try:
        listening = listen(host, port)
    except PortTaken as error:
        say.print(f"[red]Error:[/] {error}")
        raise typer.Exit(1) from error
    _prepare(say, load=load)
    address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
    say.print(f"\n  Mreža: [bold]{address}[/]   (Ctrl+C stops it)\n", highlight=False)
    _run(listening, workers)


def demo(
    host: Host = "127.0.0.1",
    port: Port = None,
    workers: Workers = 2,
    scale: Scale = DEFAULT_SCALE,
    rows: Rows = None,
    seed: Seed = DEFAULT_SEED,
) -> None:
    """The same as `mreza serve --demo`: demo accounts, synthetic rows, a folder of its own."""
    serve(host, port, workers, demo=True, load=True, scale=scale, rows=rows, seed=seed)


def _ask_for_demo(scale: str, rows: int | None, seed: int) -> None:
    """What the settings read: rooms fill an empty demonstration when they load."""
    os.environ["MREZA_DEMO"] = "1"
    os.environ["MREZA_DEMO_SCALE"] = "" if scale == "none" else scale
    os.environ["MREZA_DEMO_ROWS"] = str(rows or "")
    os.environ["MREZA_DEMO_SEED"] = str(seed)


def listen(host: str, port: int | None) -> socket.socket:
    """A bound socket on the port, or on the first free one when none was asked for."""
    ports = [port] if port else range(DEFAULT_PORT, DEFAULT_PORT + TRIED_PORTS)
    for candidate in ports:
        try:
            return _bind(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise PortTaken(
                    f"Cannot listen on {host}:{candidate}: {error.strerror or error}."
                ) from error
    if port:
        raise PortTaken(
            f"Port {port} is in use. Stop what listens there, or choose another with --port."
        )
    last = DEFAULT_PORT + TRIED_PORTS - 1
    raise PortTaken(f"Ports {DEFAULT_PORT} to {last} are all in use. Choose one with --port.")


def _bind(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(128)
    except OSError:
        bound.close()
        raise
    return bound


def _prepare(say: Console, *, load: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mreza.site.settings")
    import django

    django.setup()
    from django.db import connections

    from mreza.site.loading import load_rooms, migrate

    with say.status("Starting the database …"):
        migrate()
    if load:
        with say.status("Loading acts and registry …"):
            load_rooms(demo=os.environ.get("MREZA_DEMO") == "1", say=_line(say))
    # Workers are forked from here; each must open connections of its own.
    connections.close_all()


def _line(say: Console) -> Callable[[str], None]:
    return lambda text: say.print(f"  {text}", highlight=False, markup=False)


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # noqa: S104 - only shown, and only when the user asked for it
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _run(listening: socket.socket, workers: int) -> None:
    """Hand the socket to gunicorn, which answers until it is told to stop."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        """Gunicorn with settings from here instead of a command line."""

        def load_config(self) -> None:
            settings: dict[str, Any] = {
                "bind": f"fd://{listening.fileno()}",
                "workers": workers,
                "threads": THREADS,
                "worker_class": "gthread",
                "timeout": 120,
                "graceful_timeout": 10,
                "loglevel": "warning",
                "control_socket_disable": True,
            }
            for name, value in settings.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            from mreza.site.wsgi import application

            return application

    listening.set_inheritable(True)
    sys.argv = sys.argv[:1]
    Server().run()
