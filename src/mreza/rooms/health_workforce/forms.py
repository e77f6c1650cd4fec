"""What people enter: assumptions, a file with its day, inhabitants of a unit."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.forms.fields import NumberField
from mreza.rooms.health_workforce.projection import Assumptions
from mreza.rooms.network.forms import DayInput
from mreza.rooms.network.models import Unit
from mreza.site.collation import slovene_key

AGES: Final = (55, 75)
MOST: Final = {
    "retirement_age": Decimal(AGES[1]), "retirement_spread": Decimal(5), "spread": Decimal(100),
    "departures": Decimal(50), "leaving": Decimal(50),
    # A growth goes on for fifteen years: at more, the table cannot hold what it comes to.
    "need_growth": Decimal(20), "productivity_growth": Decimal(20),
}  # fmt: skip
LABELS: Final = {
    "retirement_age": _("Age of retirement (years)"),
    "retirement_spread": _("Uncertainty of that age (years)"),
    "spread": _("Uncertainty of all other assumptions (%)"),
    "shortage": _("Missing today (in full-time equivalents, %)"),
    "entrants": _("Entering from education (% a year)"),
    "arrivals": _("Arriving from abroad (% a year)"),
    "departures": _("Going abroad (% a year)"),
    "leaving": _("Other leaving (% a year)"),
    "need_growth": _("Growth of the workload (% a year)"),
    "productivity_growth": _("Growth of productivity (% a year)"),
}
WHOLE: Final = ("retirement_age", "retirement_spread", "spread")
NAMES: Final = tuple(one.name for one in fields(Assumptions))


class AssumptionsForm(forms.Form):
    """Assumptions of a projection, in the address, so that they can be shared. Empty is default."""

    def __init__(self, data: QueryDict | dict[str, Any], own: Assumptions, prefix: str = ""):
        self.own = own
        given = {key: value for key, value in data.items() if value}
        shown = {f"{prefix}-{name}" if prefix else name: getattr(own, name) for name in NAMES}
        super().__init__(shown | given, prefix=prefix or None)
        for name in NAMES:
            self.fields[name] = NumberField(
                label=LABELS[name], places=0 if name in WHOLE else 2,
                most=MOST.get(name, Decimal(100)), required=False,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        age = given.get("retirement_age")
        if age is not None and age < AGES[0]:
            self.add_error("retirement_age", _("An age from 55 to 75 is needed."))
        return given

    def assumptions(self) -> Assumptions:
        """What is given, the default in the place of what is empty or wrong."""
        given = self.cleaned_data
        return Assumptions(**{
            name: getattr(self.own, name) if given.get(name) is None else given[name]
            for name in NAMES
        })  # fmt: skip


class SendForm(forms.Form):
    """A file of workers, and the day on which they were so."""

    day = forms.DateField(
        label=_("Day of the data"),
        widget=DayInput(),
        help_text=_(
            "Workers as they are on this day; for the yearly data the last day of the year."
        ),
    )
    file = forms.FileField(
        label=_("File"),
        max_length=1000,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx,.parquet"}),
        help_text=_("CSV or XLSX, as in the template. Slovene or international numbers."),
    )

    def __init__(self, *given: Any, today: date, **more: Any) -> None:
        super().__init__(*given, **more)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise ValidationError(_("This day is still to come: enter a day until today."))
        if day.year < self.today.year - 20:
            raise ValidationError(_("Data older than twenty years are not collected."))
        return day


class InhabitantsForm(forms.Form):
    """How many people live in a unit, from which day on, and where the figure is from."""

    unit = forms.ChoiceField(label=_("Region unit"))
    persons = NumberField(label=_("Inhabitants"), places=0, most=Decimal(2_500_000))
    first = forms.DateField(label=_("Holds from"), widget=DayInput())
    source = forms.CharField(
        label=_("Source"), max_length=200,
        help_text=_("Who published the figure, and for which day."),
    )  # fmt: skip

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        units = sorted(Unit.objects.all(), key=lambda unit: slovene_key(unit.name))
        field: Any = self.fields["unit"]
        field.choices = [(unit.code, unit.name) for unit in units]

    def clean_persons(self) -> int:
        persons = int(self.cleaned_data["persons"])
        if persons < 1:
            raise ValidationError(_("At least one inhabitant is needed."))
        return persons


class WithdrawForm(forms.Form):
    why = forms.CharField(label=_("Why"), max_length=300)
