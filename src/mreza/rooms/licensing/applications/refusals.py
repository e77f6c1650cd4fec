"""Why something is not done with an application or a list. Whatever is refused has stored nothing.

Messages are English, as everywhere below the pages; pages say the same in both languages by type
(`application_words.refused`).
"""

from __future__ import annotations

from datetime import date

from mreza.kernel.errors import MrezaError


class ApplicationError(MrezaError):
    """Something that cannot be done with an application."""


class StaleError(ApplicationError):
    """Somebody else changed the application since the form was opened."""

    def __init__(self) -> None:
        super().__init__(
            "the application was changed meanwhile", remedy="Look at it again, then repeat the deed"
        )


class WrongStateError(ApplicationError):
    """In its state this is not done with an application."""

    def __init__(self, state: str, deed: str) -> None:
        self.state, self.deed = state, deed
        super().__init__(f"an application that is {state} takes no {deed!r}")


class NoReasonError(ApplicationError):
    """A deed that needs its reason."""

    def __init__(self, deed: str) -> None:
        super().__init__(f"{deed!r} needs a reason", remedy="Say why")


class IncompleteError(ApplicationError):
    """What must be with an application before it is sent; `missing` are codes of `missing`."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(f"missing: {', '.join(missing)}", remedy="Add what is missing, then send")


class LateError(ApplicationError):
    """It is late, and nobody said why; `limit` was the last day, `start` the first one possible."""

    def __init__(self, days: int, limit: date, start: date | None = None) -> None:
        self.days, self.limit, self.start = days, limit, start
        super().__init__(
            f"{days} days late: the last day was {limit}",
            remedy=f"Let it begin on {start} or later, or say why it is late" if start
            else "Say why it is late; the chamber decides whether it takes it",
        )  # fmt: skip


class AppliedAlreadyError(ApplicationError):
    """The same training or the very same proof is in another application; `number` names it."""

    def __init__(self, what: str, number: str) -> None:
        self.same, self.number = what, number
        super().__init__(
            f"the same {what} is in {number or 'another application'}",
            remedy="Open that one; withdraw it first if it is wrong",
        )


class CreditedByListError(ApplicationError):
    """An authorised organiser sends a list; its training needs no application of one's own."""

    def __init__(self, title: str, organiser: str) -> None:
        self.title, self.organiser = title, organiser
        super().__init__(
            f"{organiser} is authorised and credits {title!r} by its list",
            remedy="Ask the organiser to put you on its list of who attended",
        )


class CreditedError(ApplicationError):
    """Points for this were credited to this practitioner already."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        super().__init__(
            f"credited already{f' to {name}' if name else ''}",
            remedy="Leave this part out; nothing is credited twice",
        )


class SecondOfficerError(ApplicationError):
    """Another officer must do it: mandatory contents take two, an appeal one who did not decide."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"another officer must do this: {why}", remedy="Leave it to a colleague")


class ClaimedError(ApplicationError):
    """Another officer has taken the application over."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} works on it", remedy="Ask them, or take it over")


class TooLateToAppealError(ApplicationError):
    """The days for an appeal are over."""

    def __init__(self, limit: date) -> None:
        self.limit = limit
        super().__init__(f"an appeal was possible until {limit}")


class NotApprovedError(ApplicationError):
    """Only an evaluated event takes lists of who attended, from its last day on."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class NotOverError(ApplicationError):
    """A practitioner applies once the training is over, with a proof of it."""

    def __init__(self, last: date) -> None:
        self.last = last
        super().__init__(f"the training lasts until {last}", remedy="Apply when it is over")


class AuthorisedAlreadyError(ApplicationError):
    """On some of these days the organiser is authorised already."""

    def __init__(self) -> None:
        super().__init__("authorised already on some of these days", remedy="Choose later days")


class EventChangeError(ApplicationError):
    """An event that is not moved or cancelled; `why`: state, listed, past, programme, early."""

    def __init__(self, why: str, start: date | None = None) -> None:
        self.why, self.start = why, start
        super().__init__(f"the event cannot be changed: {why}", remedy="Look at its page again")


class StillOpenError(ApplicationError):
    """The applicant still has time to complete the application."""

    def __init__(self, limit: date) -> None:
        self.limit = limit
        super().__init__(f"the applicant may complete it until {limit}", remedy="Wait until then")
