"""Reads which texts an app wants translated and which its catalogue translates."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "gettext_noop": None,
}
CATALOGUE = Path("locale/sl/LC_MESSAGES/django.po")
Message = str | tuple[str, ...]


def used(app: Path, *, inner: tuple[Path, ...] = ()) -> set[Message]:
    """Every msgid in the app's modules and templates, apps inside it left out."""
    found: set[Message] = set()
    for path in sorted(app.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and not any(map(path.is_relative_to, inner)):
            found.update(_messages(path))
    return found


def _messages(path: Path) -> Iterator[Message]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What is no call comes back as runs of X, indented as the template was: Python minds.
        blanked = templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.lstrip() for line in blanked)
    stream = io.BytesIO(source.encode("utf-8"))
    for _line, function, messages, _comments in extract_python(stream, list(KEYWORDS), (), {}):
        if isinstance(messages, str):
            yield messages
        elif function and function.startswith("pgettext"):
            yield messages[1]
        elif function and function.startswith("ngettext"):
            yield (messages[0], messages[1])
        elif messages and messages[0]:
            yield messages[0]


def catalogue(app: Path) -> Catalog:
    """The app's Slovene catalogue; empty when it has none."""
    path = app / CATALOGUE
    if not path.exists():
        return Catalog(locale="sl")
    with path.open("rb") as handle:
        return read_po(handle, locale="sl")


def translated(entries: Catalog) -> set[Message]:
    """Msgids with a complete Slovene text."""
    done: set[Message] = set()
    for message in entries:
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and all(texts) and not message.fuzzy:
            done.add(message.id if isinstance(message.id, str) else tuple(message.id))
    return done
