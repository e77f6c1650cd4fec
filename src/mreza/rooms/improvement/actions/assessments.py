"""Opening, scoring and finishing assessments; answering those of the ministry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from mreza.rooms.improvement.activities import activities, fingerprint
from mreza.rooms.improvement.models import Answer, Assessment, AssessmentItem
from mreza.rooms.improvement.proposals import Found
from mreza.rooms.improvement.refusals import FinishedError, StaleError, UnscoredError
from mreza.site.accounts.models import User


@transaction.atomic
def open_round(
    organisation: str, kind: str, *, year: int, part: int, visit_on: date | None, by: User
) -> Assessment:
    """Open a round with every activity of the act, none scored yet."""
    assessment = Assessment.objects.create(
        organisation_id=organisation, kind=kind, year=year, part=part, visit_on=visit_on,
        act=fingerprint(), opened_at=timezone.now(), opened_by=by.get_full_name(),
    )  # fmt: skip
    AssessmentItem.objects.bulk_create(
        AssessmentItem(assessment=assessment, position=place, clause=one.clause)
        for place, one in enumerate(activities(), start=1)
    )
    return assessment


@transaction.atomic
def score(
    item: AssessmentItem,
    given: Mapping[str, Any],
    evidence: Sequence[Found],
    *,
    revision: int,
    by: User,
) -> None:
    """Score an activity. What the records showed is kept with it. `StaleError`, `FinishedError`."""
    assessment = Assessment.objects.select_for_update().get(pk=item.assessment_id)
    if assessment.finished:
        raise FinishedError
    mine = AssessmentItem.objects.select_for_update().get(pk=item.pk)
    if mine.revision != revision:
        raise StaleError(mine.changed_by, mine.changed_at)
    for name, value in given.items():
        setattr(mine, name, value)
    mine.evidence = [{"text": one.text, "url": one.url} for one in evidence]
    mine.revision += 1
    mine.changed_at, mine.changed_by = timezone.now(), by.get_full_name()
    mine.save()


@transaction.atomic
def finish(assessment: Assessment, *, summary: str, day: date, by: User) -> None:
    """Finish: from now on nothing of it changes. `UnscoredError` while an activity has none."""
    mine = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if mine.finished:
        raise FinishedError
    unscored = list(mine.items.filter(score__isnull=True).values_list("clause", flat=True))
    if unscored:
        raise UnscoredError(unscored)
    mine.summary, mine.finished_at, mine.finished_on = summary, timezone.now(), day
    mine.finished_by = by.get_full_name()
    mine.save()


def answer(assessment: Assessment, *, text: str, by: User) -> Answer:
    """What the home says to an external assessment; it stands beside it for good."""
    return Answer.objects.create(
        assessment=assessment, text=text, by=by, by_name=by.get_full_name()
    )
