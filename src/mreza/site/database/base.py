"""Django's PostgreSQL backend, with the embedded server started before the first connection."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.db.backends.postgresql import base
from psycopg import OperationalError

from mreza.site.database.embedded import EmbeddedPostgres


class DatabaseWrapper(base.DatabaseWrapper):
    """Starts what it is about to connect to; every process that connects counts as a user."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        server = self.settings_dict.get("MREZA_SERVER")
        if isinstance(server, EmbeddedPostgres):
            server.ensure_running()
            with suppress(OperationalError):
                return super().get_new_connection(conn_params)
            server.revive()
        return super().get_new_connection(conn_params)
