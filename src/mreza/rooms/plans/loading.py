"""Stores the plans that are shipped, once; a demonstration adds what happened with them."""

from __future__ import annotations

from hashlib import sha256

from mreza import acts
from mreza.kernel import plan as kernel
from mreza.rooms.network.models import Organisation
from mreza.rooms.plans import links, versions
from mreza.rooms.plans.models import Indicator, Measure, Plan, PlanVersion
from mreza.rooms.plans.shipped import LINKED, SHIPPED, Shipped

SOURCE = "Mreža"


def load(*, demo: bool) -> str | None:
    """One line says what was stored; None where nothing is new."""
    stored = [_store(one) for one in SHIPPED if Organisation.objects.filter(pk=one.coordinator)]
    _link()
    if demo:
        from mreza.rooms.plans.demo import measures as demonstration
        from mreza.rooms.plans.demo import rounds as demonstration_rounds

        demonstration.make()
        demonstration_rounds.make()
    if not any(stored):
        return None
    return f"Plans: {Plan.objects.count()}, measures: {Measure.objects.count()}."


def _link() -> None:
    """Indicators that read themselves beside measures, once; a coordinator may unlink them."""
    measures = {(one.plan_id, one.code): one for one in Measure.objects.all()}
    Indicator.objects.bulk_create(
        (
            Indicator(
                measure=measures[one.plan, one.measure], key=f"linked_{one.source}",
                title_sl=source.title.sl, title_en=source.title.en, unit=source.unit,
                direction=source.direction, link=source.key,
            )
            for one in LINKED
            if (one.plan, one.measure) in measures
            for source in (links.SOURCES[one.source],)
        ),
        ignore_conflicts=True,
    )  # fmt: skip


def fingerprint(plan: kernel.Plan) -> str:
    """What changes with any word or figure of the plan."""
    return sha256(repr(plan).encode()).hexdigest()


def _store(one: Shipped) -> PlanVersion | None:
    """The shipped plan as a version. A plan whose newest version somebody imported waits."""
    act = acts.get(one.code)
    if act.plan is None:
        return None
    plan, _made = Plan.objects.get_or_create(
        code=one.code,
        defaults={
            "coordinator_id": one.coordinator, "title_sl": act.title.sl, "title_en": act.title.en,
            "first": one.first, "last": one.last,
        },
    )  # fmt: skip
    newest = plan.versions.first()
    mark = fingerprint(act.plan)
    imported = newest is not None and newest.made_by_id is not None
    if imported or plan.versions.filter(fingerprint=mark).exists():
        return None
    return versions.store(
        one.code, act.plan, source_name=SOURCE, fingerprint=mark, note=act.version, by=None
    )
