"""Two people at the same moment: one is served, the other is told; nothing happens twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connections

from mreza.rooms.contracts.actions import annexes, life_cycle, notices
from mreza.rooms.contracts.actions.annexes import NewQuantity
from mreza.rooms.contracts.models import Annex, Contract, ContractEvent, Notice
from mreza.rooms.contracts.refusals import LivingContractError, RefusedError, StaleError
from mreza.rooms.contracts.words import Side
from mreza.site.accounts.models import User

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2007, 4, 1)


def both(deed: Callable[[], object]) -> list[RefusedError | None]:
    """What two threads were told that do the same at once; None for the one that was served."""
    start, told = threading.Barrier(2), []

    def run() -> None:
        try:
            start.wait()
            deed()
            told.append(None)
        except RefusedError as error:
            told.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told, key=lambda error: error is not None)


def people() -> tuple[User, User]:
    return User.objects.get(username="zavod"), User.objects.get(username="izvajalec")


def test_two_notices_become_one(loaded: None) -> None:
    contract, (insurer, _provider) = Contract.objects.get(number="2007-zd-celje"), people()
    more = {"day": DAY, "revision": contract.revision, "by": insurer, "reason": "R"}
    told = both(
        lambda: notices.give(contract, side=Side.INSURER, ground="60", kind="health_centre", **more)
    )
    assert told[0] is None
    assert isinstance(told[1], StaleError)
    assert Notice.objects.filter(contract=contract).count() == 1


def test_an_annex_is_accepted_once(loaded: None) -> None:
    contract, (insurer, provider) = Contract.objects.get(number="2007-zd-lasko"), people()
    change = NewQuantity("child", "visit_quotient", Decimal(1), Decimal(7))
    annex = annexes.propose(
        contract, [change], valid_from=date(2007, 7, 1), revision=contract.revision, by=insurer,
        reason="R",
    )  # fmt: skip
    revision = Contract.objects.get(pk=contract.pk).revision
    told = both(
        lambda: annexes.agree(
            Annex.objects.get(pk=annex.pk), day=DAY, revision=revision, by=provider, reason="R"
        )
    )
    assert told[0] is None
    assert isinstance(told[1], StaleError)
    assert contract.items.filter(annex=annex).count() == 1
    assert ContractEvent.objects.filter(contract=contract, what="annex_agreed").count() == 1


def test_two_drafts_become_one(loaded: None) -> None:
    contract, (insurer, _provider) = Contract.objects.get(number="2007-zd-ormoz"), people()
    life_cycle.close(
        contract, day=date(2008, 1, 1), revision=contract.revision, by=insurer, reason="R"
    )
    told = both(lambda: life_cycle.draft("zd-ormoz", 2007, day=DAY, by=insurer, reason="R"))
    assert told[0] is None
    assert isinstance(told[1], LivingContractError)
    assert Contract.objects.filter(organisation="zd-ormoz", state="draft").count() == 1
