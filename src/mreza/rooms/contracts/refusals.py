"""Why something cannot be done to a contract. Whatever is refused has stored nothing."""

from __future__ import annotations

from mreza.rooms.contracts.models import ContractEvent


class RefusedError(Exception):
    """It cannot be done; nothing was stored."""


class StaleError(RefusedError):
    """Somebody else changed the contract since the form was opened; `latest` says who."""

    def __init__(self, latest: ContractEvent | None) -> None:
        super().__init__("changed in the meantime")
        self.latest = latest


class WrongStateError(RefusedError):
    """In its state this is not done to a contract; `state` is the one it is in."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class OwnOfferError(RefusedError):
    """Who made an offer does not also accept it."""


class LivingContractError(RefusedError):
    """The organisation has a contract of that year already."""


class NoPlanError(RefusedError):
    """The act plans nothing for this organisation in that year."""


class OutsideContractError(RefusedError):
    """The day lies outside the days of the contract."""


class NothingChangedError(RefusedError):
    """What was entered is what is agreed already."""


class NoSuchItemError(RefusedError):
    """The contract has no such measure on that day."""


class PendingAnnexError(RefusedError):
    """Another annex waits for the provider's answer."""


class NoticeGivenError(RefusedError):
    """Notice has been given already."""


class NotRunningError(RefusedError):
    """The notice has run out, or was withdrawn."""


class GroundError(RefusedError):
    """Only the insurer may give notice on this ground, or only to a private provider."""


class NotOverError(RefusedError):
    """The programme still runs on that day."""


class NotRecordedHereError(RefusedError):
    """Of this activity, doctor or value no such fact is recorded."""


class RecordedError(RefusedError):
    """The same is recorded for some of these days already."""


class TakenError(RefusedError):
    """The holder has other hours, or another substitute, at that time."""
