"""Proposals for correction: made by whoever takes part, decided by the coordinator.

An accepted one makes the next version of the plan, in which that one thing reads otherwise; codes,
history and readings stay, because they hang on the measure and not on its wording.
"""

from __future__ import annotations

import logging
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mreza.rooms.plans import correcting, queries, stored_plan, versions
from mreza.rooms.plans.models import Change, Measure, Plan, PlanVersion, Proposal
from mreza.rooms.plans.rounds.refusals import RoundError
from mreza.rooms.plans.words import ProposalState, What
from mreza.site.accounts.models import User

log = logging.getLogger(__name__)
DECIDED = _("This proposal has been decided already.")


def propose(
    measure: Measure, *, field: str, after: str, reason: str, organisation: str | None, by: User
) -> Proposal:
    """Propose that a field of the measure reads otherwise.

    Raises `RoundError` without a reason, and `correcting.CorrectionError` for a field the measure
    has not or a value it cannot hold.
    """
    if not reason.strip():
        raise RoundError(_("Say why it should read otherwise."))
    found = _field(queries.latest(measure.plan_id), measure.code, field)
    with transaction.atomic():
        made = Proposal.objects.create(
            plan_id=measure.plan_id, measure=measure, field=field, before=found.value,
            after=correcting.written(found, after), reason=reason.strip(),
            organisation_id=organisation, by=by, by_name=by.get_full_name(),
        )  # fmt: skip
        _log(made, by, made.reason)
    log.info("proposal %s on %s by %s", made.pk, measure.code, by.username)
    return made


def accept(proposal: Proposal, *, why: str, by: User, day: date) -> PlanVersion:
    """The next version of the plan, with that one thing other.

    Raises `RoundError` when it is decided, or when the field reads otherwise meanwhile.
    """
    _need(why)
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=proposal.plan_id)
        held = _waiting(proposal)
        current = queries.latest(held.plan_id)
        found = _field(current, _code(held), held.field)
        if found.value != held.before:
            raise RoundError(
                _("Meanwhile this field reads: %(value)s") % {"value": found.value},
                _("Refuse the proposal and let a new one be made."),
            )
        plan = correcting.corrected(
            stored_plan.as_plan(current), _code(held), held.field, held.after
        )
        note = gettext("Correction of measure %(code)s: %(why)s") % {
            "code": _code(held), "why": why.strip()
        }  # fmt: skip
        made = versions.store(
            held.plan_id, plan, source_name=gettext("Proposal %(n)s") % {"n": held.pk},
            fingerprint=_mark(current, held), note=note, by=by, adopted=day,
            passages=stored_plan.passages(current),
        )  # fmt: skip
        _decide(held, ProposalState.ACCEPTED, why, by)
    log.info("proposal %s accepted as version %s by %s", held.pk, made.number, by.username)
    return made


def refuse(proposal: Proposal, *, why: str, by: User) -> Proposal:
    """The plan stays as it is. Raises `RoundError`."""
    return _ended(proposal, ProposalState.REFUSED, why, by)


def withdraw(proposal: Proposal, *, why: str, by: User) -> Proposal:
    """Whoever proposed it takes it back. Raises `RoundError`."""
    return _ended(proposal, ProposalState.WITHDRAWN, why, by)


def _ended(proposal: Proposal, state: str, why: str, by: User) -> Proposal:
    _need(why)
    with transaction.atomic():
        return _decide(_waiting(proposal), state, why, by)


def _need(why: str) -> None:
    if not why.strip():
        raise RoundError(_("Say why."))


def _field(version: PlanVersion, code: str, key: str) -> correcting.Field:
    """The field as the version has it. Raises `RoundError` for a measure that disappeared."""
    found = stored_plan.measures(version, code=code)[version.pk]
    if not found:
        raise RoundError(
            _("The plan no longer has this measure."), _("Nothing of it can be corrected.")
        )
    return correcting.find(found[0], key)


def _code(proposal: Proposal) -> str:
    return str(proposal.measure.code) if proposal.measure else ""


def _mark(version: PlanVersion, proposal: Proposal) -> str:
    """The fingerprint of the next version: of what it comes from and what is other."""
    parts = (version.fingerprint, str(proposal.pk), proposal.field, proposal.after)
    return sha256("\n".join(parts).encode()).hexdigest()


def _waiting(proposal: Proposal) -> Proposal:
    found = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("measure")
        .filter(pk=proposal.pk, state=ProposalState.PROPOSED)
        .first()
    )
    if found is None:
        raise RoundError(DECIDED, _("Look at the list of proposals."))
    return found


def _decide(proposal: Proposal, state: str, why: str, by: User) -> Proposal:
    proposal.state, proposal.decided_why = state, why.strip()
    proposal.decided_by, proposal.decided_at = by.get_full_name(), timezone.now()
    proposal.save(update_fields=["state", "decided_why", "decided_by", "decided_at"])
    _log(proposal, by, why.strip())
    return proposal


def _log(proposal: Proposal, by: User, reason: str) -> None:
    Change.objects.create(
        plan_id=proposal.plan_id, measure=proposal.measure, what=What.PROPOSAL,
        reason=reason[:1000],
        before={"field": proposal.field, "value": proposal.before},
        after={"value": proposal.after, "state": proposal.state, "proposal": proposal.pk},
        by=by, by_name=by.get_full_name(),
    )  # fmt: skip
