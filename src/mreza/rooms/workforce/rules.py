"""Who may see and do what with an organisation's staff: decided here and nowhere else.

Inside the organisation, by the posts people hold in it:

| | its staff | quality officer, responsible person | administrator | others |
| --- | --- | --- | --- | --- |
| posts: quality officer, safety officer, commission | yes | yes | yes | no |
| appoint, correct and end appointments | no | yes | yes | no |
| staff by name, their records; change them, files, exports | no | yes | no | no |

Names of staff are personal data: a care worker sees the posts and no staff records. The
administrator makes the first appointments, so that somebody holds a post at all. To whoever does
not work there, an organisation's staff does not exist. Numbers go up to the indicators of
`quality` without names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access
from mreza.rooms.workforce.models import Post
from mreza.rooms.workforce.queries import posts_of

LEADING = frozenset({Post.QUALITY_OFFICER, Post.RESPONSIBLE_PERSON})


class Deed(StrEnum):
    """What somebody may be allowed to do in an organisation."""

    SEE_POSTS = "see_posts"
    APPOINT = "appoint"
    STAFF = "staff"


@dataclass(frozen=True)
class Standing:
    """What somebody is in one organisation on a day."""

    organisation: str
    works_here: bool = False
    posts: frozenset[str] = frozenset()
    administers: bool = False

    @property
    def leads(self) -> bool:
        """Quality officer or responsible person."""
        return self.works_here and bool(self.posts & LEADING)

    def may(self, deed: Deed) -> bool:
        if self.leads:
            return True
        if self.administers:
            return deed in (Deed.SEE_POSTS, Deed.APPOINT)
        return self.works_here and deed == Deed.SEE_POSTS

    @property
    def exists(self) -> bool:
        """Whether the organisation's staff exists for this person at all."""
        return self.works_here or self.administers


def standing(user: Any, access: Access, organisation: str, day: date) -> Standing:
    """One query for somebody who works there, none for others."""
    works_here = (Role.PROVIDER_STAFF, organisation) in access.roles
    return Standing(
        organisation,
        works_here=works_here,
        posts=posts_of(user, organisation, day) if works_here else frozenset(),
        administers=any(role == Role.ADMINISTRATOR for role, _home in access.roles),
    )


def homes(access: Access) -> list[str]:
    """Codes of the organisations on whose staff somebody is."""
    return sorted({home for role, home in access.roles if role == Role.PROVIDER_STAFF and home})
