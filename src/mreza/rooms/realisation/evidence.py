"""What of realisation shows that an obligation was met: rows of a month that were committed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from mreza.kernel.months import month_end
from mreza.rooms.obligations import evidence
from mreza.rooms.obligations.evidence import Evidence
from mreza.rooms.realisation.models import State, Upload

ROWS = "rows_sent"


def register() -> None:
    """Say to the room of obligations what can be found here."""
    evidence.register(ROWS, rows_sent)


def rows_sent(codes: Collection[str], first: date, last: date) -> Iterator[Evidence]:
    """Committed files of a provider, one for each month they are about, by the day they came."""
    found = Upload.objects.filter(
        state=State.COMMITTED, counter_of=None, provider_id__in=codes, at__date__range=(first, last)
    )
    for number, code, name, at, months in found.values_list(
        "pk", "provider_id", "file_name", "at", "months"
    ):
        for month in months:
            begin = date.fromisoformat(f"{month}-01")
            url = reverse("realisation:upload", args=[number])
            yield Evidence(str(code), ROWS, localdate(at), name, url, begin, month_end(begin))
