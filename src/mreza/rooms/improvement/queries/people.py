"""Reads about staff: who works here on a day, the matrix of competences and its gaps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from mreza.rooms.improvement.models import Competence, Skill, Substitution
from mreza.rooms.improvement.words import Level
from mreza.rooms.network.models import on
from mreza.rooms.workforce.models import Employment, StaffMember


def staff_of(user: Any, code: str) -> StaffMember | None:
    """The staff member of the home who signs in as `user`."""
    return StaffMember.objects.filter(user=user.pk, organisation=code, withdrawn=False).first()


def employed(code: str, day: date) -> QuerySet[StaffMember]:
    """Who is employed in the home on the day."""
    working = Employment.objects.filter(on(day), staff=OuterRef("pk"), withdrawn=False)
    return StaffMember.objects.filter(Exists(working), organisation=code, withdrawn=False)


@dataclass(frozen=True)
class CompetenceRow:
    """A competence: the level of each of staff in the order of the matrix, and the gap."""

    competence: Competence
    levels: tuple[Level | None, ...]
    independent: int

    @property
    def missing(self) -> int:
        """How many more must be able to do it alone."""
        return max(0, self.competence.needed - self.independent)


@dataclass(frozen=True)
class Matrix:
    """Competences by staff, and who stands in for whom."""

    staff: tuple[StaffMember, ...]
    rows: tuple[CompetenceRow, ...]
    substitutes: dict[int, tuple[StaffMember, ...]]

    @property
    def by_person(self) -> list[tuple[StaffMember, tuple[StaffMember, ...]]]:
        """Everybody of the matrix with their substitutes, first of all who has none."""
        found = [(one, self.substitutes.get(one.pk, ())) for one in self.staff]
        return sorted(found, key=lambda pair: bool(pair[1]))

    @property
    def gaps(self) -> int:
        return sum(row.missing > 0 for row in self.rows)


def matrix(code: str, day: date) -> Matrix:
    """The matrix of the day; staff are those employed who have a level or a substitute."""
    skills = Skill.objects.filter(
        organisation=code, withdrawn_at__isnull=True, competence__withdrawn_at__isnull=True
    )
    levels = {(one.competence_id, one.staff_id): Level(one.level) for one in skills}
    replaced = _substitutes(code)
    named = {person for _competence, person in levels} | set(replaced)
    working = {one.pk: one for one in employed(code, day)}
    staff = tuple(one for pk, one in working.items() if pk in named)
    competences = Competence.objects.filter(organisation=code, withdrawn_at__isnull=True)
    rows = [_row(one, staff, levels) for one in competences]
    standing = {pk: tuple(s for s in found if s.pk in working) for pk, found in replaced.items()}
    return Matrix(staff, tuple(rows), standing)


def _row(
    competence: Competence,
    staff: tuple[StaffMember, ...],
    levels: dict[tuple[int, int], Level],
) -> CompetenceRow:
    mine = tuple(levels.get((competence.pk, one.pk)) for one in staff)
    independent = sum(level is not None and level >= Level.ALONE for level in mine)
    return CompetenceRow(competence, mine, independent)


def _substitutes(code: str) -> dict[int, list[StaffMember]]:
    found: dict[int, list[StaffMember]] = defaultdict(list)
    standing = Substitution.objects.filter(organisation=code, withdrawn_at__isnull=True)
    for one in standing.select_related("substitute").order_by("order"):
        found[one.absent_id].append(one.substitute)
    return dict(found)
