"""Lists of dialysis patients: a provider sends them, the insurer's commit approves them (43(5))."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from mreza.rooms.contracts.queries import contracts
from mreza.rooms.realisation import worker
from mreza.rooms.realisation.models import State, Upload
from tests.lakes import RIDE_LIST
from tests.web.realisation.conftest import Send, text_of

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
ROOT = "/api/v1/realisation/uploads"


@pytest.fixture
def sent(send: Send, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Upload:
    """A checked list of zd-celje, whose contract has transport to dialysis here."""
    agreed = contracts.plan_rows(2007)
    some = next(row for row in agreed if row.provider == "zd-celje")
    dialysis = replace(
        some, activity="dialysis_transport", measure="kilometre", quantity=Decimal(9000)
    )
    monkeypatch.setattr(contracts, "plan_rows", lambda *_args, **_more: [*agreed, dialysis])
    rows = [RIDE_LIST, RIDE_LIST | {"person": "P2", "planned_rides": "4"}]
    return send(text_of(rows, tmp_path), dataset="ride_lists")


def state(upload: Upload) -> str:
    upload.refresh_from_db()
    return upload.state


def test_a_list_is_checked_and_shown_like_any_file(sent: Upload) -> None:
    assert (sent.state, sent.rows, sent.bad) == (State.CHECKED, 2, 0)
    [january] = sent.totals
    assert (january["measure"], january["when"], january["quantity"]) == ("ride", "2007-01", "30")
    assert sent.sample[0][3:6] == ["2007-01-01", "home", "10.0"]


def test_a_provider_cannot_approve_its_own_list(client_as: ClientAs, sent: Upload) -> None:
    provider = client_as("provider")
    page = provider.get(f"/realisation/{sent.pk}/").content.decode()
    assert "Seznam dializnih bolnikov uvozi Zavod" in page
    assert f"/realisation/{sent.pk}/commit/" not in page
    assert provider.post(f"/realisation/{sent.pk}/commit/").status_code == 403
    assert provider.post(f"{ROOT}/{sent.pk}/commit").status_code == 403
    assert state(sent) == State.CHECKED
    assert provider.post(f"/realisation/{sent.pk}/discard/").status_code == 302
    assert state(sent) == State.WITHDRAWN


def test_the_insurer_approves_and_takes_back(client_as: ClientAs, sent: Upload) -> None:
    insurer, provider = client_as("insurer"), client_as("provider")
    assert "Potrdi seznam in uvozi" in insurer.get(f"/realisation/{sent.pk}/").content.decode()
    assert insurer.post(f"/realisation/{sent.pk}/commit/").status_code == 302
    worker.work(sent.pk)
    assert state(sent) == State.COMMITTED
    withdrawal: dict[str, Any] = {"reason": "changed"}
    assert provider.post(f"/realisation/{sent.pk}/withdraw/", withdrawal).status_code == 403
    refused = provider.post(f"{ROOT}/{sent.pk}/withdraw", withdrawal, "application/json")
    assert refused.status_code == 403
    assert state(sent) == State.COMMITTED
    assert insurer.post(f"/realisation/{sent.pk}/withdraw/", withdrawal).status_code == 302
    assert state(sent) == State.WITHDRAWN
