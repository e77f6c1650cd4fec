"""`{{ note.by|named }}`: somebody by the name that they show, or a dash."""

from __future__ import annotations

from django import template

from mreza.site.accounts.models import User
from mreza.site.formats import NO_VALUE

register = template.Library()


@register.filter
def named(user: User | None) -> str:
    """Nobody (demonstration data) is a dash."""
    return NO_VALUE if user is None else user.display_name or user.username
