"""What a demonstration has: submissions of some organisations for two years, a few with faults."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from mreza.rooms.health_workforce.models import Submission, Worker
from mreza.rooms.health_workforce.queries.inhabitants import insured
from mreza.rooms.health_workforce.synthetic import Files, Sender, submissions
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.workforce import demo
from mreza.rooms.workforce.models import FileState, ImportedFile
from mreza.site import clock

OWN: Final = ("zd-celje", "dom-ob-savinji-celje")  # of the demo accounts
HOSPITALS, HOMES = 7, 10
BATCH: Final = 3000


def load(*, demo: bool) -> str | None:
    """In a demonstration, once: returns what is there, in one line."""
    if not demo:
        return None
    _make_once()
    return f"Health workforce: {Submission.objects.count()} synthetic submissions."


def _make_once() -> None:
    day = clock.today()
    senders = list(_senders(day))
    if not senders or not demo.is_new("health_workforce"):
        return
    codes = [sender.code for sender in senders]
    files = {year: _files(codes, year) for year in (day.year - 1, day.year - 2)}
    made = [record for sender in senders for record in submissions(sender, day.year - 1, files)]
    Submission.objects.bulk_create([one for one in made if isinstance(one, Submission)])
    workers = [one for one in made if isinstance(one, Worker)]
    _plant(workers, day.year - 1)
    Worker.objects.bulk_create(workers, batch_size=BATCH)


def _senders(day: date) -> Iterator[Sender]:
    """A health centre in every unit, by its insured persons; some hospitals and care homes."""
    found = OrganisationVersion.objects.filter(
        on(day), kind__in=("health_centre", "hospital", "care_home"), unit__isnull=False
    ).order_by("organisation_id").values_list("organisation_id", "kind_id", "unit_id")  # fmt: skip
    rows, seen = sorted(found, key=lambda row: row[0] not in OWN), set()
    most = {"hospital": HOSPITALS, "care_home": HOMES}
    for number, (code, kind, unit) in enumerate(rows):
        if kind == "health_centre":
            if unit in seen:
                continue
            seen.add(unit)
            size = min(90, max(12, insured()[unit] // 1900))
        else:
            if not most[kind]:
                continue
            most[kind] -= 1
            size = 55 if kind == "hospital" else 16
        yield Sender(
            code, kind, size, both_years=code in OWN or number % 2 == 0,
            late=number % 17 == 5, without_newest=number % 24 == 10,
        )  # fmt: skip


def _files(codes: list[str], year: int) -> Files:
    """By organisation, the files that the invented records of a year are said to come from."""
    mark = f"health_workforce/{year}"
    ImportedFile.objects.bulk_create(
        ImportedFile(
            organisation_id=code, dataset=demo.SYNTHETIC, file_name=demo.SYNTHETIC, rows=0,
            by_name="system", state=FileState.TAKEN, sha256=mark,
        )
        for code in codes
    )  # fmt: skip
    found = ImportedFile.objects.filter(sha256=mark, organisation__in=codes)
    return {str(one.organisation_id): one for one in found}


def _plant(workers: list[Worker], year: int) -> None:
    """A few faults such as data have: told in reports, and seen by whoever looks."""
    newest = [one for one in workers if one.submission.day.year == year]
    by_home: dict[str, list[Worker]] = {}
    for one in newest:
        by_home.setdefault(str(one.submission.organisation_id), []).append(one)
    homes = list(by_home.values())
    savinja, celje, gaps, years, shared, other = (homes[i] for i in (0, 1, 9, 14, 20, 21))
    for one in (celje[3], savinja[5], *gaps[: len(gaps) * 2 // 3]):
        one.birth_year = None
    for one in gaps[::2]:
        one.start_year, one.sex = None, ""
    years[0].birth_year, years[1].start_year = year - 17, year + 2
    years[2].fte, years[3].birth_year = Decimal("1.80"), year - 91
    celje[6].start_year = (celje[6].birth_year or year) + 9
    for here, there in ((celje[8], shared[0]), (savinja[2], other[1]), (shared[4], other[4])):
        here.code, here.fte, there.fte = there.code, Decimal(1), Decimal(1)
        here.birth_year, here.sex = there.birth_year, there.sex
    for place in (2, 3):
        again, first = shared[-place], shared[place]
        again.code, again.group, again.activity = first.code, first.group, first.activity
