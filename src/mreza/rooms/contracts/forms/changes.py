"""Forms that draft, change and end contracts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.actions.annexes import NewQuantity
from mreza.rooms.contracts.forms.fields import DeedForm, Line, NumberField
from mreza.rooms.contracts.models import ContractItem
from mreza.rooms.contracts.words import Ground, Side
from mreza.rooms.network.forms import DayInput, choose

# Limits of the columns: what is above does not fit.
MOST_TEAMS, MOST_QUANTITY = Decimal(100_000), Decimal(100_000_000_000)


class DraftForm(forms.Form):
    """A new contract from the plan of the act."""

    organisation = forms.ChoiceField(label=_("Provider"))
    day = forms.DateField(label=_("Day"), widget=DayInput())
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, providers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "organisation", providers)


class NoticeForm(DeedForm):
    """Giving notice: on which ground, among those that are open to the side."""

    ground = forms.ChoiceField(label=_("Ground"))
    field_order = ("day", "ground", "reason", "revision")

    def __init__(self, *args: Any, side: Side, private: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [Ground.UNABLE]
        if side == Side.INSURER:
            open_to += [Ground.AGAINST_RULES, Ground.NO_CONTRACT]
            open_to += [Ground.LICENCE_WITHDRAWN] if private else []
        choose(self, "ground", [(ground.value, str(ground.label)) for ground in open_to])


class CorrectForm(DeedForm):
    """Teams and quantity that were entered wrongly."""

    teams = NumberField(label=_("Teams"), places=3, most=MOST_TEAMS)
    quantity = NumberField(label=_("Quantity a year"), places=2, most=MOST_QUANTITY)
    field_order = ("teams", "quantity", "day", "reason", "revision")


class AnnexForm(DeedForm):
    """New teams and quantities for what is agreed; only what differs becomes a line."""

    lines_of: list[ContractItem]

    def __init__(self, *args: Any, items: Iterable[ContractItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = _("Valid from")
        self.lines_of = list(items)
        for item in self.lines_of:
            self.fields[f"teams-{item.pk}"] = NumberField(
                label=_("Teams"), places=3, most=MOST_TEAMS, initial=item.teams
            )
            self.fields[f"quantity-{item.pk}"] = NumberField(
                label=_("Quantity a year"), places=2, most=MOST_QUANTITY, initial=item.quantity
            )

    def plain_fields(self) -> list[Any]:
        return [self["day"], self["reason"]]

    def lines(self) -> list[Line]:
        """The table of the form, in the order of the contract."""
        return [_line(self, item) for item in self.lines_of]

    def changes(self) -> list[NewQuantity]:
        """Everything as it should be; what is as agreed is sorted out by the action."""
        given = self.cleaned_data
        return [
            NewQuantity(
                activity=item.activity,
                measure=item.measure,
                kind=item.kind,
                teams=given[f"teams-{item.pk}"],
                quantity=given[f"quantity-{item.pk}"],
            )
            for item in self.lines_of
        ]


def _line(form: AnnexForm, item: ContractItem) -> Line:
    fields = (form[f"teams-{item.pk}"], form[f"quantity-{item.pk}"])
    about = str(item.get_measure_display())
    if item.kind:
        about = f"{about}: {item.get_kind_display()}"
    errors = tuple(str(error) for field in fields for error in field.errors)
    return Line(str(item.get_activity_display()), about, fields, errors)
