"""Reporting rounds: holders write their own entries, the coordinator freezes, frozen stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from mreza.rooms.network.models import Membership
from mreza.rooms.obligations import queries as obligations
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.models import Answer
from mreza.rooms.plans.actions import reminding
from mreza.rooms.plans.actions import rounds as actions
from mreza.rooms.plans.models import (
    Entry,
    EntryRevision,
    Frozen,
    Measure,
    MilestoneDone,
    Round,
)
from mreza.rooms.plans.rounds.refusals import RoundError
from mreza.rooms.plans.yearly import snapshots
from mreza.site.accounts.models import User

pytestmark = pytest.mark.django_db
NSKZ, NIN = "nskz_2035_2022_2025", "nin_2025_2026"
TODAY = date(2026, 11, 22)
ClientAs = Callable[[str], Client]
TEXT = {"status": "on_track", "progress": "Sprejet je osnutek.", "obstacles": "", "next_steps": ""}


def opened(plan: str = NSKZ) -> Round:
    return Round.objects.get(plan=plan, state="open")


def entry_of(holder: str, state: str, found: Round | None = None) -> Entry:
    entry = Entry.objects.filter(round=found or opened(), organisation=holder, state=state).first()
    assert entry is not None, f"the demonstration has no {state} entry of {holder}"
    return entry


def address(entry: Entry, deed: str = "") -> str:
    return f"/plans/{entry.round.plan_id}/rounds/{entry.round_id}/entries/{entry.pk}/{deed}"


def person(name: str) -> User:
    return User.objects.get(username=name)


def test_pages_ask_the_database_little(
    client_as: ClientAs, django_assert_max_num_queries: Any
) -> None:
    ministry, entry = client_as("ministry"), entry_of("nijz", "submitted")
    found = f"/plans/{NSKZ}/rounds/"
    for page in (
        found, f"{found}{entry.round_id}/", f"{found}{entry.round_id}/freeze/", address(entry),
        f"/plans/{NSKZ}/proposals/", f"/plans/{NSKZ}/versions/",
        f"/plans/{NSKZ}/measures/A3/propose/",
    ):  # fmt: skip
        with django_assert_max_num_queries(12):
            assert ministry.get(page).status_code == 200, page


def test_everybody_who_holds_a_measure_is_invited(client_as: ClientAs) -> None:
    ministry = client_as("ministry")
    asked = {"name": "Leto 2024", "first": "2024-01-01", "last": "2024-12-31",
             "opens": "2026-11-22", "due": "2026-12-20"}  # fmt: skip
    wrong = ministry.post(f"/plans/{NSKZ}/rounds/open/", asked | {"last": "2023-12-31"})
    assert wrong.status_code == 422
    ministry.post(f"/plans/{NSKZ}/rounds/open/", asked)
    found = Round.objects.get(plan=NSKZ, first=date(2024, 1, 1))
    measures = found.version.wordings.count()
    assert found.entries.values("measure").distinct().count() == measures
    assert found.entries.filter(organisation="nijz").exists()
    again = ministry.post(f"/plans/{NSKZ}/rounds/open/", asked)
    assert again.status_code == 422
    assert Round.objects.filter(plan=NSKZ, name="Leto 2024").get()


def test_a_holder_writes_only_its_own_entry_of_an_open_round(client_as: ClientAs) -> None:
    holder, mine = client_as("measure_holder"), entry_of("nijz", "invited")
    draft = holder.post(address(mine), TEXT | {"status": "", "seen": 0, "do": "draft"})
    assert draft.status_code == 302
    mine.refresh_from_db()
    assert mine.state == "invited"
    assert not mine.revisions.get().sent
    unfinished = holder.post(address(mine), TEXT | {"progress": "", "seen": 1, "do": "send"})
    assert unfinished.status_code == 422
    holder.post(address(mine), TEXT | {"seen": 1, "do": "send"})
    mine.refresh_from_db()
    assert mine.state == "submitted"
    assert mine.revisions.count() == 2

    others = Entry.objects.filter(round=mine.round).exclude(organisation="nijz").first()
    assert others is not None
    assert holder.get(address(others)).status_code == 404
    assert holder.post(address(others), TEXT | {"seen": 0, "do": "send"}).status_code == 404
    elsewhere = address(mine).replace(NSKZ, NIN)  # the entry's number in another plan's address
    assert holder.get(elsewhere).status_code == 404
    accepted = entry_of("nijz", "accepted")
    assert holder.post(address(accepted), TEXT | {"seen": 1, "do": "send"}).status_code == 422


def test_two_tabs_do_not_undo_each_other(client_as: ClientAs) -> None:
    holder, mine = client_as("measure_holder"), entry_of("nijz", "invited")
    holder.post(address(mine), TEXT | {"seen": 0, "do": "draft"})
    second = holder.post(
        address(mine), TEXT | {"progress": "Iz drugega zavihka.", "seen": 0, "do": "send"}
    )
    text = second.content.decode()
    assert second.status_code == 409
    assert "Sprejet je osnutek." in text
    assert "Iz drugega zavihka." in text
    assert mine.revisions.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        EntryRevision.objects.create(entry=mine, number=1, sent=False, by_name="X")


def test_the_coordinator_accepts_what_was_read_and_returns_with_a_reason(
    client_as: ClientAs,
) -> None:
    ministry, holder = client_as("ministry"), client_as("measure_holder")
    entry = entry_of("nijz", "submitted")
    holder.post(address(entry), TEXT | {"seen": 1, "do": "send"})
    stale = ministry.post(address(entry, "accept/"), {"seen": 1})
    assert stale.status_code == 422, "the holder has sent revision 2 meanwhile"
    assert ministry.post(address(entry, "return/"), {"why": " "}).status_code == 422
    ministry.post(address(entry, "return/"), {"why": "Kdaj je bil sprejet?"})
    assert "Kdaj je bil sprejet?" in holder.get(address(entry)).content.decode()
    holder.post(address(entry), TEXT | {"seen": 2, "do": "send"})
    ministry.post(address(entry, "accept/"), {"seen": 3})
    entry.refresh_from_db()
    assert entry.state == "accepted"


def test_a_frozen_round_never_changes(client_as: ClientAs) -> None:
    ministry, holder, found = client_as("ministry"), client_as("measure_holder"), opened()
    entry = entry_of("nijz", "submitted")
    freeze = f"/plans/{NSKZ}/rounds/{found.pk}/freeze/"
    missing = found.entries.exclude(state="accepted").count()
    assert ministry.post(freeze, {"missing": missing}).status_code == 422, "not confirmed"
    other = ministry.post(freeze, {"missing": missing + 1, "confirmed": "on"})
    assert other.status_code == 422
    assert not found.frozen.exists()
    assert ministry.post(freeze, {"missing": missing, "confirmed": "on"}).status_code == 302
    assert found.frozen.count() == found.version.wordings.count()

    assert holder.post(address(entry), TEXT | {"seen": 1, "do": "send"}).status_code == 422
    assert ministry.post(address(entry, "accept/"), {"seen": 1}).status_code == 422
    assert ministry.post(freeze, {"missing": missing, "confirmed": "on"}).status_code == 422
    for change in (
        lambda: Frozen.objects.filter(round=found).update(data={}),
        lambda: Round.objects.filter(pk=found.pk).update(state="open", frozen_at=None),
        lambda: Entry.objects.filter(pk=entry.pk).update(state="accepted"),
        lambda: EntryRevision.objects.create(entry=entry, number=9, sent=False, by_name="X"),
        lambda: EntryRevision.objects.filter(entry=entry).update(progress="x"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    # What other holders sent is read by whoever sees the plan, now that it is frozen.
    others = Entry.objects.filter(round=found, revisions__sent=True).exclude(organisation="nijz")
    assert holder.get(address(others[0])).status_code == 200


def test_freezing_that_is_killed_halfway_leaves_an_open_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = opened()
    missing = found.entries.exclude(state="accepted").count()

    def halfway(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(actions, "_turn", halfway)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        actions.freeze(found, missing=missing, by=person("ministrstvo"), day=TODAY)
    found.refresh_from_db()
    assert found.state == "open"
    assert not found.frozen.exists()


def test_a_round_is_cancelled_only_while_nothing_is_submitted() -> None:
    by, version = person("ministrstvo"), opened().version
    with pytest.raises(RoundError):
        actions.cancel(opened(), why="Pomota", by=by)
    days = {"first": date(2024, 1, 1), "last": date(2024, 12, 31)}
    mistake = actions.open_round(version, name="N", opens=TODAY, due=TODAY, by=by, **days)
    assert actions.cancel(mistake, why="Pomota", by=by).state == "cancelled"
    again = actions.open_round(version, name="N", opens=TODAY, due=TODAY, by=by, **days)
    with pytest.raises(RoundError):  # the period is that of the cancelled one, and is free again
        actions.open_round(version, name="N", opens=TODAY, due=TODAY, by=by, **days)
    future = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
    running = actions.open_round(version, name="R", opens=TODAY, due=TODAY, by=by, **future)
    with pytest.raises(RoundError):
        actions.freeze(running, missing=running.entries.count(), by=by, day=TODAY)
    assert again.state == "open"


def test_those_who_are_missing_are_reminded_once_a_day(client_as: ClientAs) -> None:
    found, holder = opened(), person("nosilec")
    holder.email = "nosilec@example.org"
    holder.save()
    assert Membership.objects.filter(user=holder, organisation="nijz").exists()
    made = reminding.remind(found, day=TODAY)
    assert {one.organisation_id for one in made} == set(
        found.entries.filter(state__in=["invited", "returned"]).values_list(
            "organisation_id", flat=True
        )
    )
    assert ["nosilec@example.org"] in [message.to for message in mail.outbox]
    assert reminding.remind(found, day=TODAY) == [], "once a day"
    assert {one.round_id for one in reminding.due_reminders(TODAY)} == {opened(NIN).pk}
    ics = client_as("measure_holder").get(f"/plans/{NSKZ}/rounds/{found.pk}/round.ics")
    assert b"DTSTART;VALUE=DATE:20261130" in ics.content


def test_an_entry_begins_with_what_is_recorded(client_as: ClientAs) -> None:
    """Nobody types twice: the computed status and what was done are there already."""
    mine = entry_of("nijz", "invited")
    page = client_as("measure_holder").get(address(mine))
    state = snapshots.of_version(mine.round.version, TODAY)[mine.measure_id]["status"]
    assert page.context["form"].initial["status"] == state


def test_a_milestone_that_is_done_meets_its_obligation() -> None:
    """The key of a milestone is the code of its obligation, so nobody confirms it twice."""
    key, holder = "m1_1_2", "ministrstvo-za-delo"
    MilestoneDone.objects.filter(key=key).update(withdrawn=timezone.now(), withdrawn_why="R")
    Answer.objects.filter(code=key).delete()  # what somebody confirmed by hand goes first

    def state() -> str:
        subject = obligations.subject(holder, TODAY)
        assert subject is not None
        window = Window(date(2025, 12, 1), date(2026, 1, 31), TODAY)
        (item,) = [i for i in obligations.items([subject], window) if i.obligation.code == key]
        return str(item.state)

    assert state() == "overdue"
    measure = Measure.objects.get(plan=NIN, code="1.1.2")
    MilestoneDone.objects.create(
        measure=measure, key=key, done_on=date(2025, 12, 20), note="N", by_name="X"
    )
    assert state() == "done"
