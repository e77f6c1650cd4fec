"""Forms of one milestone, sum or target of an import: written anew, taken out or added."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.contracts.forms.fields import NumberField
from mreza.rooms.network.forms import DayInput
from mreza.rooms.plans.correcting import LONGEST_NAME, MOST, Field
from mreza.rooms.plans.importing import plain, rows
from mreza.rooms.plans.words import Basis, Direction, TargetKind

_WITH_A_SUM: Final = (
    Basis.YEAR, Basis.BOTH_YEARS, Basis.PER_YEAR, Basis.PER_MONTH, Basis.WHOLE_PROGRAMME,
)  # fmt: skip
_WITHOUT_A_SUM: Final = (Basis.NONE_ADDITIONAL, Basis.UNSTATED)
ONCE, YEARLY, PERMANENT = "once", "yearly", "permanent"


def _year(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=2000, max_value=2100, help_text=help_text
    )


def _title(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_NAME)


class RowForm(forms.Form):
    """A row by its parts. `parts` is the row as it stands, `seen` the revision of the import."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, data: Any, *, of: Field, parts: dict[str, Any], initial: dict[str, Any]
    ) -> None:  # fmt: skip
        super().__init__(data, initial=self.asked(parts) | initial)
        self.of, self.parts = of, parts
        if of.value:
            self.fields["remove"] = forms.BooleanField(
                label=_("The document has no such thing: take it out"), required=False
            )

    def _clean_fields(self) -> None:
        """What is taken out needs nothing else to be right."""
        super()._clean_fields()  # type: ignore[misc]
        if self.removed:
            for name in [one for one in self.errors if one != "seen"]:
                del self.errors[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.removed and not self.errors:
            for name, why in self.missing(given).items():
                self.add_error(name, why)
        return given

    @property
    def removed(self) -> bool:
        return bool(self.cleaned_data.get("remove"))

    def written(self) -> str:
        """The row as it is kept; empty where it is taken out."""
        if self.removed:
            return ""
        given = plain.plain(self.given(self.cleaned_data))
        if "title" in given and given["title"] == self.parts["title"]["sl"]:
            given["title"] = self.parts["title"]
        elif "title" in given:  # our English words were for another title
            given["title"] = {"sl": given["title"], "en": ""}
        return rows.written(self.parts | given)

    def asked(self, parts: dict[str, Any]) -> dict[str, Any]:
        """What the form begins with."""
        raise NotImplementedError

    def missing(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """What is wrong with parts that are right each by itself, by the name of the field."""
        raise NotImplementedError

    def given(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The parts of the row that follow from what was entered."""
        raise NotImplementedError


class MilestoneForm(RowForm):
    """Something due on a day, every year, or always."""

    title = _title(pgettext_lazy("plan", "Milestone"))
    when = forms.ChoiceField(
        label=_("When"),
        choices=[
            (ONCE, _("on a day")), (YEARLY, _("every year")),
            (PERMANENT, pgettext_lazy("plan", "permanent task")),
        ],
    )  # fmt: skip
    due = forms.DateField(label=_("Day"), required=False, widget=DayInput())

    def asked(self, parts: dict[str, Any]) -> dict[str, Any]:
        due = date.fromisoformat(parts["due"]) if parts["due"] else None
        new = not parts["title"]["sl"]
        when = YEARLY if parts["yearly"] else ONCE if due or new else PERMANENT
        return {"title": parts["title"]["sl"], "when": when, "due": due}

    def missing(self, given: Mapping[str, Any]) -> dict[str, Any]:
        once = given["when"] == ONCE and given["due"] is None
        return {"due": _("Enter the day on which it is due.")} if once else {}

    def given(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        due = asked["due"] if asked["when"] == ONCE else None
        yearly = asked["when"] == YEARLY
        days = {} if yearly else {"first": None, "last": None}
        return {"title": asked["title"], "due": due, "yearly": yearly, **days}


class AmountForm(RowForm):
    """Money as the document prints it."""

    basis = forms.ChoiceField(label=_("What the sum is for"), choices=Basis.choices)
    euros = NumberField(label=_("Euros"), places=2, most=MOST, required=False)
    year = _year(pgettext_lazy("plan", "Year"), _("Only of a sum for one year."))
    source = forms.CharField(
        label=pgettext_lazy("plan", "Source of funds"), max_length=LONGEST_NAME, required=False
    )

    def asked(self, parts: dict[str, Any]) -> dict[str, Any]:
        euros = Decimal(parts["euros"]) if parts["euros"] is not None else None
        return {name: parts[name] for name in ("basis", "year", "source")} | {"euros": euros}

    def missing(self, given: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if given["basis"] in _WITH_A_SUM and given["euros"] is None:
            found["euros"] = _("Enter the sum, or choose that none is stated.")
        if given["basis"] in _WITHOUT_A_SUM and given["euros"] is not None:
            found["euros"] = _("There is no sum where none is stated.")
        if given["basis"] == Basis.YEAR and given["year"] is None:
            found["year"] = _("Enter the year of the sum.")
        return found

    def given(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        return {name: asked[name] for name in ("basis", "euros", "year", "source")}


class TargetForm(RowForm):
    """What is to be reached."""

    title = _title(pgettext_lazy("plan", "Indicator"))
    kind = forms.ChoiceField(label=_("Kind of target"), choices=TargetKind.choices)
    value = NumberField(label=_("Value or per cent"), places=4, most=MOST, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=120, required=False)
    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices)
    baseline_year = _year(_("Baseline year"))

    def asked(self, parts: dict[str, Any]) -> dict[str, Any]:
        value = Decimal(parts["value"]) if parts["value"] is not None else None
        names = ("kind", "unit", "direction", "baseline_year")
        return {name: parts[name] for name in names} | {
            "title": parts["title"]["sl"], "value": value,
        }  # fmt: skip

    def missing(self, given: Mapping[str, Any]) -> dict[str, Any]:
        percent = given["kind"] in (TargetKind.PERCENT_MORE, TargetKind.PERCENT_OF)
        if percent and given["value"] is None:
            return {"value": _("Enter how many per cent.")}
        return {}

    def given(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        names = ("title", "kind", "value", "unit", "direction", "baseline_year")
        return {name: asked[name] for name in names}


FORMS: Final[dict[str, type[RowForm]]] = {
    "milestone": MilestoneForm, "amount": AmountForm, "target": TargetForm,
}  # fmt: skip
