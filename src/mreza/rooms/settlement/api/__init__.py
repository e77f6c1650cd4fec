"""Settlements over HTTP: runs, statements down to the rows behind a figure, objections, what-if.

With a session or with name and password (HTTP Basic, over HTTPS). To a provider the statements of
others do not exist; who may do what is decided in `rules`.
"""

from __future__ import annotations

from ninja import Router

from mreza.rooms.settlement.api import objections, overview, runs, statements, what_if
from mreza.rooms.settlement.api.fields import SIGNED_IN

prefix = "/settlements"
router = Router(auth=SIGNED_IN)
for part in (runs, overview, statements, objections, what_if):
    router.add_router("", part.router)
