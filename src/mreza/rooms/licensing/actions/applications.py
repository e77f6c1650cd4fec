"""What an applicant does with an application: files, sending, withdrawing, appealing."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction

from mreza.rooms.incidents.files import Checked
from mreza.rooms.licensing import checking, duplicates, keeping, time_limits
from mreza.rooms.licensing.actions.held import Author, finish, hold
from mreza.rooms.licensing.actions.telling import as_sent
from mreza.rooms.licensing.applications.refusals import (
    AppliedAlreadyError,
    TooLateToAppealError,
    WrongStateError,
)
from mreza.rooms.licensing.models.applications import (
    Appeal,
    Application,
    ApplicationStep,
    Attachment,
    Hold,
)


@transaction.atomic
def attach(application: Application, role: str, file: Checked, *, author: Author) -> Attachment:
    """Add a file; the very same one in the same role is kept once."""
    held = hold(application, "file", author)
    kept, new = Attachment.objects.get_or_create(
        application=held, role=role, sha256=file.sha256, left_out=False,
        defaults={"name": file.name, "media_type": file.media_type, "bytes": len(file.content),
                  "added_at": author.now},
    )  # fmt: skip
    keeping.keep(held, file)
    if new:
        finish(held, "file", author, data={"file": kept.name, "role": role})
    return kept


@transaction.atomic
def leave_out(attachment: Attachment, *, author: Author) -> None:
    """Take a wrong file out before it is sent; it stays on record as left out."""
    held = hold(attachment.application, "file", author)
    attachment.left_out = True
    attachment.save(update_fields=["left_out"])
    finish(held, "file", author, data={"left_out": attachment.name})


def submit(application: Application, *, author: Author) -> ApplicationStep:
    """Send it, or what was asked for: it gets a number and holds what it asks for.

    Raises what `checking` finds: `IncompleteError`, `LateError`, `CreditedByListError`,
    `AppliedAlreadyError`, `CreditedError`; the database decides when two are sent at once.
    """
    try:
        with transaction.atomic():
            return _sent(application, author)
    except IntegrityError as error:
        raise AppliedAlreadyError("event", "") from error


def _sent(application: Application, author: Author) -> ApplicationStep:
    name = "complete" if application.state == Application.State.INCOMPLETE else "submit"
    held = hold(application, name, author)
    # Who is authorised may have changed since the draft was saved.
    event = held.event
    event.authorised = checking.authorised(event.organiser_id, event.first)
    event.save(update_fields=["authorised"])
    found = checking.check(held, held.submitted_on or author.day)
    if found.blocking:
        raise found.blocking[0]
    number(held, author)
    hold_anew(held)
    step = finish(held, name, author, data=as_sent(held))
    for code, about in found.notes:
        unseen = Author(author.by, author.now, author.day)
        finish(held, "flag", unseen, data={"code": code, "about": about})
    return step


def number(held: Application, author: Author) -> None:
    """The number under which it was first sent, and on which day."""
    if held.number is None:
        held.number, held.submitted_on = f"LT-{author.day.year}-{held.pk:05d}", author.day


def hold_anew(held: Application) -> None:
    """Keep what is asked for from being asked for again; the database refuses a second one."""
    held.holds.filter(released=False).update(released=True)
    Hold.objects.bulk_create(duplicates.holds_of(held))


@transaction.atomic
def withdraw(application: Application, *, why: str, author: Author) -> ApplicationStep:
    """Take it back before it is decided; it stays on record and holds nothing any more.

    What was decided stays so while its correction waits for a second officer: `WrongStateError`.
    """
    held = hold(application, "withdraw", author, why)
    if held.decisions.exists():
        raise WrongStateError(held.state, "withdraw")
    release(held)
    return finish(held, "withdraw", author, why=why)


def release(held: Application) -> None:
    """Let the same be applied for again."""
    held.holds.filter(released=False).update(released=True)


@transaction.atomic
def appeal(application: Application, *, reason: str, author: Author) -> Appeal:
    """Appeal against the last decision. Raises `TooLateToAppealError`."""
    held = hold(application, "appeal", author, reason)
    decision = held.decisions.latest("number")
    limit = decision.day + timedelta(days=time_limits.APPEAL_WITHIN)
    if author.day > limit:
        raise TooLateToAppealError(limit)
    made = Appeal.objects.create(
        decision=decision, day=author.day, reason=reason.strip(), by=author.by, at=author.now
    )
    finish(held, "appeal", author, why=reason)
    return made
