"""A person asks for a correction of her own data; the chamber decides, with a reason."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils import timezone

from mreza.rooms.licensing.models import CorrectionRequest, Practitioner, RequestState
from mreza.rooms.licensing.refusals import DecidedError, TooManyError
from mreza.rooms.workforce.actions import records
from mreza.site.accounts.models import User

MOST_OPEN: Final = 10


def ask(practitioner: Practitioner, *, about: str, wanted: str, by: User) -> CorrectionRequest:
    """A new request; the same that waits already (a second click) is returned as it is.

    Raises `TooManyError` when `MOST_OPEN` of hers wait.
    """
    said = {"about": about.strip(), "wanted": wanted.strip()}
    with transaction.atomic():
        Practitioner.objects.select_for_update().get(pk=practitioner.pk)
        waiting = CorrectionRequest.objects.filter(
            practitioner=practitioner, state=RequestState.OPEN
        )
        same = waiting.filter(**said).first()
        if same is not None:
            return same
        if waiting.count() >= MOST_OPEN:
            raise TooManyError
        made = CorrectionRequest(practitioner=practitioner, **said)
        records.add(made, by=by)
    return made


def decide(number: int, *, accepted: bool, why: str, by: User) -> CorrectionRequest:
    """Accept or refuse. What is accepted an officer then corrects in the record itself.

    Raises `DecidedError` when somebody decided meanwhile.
    """
    with transaction.atomic():
        held = CorrectionRequest.objects.select_for_update().get(pk=number)
        if held.state != RequestState.OPEN:
            raise DecidedError
        held.state = RequestState.ACCEPTED if accepted else RequestState.REFUSED
        held.why, held.decided_at = why.strip(), timezone.now()
        held.decided_by_name = by.get_full_name()
        records.correct(held, by=by, reason=why)
    return held
