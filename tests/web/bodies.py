"""What the forms of the registry send."""

from __future__ import annotations

from typing import Any

from mreza.rooms.network.models import Organisation


def revision(code: str) -> int:
    return Organisation.objects.get(code=code).revision


def facts(code: str, **more: Any) -> dict[str, Any]:
    fields = {
        "name": "New name", "kind": "health_centre", "unit": "celje", "office": "celje",
        "place": "", "part_of": "", "note_sl": "", "note_en": "", "since": "",
        "reason": "A reason", "revision": revision(code),
    }  # fmt: skip
    return fields | more


def contact(code: str, **more: Any) -> dict[str, Any]:
    fields = {
        "email": "a@example.org", "phone": "", "website": "", "reason": "R",
        "revision": revision(code),
    }  # fmt: skip
    return fields | more


def printed(code: str, **more: Any) -> dict[str, Any]:
    fields = {
        "text": "ZD NOVI", "table": "", "place_sl": "Akt", "place_en": "Act",
        "since": "2007-01-01", "reason": "R", "revision": revision(code),
    }  # fmt: skip
    return fields | more
