"""The registry of the network: places, organisations through time, people's roles, changes."""

from __future__ import annotations

from mreza.rooms.network.models.organisations import Alias, Organisation, OrganisationVersion, on
from mreza.rooms.network.models.people import Change, LoadedData, Membership, Role
from mreza.rooms.network.models.places import Activity, Office, OrganisationKind, Unit

__all__ = [
    "Activity",
    "Alias",
    "Change",
    "LoadedData",
    "Membership",
    "Office",
    "Organisation",
    "OrganisationKind",
    "OrganisationVersion",
    "Role",
    "Unit",
    "on",
]
