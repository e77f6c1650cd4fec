"""What the forms of contracts send."""

from __future__ import annotations

from datetime import date
from typing import Any

from mreza.rooms.contracts.models import Contract


def deed(number: str = "2007-zd-celje", **more: Any) -> dict[str, Any]:
    """The fields that every form has, on the newest revision."""
    revision = Contract.objects.get(number=number).revision
    return {"day": "2007-04-01", "reason": "A reason", "revision": revision} | more


def hours(**more: Any) -> dict[str, Any]:
    fields = {
        "activity": "general", "holder": "Dr. A", "weekday": "1", "starts": "08:00",
        "ends": "14:00",
    }  # fmt: skip
    return deed(**fields) | more


def substitute(**more: Any) -> dict[str, Any]:
    fields = {
        "holder": "Dr. A", "name": "Dr. B", "organisation": "", "absence": "leave",
        "first": "2007-08-01", "last": "2007-08-15",
    }  # fmt: skip
    return deed(**fields) | more


def annex(contract: Contract, day: str = "2007-07-01", **more: Any) -> dict[str, Any]:
    """All fields as they are agreed and as the page writes them, but for `more`."""
    fields = {}
    for item in contract.items.filter(valid__contains=date(2007, 4, 1)):
        fields[f"teams-{item.pk}"] = str(item.teams).replace(".", ",")
        fields[f"quantity-{item.pk}"] = str(item.quantity).replace(".", ",")
    return deed(contract.number, day=day) | fields | more
