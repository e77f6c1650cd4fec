"""The one adapter that knows where PostgreSQL is: Mreža's own, or a server somebody named.

`configure` gives Django's `DATABASES["default"]`. With a URL it is a plain connection to that
server; without one, the engine is this package, whose first connection starts an embedded server.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from mreza.site.database.embedded import EmbeddedPostgres

EMBEDDED_ENGINE = "mreza.site.database"
SERVER_ENGINE = "django.db.backends.postgresql"
SCHEMES = ("postgres", "postgresql")


class DatabaseSettingError(ValueError):
    """DATABASE_URL cannot be used; the message says what would be right."""


def configure(url: str, data_folder: Path, *, durable: bool = True) -> dict[str, Any]:
    """Settings of the default database.

    `url` is `postgresql://user:password@host:5432/name?sslmode=require`, or empty for the embedded
    server, whose cluster lives in `data_folder/postgres`. `durable=False` trades safety after a
    power cut for speed; only tests want that.
    """
    if url:
        return _server(url)
    server = EmbeddedPostgres(data_folder / "postgres", durable=durable)
    return {
        "ENGINE": EMBEDDED_ENGINE,
        "NAME": "mreza",
        "USER": "postgres",
        "HOST": str(server.socket_folder),
        "PORT": "5432",
        "OPTIONS": {},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "MREZA_SERVER": server,
    }


def _server(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES or not name:
        raise DatabaseSettingError(
            "DATABASE_URL is not a PostgreSQL address. "
            "Expected postgresql://user:password@host:5432/database."
        )
    try:
        port = str(parts.port or 5432)
    except ValueError as error:
        raise DatabaseSettingError("DATABASE_URL: the port must be a number.") from error
    return {
        "ENGINE": SERVER_ENGINE,
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": port,
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
