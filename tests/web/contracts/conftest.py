"""What tests of contracts start from: a contract in force, people of both sides, a draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mreza.rooms.contracts.actions import life_cycle
from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.words import Side
from mreza.site.accounts.models import User

DAY = date(2007, 4, 1)
CELJE = "2007-zd-celje"
Given = Callable[..., dict[str, Any]]


@pytest.fixture
def celje(loaded: None) -> Contract:
    """The contract of the demo provider, in force."""
    return Contract.objects.get(number=CELJE)


@pytest.fixture
def insurer(loaded: None) -> User:
    return User.objects.get(username="zavod")


@pytest.fixture
def provider(loaded: None) -> User:
    return User.objects.get(username="izvajalec")


@pytest.fixture
def given(insurer: User) -> Given:
    """`given(contract, by=..., day=...)`: what every action is told, on the contract's revision."""

    def made(contract: Contract, **more: Any) -> dict[str, Any]:
        revision = Contract.objects.get(pk=contract.pk).revision
        return {"day": DAY, "revision": revision, "by": insurer, "reason": "Why not"} | more

    return made


@pytest.fixture
def draft(celje: Contract, insurer: User, given: Given) -> Contract:
    """A second contract of the demo provider: the first has run out and is closed."""
    life_cycle.close(celje, **given(celje, day=date(2008, 1, 1)))
    return life_cycle.draft("zd-celje", 2007, day=DAY, by=insurer, reason="Anew")


@pytest.fixture
def offered(draft: Contract, given: Given) -> Contract:
    """That draft, offered by the insurer."""
    life_cycle.offer(draft, side=Side.INSURER, **given(draft))
    return Contract.objects.get(pk=draft.pk)
