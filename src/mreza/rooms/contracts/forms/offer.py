"""The form of an offer in a tender."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.forms.fields import DeedForm, Line, NumberField
from mreza.rooms.contracts.offers import OfferedActivity, Stated
from mreza.rooms.contracts.words import ActivityName

LONGEST_TEXT = 2000


class OfferForm(DeedForm):
    """An offer in a tender: what article 57 asks to be stated, for each activity offered."""

    programme = forms.CharField(
        label=_("Short description of the programme"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    material = forms.CharField(
        label=_("Separately charged material"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Kind and quantity; “none” if there is none."),
    )
    prevention = forms.BooleanField(
        label=_("Preventive and curative services are stated apart"), required=False
    )

    def __init__(self, *args: Any, code: str, activities: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = list(activities)
        for activity in self.offered:
            self.fields |= _offer_fields(code, activity)

    def plain_fields(self) -> list[Any]:
        names = ("programme", "material", "prevention", "day", "reason")
        return [self[name] for name in names]

    def lines(self) -> list[Line]:
        """The table of the form: an activity with holder, share of time, waiting, coordination."""
        return [self._line(activity) for activity in self.offered]

    def _line(self, activity: str) -> Line:
        names = ("holder", "share", "waiting", "coordinated")
        fields = tuple(self[f"{name}-{activity}"] for name in names)
        errors = tuple(str(error) for field in fields for error in field.errors)
        return Line(str(ActivityName(activity).label), "", fields, errors)

    def activities(self) -> list[OfferedActivity]:
        given = self.cleaned_data
        return [
            OfferedActivity(
                activity=activity,
                holder=given[f"holder-{activity}"],
                working_share=given[f"share-{activity}"],
                waiting_days=given[f"waiting-{activity}"],
                hours_coordinated=given[f"coordinated-{activity}"],
            )
            for activity in self.offered
        ]

    def stated(self, *, hours: bool, substitutes: bool, existing: bool) -> Stated:
        given = self.cleaned_data
        return Stated(
            prevention=given["prevention"],
            material=bool(given["material"].strip()),
            programme=bool(given["programme"].strip()),
            hours=hours,
            substitutes=substitutes,
            existing_contract=existing,
        )


def _offer_fields(code: str, activity: str) -> dict[str, forms.Field]:
    return {
        f"holder-{activity}": forms.CharField(
            label=_("Holder"), max_length=120, initial=f"{code}-{activity}-1"
        ),
        f"share-{activity}": NumberField(
            label=_("Share of full time, %"), places=2, most=Decimal(100), initial=Decimal(100)
        ),
        f"waiting-{activity}": forms.IntegerField(
            label=_("Waiting time, days"), required=False, min_value=0, max_value=9999
        ),
        f"coordinated-{activity}": forms.BooleanField(
            label=_("Hours coordinated in the unit"), required=False
        ),
    }
