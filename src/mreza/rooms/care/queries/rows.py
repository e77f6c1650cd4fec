"""Rows of a period, read once for all that is counted from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, Sum, Value

from mreza.rooms.care.models import (
    Enrolment,
    LeisureAttendance,
    LeisureWish,
    MedicationUse,
    Visit,
)
from mreza.rooms.care.queries.by_hand import Key, Months, head_counts
from mreza.rooms.workforce.spans import Span, meeting, of_range

Days = dict[tuple[str, int], list[Span]]  # (organisation, user) -> days in the period


class Rows:
    """Records of `codes` that say something about the days from `first` to `last`.

    `by_hand` False leaves the numbers entered by hand out.
    """

    def __init__(
        self, codes: Collection[str], first: date, last: date, *, by_hand: bool = True
    ) -> None:
        self.codes, self.first, self.last, self.by_hand = codes, first, last, by_hand

    @cached_property
    def enrolled(self) -> dict[Key, dict[int, list[Span]]]:
        """Days of each user in each service."""
        rows = Enrolment.objects.filter(self._of_users()).order_by()
        found: dict[Key, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for code, service, user, valid in rows.values_list(
            "user__organisation_id", "service", "user_id", "valid"
        ):
            found[code, service][user] += self._within(valid)
        return found

    @property
    def medicated(self) -> Days:
        """Days on which users took medicines."""
        return self._lasting["medication"]

    @property
    def wishes(self) -> Days:
        """Days on which the plan of users wished leisure."""
        return self._lasting["wish"]

    @cached_property
    def _lasting(self) -> dict[str, Days]:
        """Medicines and wishes, in one query."""
        asked = [
            model._default_manager.filter(self._of_users())
            .order_by()
            .annotate(what=Value(what))
            .values_list("what", "user__organisation_id", "user_id", "valid")
            for model, what in ((MedicationUse, "medication"), (LeisureWish, "wish"))
        ]
        found: dict[str, Days] = {"medication": defaultdict(list), "wish": defaultdict(list)}
        for what, code, user, valid in asked[0].union(asked[1], all=True):
            found[what][code, user] += self._within(valid)
        return found

    @cached_property
    def attended(self) -> dict[int, set[date]]:
        """Days on which each user took part in leisure."""
        rows = LeisureAttendance.objects.filter(
            activity__organisation__in=self.codes, activity__day__range=(self.first, self.last),
            activity__withdrawn=False, withdrawn=False,
        ).order_by()  # fmt: skip
        found: dict[int, set[date]] = defaultdict(set)
        for user, day in rows.values_list("user_id", "activity__day"):
            found[user].add(day)
        return found

    @cached_property
    def visits(self) -> list[tuple[str, str, str, int, int]]:
        """(organisation, service, why missed, minutes agreed, done), summed."""
        rows = Visit.objects.filter(
            day__range=(self.first, self.last), agreement__user__organisation__in=self.codes,
            agreement__withdrawn=False, agreement__user__withdrawn=False, withdrawn=False,
        ).order_by()  # fmt: skip
        return list(
            rows.values_list(
                "agreement__user__organisation_id", "agreement__service", "missed_because"
            ).annotate(Sum("agreed_minutes"), Sum("done_minutes"))
        )

    @cached_property
    def hand(self) -> Months:
        """Numbers entered by hand, of whole months."""
        return head_counts(self.codes, self.first, self.last) if self.by_hand else {}

    def _of_users(self) -> Any:
        return (
            meeting(self.first, self.last)
            & Q(user__organisation__in=self.codes, withdrawn=False, user__withdrawn=False)
        )  # fmt: skip

    def _within(self, valid: Any) -> list[Span]:
        span = of_range(valid, Span(self.first, self.last))
        return [] if span is None else [span]
