"""A measure of the report in words: its facts, tables, and what holders reported of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mreza.rooms.plans.words import Basis, EntryState, MilestoneStatus, Status, TargetKind
from mreza.rooms.plans.yearly import content
from mreza.rooms.plans.yearly.paper import Said, Section, Table
from mreza.rooms.plans.yearly.snapshots import Data
from mreza.site import formats

TONES = {
    Status.DONE: "good",
    Status.ON_TRACK: "good",
    Status.AT_RISK: "warn",
    Status.LATE: "late",
    Status.STOPPED: "late",
}


def section(measure: Data, language: str) -> Section:
    """Under the code and title of the measure: status with its cause, facts, tables, entries."""
    status = Status(measure["status"])
    return Section(
        heading=f"{measure['measure']} {measure['title'][language]}",
        mark=pgettext("report of a plan", "Status: %(status)s") % {"status": status.label},
        tone=TONES.get(status, ""),
        text=measure["why"][language],
        keys=tuple((label, value) for label, value in _facts(measure, language) if value),
        tables=tuple(_tables(measure, language)),
        said=tuple(_said(entry, language) for entry in content.sent(measure)),
    )


def _facts(measure: Data, language: str) -> Iterator[tuple[str, str]]:
    yield pgettext("plan", "Holder"), _names(measure["holders"])
    yield pgettext("plan", "Participants"), _names(measure["participants"])
    yield _("Deadline as printed"), measure["deadline"]
    yield pgettext("plan", "Specific goals"), ", ".join(measure["goals"])
    yield _("Measure of success"), measure["success"][language]
    yield _("Funding as printed"), measure["funding"]
    if measure["continues"]:
        yield pgettext("plan", "After the plan"), _("The measure goes on after the plan ends.")
    yield pgettext("plan", "Note"), measure["note"][language]
    yield pgettext("plan", "Open risks"), "; ".join(one["title"] for one in measure["risks"])


def _names(parties: list[Data]) -> str:
    return ", ".join(party["name"] for party in parties)


def _tables(measure: Data, language: str) -> Iterator[Table]:
    for make in (_milestones, _amounts, _funds, _indicators):
        found = make(measure, language)
        if found.rows:
            yield found


def _milestones(measure: Data, language: str) -> Table:
    header = (
        pgettext("plan", "Milestone"), pgettext("plan", "Due"), _("Done on"),
        pgettext("plan", "State"),
    )  # fmt: skip
    return Table(
        pgettext("plan", "Milestones"),
        header,
        tuple(
            (
                _titled(one["title"][language], one["year"]),
                day(one["due"], language),
                day(one["done_on"], language),
                str(MilestoneStatus(one["state"]).label),
            )
            for one in measure["milestones"]
        ),
    )


def _titled(title: str, year: int | None) -> str:
    return f"{title} ({year})" if year else title


def _amounts(measure: Data, language: str) -> Table:
    header = (
        pgettext("plan", "What the sum is for"), _("Year"), pgettext("plan", "Source of funds"),
        pgettext("plan", "Sum"),
    )  # fmt: skip
    return Table(
        _("Money that the plan prints"),
        header,
        tuple(
            (
                str(Basis(one["basis"]).label), str(one["year"] or formats.NO_VALUE),
                one["source"] or formats.NO_VALUE, euros(one["euros"], language),
            )
            for one in measure["amounts"]
        ),
        numbers=(3,),
    )  # fmt: skip


def _funds(measure: Data, language: str) -> Table:
    header = (
        _("Year"), pgettext("plan", "Source of funds"), pgettext("plan", "Planned"),
        pgettext("plan", "Committed"), pgettext("plan", "Spent"),
    )  # fmt: skip
    return Table(
        _("Money that was recorded"),
        header,
        tuple(
            (str(one["year"]), one["source"], *(euros(one[n], language) for n in content.MONEY))
            for one in measure["funds"]
        ),
        numbers=(2, 3, 4),
    )


def _indicators(measure: Data, language: str) -> Table:
    header = (
        _("Indicator"), pgettext("plan", "Baseline"), pgettext("plan", "Latest reading"),
        pgettext("plan", "Target"), pgettext("plan", "Way gone"),
    )  # fmt: skip
    return Table(
        pgettext("plan", "Indicators"),
        header,
        tuple(_indicator(one, language) for one in measure["indicators"]),
        numbers=(1, 2, 3, 4),
    )


def _indicator(one: Data, language: str) -> tuple[str, ...]:
    return (
        one["title"][language],
        _read(one["baseline"], one, language),
        _read(one["latest"], one, language),
        _value(one["target"], one, language),
        formats.percent(_decimal(one["progress"]), language=language, places=0),
    )


def _read(reading: Data | None, one: Data, language: str) -> str:
    if reading is None:
        return formats.NO_VALUE
    return f"{_value(reading['value'], one, language)} ({day(reading['day'], language)})"


def _value(text: str | None, one: Data, language: str) -> str:
    """A value of the indicator; of what is done or not, just that."""
    if text is None:
        return formats.NO_VALUE
    if one["kind"] == TargetKind.YES_NO:
        return pgettext("plan", "done") if Decimal(text) else pgettext("plan", "not done")
    return formats.quantity(text, one["unit"], language=language)


def _said(entry: Data, language: str) -> Said:
    state = EntryState(entry["state"]).label
    title = _("%(holder)s, %(day)s: %(state)s") % {
        "holder": entry["name"], "day": day(entry["at"][:10], language), "state": state
    }  # fmt: skip
    parts = (
        (_("Status by the holder:"), str(Status(entry["status"]).label)),
        (_("What was done:"), entry["progress"]),
        (_("Obstacles:"), entry["obstacles"]),
        (_("Next steps:"), entry["next_steps"]),
    )
    return Said(title, tuple((label, text) for label, text in parts if text))


def day(text: str | None, language: str) -> str:
    """An ISO day as people write it."""
    return formats.day(date.fromisoformat(text) if text else None, language=language)


def euros(text: str | None, language: str) -> str:
    return formats.euros(_decimal(text), language=language)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
