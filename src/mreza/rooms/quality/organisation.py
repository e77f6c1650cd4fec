"""How a home is doing, on its page: the newest closed month, as whoever asks may see it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from mreza.rooms.network.audience import SOCIAL_CARE
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.panels import Panel
from mreza.rooms.network.views.asking import access as network_access
from mreza.rooms.quality import indicators, months, publishing, queries, words
from mreza.rooms.quality.models import ClosedValue
from mreza.rooms.quality.rules import Access, Deed
from mreza.rooms.quality.showing_public import shown
from mreza.site import clock

SHOWN = 6
BACK = 3  # months in which a closed one is sought


def panel(request: HttpRequest, version: OrganisationVersion) -> Panel | None:
    """None where nothing is closed or published; two queries at most, none but for care homes."""
    if version.kind_id not in SOCIAL_CARE:
        return None
    code, day = version.code, clock.today()
    sees = Access.of(network_access(request), {}).may(Deed.SEE, code)
    if not sees and not publishing.is_public(code, queries.publications()):
        return None
    last = months.before(day)
    rows = queries.closed_values(months.moved(last, -BACK), last, codes=[code])
    if not rows:
        return None
    newest = rows[-1].close.month
    of_newest = [row for row in rows if row.close.month == newest and row.value is not None]
    mine = list({row.indicator: row for row in reversed(of_newest)}.values())[::-1]
    context = {
        "code": code,
        "sees": sees,
        "month": newest,
        "synthetic": rows[-1].close.synthetic,
        "rows": [_row(code, row, sees=sees) for row in mine[:SHOWN]],
    }
    return Panel("quality/_organisation.html", context)


def _row(code: str, row: ClosedValue, *, sees: bool) -> dict[str, Any]:
    if not sees:
        return shown(row)
    indicator = indicators.get(row.indicator)
    return {
        "title": indicator.short[words.language()],
        "service": words.service(row.service),
        "shown": words.short_figure(indicator, row.value),
        "per": words.per(indicator),
        "numerator": words.part(indicator, row.numerator),
        "denominator": words.part(indicator, row.denominator),
        "why": reverse("quality:closed_why", args=[code, row.close_id, row.pk, indicator.value]),
    }
