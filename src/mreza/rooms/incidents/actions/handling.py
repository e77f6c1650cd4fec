"""What the safety officer and the commission do with an incident, from assessment to closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from mreza.rooms.incidents.actions.changing import change
from mreza.rooms.incidents.actions.held import Author, finish, hold
from mreza.rooms.incidents.life import Grade, grade
from mreza.rooms.incidents.models import (
    Analysis,
    Commission,
    EffectivenessCheck,
    Incident,
    IncidentEvent,
    State,
)
from mreza.rooms.incidents.queries.one import open_measures, round_of, state_before_withdrawal
from mreza.rooms.incidents.refusals import MeasuresOpenError, NoMeasuresError, NotLowRiskError


@dataclass(frozen=True)
class Finding:
    """What an analysis found: answers to five whys, causes by category, the root cause."""

    whys: Sequence[str]
    causes: Mapping[str, Sequence[str]]
    root_cause: str
    root_category: str


@transaction.atomic
def assess(
    incident: Incident, severity: int, likelihood: int, *, why: str = "", author: Author
) -> IncidentEvent:
    """Place it in the risk matrix; again later, with a reason, as more is known."""
    name = "assess" if incident.state == State.REPORTED else "assess_again"
    held = hold(incident, name, author, why)
    before = {"severity": held.severity, "likelihood": held.likelihood}
    held.severity, held.likelihood = severity, likelihood
    after = {"severity": severity, "likelihood": likelihood}
    return finish(held, name, author, why=why, before=before, after=after)


@transaction.atomic
def appoint(
    incident: Incident, members: Sequence[str], meets_on: date, *, author: Author
) -> IncidentEvent:
    """Appoint the commission that analyses it."""
    held = hold(incident, "appoint", author)
    Commission.objects.create(
        incident=held, members=list(members), meets_on=meets_on, appointed_at=author.now
    )
    after = {"members": list(members), "meets_on": meets_on.isoformat()}
    return finish(held, "appoint", author, after=after)


@transaction.atomic
def skip(incident: Incident, *, why: str, author: Author) -> IncidentEvent:
    """Analyse it without a commission, for a reason."""
    held = hold(incident, "skip", author, why)
    Commission.objects.create(incident=held, skipped_because=why.strip(), appointed_at=author.now)
    return finish(held, "skip", author, why=why)


@transaction.atomic
def analyse(incident: Incident, finding: Finding, *, author: Author) -> IncidentEvent:
    """State the root cause; said again, the last one holds and the ones before stay."""
    held = hold(incident, "analyse", author)
    before = {"cause_category": held.cause_category}
    held.cause_category = finding.root_category
    said: dict[str, Any] = asdict(finding)
    said["whys"] = list(finding.whys)
    said["causes"] = {name: list(causes) for name, causes in finding.causes.items() if causes}
    Analysis.objects.create(incident=held, at=author.now, by=author.by, **said)
    after = {"root_cause": finding.root_cause, "cause_category": finding.root_category}
    return finish(held, "analyse", author, before=before, after=after)


@transaction.atomic
def agree_measures(incident: Incident, *, author: Author) -> IncidentEvent:
    """The measures of this round are those to be done."""
    held = hold(incident, "agree", author)
    number = round_of(held)
    agreed = held.measures.filter(round=number, cancelled_because="").count()
    if not agreed:
        raise NoMeasuresError
    return finish(held, "agree", author, after={"measures": agreed, "round": number})


@transaction.atomic
def check(
    incident: Incident, *, effective: bool, finding: str, day: date, author: Author
) -> IncidentEvent:
    """Say whether the measures work; when they do not, a new round of measures begins."""
    name = "effective" if effective else "not_effective"
    held = hold(incident, name, author, finding)
    number = round_of(held)
    unfinished = open_measures(held).count()
    if unfinished:
        raise MeasuresOpenError(unfinished)
    EffectivenessCheck.objects.create(
        incident=held, round=number, effective=effective, finding=finding.strip(), checked_on=day
    )
    return finish(held, name, author, why=finding, after={"round": number})


@transaction.atomic
def close(incident: Incident, *, why: str = "", author: Author) -> IncidentEvent:
    """Close it after its measures were found to work; one of low risk also without measures."""
    name = "close_low_risk" if incident.state == State.ASSESSED else "close"
    held = hold(incident, name, author, why)
    if name == "close_low_risk" and not _low(held):
        raise NotLowRiskError
    return finish(held, name, author, why=why)


def _low(incident: Incident) -> bool:
    if incident.severity is None or incident.likelihood is None:
        return False
    return grade(incident.severity, incident.likelihood) is Grade.LOW


@transaction.atomic
def reopen(incident: Incident, *, why: str, author: Author) -> IncidentEvent:
    """Look at a closed one again, from the commission on."""
    return finish(hold(incident, "reopen", author, why), "reopen", author, why=why)


@transaction.atomic
def correct(
    incident: Incident, facts: Mapping[str, Any], *, why: str, author: Author
) -> IncidentEvent:
    """Set right what was reported wrongly; the history keeps what stood there."""
    held = hold(incident, "correct", author, why)
    before, after = change(held, facts)
    return finish(held, "correct", author, why=why, before=before, after=after)


@transaction.atomic
def withdraw(incident: Incident, *, why: str, author: Author) -> IncidentEvent:
    """Take out what was entered by mistake: it stays here and is counted nowhere."""
    return finish(hold(incident, "withdraw", author, why), "withdraw", author, why=why)


@transaction.atomic
def reinstate(incident: Incident, *, why: str, author: Author) -> IncidentEvent:
    """Undo a withdrawal: it stands again where it stood."""
    held = hold(incident, "reinstate", author, why)
    state = state_before_withdrawal(held)
    held.state = state
    return finish(
        held,
        "reinstate",
        author,
        why=why,
        before={"state": State.WITHDRAWN},
        after={"state": state},
    )
