"""FHIR R4: Practitioner with qualification for everybody, PractitionerRole for the entitled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from mreza.rooms.licensing.models import OccupationalGroup, Practitioner, PractitionerEmployment
from mreza.rooms.licensing.queries.licences import LicenceState
from mreza.rooms.licensing.queries.people import Found

REGISTER: Final = "urn:mreza:practitioner-number"
LICENCE: Final = "urn:mreza:licence-number"
GROUP: Final = "urn:mreza:occupational-group"
# ISCO-08, the classification that FHIR profiles of health workers use.
ISCO: Final = "urn:oid:2.16.840.1.113883.2.9.6.2.7"
ISCO_CODES: Final = {
    OccupationalGroup.NURSE: ("2221", "Nursing professionals"),
    OccupationalGroup.MIDWIFE: ("2222", "Midwifery professionals"),
    OccupationalGroup.NURSING_TECHNICIAN: ("3221", "Nursing associate professionals"),
}


def practitioner(found: Found) -> dict[str, Any]:
    """What the public may see: name, number, group, validity of the licence."""
    person = found.person
    return {
        "resourceType": "Practitioner",
        "id": person.number,
        "identifier": [{"system": REGISTER, "value": person.number}],
        "active": bool(found.state and found.state.is_valid),
        "name": [{"use": "official", "family": person.family_name, "given": [person.given_name]}],
        "qualification": [_qualification(person, found.state)] if found.state else [],
    }


def _qualification(person: Practitioner, state: LicenceState) -> dict[str, Any]:
    return {
        "identifier": [{"system": LICENCE, "value": state.licence.number}],
        "code": _group(person),
        "period": _period(state.first, state.last),
        "issuer": {"display": "Zbornica – Zveza"},
    }


def _group(person: Practitioner) -> dict[str, Any]:
    code, display = ISCO_CODES[OccupationalGroup(person.group)]
    return {
        "coding": [
            {"system": GROUP, "code": person.group},
            {"system": ISCO, "code": code, "display": display},
        ]
    }


def role(person: Practitioner, one: PractitionerEmployment, day: date) -> dict[str, Any]:
    """An employment as PractitionerRole."""
    last = one.last_day
    return {
        "resourceType": "PractitionerRole",
        "id": str(one.pk),
        "active": one.first_day <= day and (last is None or day <= last),
        "period": _period(one.first_day, last),
        "practitioner": {"reference": f"Practitioner/{person.number}"},
        "organization": {"identifier": {"value": one.employer_id}},
        "code": [_group(person)],
    }


def _period(first: date, last: date | None) -> dict[str, str]:
    return {"start": first.isoformat()} | ({"end": last.isoformat()} if last else {})


def bundle(resources: Sequence[dict[str, Any]], *, more: bool = False) -> dict[str, Any]:
    """A searchset; `more` says in the outcome that not everything is shown."""
    entries = [{"resource": one, "search": {"mode": "match"}} for one in resources]
    if more:
        issue = {"severity": "information", "code": "incomplete",
                 "diagnostics": "More are found than are shown; say more of the name."}  # fmt: skip
        outcome = {"resourceType": "OperationOutcome", "issue": [issue]}
        entries.append({"resource": outcome, "search": {"mode": "outcome"}})
    return {"resourceType": "Bundle", "type": "searchset", "entry": entries}
