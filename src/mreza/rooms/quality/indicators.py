"""The indicators of the guidelines as this room follows them: beside what the act says of each, by
what it is compared, where its records are and who its report goes to.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from mreza import acts
from mreza.acts.quality_guidelines_2025 import indicators as law
from mreza.acts.quality_guidelines_2025.formulas.scope import SERVICES
from mreza.kernel.errors import find
from mreza.kernel.formula import Formula
from mreza.kernel.table import Table
from mreza.kernel.text import NO_TEXT, Text
from mreza.rooms.quality.control.funnel import Model

ACT = law.ACT
PERCENT = 100
PERIODS = {"month": 1, "three_months": 3, "set_by_ministry": 1}


class Addressee(StrEnum):
    """Who a report goes to."""

    MINISTRY = "ministry"
    HEALTH_QUALITY = "health_quality"  # the ministry of health or its agency for quality (5.1.1)


@dataclass(frozen=True)
class Indicator:
    """An indicator of the act (`law`) with what this room adds.

    `value` is the formula that is drawn and compared, `counts` says that it is a rate of events
    and no share. `hours`: its parts are hours, which are no independent trials.
    """

    law: law.Indicator
    short: Text
    records: str
    hours: bool = False
    addressees: tuple[Addressee, ...] = (Addressee.MINISTRY,)
    note: Text = NO_TEXT

    @property
    def name(self) -> str:
        return self.law.code

    @property
    def title(self) -> Text:
        return self.law.title

    @property
    def services(self) -> tuple[str, ...]:
        return self.law.services

    @property
    def value(self) -> str:
        """The formula that charts are drawn of: the plain share where the letter is another."""
        return self.law.chart_formula or self.law.formula

    @property
    def letter(self) -> str:
        """The formula by the document's letter, where it is another than the drawn one."""
        return self.law.formula if self.law.formula != self.value else ""

    @property
    def beside(self) -> tuple[str, ...]:
        """Formulas shown with the value."""
        names = (self.letter, *self.law.beside)
        return tuple(name for name in dict.fromkeys(names) if name and name != self.value)

    @property
    def numerator(self) -> str:
        return self.law.numerator_input

    @property
    def denominator(self) -> str:
        return self.law.denominator_input

    @property
    def minutes(self) -> bool:
        """Whether its hours are counted as minutes."""
        inputs = {item.name: item for item in self.table.inputs}
        return str(inputs[self.numerator].unit) == "minute"

    @property
    def counted_in(self) -> str:
        """The unit of its parts; empty for what is counted by heads or events."""
        if not self.hours:
            return ""
        return "min" if self.minutes else "h"

    @property
    def counts(self) -> bool:
        return self.law.chart in ("u", "days_between")

    @property
    def funnel(self) -> Model:
        if self.hours:
            return Model.WIDENED
        return Model.POISSON if self.counts else Model.WILSON

    @property
    def period(self) -> int:
        """Months that a value is about; the last is the one it is filed under."""
        return PERIODS[self.law.period]

    @cached_property
    def table(self) -> Table:
        return acts.get(ACT).table(self.law.table)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """What the act's table takes as numbers: what is counted."""
        return tuple(item.name for item in self.table.inputs if item.kind == "number")

    @property
    def formula(self) -> Formula:
        return self.table.formula(self.value)

    @cached_property
    def factor(self) -> int:
        """Turns numerator / denominator into the unit of the value."""
        if not self.law.base:
            return PERCENT
        act = acts.get(ACT)
        return int(str(act.parameter(self.law.base).on(act.in_force_from).value))

    @property
    def most(self) -> int | None:
        """The largest value there can be; None for rates."""
        return None if self.counts else self.factor


MORE_IS_FOUND = Text(
    "Več prijav lahko pomeni tudi, da se odkriva več: vrednost ni ocena doma.",
    "More reports may also mean that more is found: the value does not grade a home.",
)
ADDED = {
    "medication_safety": {
        "short": Text("Incidenti pri rabi zdravil", "Medication incidents"),
        "records": "incidents",
        "addressees": (Addressee.MINISTRY, Addressee.HEALTH_QUALITY),
        "note": MORE_IS_FOUND,
    },
    "leisure_inclusion": {
        "short": Text("Vključeni v prostočasne aktivnosti", "In leisure activities"),
        "records": "leisure",
    },
    "home_care_hours": {
        "short": Text("Izpadle dogovorjene ure na domu", "Agreed hours missed at home"),
        "records": "visits",
        "hours": True,
    },
    "special_conditions": {
        "short": Text("Incidenti pod posebnimi pogoji", "Incidents, special conditions"),
        "records": "incidents",
        "note": MORE_IS_FOUND,
    },
    "staff_turnover": {
        "short": Text("Fluktuacija, zadnji trije meseci", "Turnover, last three months"),
        "records": "staff",
    },
    "staff_training": {
        "short": Text("Zaposleni na usposabljanjih", "Staff in training"),
        "records": "trainings",
    },
    "sick_leave": {
        "short": Text("Bolniška odsotnost", "Sick leave"),
        "records": "absences",
        "hours": True,
    },
}


@cache
def all_of() -> tuple[Indicator, ...]:
    """All indicators in the order of the guidelines."""
    return tuple(Indicator(item, **ADDED[item.code]) for item in law.indicators())  # type: ignore[arg-type]


def get(name: str) -> Indicator:
    """The indicator `name`. Raises `UnknownNameError` with near names."""
    return find(name, {item.name: item for item in all_of()}, "indicator", ACT)


@cache
def order(name: str) -> int:
    """Its place in the guidelines."""
    return [item.name for item in all_of()].index(name)


@cache
def of_service(service: str) -> tuple[Indicator, ...]:
    return tuple(one for one in all_of() if service in one.services)


@cache
def of_home() -> tuple[Indicator, ...]:
    return tuple(one for one in all_of() if not one.services)


def service_title(service: str) -> Text:
    """What the act calls a service; nothing for an indicator of the whole home."""
    return SERVICES.get(service, NO_TEXT)
