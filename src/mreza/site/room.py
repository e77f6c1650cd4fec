"""What a room is to the site: a Django app that registers itself.

A room's `apps.py` subclasses `Room`. The site then finds, in the room's own folder, `urls.py`
(`urlpatterns`, mounted at the root) and `api.py` (`router`, a `ninja.Router`, mounted at
`/api/v1/`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import ClassVar

from django.apps import AppConfig, apps
from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True)
class MenuEntry:
    """One entry of the top bar.

    `label` is a lazy translation, `url_name` a name to reverse ("law:acts"), `order` sorts entries
    of all rooms, `prefix` is the path under which the entry counts as current. `shown` says to
    whom; without it, to everybody.
    """

    label: str | Promise
    url_name: str
    order: int
    prefix: str
    shown: Callable[[HttpRequest], bool] | None = None


class Room(AppConfig):
    """Base of every room's AppConfig."""

    default_auto_field = "django.db.models.BigAutoField"
    menu: ClassVar[tuple[MenuEntry, ...]] = ()
    # Django takes the one AppConfig of apps.py whose `default` is true: the room's, not this base.
    default = False

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.default = True

    def load(self, *, demo: bool) -> str | None:
        """Bring the room's own data up to date; running it again changes nothing.

        `mreza serve` calls it after the migrations, lowest room first. `demo` also asks for what
        only a demonstration has (accounts with known passwords). Returns one line that says what
        is there now, or None when the room has nothing to load.
        """
        return None


def rooms() -> Iterator[Room]:
    """Installed rooms, lowest floor first."""
    return (config for config in apps.get_app_configs() if isinstance(config, Room))


def module_of(room: Room, name: str) -> ModuleType | None:
    """The room's module `name`, or None when the room has none."""
    path = f"{room.name}.{name}"
    return import_module(path) if find_spec(path) else None
