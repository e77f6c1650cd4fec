"""What the demonstrations of this room and of `care` share: which homes, which months, one seed.

Whatever they make comes from a file called `SYNTHETIC`, by which pages mark it.
"""

from __future__ import annotations

import random
from datetime import date
from typing import Final

from mreza.rooms.network.models import LoadedData, OrganisationVersion, on
from mreza.rooms.workforce.models import FileState, ImportedFile
from mreza.rooms.workforce.spans import next_month

SEED: Final = 2025
SYNTHETIC: Final = "synthetic"
# The home of the demo accounts has records; the others numbers by hand.
RICH: Final = "dom-ob-savinji-celje"
HOMES: Final = "care_home"
MONTHS: Final = 24


def homes(day: date) -> list[str]:
    """Codes of all care homes of the registry on `day`."""
    found = OrganisationVersion.objects.filter(on(day), kind=HOMES).order_by("organisation_id")
    return list(found.values_list("organisation_id", flat=True))


def months(day: date) -> list[date]:
    """First days of the `MONTHS` months before that of `day`."""
    first = date(day.year - (MONTHS + 12 - day.month) // 12, 1, 1)
    while months_between(first, day) > MONTHS:
        first = next_month(first)
    found = [first]
    while len(found) < MONTHS:
        found.append(next_month(found[-1]))
    return found


def months_between(month: date, day: date) -> int:
    return (day.year - month.year) * 12 + day.month - month.month


def chance(*names: object) -> random.Random:
    """The same draws for the same names, in any process."""
    return random.Random(f"{SEED}/" + "/".join(map(str, names)))  # noqa: S311 - no secret


def beds(code: str) -> int:
    """How many residents the invented home of that code has: 60 to 220."""
    return 90 if code == RICH else chance("beds", code).randint(60, 220)


def is_new(room: str) -> bool:
    """Whether the demonstration of `room` has not been made yet; from then on it has been."""
    _data, new = LoadedData.objects.get_or_create(
        name=f"{room}_demo", defaults={"fingerprint": str(SEED)}
    )
    return new


def origin(code: str) -> ImportedFile:
    """The file that synthetic records of a home are said to come from."""
    found, _new = ImportedFile.objects.get_or_create(
        organisation_id=code, dataset=SYNTHETIC, sha256="", rows=0, file_name=SYNTHETIC,
        by_name="system", state=FileState.TAKEN,
    )  # fmt: skip
    return found
