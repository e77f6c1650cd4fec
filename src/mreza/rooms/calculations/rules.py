"""Who may do what here. Figures and what-if are public; proposals need a person."""

from __future__ import annotations

from typing import Any

from mreza.rooms.calculations.models import Proposal


def may_see_proposals(user: Any) -> bool:
    """Whoever is signed in: proposals are kept to be talked about."""
    return bool(user.is_authenticated)


def may_keep(user: Any) -> bool:
    return bool(user.is_authenticated)


def may_delete(user: Any, proposal: Proposal) -> bool:
    """Only whoever kept it."""
    return bool(user.is_authenticated) and proposal.author_id == user.pk
