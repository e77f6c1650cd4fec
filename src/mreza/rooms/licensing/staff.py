"""An employer's people of the register: status, validity, who is at risk; no points, no files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mreza.rooms.licensing.models import Practitioner
from mreza.rooms.licensing.queries.licences import LicenceState
from mreza.rooms.licensing.queries.people import employed_at
from mreza.rooms.licensing.queries.standings import YEAR, Standing, standing


@dataclass(frozen=True)
class Member:
    """One of the staff. An employer is told that something is missing, not what or how much."""

    person: Practitioner
    state: LicenceState | None
    at_risk: bool
    soon: bool
    lacks: bool

    @property
    def order(self) -> tuple[int, date]:
        """Those at risk first, then who ends soonest."""
        return (0 if self.at_risk else 1, self.state.last if self.state else date.min)


@dataclass(frozen=True)
class Counts:
    people: int
    valid: int
    at_risk: int
    ending: int


def members(organisation: str, day: date) -> list[Member]:
    """Everybody of the register whom the organisation employs; four queries."""
    people = employed_at(organisation, day)
    found = standing([one.pk for one in people], day)
    made = [_member(one, found.get(one.pk), day) for one in people]
    return sorted(made, key=lambda one: one.order)


def _member(person: Practitioner, found: Standing | None, day: date) -> Member:
    if found is None:
        return Member(person, None, at_risk=True, soon=False, lacks=False)
    state = found.state
    soon = state.is_valid and (state.last - day).days <= YEAR
    return Member(person, state, found.at_risk(day), soon, soon and not found.complete)


def counted(members: Sequence[Member]) -> Counts:
    return Counts(
        people=len(members),
        valid=sum(bool(one.state and one.state.is_valid) for one in members),
        at_risk=sum(one.at_risk for one in members),
        ending=sum(one.soon for one in members),
    )


def counts(organisation: str, day: date) -> Counts:
    return counted(members(organisation, day))
