"""What a row of an organiser's list brings, by the lines of the decision. No database.

Who was there all the time gets every line with its content. Of who was there for some sessions,
a content counts when the list says that every session of it was heard; without sessions the list
does not say what was heard: minutes count, contents do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mreza.rooms.licensing.models.credits import CreditKind
from mreza.rooms.licensing.models.events import EventAttendance, Session
from mreza.rooms.licensing.proposing import Line, Work


def works_of(
    attendance: EventAttendance, lines: Iterable[Line], sessions: Sequence[Session]
) -> list[Work]:
    """Pieces of training that one row of a list brings."""
    if attendance.role == EventAttendance.Role.ACTIVE:
        return [Work(CreditKind.ACTIVE, contributions=attendance.contributions)]
    passive = [line.work for line in lines if line.work.kind == CreditKind.ATTENDANCE]
    if attendance.minutes >= sum(work.minutes for work in passive):
        return passive
    if attendance.sessions:
        return _of_sessions(set(attendance.sessions), passive, sessions)
    return [Work(CreditKind.ATTENDANCE, minutes=attendance.minutes)]


def _of_sessions(
    heard: set[int], passive: Sequence[Work], sessions: Sequence[Session]
) -> list[Work]:
    """Lines of contents heard whole, and the other minutes; never more than was decided."""
    named = {work.content for work in passive if work.content}
    works, rest = [], 0
    for work in passive:
        own = [one for one in sessions if (one.content if one.content in named else "")
               == work.content]  # fmt: skip
        if work.content and heard >= {one.order for one in own}:
            works.append(work)
        else:
            rest += min(work.minutes, sum(one.minutes for one in own if one.order in heard))
    return [*works, *([Work(CreditKind.ATTENDANCE, minutes=rest)] if rest else [])]


def numbers(told: str | None) -> Iterator[int]:
    """`1, 3` or `1+3` as numbers of sessions. Raises `ValueError` for anything else."""
    for part in (told or "").replace(",", " ").replace("+", " ").split():
        yield int(part)
