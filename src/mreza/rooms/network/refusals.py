"""Why a change to the registry is refused. Whatever is refused has stored nothing."""

from __future__ import annotations

from mreza.rooms.network.models import Change


class RefusedError(Exception):
    """The change cannot be made; nothing was stored."""


class StaleError(RefusedError):
    """Somebody else changed the organisation since the form was opened; `latest` says who."""

    def __init__(self, latest: Change | None) -> None:
        super().__init__("changed in the meantime")
        self.latest = latest


class NothingChangedError(RefusedError):
    """What was entered is what is registered already."""


class OutsideValidityError(RefusedError):
    """The day lies outside the days of what it should end or split."""


class TakenError(RefusedError):
    """Somebody or something else holds this already: the same alias of a row, the same role."""


class UnjoinedRowError(RefusedError):
    """A printed row would belong to nobody, so its figures would have no owner."""


class OvertakenError(RefusedError):
    """The record was changed again; its newer changes must be taken back first."""
