"""Who may see and do what, room by room: the table that `tests/web/test_rights.py` holds to.

A room's module has `PAGES` (every address of the room), `POSTS` (what only takes POST and changes
something: what each role is answered to an empty body) and `numbers()`, the records that
addresses need a number of, made inside the test's transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ROLES = ("public", "provider", "insurer", "ministry", "chamber", "admin")
# People of one care home; asked only where a page says what they are answered.
HOMES = ("care_home", "care_home_director", "care_home_worker")
SIGN_IN = 302  # to the sign-in page, and back afterwards


@dataclass(frozen=True)
class Page:
    """An address with example arguments, and what each of ROLES (and of HOMES) is answered."""

    answers: tuple[int, ...]
    args: tuple[Any, ...] = ()
    homes: tuple[int, ...] = ()

    def for_role(self, role: str) -> int | None:
        """The status for `role`; None where the table does not say."""
        if role in HOMES:
            return self.homes[HOMES.index(role)] if self.homes else None
        return self.answers[ROLES.index(role)]


def everybody(*args: Any, status: int = 200) -> Page:
    return Page((status,) * len(ROLES), args, (status,) * len(HOMES))


def only(
    *names: str,
    args: tuple[Any, ...] = (),
    otherwise: int = 403,
    status: int = 200,
    public: int = SIGN_IN,
) -> Page:
    """`status` for the named roles, `otherwise` for others signed in; the public must sign in.

    People of the care home are asked when one of them is named.
    """
    answers = [status if role in names else otherwise for role in ROLES[1:]]
    homes = tuple(status if role in names else otherwise for role in HOMES)
    named = not set(names).isdisjoint(HOMES)
    return Page((status if "public" in names else public, *answers), args, homes if named else ())
