"""Rows of a period, read once for all that is counted from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from mreza.rooms.workforce.models import Absence, AbsenceKind, Employment, Training
from mreza.rooms.workforce.spans import days, meeting

DAY = timedelta(days=1)


class Rows:
    """Records of `codes` that say something about the days from `first` to `last`."""

    def __init__(self, codes: Collection[str], first: date, last: date) -> None:
        self.codes, self.first, self.last = codes, first, last

    @cached_property
    def people(self) -> dict[str, dict[int, list[Employment]]]:
        """Employments by organisation and person, of people employed in the period.

        With those of the day before it (who was here) and of the day after (who stays).
        """
        rows = (
            Employment.objects.filter(
                meeting(self.first - DAY, self.last + DAY),
                staff__organisation__in=self.codes,
                withdrawn=False,
                staff__withdrawn=False,
            )
            .select_related("staff")
            .order_by("staff_id", "valid")
        )
        found: dict[str, dict[int, list[Employment]]] = defaultdict(lambda: defaultdict(list))
        for row in rows:
            found[str(row.staff.organisation_id)][row.staff_id].append(row)
        employed = {
            code: {key: own for key, own in people.items() if any(map(self.meets, own))}
            for code, people in found.items()
        }
        return {code: people for code, people in employed.items() if people}

    def meets(self, one: Employment) -> bool:
        """Whether the employment has a day of the period."""
        return one.first_day <= self.last and (one.last_day is None or one.last_day >= self.first)

    @cached_property
    def absences(self) -> dict[int, list[Absence]]:
        """Sick and parental leave of each person."""
        rows = Absence.objects.filter(
            meeting(self.first, self.last), staff__organisation__in=self.codes, withdrawn=False,
            kind__in=[AbsenceKind.SICK, AbsenceKind.PARENTAL],
        )  # fmt: skip
        found: dict[int, list[Absence]] = defaultdict(list)
        for row in rows:
            found[row.staff_id].append(row)
        return found

    @cached_property
    def attendances(self) -> dict[str, list[dict[str, Any]]]:
        """Referred trainings with a day in the period: a row for each person who attended, one
        without a person for a training that nobody attended."""
        rows = Training.objects.filter(
            organisation__in=self.codes, referred=True, withdrawn=False,
            valid__overlap=days(self.first, self.last),
        )  # fmt: skip
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows.order_by().values(
            "pk", "organisation_id", "valid", "hours", "minutes_an_hour", "cost",
            "public_certificate", "attendances__staff_id", "attendances__hours",
            "attendances__withdrawn",
        ):  # fmt: skip
            found[row["organisation_id"]].append({**row})
        return found
