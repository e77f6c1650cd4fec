"""Pages of contracts: what they show, to whom, and what their forms do."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.http import HttpRequest
from django.test import Client
from openpyxl import load_workbook

from mreza.rooms.contracts import advances, panels
from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.panels import Panel
from tests.web.contracts import bodies

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
CELJE, OTHER = "/contracts/2007-zd-celje/", "/contracts/2007-zd-ljubljana/"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().replace("\xa0", " ")


# The list


def test_the_insurer_sees_all_contracts_and_a_provider_its_own(client_as: ClientAs) -> None:
    page = text(client_as("insurer"), "/contracts/")
    assert f"{Contract.objects.count()} pogodb" in page
    mine = text(client_as("provider"), "/contracts/")
    assert "Zdravstveni dom Celje" in mine
    assert "1 pogodba" in mine
    assert "Ljubljana" not in mine.partition("<table")[2]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=zdravstveni+lasko", {"2007-zd-lasko"}),
        ("q=resevalec", {"2007-resevalec"}),
        ("office=krsko&activity=general", {"2007-zd-brezice", "2007-zd-krsko", "2007-zd-sevnica"}),
        ("activity=transport&office=nova-gorica", {"2007-zd-nova-gorica", "2007-zd-tolmin"}),
        ("state=draft", set()),
        ("activity=%00", set()),
        ("q=%21", set()),
    ],
)
def test_contracts_are_found(client_as: ClientAs, query: str, found: set[str]) -> None:
    answer = client_as("insurer").get(f"/contracts/contracts.json?{query}")
    assert {row["number"] for row in answer.json()["rows"]} == found


def test_filters_never_widen_what_a_provider_sees(client_as: ClientAs) -> None:
    client = client_as("provider")
    for query in ("?q=ljubljana", "?office=ljubljana", "?activity=general&q=", "?state=in_force"):
        rows = client.get(f"/contracts/contracts.json{query}").json()["rows"]
        assert {row["organisation"] for row in rows} <= {"zd-celje"}, query


def test_the_list_as_a_file(client_as: ClientAs) -> None:
    client = client_as("ministry")
    plain = client.get("/contracts/contracts.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(plain)))
    assert len(rows) == Contract.objects.count()
    assert rows[0]["state"] == "in_force"
    book = load_workbook(io.BytesIO(client.get("/contracts/contracts.xlsx").content))
    assert [cell.value for cell in book.active[1]][:2] == ["Pogodba", "Leto"]
    assert client.get("/contracts/contracts.pdf").status_code == 404


# One contract


def test_a_contract_shows_plan_life_obligations_and_history(client_as: ClientAs) -> None:
    page = text(client_as("insurer"), CELJE)
    for words in (
        "30,84", "848.100", "859.715", "Potek pogodbe", "vse leto", "1. 4. 2007 – 31. 12. 2007",
        "do 31. 5. 2007: stanje na dan 30. 4. 2007", "osnutek iz plana", "sistem",
        "od tega 1,45 za preventivo", "Predlagaj aneks", "104.048,46",
    ):  # fmt: skip
        assert words in page, words
    assert 'aria-current="step"' in page
    english = client_as("insurer")
    english.cookies["language"] = "en"
    assert "What it obliges to" in text(english, CELJE)


def test_each_sees_the_steps_that_are_theirs(client_as: ClientAs) -> None:
    insurer, provider, ministry = (
        text(client_as(r), CELJE) for r in ("insurer", "provider", "ministry")
    )
    assert "/annexes/add/" in insurer
    assert "/annexes/add/" not in provider
    assert "/hours/add/" in provider
    assert "/hours/add/" not in insurer
    assert "/notice/" in provider
    assert "/notice/" not in ministry
    assert "/correct/" in insurer
    assert "/correct/" not in provider


def test_the_plan_as_a_file(client_as: ClientAs, celje: Contract) -> None:
    client = client_as("provider")
    rows = client.get(f"{CELJE}plan.json").json()["rows"]
    assert len(rows) == celje.items.count()
    general = [r for r in rows if (r["activity"], r["measure"]) == ("general", "visit_quotient")]
    assert general[0]["quantity"] == "848100.00"
    assert (general[0]["valid_from"], general[0]["valid_until"]) == ("2007-01-01", "2007-12-31")
    book = load_workbook(io.BytesIO(client.get(f"{CELJE}plan.xlsx").content))
    assert book.active["C2"].value == "Splošna oz. družinska medicina"
    assert client.get(f"{OTHER}plan.json").status_code == 404


def test_the_price_list_is_for_everybody(client: Client) -> None:
    page = text(client, "/contracts/prices/")
    assert "ponazorit" in page
    assert "EUR" in page
    assert "Na ta dan ne velja" in text(client, "/contracts/prices/?day=1990-01-01")


@pytest.fixture
def panel() -> Iterator[None]:
    def maker(request: HttpRequest, contract: Contract) -> Panel | None:
        if contract.organisation_id != "zd-celje":
            return None
        return Panel("contracts/_state.html", {"x": 1})

    panels.register(maker)
    panels.register(maker)
    yield
    panels.forget(maker)


def test_rooms_above_add_panels(client_as: ClientAs, panel: None) -> None:
    client = client_as("insurer")
    badge = '<span class="badge good">v veljavi</span>'
    assert text(client, CELJE).count(badge) == 1
    assert badge not in text(client, OTHER)


def test_the_advance_is_a_twelfth_of_what_the_year_is_worth(
    client_as: ClientAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(advances, "_valuers", [])  # the settlement's own comes back afterwards
    advances.register(lambda contract, items, day: Decimal("1200.10"))
    assert "100,01" in text(client_as("provider"), CELJE)
    advances.register(lambda contract, items, day: None)
    assert "Pavšali v letu" in text(client_as("provider"), CELJE)
    assert advances.twelfth(Decimal("0.06")) == Decimal("0.01")


# Forms


def test_an_annex_is_proposed_and_accepted_on_pages(client_as: ClientAs, celje: Contract) -> None:
    insurer, provider = client_as("insurer"), client_as("provider")
    item = celje.items.get(activity="women", measure="visit_quotient")
    body = bodies.annex(celje, **{f"quantity-{item.pk}": "99.500,50"})
    assert insurer.post(f"{CELJE}annexes/add/", body).status_code == 302
    page = text(provider, CELJE)
    assert "99.500,50" in page
    assert "/annexes/1/agree/" in page
    assert provider.post(f"{CELJE}annexes/1/agree/", bodies.deed()).status_code == 302
    assert celje.items.get(annex__number=1).quantity == Decimal("99500.50")
    assert "1. 7. 2007 – 31. 12. 2007" in text(provider, CELJE)


def test_the_insurer_does_not_accept_for_the_provider(client_as: ClientAs, celje: Contract) -> None:
    insurer = client_as("insurer")
    item = celje.items.get(activity="women", measure="visit_quotient")
    insurer.post(f"{CELJE}annexes/add/", bodies.annex(celje, **{f"quantity-{item.pk}": "1"}))
    assert insurer.post(f"{CELJE}annexes/1/agree/", bodies.deed()).status_code == 403
    assert insurer.post(f"{CELJE}annexes/7/withdraw/", bodies.deed()).status_code == 404
    assert insurer.post(f"{CELJE}annexes/1/withdraw/", bodies.deed()).status_code == 302
    assert celje.annexes.get().state == "withdrawn"


@pytest.mark.parametrize("wrong", ["abc", "-1", "1,234", "9" * 20, ""])
def test_what_is_no_quantity_is_said_in_its_row(
    client_as: ClientAs, celje: Contract, wrong: str
) -> None:
    item = celje.items.get(activity="women", measure="visit_quotient")
    answer = client_as("insurer").post(
        f"{CELJE}annexes/add/", bodies.annex(celje, **{f"quantity-{item.pk}": wrong})
    )
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.content.decode()
    assert not celje.annexes.exists()


def test_the_same_again_is_no_annex(client_as: ClientAs, celje: Contract) -> None:
    answer = client_as("insurer").post(f"{CELJE}annexes/add/", bodies.annex(celje))
    assert answer.status_code == 422
    assert "Nič ni drugače" in answer.content.decode()


def test_a_provider_declares_hours_and_substitutes(client_as: ClientAs, celje: Contract) -> None:
    provider = client_as("provider")
    assert provider.post(f"{CELJE}hours/add/", bodies.hours()).status_code == 302
    taken = provider.post(f"{CELJE}hours/add/", bodies.hours(starts="13:00", ends="15:00"))
    assert taken.status_code == 422
    wrong = provider.post(f"{CELJE}hours/add/", bodies.hours(starts="15:00", ends="15:00"))
    assert "Zapre po tem" in wrong.content.decode()
    assert provider.post(f"{CELJE}substitutes/add/", bodies.substitute()).status_code == 302
    for bad in ({"name": ""}, {"organisation": "nobody"}, {"last": "2007-07-01"}):
        answer = provider.post(f"{CELJE}substitutes/add/", bodies.substitute(**bad))
        assert answer.status_code == 422, bad
    page = text(provider, CELJE)
    assert "08:00–14:00" in page
    assert "letni dopust, 1. 8. 2007 – 15. 8. 2007" in page
    hours, stand_in = celje.hours.get(), celje.substitutes.get()
    provider.post(f"{CELJE}hours/{hours.pk}/remove/", bodies.deed())
    provider.post(f"{CELJE}substitutes/{stand_in.pk}/remove/", bodies.deed())
    assert not celje.hours.exists()
    assert not celje.substitutes.exists()


def test_notice_on_pages(client_as: ClientAs, celje: Contract) -> None:
    provider, insurer = client_as("provider"), client_as("insurer")
    assert "61(1)-1" not in text(provider, f"{CELJE}notice/")
    assert "61(4)" not in text(insurer, f"{CELJE}notice/")
    assert "61(4)" in text(insurer, "/contracts/2007-uros-mezeg/notice/")
    refused = provider.post(f"{CELJE}notice/", bodies.deed(ground="61(1)-1"))
    assert refused.status_code == 422
    provider.post(f"{CELJE}notice/", bodies.deed(ground="60", day="2007-05-15"))
    page = text(insurer, CELJE)
    assert "Program teče do 14. 6. 2007 po cenah z dne 15. 5. 2007" in page
    notice = celje.notices.get()
    address = f"{CELJE}notices/{notice.pk}/withdraw/"
    assert "Iz tega razloga" in insurer.post(address, bodies.deed()).content.decode()
    assert provider.post(address, bodies.deed()).status_code == 302
    assert "Program teče do" not in text(insurer, CELJE)


def test_a_quantity_is_corrected(client_as: ClientAs, celje: Contract) -> None:
    item = celje.items.get(activity="women", measure="visit_quotient")
    address = f"{CELJE}items/{item.pk}/correct/"
    insurer = client_as("insurer")
    assert 'value="176.400"' in text(insurer, address)
    body = bodies.deed(teams="6,30", quantity="176.401")
    assert insurer.post(address, body).status_code == 302
    item.refresh_from_db()
    assert item.quantity == 176401
    assert insurer.post(f"{OTHER}items/{item.pk}/correct/", body).status_code == 404


def test_an_old_form_is_refused_and_then_saved_on_the_newest_state(
    client_as: ClientAs, celje: Contract
) -> None:
    provider, old = client_as("provider"), bodies.hours()
    provider.post(f"{CELJE}substitutes/add/", bodies.substitute())
    answer = provider.post(f"{CELJE}hours/add/", old)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "je pogodbo medtem spremenil" in page
    newest = Contract.objects.get(pk=celje.pk).revision
    assert f'name="revision" value="{newest}"' in page
    assert not celje.hours.exists()


def test_from_a_draft_to_force_on_pages(client_as: ClientAs, celje: Contract) -> None:
    insurer, provider = client_as("insurer"), client_as("provider")
    assert "Vsak izvajalec iz plana" in text(insurer, "/contracts/draft/")
    assert "Na ta dan program" in insurer.post(f"{CELJE}close/", bodies.deed()).content.decode()
    insurer.post(f"{CELJE}close/", bodies.deed(day="2008-01-01"))
    body = {"organisation": "zd-celje", "day": "2007-04-01", "reason": "Anew"}
    assert insurer.post("/contracts/draft/", body).status_code == 302
    second, number = "/contracts/2007-zd-celje-2/", "2007-zd-celje-2"
    insurer.post(f"{second}offer/", bodies.deed(number))
    assert insurer.post(f"{second}agree/", bodies.deed(number)).status_code == 422
    assert "Sprejmi ponudbo" in text(provider, second)
    provider.post(f"{second}offer/withdraw/", bodies.deed(number))
    insurer.post(f"{second}offer/", bodies.deed(number))
    provider.post(f"{second}agree/", bodies.deed(number))
    insurer.post(f"{second}sign/", bodies.deed(number, day="2007-05-01"))
    mine = Contract.objects.get(number=number)
    assert (mine.state, mine.in_force_from) == ("in_force", date(2007, 5, 1))
    assert "<form method" not in text(insurer, f"{second}sign/").partition("<main")[2]
    wrong = insurer.post(f"{second}sign/", bodies.deed(number))
    assert "Stanje pogodbe: v veljavi" in wrong.content.decode()


def test_days_outside_the_registry_have_no_contracts(client_as: ClientAs) -> None:
    insurer = client_as("insurer")
    assert insurer.get(f"{CELJE}?day=1990-01-01").status_code == 404
    assert insurer.get("/contracts/?day=x").status_code == 400
    assert "Take pogodbe ni" in text(insurer, "/contracts/?day=1990-01-01")
