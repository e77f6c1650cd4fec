"""Facts of performance: recorded by whom they are for, never changed, withdrawn with a reason."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from mreza import acts
from mreza.rooms.contracts import facts
from mreza.rooms.contracts.actions import facts as actions
from mreza.rooms.contracts.actions.facts import NewFact
from mreza.rooms.contracts.facts import KINDS
from mreza.rooms.contracts.models import Contract, ContractFact
from mreza.rooms.contracts.queries import facts as reads
from mreza.rooms.contracts.refusals import (
    NotRecordedHereError,
    NotRunningError,
    OutsideContractError,
    RecordedError,
    RefusedError,
    StaleError,
    WrongStateError,
)
from mreza.rooms.contracts.words import ActivityName, Fact, Side
from mreza.site.accounts.models import User
from tests.web.contracts import bodies

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
Given = Callable[..., dict[str, Any]]
CELJE, OTHER = "/contracts/2007-zd-celje/", "2007-zd-ljubljana"
YEAR = (date(2007, 1, 1), date(2007, 12, 31))


def audit(value: str = "40", **more: Any) -> NewFact:
    fields = {
        "name": "audited_cases", "activity": "physiotherapy", "value": Decimal(value),
        "first": YEAR[0], "last": YEAR[1], "document": "Zapisnik 12/2007",
    }  # fmt: skip
    return NewFact(**(fields | more))


def starter(start: date, **more: Any) -> NewFact:
    fields = {
        "name": "starter", "activity": "general", "value": True, "first": start, "last": start,
        "document": "D", "doctor": "zd-celje-general-1",
    }  # fmt: skip
    return NewFact(**(fields | more))


# What they are


def test_every_fact_is_an_input_of_its_table_and_says_its_article() -> None:
    assert set(KINDS) == set(Fact)
    act = acts.get("health_centres_2007")
    for fact, kind in KINDS.items():
        item = facts.input_of(fact)
        assert item.kind in ("boolean", "number"), fact
        assert kind.article in {clause.citation for clause in act.clauses}, fact
        assert set(kind.activities) <= set(ActivityName.values)
        if item.kind == "number":
            assert item.default == 0, "what is not recorded must be an answer"
        else:
            assert item.default is False


def test_only_the_claim_of_payment_above_the_limit_is_the_providers() -> None:
    assert [fact for fact, kind in KINDS.items() if kind.side == Side.PROVIDER] == ["notice_given"]


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("audited_cases", Decimal("12"), True),
        ("audited_cases", Decimal("1.5"), False),
        ("audited_cases", Decimal("9999999"), True),
        ("audited_cases", Decimal("10000000"), False),
        ("audited_cases", Decimal("-1"), False),
        ("audited_cases", Decimal("NaN"), False),
        ("audited_cases", True, False),
        ("group_education_points", Decimal("1.25"), True),
        ("group_education_points", Decimal("1.255"), False),
        ("consent", False, True),
        ("consent", Decimal(1), False),
    ],
)
def test_a_value_fits_the_input_of_the_act(name: str, value: Any, right: bool) -> None:
    assert facts.fits(name, value) is right


@pytest.mark.parametrize("value", [True, False, Decimal(0), Decimal("12.50"), Decimal(3000)])
def test_values_survive_being_plain(value: Any) -> None:
    assert facts.read(facts.plain(value)) == value
    assert "E" not in facts.plain(value)


# What the database refuses


def made(contract: Contract, by: User, **more: Any) -> ContractFact:
    fields = {
        "contract": contract, "activity": "physiotherapy", "name": "audited_cases", "value": "1",
        "valid": DateRange(*YEAR, "[]"), "document": "D", "reason": "R", "recorded_by": by,
    }  # fmt: skip
    return ContractFact.objects.create(**(fields | more))


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "1,5"}, {"value": "yes"}, {"document": ""}, {"reason": ""}, {"name": "mood"},
        {"valid": DateRange(date(2007, 5, 1), date(2007, 5, 1))},
        {"valid": DateRange(date(2006, 12, 31), date(2007, 5, 1))},
        {"valid": DateRange(date(2007, 12, 31), date(2008, 1, 2))},
        {"valid": DateRange(date(2007, 12, 31), None)},
        {"withdrawn_at": timezone.now()},
    ],
)  # fmt: skip
def test_a_fact_is_whole(celje: Contract, insurer: User, fields: dict[str, Any]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        made(celje, insurer, **fields)


def test_one_value_of_a_fact_on_a_day(celje: Contract, insurer: User) -> None:
    first = made(celje, insurer)
    late = DateRange(YEAR[1], date(2008, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        made(celje, insurer, valid=late)
    made(celje, insurer, name="unjustified_cases")
    made(celje, insurer, doctor="D1")
    first.withdrawn_at, first.withdrawn_by, first.withdrawn_why = timezone.now(), insurer, "W"
    first.save()
    made(celje, insurer, valid=late)


def test_what_was_recorded_is_never_changed(celje: Contract, insurer: User) -> None:
    fact = made(celje, insurer)
    mine = ContractFact.objects.filter(pk=fact.pk)
    withdrawn = {"withdrawn_at": timezone.now(), "withdrawn_by": insurer, "withdrawn_why": "W"}
    for change in ({"value": "2"}, {"document": "E"}, {**withdrawn, "value": "2"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            mine.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        mine.delete()
    mine.update(**withdrawn)
    for change in ({"withdrawn_why": "V"}, dict.fromkeys(withdrawn)):
        with pytest.raises(DatabaseError), transaction.atomic():
            mine.update(**change)


# Recording and withdrawing


def test_a_fact_is_recorded_withdrawn_and_stays_in_the_history(
    celje: Contract, insurer: User, given: Given
) -> None:
    fact = actions.record(celje, audit(), **given(celje, reason="Nadzor"))
    assert (fact.value, fact.recorded_by, fact.reason) == ("40", insurer, "Nadzor")
    [row] = reads.facts(2007)
    assert (row.provider, row.activity, row.doctor, row.name, row.value) == (
        "zd-celje", "physiotherapy", "", "audited_cases", Decimal(40),
    )  # fmt: skip
    assert (row.first, row.last) == YEAR
    with pytest.raises(RecordedError):
        actions.record(celje, audit("41", first=YEAR[1]), **given(celje))
    actions.withdraw(fact, **given(celje, reason="Pomota"))
    fact.refresh_from_db()
    assert (fact.withdrawn_by, fact.withdrawn_why) == (insurer, "Pomota")
    assert reads.facts(2007) == []
    with pytest.raises(NotRunningError):
        actions.withdraw(fact, **given(celje))
    actions.record(celje, audit("41"), **given(celje))
    events = list(celje.events.all()[:3])
    assert [event.what for event in events] == ["fact", "fact_withdrawn", "fact"]
    assert events[1].detail["before"]["value"] == "40"


@pytest.mark.parametrize(
    "wrong",
    [
        {"activity": "general"}, {"activity": "epidemiology"}, {"value": Decimal("1.5")},
        {"value": True}, {"doctor": "zd-celje-physiotherapy-1"},
        {"name": "starter", "activity": "general", "value": True},
        {"name": "starter", "activity": "general", "value": True, "doctor": "zd-koper-general-1"},
    ],
)  # fmt: skip
def test_what_is_not_recorded_here(celje: Contract, given: Given, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotRecordedHereError):
        actions.record(celje, replace(audit(), **wrong), **given(celje))
    assert not celje.facts.exists()


@pytest.mark.parametrize(
    "days",
    [
        {"first": date(2006, 12, 31)}, {"last": date(2008, 1, 1)},
        {"first": date(2007, 6, 2), "last": date(2007, 6, 1)},
    ],
)  # fmt: skip
def test_days_lie_in_the_year(celje: Contract, given: Given, days: dict[str, date]) -> None:
    with pytest.raises(OutsideContractError):
        actions.record(celje, audit(**days), **given(celje))


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        (date(2007, 3, 15), date(2007, 3, 15), date(2007, 12, 31)),
        (date(2005, 5, 1), date(2007, 1, 1), date(2007, 4, 30)),
        (date(2005, 1, 2), date(2007, 1, 1), date(2007, 1, 1)),
    ],
)
def test_a_new_doctor_is_new_for_two_years(
    celje: Contract, given: Given, start: date, first: date, last: date
) -> None:
    fact = actions.record(celje, starter(start), **given(celje))
    assert (fact.valid.lower, fact.last_day) == (first, last)
    [row] = reads.facts(2007, first)
    assert (row.doctor, row.value) == ("zd-celje-general-1", True)
    assert len(reads.facts(2007, YEAR[1])) == (last == YEAR[1])


@pytest.mark.parametrize("start", [date(2005, 1, 1), date(2008, 1, 1)])
def test_a_doctor_who_is_not_new_in_the_year(celje: Contract, given: Given, start: date) -> None:
    with pytest.raises(OutsideContractError):
        actions.record(celje, starter(start), **given(celje))


def test_two_years_from_a_leap_day() -> None:
    assert facts.start_span(date(2008, 2, 29))[1] == date(2010, 2, 28)


def test_a_number_for_the_year_counts_by_months() -> None:
    row = reads.FactRow(
        "c", "p", "pedodontics", "", "group_education_points", Decimal("1000"), *YEAR
    )
    assert row.on(date(2007, 3, 31)) == Decimal("250.00")
    assert row.on(YEAR[1]) == Decimal("1000.00")
    once = reads.FactRow("c", "p", "physiotherapy", "", "audited_cases", Decimal(40), *YEAR)
    assert once.on(date(2007, 3, 31)) == 40


def test_facts_of_a_contract_that_is_over_and_of_a_draft(
    celje: Contract, draft: Contract, given: Given
) -> None:
    celje.refresh_from_db()
    actions.record(celje, audit(), **given(celje))
    with pytest.raises(WrongStateError):
        actions.record(draft, audit(), **given(draft))
    assert [row.contract for row in reads.facts(2007)] == [celje.number]


def test_an_old_revision_is_refused(celje: Contract, given: Given) -> None:
    old = given(celje)
    actions.record(celje, audit(), **given(celje))
    with pytest.raises(StaleError):
        actions.record(celje, audit(name="cases_last_year"), **old)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_record_one(loaded: None) -> None:
    contract = Contract.objects.get(number="2007-zd-ormoz")
    by, start, told = User.objects.get(username="zavod"), threading.Barrier(2), []
    given = {"day": YEAR[0], "revision": contract.revision, "by": by, "reason": "R"}

    def run() -> None:
        try:
            start.wait()
            told.append(actions.record(contract, audit(), **given))
        except RefusedError as error:
            told.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {type(one) for one in told} == {ContractFact, StaleError}
    assert contract.facts.count() == 1


# Pages


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().replace("\xa0", " ")


def body(**more: Any) -> dict[str, Any]:
    fields = {
        "about": "physiotherapy", "value": "40", "first": "2007-01-01", "last": "2007-12-31",
        "document": "Zapisnik 12/2007",
    }  # fmt: skip
    return bodies.deed(**fields) | more


def test_the_insurer_records_an_inspection_and_withdraws_it(
    client_as: ClientAs, celje: Contract
) -> None:
    insurer, provider = client_as("insurer"), client_as("provider")
    assert insurer.post(f"{CELJE}facts/audited_cases/record/", body()).status_code == 302
    page = text(provider, CELJE)
    for words in ("Zapisnik 12/2007", "Primeri, pregledani pri nadzoru", "13. člen (4)", ">40<"):
        assert words in page, words
    fact = celje.facts.get()
    address = f"{CELJE}facts/{fact.pk}/withdraw/"
    assert address in text(insurer, CELJE)
    assert address not in page
    assert provider.post(address, bodies.deed()).status_code == 403
    assert insurer.post(address, bodies.deed(reason="Pomota")).status_code == 302
    assert "ne šteje več" in text(provider, CELJE)


def test_the_provider_claims_payment_above_the_limit(client_as: ClientAs, celje: Contract) -> None:
    insurer, provider = client_as("insurer"), client_as("provider")
    address = f"{CELJE}facts/notice_given/record/"
    claim = body(about="child", value="true")
    assert address in text(provider, CELJE)
    assert address not in text(insurer, CELJE)
    assert insurer.post(address, claim).status_code == 403
    assert provider.post(address, claim).status_code == 302
    fact = celje.facts.get()
    assert (fact.activity, fact.value) == ("child", "true")
    again = provider.post(address, body(about="child", value="true"))
    assert (again.status_code, "je to že zabeleženo" in again.content.decode()) == (422, True)
    assert provider.post(f"{CELJE}facts/consent/record/", claim).status_code == 403


def test_a_new_doctor_is_recorded_by_the_day_of_the_start(
    client_as: ClientAs, celje: Contract
) -> None:
    insurer, address = client_as("insurer"), f"{CELJE}facts/starter/record/"
    page = text(insurer, address)
    assert "Dan začetka" in page
    assert 'name="last"' not in page
    given = bodies.deed(about="zd-celje-women-2", first="2007-02-01", document="D")
    assert insurer.post(address, given).status_code == 302
    fact = celje.facts.get()
    assert (fact.activity, fact.doctor, fact.value) == ("women", "zd-celje-women-2", "true")


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "1,5"}, {"value": "mnogo"}, {"value": ""}, {"about": "general"},
        {"about": ""}, {"document": ""}, {"first": "2006-12-31"}, {"last": "2006-12-31"},
        {"reason": ""}, {"value": "9" * 30},
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_stored(
    client_as: ClientAs, celje: Contract, wrong: dict[str, str]
) -> None:
    answer = client_as("insurer").post(f"{CELJE}facts/audited_cases/record/", body(**wrong))
    assert answer.status_code == 422
    assert not celje.facts.exists()


def test_addresses_that_lead_nowhere(client_as: ClientAs, insurer: User) -> None:
    admin = client_as("admin")
    other = made(Contract.objects.get(number=OTHER), insurer)
    for address in ("facts/mood/record/", "facts/0/withdraw/", f"facts/{other.pk}/withdraw/"):
        assert admin.get(CELJE + address).status_code == 404, address
    lone = "/contracts/2007-uros-mezeg/facts/audited_cases/record/"
    assert admin.get(lone).status_code == 404


def test_the_page_says_who_may_record_nothing(client_as: ClientAs) -> None:
    ministry = text(client_as("ministry"), CELJE)
    assert "/record/" not in ministry
    english = client_as("insurer")
    english.cookies["language"] = "en"
    assert "Facts for settlement" in text(english, CELJE)


# Over HTTP


def test_facts_over_http(client_as: ClientAs, celje: Contract, given: Given) -> None:
    other = Contract.objects.get(number=OTHER)
    actions.record(other, audit(), **given(other))
    fact = actions.record(celje, audit(last=date(2007, 6, 30)), **given(celje))
    provider, insurer = client_as("provider"), client_as("insurer")
    root = "/api/v1/contracts"
    [mine] = provider.get(f"{root}/facts").json()
    assert (mine["contract"], mine["name"], mine["value"], mine["article"]) == (
        celje.number, "audited_cases", "40", "13(4)",
    )  # fmt: skip
    assert len(insurer.get(f"{root}/facts").json()) == 2
    assert len(insurer.get(f"{root}/facts?day=2007-07-01").json()) == 1
    assert insurer.get(f"{root}/facts?name=consent").json() == []
    assert provider.get(f"{root}/{OTHER}/facts").status_code == 404
    actions.withdraw(fact, **given(celje, reason="Pomota"))
    assert provider.get(f"{root}/facts").json() == []
    [gone] = provider.get(f"{root}/{celje.number}/facts").json()
    assert (gone["withdrawn_why"], bool(gone["withdrawn_by"])) == ("Pomota", True)
    for address in (f"{root}/facts", f"{root}/{celje.number}/facts"):
        assert client_as("chamber").get(address).status_code == 403
        assert Client().get(address).status_code == 401
