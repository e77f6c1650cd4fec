"""Addresses of the room: the register's and those of events and applications."""

from __future__ import annotations

from mreza.rooms.licensing.routes_applications import urlpatterns as applications
from mreza.rooms.licensing.routes_register import urlpatterns as register

app_name = "licensing"
urlpatterns = [*applications, *register]
