"""Named reads of plans: all of them, one with its measures, one measure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from mreza.rooms.plans import money
from mreza.rooms.plans.models import Change, Measure, Party, Plan, PlanVersion, Wording
from mreza.rooms.plans.queries import told as telling
from mreza.rooms.plans.queries.states import MeasureState, newest_wordings, states
from mreza.rooms.plans.queries.told import DocumentRow
from mreza.rooms.plans.words import PartyKind, Status


@dataclass(frozen=True)
class PlanCard:
    """A plan on one card. `counts` are measures by status; those that disappeared do not count.

    `stated` is what the plan prints in euros by year under the letter, `planned` and `spent`
    what holders recorded; None where nobody recorded anything.
    """

    plan: Plan
    version: PlanVersion
    measures: int
    counts: dict[str, int]
    next_due: date | None
    next_code: str
    stated: dict[int, Decimal]
    without_amount: int
    planned: Decimal | None
    spent: Decimal | None


@dataclass(frozen=True)
class MeasurePage:
    """One measure with what only its own page shows."""

    state: MeasureState
    version: PlanVersion
    documents: list[DocumentRow]


def newest_versions() -> QuerySet[PlanVersion]:
    """The newest version of each plan, with its plan."""
    newest = PlanVersion.objects.order_by("plan_id", "-number").distinct("plan_id")
    return newest.select_related("plan")


def plan_with_party(plan_code: str, homes: Collection[str]) -> tuple[Plan, bool] | None:
    """The plan, and whether one of `homes` holds a measure or takes part; None: no such plan."""
    return next(iter(plans_with_party(homes, plan_code)), None)


def plans_with_party(homes: Collection[str], *codes: str) -> list[tuple[Plan, bool]]:
    """Every plan (or those of `codes`) that has a version, with what `plan_with_party` says."""
    parties = Party.objects.filter(
        wording__version__plan=OuterRef("pk"), organisation__in=list(homes)
    )
    found = Plan.objects.filter(Exists(PlanVersion.objects.filter(plan=OuterRef("pk"))))
    if codes:
        found = found.filter(pk__in=codes)
    return [(one, one.party) for one in found.annotate(party=Exists(parties))]


def latest(plan_code: str) -> PlanVersion:
    """The version that is followed. Raises `PlanVersion.DoesNotExist`."""
    found = newest_versions().filter(plan=plan_code).first()
    if found is None:
        raise PlanVersion.DoesNotExist(plan_code)
    return found


def overview(
    plan_code: str, day: date, version: PlanVersion | None = None
) -> list[MeasureState]:  # fmt: skip
    """Every measure of the plan as it stands on `day`, in the order of the plan.

    Of an older `version`, its wordings with what was told since. Three queries.
    """
    chosen = version or latest(plan_code)
    wordings = newest_wordings(chosen, version__plan=plan_code)
    return states(wordings, {plan_code: chosen.pk}, day)


def plan_list(day: date) -> list[PlanCard]:
    """Every plan with what it amounts to on `day`; three queries for any number of plans."""
    versions = {one.plan_id: one for one in newest_versions()}
    found = states(newest_wordings(), {code: one.pk for code, one in versions.items()}, day)
    by_plan: dict[str, list[MeasureState]] = defaultdict(list)
    for state in found:
        by_plan[state.measure.plan_id].append(state)
    ordered = sorted(versions.values(), key=lambda one: (one.plan.first, one.plan_id))
    return [card(one, by_plan[one.plan_id]) for one in ordered]


def card(version: PlanVersion, found: list[MeasureState]) -> PlanCard:
    """The measures of a plan added up."""
    current = [one for one in found if not one.disappeared]
    ahead = [one for one in current if one.next_due and one.status not in _CLOSED]
    nearest = min(ahead, key=lambda one: one.next_due or date.max, default=None)
    entries = [funds for one in current for funds in one.funds]
    planned = [one.planned for one in entries if one.planned is not None]
    spent = [one.spent for one in entries if one.spent is not None]
    return PlanCard(
        plan=version.plan,
        version=version,
        measures=len(current),
        counts=dict(Counter(one.status.value for one in current)),
        next_due=nearest.next_due if nearest else None,
        next_code=nearest.code if nearest else "",
        stated=money.stated(version.plan, current),
        without_amount=sum(not money.has_amount(one) for one in current),
        planned=sum(planned, Decimal(0)) if planned else None,
        spent=sum(spent, Decimal(0)) if spent else None,
    )


_CLOSED = (Status.DONE, Status.STOPPED)


def measure(plan_code: str, code: str, day: date) -> MeasurePage:
    """One measure with its documents; three queries. Raises `Measure.DoesNotExist`."""
    version = latest(plan_code)
    wordings = telling.with_documents(
        newest_wordings(version, version__plan=plan_code, measure__code=code)
    )
    listed = list(wordings)
    if not listed:
        raise Measure.DoesNotExist(f"{plan_code} has no measure {code!r}")
    (state,) = states(listed, {plan_code: version.pk}, day)
    return MeasurePage(state, version, telling.documents(listed[0]))


def held_by(code: str, day: date) -> list[MeasureState]:
    """Measures of all plans that an organisation holds by their newest versions; two queries."""
    held = Party.objects.filter(wording=OuterRef("pk"), kind=PartyKind.HOLDER, organisation=code)
    newest = newest_versions().values("pk")
    found = list(newest_wordings(version__in=newest).filter(Exists(held)))
    return states(found, {one.version.plan_id: one.version_id for one in found}, day)


def history(plan_code: str, measure: Measure | None = None, limit: int = 200) -> list[Change]:
    """What was changed, the newest first: of a measure, or of the plan as a whole."""
    found = Change.objects.filter(plan=plan_code).select_related("measure")
    return list((found.filter(measure=measure) if measure else found)[:limit])


def titles(version: PlanVersion) -> dict[int, str]:
    """Code and title of each measure of a version by the measure's key, in the plan's order."""
    found = Wording.objects.filter(version=version).select_related("measure").order_by("order")
    return {one.measure_id: f"{one.measure.code} {one.title}" for one in found}
