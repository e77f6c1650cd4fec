"""A practitioner's licence as her own page and the chamber's show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from mreza.rooms.licensing import law, missing, words
from mreza.rooms.licensing.models import Content, Credit, CreditKind, Licence, Practitioner
from mreza.rooms.licensing.pictures import Picture, picture
from mreza.rooms.licensing.queries import people, standings
from mreza.rooms.licensing.queries.licences import LicenceState, history, states_among
from mreza.rooms.licensing.queries.standings import MISSING, Standing

MOST_CREDITS = 200
SOON = 365


@dataclass(frozen=True)
class Shown:
    """Everything of one practitioner, in words and numbers of the page."""

    person: Practitioner
    licences: Sequence[Licence]
    state: LicenceState | None
    standing: Standing | None
    credits: Sequence[Credit]
    day: date
    shared: Mapping[str, str] = field(default_factory=dict)

    @property
    def badge(self) -> str:
        return words.BADGES[self.state.status] if self.state else "late"

    @property
    def days_left(self) -> int:
        return max(0, (self.state.last - self.day).days) if self.state else 0

    @property
    def soon(self) -> bool:
        """Whether the last year has begun."""
        return self.state is not None and self.state.is_valid and self.days_left <= SOON

    @property
    def lacking(self) -> list[str]:
        return missing.words(self.standing) if self.standing else []

    @property
    def needed(self) -> str:
        return words.number(law.number("points_needed", self.day))

    @property
    def total(self) -> str:
        return words.number(self.standing.total if self.standing else None)

    @property
    def forecast(self) -> str:
        return words.number(self.standing.forecast if self.standing else None, 1)

    @property
    def on_pace(self) -> bool:
        return self.standing is not None and self.standing.on_pace(self.day)

    def why(self, formula: str) -> str:
        return reverse("licensing:why_period", args=[self.person.number, formula])

    @property
    def missing_points(self) -> dict[str, str]:
        lacks = self.standing.missing_points if self.standing else Decimal(0)
        return {"shown": words.short(lacks), "why": self.why("missing_points")}

    @property
    def pace(self) -> str:
        return self.why("forecast")

    @property
    def contents(self) -> list[dict[str, Any]]:
        """Hours of each mandatory content: recognised, needed, missing."""
        if self.standing is None:
            return []
        return [self._content(Content(one), self.standing) for one in MISSING]

    def _content(self, content: Content, found: Standing) -> dict[str, Any]:
        name = {"legislation_ethics": "legislation", "life_support": "life_support",
                "quality_safety": "quality"}[content.value]  # fmt: skip
        needed = law.number(f"{name}_hours_needed", self.day)
        return {
            "code": content.value,
            "title": content.label,
            "hours": words.number(found.hours[content]),
            "needed": words.number(needed),
            "share": f"{min(Decimal(1), Decimal(float(found.hours[content])) / needed):.3f}",
            "missing": words.short(found.missing_hours[content]),
            "done": found.missing_hours[content] == 0,
            "why": self.why(MISSING[content]),
        }

    @property
    def by_kind(self) -> list[tuple[str, str]]:
        """Kinds with points in this period."""
        points = self.standing.points if self.standing else {}
        return [(str(CreditKind(kind).label), words.number(points[kind]))
                for kind in CreditKind.values if kind in points]  # fmt: skip

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Credits, newest first, with their exact points shown."""
        return [self._row(one) for one in self.credits[:MOST_CREDITS]]

    def _row(self, one: Credit) -> dict[str, Any]:
        counts = bool(
            self.state and not one.withdrawn and self.state.first <= one.last_day <= self.state.last
        )
        return {
            "credit": one,
            "points": words.number(one.points),
            "fraction": "" if one.points.denominator == 1 else str(one.points),
            "content": Content(one.content).label if one.content else "",
            "counts": counts,
            "home": "" if one.withdrawn else self._home(one),
            "why": reverse("licensing:why_credit", args=[self.person.number, one.pk, "points"]),
        }

    def _home(self, one: Credit) -> str:
        """In whose records the same attendance stands: one entry serves both."""
        if one.kind != CreditKind.ATTENDANCE:
            return ""
        return next((home for key, home in self.shared.items() if f"/{key}/" in one.source), "")

    @property
    def picture(self) -> Picture | None:
        return picture(self.standing, self.credits, self.day) if self.standing else None


def shown(person: Practitioner, day: date, shared: Mapping[str, str] | None = None) -> Shown:
    """Three queries: licences with what happened to them, and credits.

    `shared` names the home in whose records an attendance stands too, by the event's key.
    """
    licences = list(history([person.pk]))
    state = states_among(licences, day).get(person.pk)
    earned = people.credits_of(person.pk)
    found = standings.of_one(state, earned, day) if state else None
    return Shown(person, licences, state, found, earned, day, shared or {})
