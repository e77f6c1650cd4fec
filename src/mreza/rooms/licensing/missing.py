"""What a licence period lacks, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mreza.rooms.licensing.models import Content
from mreza.rooms.licensing.queries.standings import Standing
from mreza.rooms.licensing.words import short


def words(found: Standing) -> list[str]:
    """`12,5 točke`, `3 ure: temeljni postopki oživljanja`; empty when nothing is missing."""
    lacking = []
    if found.missing_points > 0:
        lacking.append(_("points: %(number)s") % {"number": short(found.missing_points)})
    for content, hours in found.missing_hours.items():
        if hours > 0:
            what = {"content": Content(content).label, "number": short(hours)}
            lacking.append(_("%(content)s: %(number)s h") % what)
    return lacking
