"""Forms of contracts: each asks for the day and a reason, and carries the revision it stands on."""

from __future__ import annotations

from mreza.rooms.contracts.forms.attendance import HoursForm, SubstituteForm
from mreza.rooms.contracts.forms.changes import AnnexForm, CorrectForm, DraftForm, NoticeForm
from mreza.rooms.contracts.forms.facts import FactForm
from mreza.rooms.contracts.forms.fields import DeedForm
from mreza.rooms.contracts.forms.offer import OfferForm

__all__ = [
    "AnnexForm",
    "CorrectForm",
    "DeedForm",
    "DraftForm",
    "FactForm",
    "HoursForm",
    "NoticeForm",
    "OfferForm",
    "SubstituteForm",
]
