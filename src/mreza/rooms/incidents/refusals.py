"""Why something is not done with an incident. Whatever is refused has stored nothing.

Messages are English, as everywhere below the pages; pages say the same in both languages by type
(`words.refused`).
"""

from __future__ import annotations

from mreza.kernel.errors import MrezaError


class IncidentError(MrezaError):
    """Something that cannot be done with an incident."""


class StaleError(IncidentError):
    """Somebody else changed the incident since the form was opened."""

    def __init__(self) -> None:
        super().__init__(
            "the incident was changed meanwhile", remedy="Look at it again, then repeat the deed"
        )


class WrongStateError(IncidentError):
    """In its state this is not done with an incident."""

    def __init__(self, state: str, deed: str) -> None:
        self.state, self.deed = state, deed
        super().__init__(f"an incident that is {state} cannot be {deed}")


class NoReasonError(IncidentError):
    """A deed that needs its reason."""

    def __init__(self, deed: str) -> None:
        super().__init__(f"an incident is not {deed} without a reason", remedy="Say why")


class NothingChangedError(IncidentError):
    """A correction that corrects nothing."""

    def __init__(self) -> None:
        super().__init__("nothing is different", remedy="Change what is wrong")


class NoMeasuresError(IncidentError):
    """Measures are agreed once there is one in this round."""

    def __init__(self) -> None:
        super().__init__("there is no measure yet", remedy="Add at least one measure")


class MeasuresOpenError(IncidentError):
    """Whether measures work is checked once all of them are done or cancelled."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"{number} measures are not done", remedy="Finish or cancel them first")


class MeasureSettledError(IncidentError):
    """A measure that is done or cancelled already."""

    def __init__(self) -> None:
        super().__init__("the measure is done or cancelled already")


class NotLowRiskError(IncidentError):
    """Only an incident of low risk is closed without measures."""

    def __init__(self) -> None:
        super().__init__(
            "only an incident of low risk is closed without measures",
            remedy="Appoint a commission or say why none is needed",
        )


class AttachmentError(IncidentError):
    """A file that is not taken; `problem` is a code that pages say in both languages."""

    def __init__(self, problem: str, name: str, remedy: str) -> None:
        self.problem, self.name = problem, name
        super().__init__(problem.replace("_", " "), where=name, remedy=remedy)
