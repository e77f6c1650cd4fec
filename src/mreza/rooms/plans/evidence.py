"""What shows that obligations of the plans were met: milestones that are done.

A milestone's key is the code of its obligation, so evidence of `nin_2025_2026.m1_1_1` is what
holders recorded as done under that key. All kinds are found by one finder in two queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mreza import acts
from mreza.rooms.obligations import evidence
from mreza.rooms.obligations.evidence import Evidence
from mreza.rooms.plans import queries
from mreza.rooms.plans.models import MilestoneDone, Party
from mreza.rooms.plans.shipped import SHIPPED
from mreza.rooms.plans.words import PartyKind


def kind_of(act: str, code: str) -> str:
    """The kind of evidence of an obligation, as `obligations.toml` of the act names it."""
    return f"{act}.{code}"


def register_all() -> None:
    """Say to the room of obligations what can be found here."""
    for plan in SHIPPED:
        for one in acts.get(plan.code).obligations:
            if one.evidence == kind_of(one.act, one.code):
                evidence.register(one.evidence, found)


def found(codes: Collection[str], first: date, last: date) -> Iterator[Evidence]:
    """Milestones of measures that those organisations hold, done in those days."""
    held = _held(codes)
    done = MilestoneDone.objects.filter(
        measure__in=held, withdrawn__isnull=True, done_on__range=(first, last)
    ).select_related("measure")
    for one in done.order_by("done_on"):
        for code in held[one.measure_id]:
            yield _evidence(one, code)


def _held(codes: Collection[str]) -> dict[int, list[str]]:
    """Holders among `codes` by measure, as the newest version of each plan names them."""
    rows = (
        Party.objects.filter(
            kind=PartyKind.HOLDER,
            organisation__in=codes,
            wording__version__in=queries.newest_versions().values("pk"),
        )
        .order_by("pk")
        .values_list("wording__measure_id", "organisation_id")
    )
    found: dict[int, list[str]] = defaultdict(list)
    for measure, code in rows:
        found[measure].append(code)
    return found


def _evidence(one: Any, code: str) -> Evidence:
    """Of a yearly milestone about its year; else about no period, so its day decides."""
    span = (date(one.year, 1, 1), date(one.year, 12, 31)) if one.year else (None, None)
    plan, measure = one.measure.plan_id, one.measure.code
    return Evidence(
        code, kind_of(plan, one.key), one.done_on,
        _("Measure %(code)s: %(note)s") % {"code": measure, "note": one.note[:120]},
        reverse("plans:measure", args=[plan, measure]), *span,
    )  # fmt: skip
