"""Measures of a plan as somebody asked for them: words, filters, order; and as rows of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.network.folding import folded, words
from mreza.rooms.plans import money
from mreza.rooms.plans.models import Plan
from mreza.rooms.plans.queries import MeasureState
from mreza.rooms.plans.words import MilestoneStatus, Status

GONE = "disappeared"
ORDERS: dict[str, str | Promise] = {
    "": pgettext_lazy("plan", "as in the plan"),
    "due": gettext_lazy("what is due first"),
    "status": gettext_lazy("what is late first"),
    "money": gettext_lazy("the most money first"),
}
_BY_STATUS = {
    status: place
    for place, status in enumerate(
        (Status.LATE, Status.AT_RISK, Status.NOT_STARTED, Status.ON_TRACK, Status.DONE,
         Status.STOPPED)
    )
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What is asked for; empty is everything. `goal` is the code of a goal or of an area."""

    q: str = ""
    status: str = ""
    holder: str = ""
    year: str = ""
    goal: str = ""
    order: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Asked:
        """From the query of an address; what is unknown asks for nothing that is there."""
        return cls(**{one.name: str(given.get(one.name, ""))[:200] for one in fields(cls)})

    @property
    def anything(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


def listed(found: Iterable[MeasureState], asked: Asked) -> list[MeasureState]:
    """The measures asked for, in the order asked for."""
    tests = _tests(asked)
    kept = [one for one in found if all(test(one) for test in tests)]
    if asked.order == "due":
        return sorted(kept, key=lambda one: one.next_due or date.max)
    if asked.order == "status":
        return sorted(kept, key=lambda one: _BY_STATUS[one.status])
    if asked.order == "money":
        return sorted(kept, key=lambda one: -printed_sum(one))
    return kept


def _tests(asked: Asked) -> list[Callable[[MeasureState], bool]]:
    tests: list[Callable[[MeasureState], bool]] = []
    wanted = words(asked.q)
    if wanted:
        tests.append(lambda one: all(word in text_of(one) for word in wanted))
    if asked.status == GONE:
        tests.append(lambda one: one.disappeared)
    elif asked.status:
        tests.append(lambda one: one.status == asked.status and not one.disappeared)
    if asked.holder:
        tests.append(lambda one: asked.holder in holder_keys(one))
    if asked.year:
        tests.append(lambda one: asked.year in years_of(one))
    if asked.goal:
        tests.append(
            lambda one: asked.goal == one.area.code or asked.goal in {g.code for g in one.goals}
        )
    return tests


def text_of(one: MeasureState) -> str:
    """What words are looked for in: code, titles, purpose, parties, folded."""
    wording = one.wording
    names = " ".join(party.name for party in (*one.holders, *one.participants))
    texts = (one.code, wording.printed_code, wording.title_sl, wording.title_en,
             wording.purpose_sl, wording.purpose_en, names)  # fmt: skip
    return folded(" ".join(texts))


def holder_keys(one: MeasureState) -> set[str]:
    """Holders by organisation, or by printed name where the registry has none."""
    return {str(party.organisation_id or party.name) for party in one.holders}


def years_of(one: MeasureState) -> set[str]:
    """Years in which something of the measure falls due."""
    return {str(item.due.year) for item in one.milestones if item.due}


def printed_sum(one: MeasureState) -> Decimal:
    """All that is printed in euros, whatever it is for; to sort by."""
    return sum((item.euros for item in one.amounts if item.euros is not None), Decimal(0))


def options(found: Iterable[MeasureState]) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen of each filter: value and label."""
    listed_ = list(found)
    holders = {
        str(party.organisation_id or party.name): party.name
        for one in listed_
        for party in one.holders
    }
    goals: dict[str, str] = {}
    for one in listed_:
        goals[one.area.code] = f"{one.area.code} {one.area.title}"
        goals |= {goal.code: f"{goal.code} {goal.title}" for goal in one.goals}
    states = [(status.value, str(status.label)) for status in Status]
    gone = [(GONE, pgettext("plan", "no longer in the plan"))]
    return {
        "status": states + (gone if any(one.disappeared for one in listed_) else []),
        "holder": sorted(holders.items(), key=lambda pair: folded(pair[1])),
        "year": [(year, year) for year in sorted(set().union(*map(years_of, listed_)))],
        "goal": sorted(goals.items()),
    }


@dataclass(frozen=True)
class Progress:
    """Milestones that have a day: how many are done of all."""

    done: int
    all: int


def progress(one: MeasureState) -> Progress:
    dated = [item for item in one.milestones if item.state != MilestoneStatus.PERMANENT]
    done = sum(item.state == MilestoneStatus.DONE for item in dated)
    return Progress(done, len(dated))


def record(one: MeasureState, plan: Plan) -> dict[str, Any]:
    """One measure as plain values, for JSON and for files. Sums are texts, days ISO."""
    language = get_language() or "sl"
    way = progress(one)
    entered = {
        name: sum((getattr(f, name) or Decimal(0) for f in one.funds), Decimal(0))
        for name in ("planned", "committed", "spent")
    }
    return {
        "code": one.code,
        "printed_code": one.wording.printed_code,
        "title": one.title,
        "area": one.area.code,
        "goals": [goal.code for goal in one.goals],
        "holders": [party.name for party in one.holders],
        "participants": [party.name for party in one.participants],
        "status": GONE if one.disappeared else one.status.value,
        "why": one.why[language],
        "illustrative": one.illustrative,
        "deadline": one.wording.deadline,
        "next_due": one.next_due.isoformat() if one.next_due else None,
        "milestones": way.all,
        "milestones_done": way.done,
        "amounts": {
            str(year): f"{euros:f}"
            for year, euros in money.stated(plan, [one]).items()
        },
        "planned": f"{entered['planned']:f}",
        "committed": f"{entered['committed']:f}",
        "spent": f"{entered['spent']:f}",
    }  # fmt: skip


def flat(told: dict[str, Any]) -> dict[str, Any]:
    """A record without lists, as a row of a file: names joined, sums by year in columns."""
    row: dict[str, Any] = {}
    for name, value in told.items():
        if isinstance(value, dict):
            row |= {f"printed_{year}": euros for year, euros in value.items()}
        else:
            row[name] = "; ".join(value) if isinstance(value, list) else value
    return row


def sheet(found: Iterable[MeasureState], plan: Plan) -> Sheet:
    """The measures as a table; money printed by year under the letter, and money entered."""
    years = money.years_of(plan)
    header = [
        _("Code"), pgettext("plan", "Measure"), pgettext("plan", "Area"), _("Goals"),
        _("Holders"), _("Participants"), pgettext("plan", "Status"), _("Why"), _("Deadline"),
        _("Next due"), _("Milestones"), pgettext("plan", "Done"),
        *(_("Printed for %(year)s, euros") % {"year": year} for year in years),
        _("Planned, euros"), _("Committed, euros"), _("Spent, euros"),
    ]  # fmt: skip
    return Sheet(_("Measures"), header, [_row(one, plan) for one in found])


def _row(one: MeasureState, plan: Plan) -> list[Any]:
    told = record(one, plan)
    status = pgettext("plan", "no longer in the plan") if one.disappeared else one.status.label
    return [
        told["code"], told["title"], f"{one.area.code} {one.area.title}",
        ", ".join(told["goals"]), "; ".join(told["holders"]), "; ".join(told["participants"]),
        str(status), told["why"], told["deadline"], told["next_due"], told["milestones"],
        told["milestones_done"], *(Decimal(euros) for euros in told["amounts"].values()),
        *(Decimal(told[name]) for name in ("planned", "committed", "spent")),
    ]  # fmt: skip
