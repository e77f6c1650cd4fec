"""Stores a plan that was read as its next version: codes, history and readings stay.

One door for the plans that are shipped and for documents that somebody imports and confirms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import Max

from mreza.kernel import plan as kernel
from mreza.rooms.network.models import Organisation
from mreza.rooms.plans.models import (
    Amount,
    Area,
    Change,
    Goal,
    Indicator,
    Measure,
    Milestone,
    Party,
    Plan,
    PlanVersion,
    Target,
    Wording,
)
from mreza.rooms.plans.refusals import SameVersionError, UnfitError
from mreza.rooms.plans.storable import unfit
from mreza.rooms.plans.stored_plan import as_plan
from mreza.rooms.plans.words import PartyKind, What
from mreza.site.accounts.models import User

__all__ = ["as_plan", "store"]
Passages = Mapping[str, tuple[int, int, str]]
_LONGEST_NOTE = 1000


@transaction.atomic
def store(
    plan_code: str,
    reading_plan: kernel.Plan,
    *,
    source_name: str,
    fingerprint: str,
    note: str,
    by: User | None,
    adopted: date | None = None,
    passages: Passages | None = None,
) -> PlanVersion:
    """The next version of the plan. `SameVersionError` where its fingerprint is stored already.

    Measures are known again by their codes and indicators by their keys. What the new version no
    longer has is noted in the history as disappeared. `passages` is the official text by code.
    Raises `Plan.DoesNotExist`, and `UnfitError` for what the tables cannot hold.
    """
    # The plan's row is what two people confirming at once wait for.
    plan = Plan.objects.select_for_update().get(pk=plan_code)
    same = plan.versions.filter(fingerprint=fingerprint).first()
    if same is not None:
        raise SameVersionError(same.number)
    if wrong := unfit(reading_plan):
        raise UnfitError([(one.code, one.field) for one in wrong])
    last = plan.versions.aggregate(last=Max("number"))["last"] or 0
    version = PlanVersion.objects.create(
        plan=plan, number=last + 1, adopted=adopted, source_name=source_name[:250],
        fingerprint=fingerprint, note=note[:_LONGEST_NOTE], made_by=by,
    )  # fmt: skip
    before = set(Wording.objects.filter(version__plan=plan, version__number=last).values_list(
        "measure__code", flat=True))  # fmt: skip
    storing = _Storing(version, reading_plan)
    storing.all(passages or {})
    _log(version, before - {one.code for one in reading_plan.measures}, storing.measures, by)
    return version


class _Storing:
    """The rows of one version, made together kind by kind."""

    def __init__(self, version: PlanVersion, plan: kernel.Plan) -> None:
        self.version, self.plan = version, plan
        self.measures = self._measures()
        self.areas: dict[str, Area] = {}
        self.goals: dict[str, Goal] = {}

    def all(self, passages: Passages) -> None:
        self._areas()
        self.wordings = self._wordings(passages)
        self._goals_of_wordings()
        self._parties()
        self._milestones()
        self._amounts()
        self._targets(self._indicators())

    def _measures(self) -> dict[str, Measure]:
        """Measures by code: those known from earlier versions, and new ones."""
        Measure.objects.bulk_create(
            (Measure(plan_id=self.version.plan_id, code=one.code) for one in self.plan.measures),
            ignore_conflicts=True,
        )
        return {one.code: one for one in Measure.objects.filter(plan=self.version.plan_id)}

    def _areas(self) -> None:
        made = Area.objects.bulk_create(
            Area(
                version=self.version, code=one.code, order=order,
                title_sl=one.title.sl, title_en=one.title.en,
                strategic_sl=one.strategic.sl, strategic_en=one.strategic.en,
            )
            for order, one in enumerate(self.plan.areas, start=1)
        )  # fmt: skip
        self.areas = {one.code: one for one in made}
        goals = Goal.objects.bulk_create(
            Goal(area=self.areas[area.code], code=one.code, title_sl=one.title.sl,
                 title_en=one.title.en)
            for area in self.plan.areas
            for one in area.goals
        )  # fmt: skip
        self.goals = {one.code: one for one in goals}

    def _wordings(self, passages: Passages) -> dict[str, Wording]:
        made = Wording.objects.bulk_create(
            self._wording(order, one, passages.get(one.code, (0, 0, ""))[2])
            for order, one in enumerate(self.plan.measures, start=1)
        )
        by_pk = {one.measure_id: one for one in made}
        return {one.code: by_pk[self.measures[one.code].pk] for one in self.plan.measures}

    def _wording(self, order: int, one: kernel.Measure, passage: str) -> Wording:
        first, last = one.lines
        return Wording(
            measure=self.measures[one.code], version=self.version, area=self.areas[one.area],
            order=order, printed_code=one.printed_code, title_sl=one.title.sl,
            title_en=one.title.en, purpose_sl=one.purpose.sl, purpose_en=one.purpose.en,
            deadline=one.deadline, success_sl=one.success.sl, success_en=one.success.en,
            funding=one.funding, sources=list(one.sources), continues=one.continues,
            first_line=first or None, last_line=last or None, passage=passage,
            note_sl="\n".join(note.sl for note in one.notes),
            note_en="\n".join(note.en for note in one.notes),
        )  # fmt: skip

    def _goals_of_wordings(self) -> None:
        Through = Wording.goals.through  # noqa: N806 - a model
        Through._default_manager.bulk_create(
            Through(wording_id=self.wordings[one.code].pk, goal_id=self.goals[code].pk)
            for one in self.plan.measures
            for code in dict.fromkeys(one.goals)
            if code in self.goals
        )

    def _parties(self) -> None:
        known = set(Organisation.objects.values_list("pk", flat=True))
        Party.objects.bulk_create(
            Party(
                wording=self.wordings[one.code], kind=kind, name=party.name, order=order,
                organisation_id=party.code if party.code in known else None,
            )
            for one in self.plan.measures
            for kind, parties in _by_kind(one)
            for order, party in enumerate(parties, start=1)
        )  # fmt: skip

    def _milestones(self) -> None:
        Milestone.objects.bulk_create(
            Milestone(
                wording=self.wordings[one.code], key=item.key, title_sl=item.title.sl,
                title_en=item.title.en, due=item.due, yearly=item.yearly, first=item.first,
                last=item.last, printed=item.printed,
            )
            for one in self.plan.measures
            for item in one.milestones
        )  # fmt: skip

    def _amounts(self) -> None:
        Amount.objects.bulk_create(
            Amount(
                wording=self.wordings[one.code], basis=item.basis, printed=item.printed,
                euros=item.euros, year=item.year, source=item.source,
            )
            for one in self.plan.measures
            for item in one.amounts
        )  # fmt: skip

    def _indicators(self) -> dict[tuple[int, str], Indicator]:
        """Indicators by measure and key; a known one keeps its readings and its link."""
        Indicator.objects.bulk_create(
            (
                Indicator(
                    measure=self.measures[one.code],
                    key=item.key,
                    title_sl=item.title.sl,
                    title_en=item.title.en,
                    unit=item.unit,
                    direction=item.direction,
                )
                for one in self.plan.measures
                for item in one.targets
            ),
            update_conflicts=True,
            unique_fields=["measure", "key"],
            update_fields=["title_sl", "title_en", "unit", "direction"],
        )
        found = Indicator.objects.filter(measure__plan=self.version.plan_id)
        return {(one.measure_id, one.key): one for one in found}

    def _targets(self, indicators: Mapping[tuple[int, str], Indicator]) -> None:
        Target.objects.bulk_create(
            Target(
                wording=self.wordings[one.code],
                indicator=indicators[self.measures[one.code].pk, item.key],
                kind=item.kind, value=item.value, baseline_year=item.baseline_year, by=item.by,
                whole_programme=item.whole_programme, printed=item.printed,
            )
            for one in self.plan.measures
            for item in one.targets
        )  # fmt: skip


def _by_kind(measure: kernel.Measure) -> Iterable[tuple[PartyKind, tuple[kernel.Party, ...]]]:
    yield PartyKind.HOLDER, measure.holders
    yield PartyKind.PARTICIPANT, measure.participants


def _log(
    version: PlanVersion, gone: set[str], measures: Mapping[str, Measure], by: User | None
) -> None:
    name = by.get_full_name() if by else ""
    after = {"version": version.number, "source": version.source_name}
    Change.objects.bulk_create(
        [
            Change(
                plan_id=version.plan_id, what=What.VERSION, after=after, reason=version.note,
                by=by, by_name=name,
            ),
            *(
                Change(
                    plan_id=version.plan_id, measure=measures[code], what=What.DISAPPEARED,
                    after=after, reason=version.note, by=by, by_name=name,
                )
                for code in sorted(gone)
            ),
        ]
    )  # fmt: skip
