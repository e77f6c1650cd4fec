"""What shows that obligations of the plans were met: milestones that are done.

A milestone's key is the code of its obligation, so evidence of `nin_2025_2026.m1_1_1` is what
holders recorded as done under that key. All kinds are found by one finder in one query.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from mreza import acts
from mreza.rooms.obligations import evidence
from mreza.rooms.obligations.evidence import Evidence
from mreza.rooms.plans import queries
from mreza.rooms.plans.models import MilestoneDone
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
    """Milestones of measures that those organisations hold, done in those days.

    The holders are those whom the newest version of each plan names.
    """
    newest, held = queries.newest_versions().values("pk"), "measure__wordings__parties__"
    done = (
        MilestoneDone.objects.filter(withdrawn__isnull=True, done_on__range=(first, last))
        .filter(
            measure__wordings__version__in=newest,
            **{f"{held}kind": PartyKind.HOLDER, f"{held}organisation__in": codes},
        )
        .annotate(holder=F(f"{held}organisation"))
        .select_related("measure")
    )
    for one in done.order_by("done_on", "pk").distinct():
        yield _evidence(one, one.holder)


def _evidence(one: Any, code: str) -> Evidence:
    """Of a yearly milestone about its year; else about no period, so its day decides."""
    span = (date(one.year, 1, 1), date(one.year, 12, 31)) if one.year else (None, None)
    plan, measure = one.measure.plan_id, one.measure.code
    return Evidence(
        code, kind_of(plan, one.key), one.done_on,
        _("Measure %(code)s: %(note)s") % {"code": measure, "note": one.note[:120]},
        reverse("plans:measure", args=[plan, measure]), *span,
    )  # fmt: skip
