"""The demonstration: the whole model of one home, a finished round of the other care homes.

Everything is made up and says so where it is shown. Loading again changes nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from typing import Any

from django.db import models, transaction

from mreza.rooms.improvement import demo_rounds, registers
from mreza.rooms.improvement.actions.entries import plain
from mreza.rooms.improvement.declaring import Register
from mreza.rooms.improvement.models import (
    Change,
    Confirmation,
    DocumentVersion,
    Entry,
    EquipmentEvent,
    Goal,
    GoalReading,
    Review,
    SurveyScore,
)
from mreza.rooms.improvement.queries.people import employed
from mreza.rooms.improvement.words import What
from mreza.rooms.network.models import Organisation
from mreza.rooms.obligations import files as kept_files
from mreza.rooms.workforce.models import StaffMember
from mreza.site import clock

HOME = "dom-ob-savinji-celje"
BY = "demo"
_OFFSET = re.compile(r"([+-][0-9]+)d")
Row = dict[str, Any]


def load() -> str | None:
    """Make what is not there yet; one line says what was made."""
    if Review.objects.exists() or not Organisation.objects.filter(pk=HOME).exists():
        return None
    day = clock.today()
    with transaction.atomic():
        made = _Making(day)
        made.home()
        rounds = demo_rounds.make(HOME, day, _read("assessments"), lambda text: _value(text, day))
    return f"Quality model: {made.entries} entries, {rounds} assessments (demonstration)."


def _read(name: str) -> Row:
    text = (files("mreza.rooms.improvement") / "demo" / f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def _value(given: Any, day: date) -> Any:
    """A value of the file; `-40d` is a day counted from `day`."""
    found = _OFFSET.fullmatch(given) if isinstance(given, str) else None
    return day + timedelta(days=int(found[1])) if found else given


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(11), UTC)


class _Making:
    """Entries of one home, each with the change that recorded it."""

    def __init__(self, day: date) -> None:
        self.day, self.entries = day, 0

    def home(self) -> None:
        """Every register."""
        staff = list(employed(HOME, self.day).order_by("code"))
        for register in (registers.RISKS, registers.SWOT, registers.IMPROVEMENTS):
            self.put(register, _read(register.slug)["entry"])
        self.put(registers.PARTNERSHIPS, _read("partnerships")["entry"])
        self.with_lines(registers.EQUIPMENT, EquipmentEvent, _read("equipment")["entry"])
        self.supervisions()
        self.goals()
        self.surveys()
        self.people(staff)
        self.documents(staff)
        self.reviews()

    def put(self, register: Register, rows: Iterable[Row]) -> list[Any]:
        """Entries numbered from one, recorded some months ago."""
        made: list[Entry] = [
            register.model(
                organisation_id=HOME,
                number=number,
                **{name: _value(value, self.day) for name, value in row.items()},
            )
            for number, row in enumerate(rows, start=1)
        ]
        register.model._default_manager.bulk_create(made)
        changes = Change.objects.bulk_create(
            Change(
                organisation_id=HOME, register=register.slug, entry=one.pk, revision=1,
                at=_noon(self.day - timedelta(days=320 - one.number * 17 % 290)),
                by_name=BY, what=What.ADDED, after=plain(one, register.fields),
            )
            for one in made
        )  # fmt: skip
        self.entries += len(changes)
        return made

    def with_lines(
        self, register: Register, model: type[models.Model], rows: list[Row]
    ) -> list[Any]:
        """Entries with the lines that the file gives them."""
        lines = [row.pop("lines", []) for row in rows]
        made = self.put(register, rows)
        model._default_manager.bulk_create(
            model(entry=one, by_name=BY, **{name: _value(v, self.day) for name, v in line.items()})
            for one, mine in zip(made, lines, strict=True)
            for line in mine
        )
        return made

    def supervisions(self) -> None:
        rows = _read("supervisions")["entry"]
        below = [row.pop("recommendations", []) for row in rows]
        made = self.put(registers.SUPERVISIONS, rows)
        self.put(
            registers.RECOMMENDATIONS,
            [
                {"supervision": one, **line}
                for one, mine in zip(made, below, strict=True)
                for line in mine
            ],
        )

    def goals(self) -> None:
        rows = _read("goals")["entry"]
        parts = {title: row["title"] for row in rows for title in row.pop("parts", [])}
        for row in rows:
            first, last = row.pop("years")
            row |= {"first_year": self.day.year + first, "last_year": self.day.year + last}
        made = self.with_lines(registers.GOALS, GoalReading, rows)
        by_title = {one.title: one for one in made}
        for title, above in parts.items():
            by_title[title].part_of = by_title[above]
        Goal.objects.bulk_update(made, ["part_of"])

    def surveys(self) -> None:
        """A round each of the last three years; the smallest question has too few answers."""
        told = _read("surveys")["survey"]
        rows, scores = [], []
        for group in told:
            for place in range(3):
                day = self.day - timedelta(days=45 + 365 * (2 - place))
                answered = group["answered"][place]
                rows.append(
                    {
                        "title": f"{group['title']} {day.year}", "day": day,
                        "respondents": group["respondents"],
                        "invited": group["invited"][place], "answered": answered,
                    }
                )  # fmt: skip
                mine = [(q, s[place], answered) for q, s in group["scores"].items()]
                scores.append(mine + ([(group["few"], "2.50", 4)] if "few" in group else []))
        made = self.put(registers.SURVEYS, rows)
        SurveyScore.objects.bulk_create(
            SurveyScore(entry=one, question=question, score=score, answers=n, by_name=BY)
            for one, mine in zip(made, scores, strict=True)
            for question, score, n in mine
        )

    def people(self, staff: list[StaffMember]) -> None:
        told = _read("people")
        levels = [row.pop("levels") for row in told["competence"]]
        made = self.put(registers.COMPETENCES, told["competence"])
        assessed = self.day - timedelta(days=100)
        self.put(
            registers.SKILLS,
            [
                {"competence": one, "staff": person, "level": level, "assessed_on": assessed}
                for one, mine in zip(made, levels, strict=True)
                for person, level in zip(staff, mine, strict=False)
            ],
        )
        self.put(registers.SUBSTITUTIONS, list(_substitutions(told["substitution"], staff)))
        self.put(registers.TALKS, list(self._talks(staff)))

    def _talks(self, staff: list[StaffMember]) -> Iterator[Row]:
        """Talks of this year and the last; of this year the last third is still open."""
        for year in (self.day.year - 1, self.day.year):
            for place, person in enumerate(staff[:30]):
                planned = date(year, 2 + place % 11, 5 + place % 20)
                done = planned + timedelta(days=place % 9)
                happened = done < self.day and not (year == self.day.year and place % 3 == 2)
                yield {
                    "staff": person, "year": year, "planned_on": planned,
                    "done_on": done if happened else None, "led_by": "vodja oddelka",
                    "notes": "Dogovor o usposabljanju in željah za delo." if happened else "",
                }  # fmt: skip

    def documents(self, staff: list[StaffMember]) -> None:
        rows = _read("documents")["entry"]
        below = [row.pop("versions", []) for row in rows]
        made = self.put(registers.DOCUMENTS, rows)
        versions = DocumentVersion.objects.bulk_create(
            self._version(one, line) for one, mine in zip(made, below, strict=True) for line in mine
        )
        Confirmation.objects.bulk_create(
            Confirmation(version=version, staff=person, name=person.name, by_name=BY)
            for place, version in enumerate(versions)
            for reader, person in enumerate(staff)
            if version.entry.must_read and (reader * 7 + place * 3) % 10 < 7
        )

    def _version(self, document: Any, line: Row) -> DocumentVersion:
        title = f"{document.code} {document.title}, {line['version']}"
        text = f"Sintetični dokument za prikaz. / A synthetic document for show.\n\n{title}\n"
        kept = kept_files.keep([text.encode()], f"{document.code}-{line['version']}.txt")
        return DocumentVersion(
            entry=document, version=line["version"], note=line["note"], by_name=BY,
            valid_from=_value(line["valid_from"], self.day), file_name=kept.name,
            file_key=kept.key, sha256=kept.sha256, bytes=kept.bytes,
        )  # fmt: skip

    def reviews(self) -> None:
        """The risk register gone through twice a year."""
        told = "Pregledana vsa tveganja; ocene po ukrepih potrjene, dve tveganji dodani."
        Review.objects.bulk_create(
            Review(
                organisation_id=HOME, register=registers.RISKS.slug,
                day=self.day - timedelta(days=before), findings=told,
                present="komisija za kakovost", by_name=BY,
            )
            for before in (560, 375, 190)
        )  # fmt: skip


def _substitutions(told: list[Row], staff: list[StaffMember]) -> Iterator[Row]:
    """People by their place in the home's staff; of those that are there."""
    for row in told:
        if max(row["absent"], row["substitute"]) < len(staff):
            yield row | {"absent": staff[row["absent"]], "substitute": staff[row["substitute"]]}
