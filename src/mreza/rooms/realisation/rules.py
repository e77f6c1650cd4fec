"""Who may see and do what with realisation: decided here and nowhere else.

| | public | provider's staff | insurer | ministry | chamber | administrator |
| --- | --- | --- | --- | --- | --- | --- |
| schemas, templates, catalogue of services | yes | yes | yes | yes | yes | yes |
| which files there are, their state and counts | no | their own | yes | yes | no | yes |
| rows, reasons with examples, errors file, names of files | no | their own | yes | no | no | yes |
| send, discard | no | their own | yes | no | no | yes |
| commit, withdraw | no | their own | yes | no | no | yes |
| commit, withdraw lists of dialysis patients | no | no | yes | no | no | yes |
| send rows of several providers | no | no | yes | no | no | yes |

A file belongs to the provider it was sent for; one of several providers to the insurer alone. A
list of dialysis patients is the insurer's to approve (article 43(5) of the agreement of health
centres): a provider sends it and has it checked, the insurer's commit is the approval.
"""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Q

from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access

EVERYTHING = (Role.INSURER_OFFICER, Role.ADMINISTRATOR)


class Deed(StrEnum):
    """What somebody may be allowed to do."""

    SEE_COUNTS = "see_counts"
    SEE_ROWS = "see_rows"
    SEND = "send"
    SEND_FOR_MANY = "send_for_many"
    COMMIT = "commit"
    APPROVE = "approve"


EVERYWHERE: dict[str, frozenset[Deed]] = {
    Role.INSURER_OFFICER: frozenset(Deed),
    Role.ADMINISTRATOR: frozenset(Deed),
    Role.MINISTRY_OFFICER: frozenset({Deed.SEE_COUNTS}),
}
AT_HOME: dict[str, frozenset[Deed]] = {
    Role.PROVIDER_STAFF: frozenset({Deed.SEE_COUNTS, Deed.SEE_ROWS, Deed.SEND, Deed.COMMIT}),
}
APPROVED = frozenset({"ride_lists"})  # datasets that count by the insurer's approval


def may(access: Access, deed: Deed, provider: str | None = None) -> bool:
    """Whether `deed` is allowed: on files of `provider`, of several providers when it is None."""
    return any(
        deed in EVERYWHERE.get(role, ())
        or (bool(home) and home == provider and deed in AT_HOME.get(role, ()))
        for role, home in access.roles
    )


def landing(dataset: str) -> Deed:
    """What it takes to bring files of the dataset into the lake, and to take them back."""
    return Deed.APPROVE if dataset in APPROVED else Deed.COMMIT


def everywhere(access: Access, deed: Deed) -> bool:
    """Whether `deed` is allowed on everybody's files."""
    return any(deed in EVERYWHERE.get(role, ()) for role, _home in access.roles)


def homes(access: Access, deed: Deed) -> list[str]:
    """Codes of the providers on whose files `deed` is allowed by working there."""
    return sorted({h for role, h in access.roles if h and deed in AT_HOME.get(role, ())})


def visible(access: Access, deed: Deed = Deed.SEE_COUNTS) -> Q | None:
    """The uploads on which `deed` is allowed; None when there can be none."""
    if everywhere(access, deed):
        return Q()
    mine = homes(access, deed)
    return Q(provider_id__in=mine) if mine else None
