"""What somebody with bad intent sends: refused, escaped, and nothing given away."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from bench.main_pages import LAW, MAIN_PAGES
from mreza.rooms.network.models import Alias, Change, Membership, Organisation, OrganisationVersion
from mreza.site.accounts.demo import DEMO_ACCOUNTS
from mreza.site.accounts.models import User
from tests.web.bodies import contact, facts, printed, revision

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]

PUBLIC_PAGES = [page.address for page in MAIN_PAGES if not page.role]
PATHS = list(dict.fromkeys(address.partition("?")[0] for address in PUBLIC_PAGES))
EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}"
FORMULAS = ("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")')


# Somebody else's


@pytest.mark.parametrize("role", ["provider", "ministry", "chamber"])
def test_nobody_changes_another_organisation_without_the_right(
    client_as: ClientAs, role: str
) -> None:
    client = client_as(role)
    other = "/organisations/zd-ljubljana"
    alias = Alias.objects.filter(organisation_id="zd-ljubljana").first()
    assert alias
    end = {"until": "2008-01-01", "reason": "R", "revision": 1}
    for address, body in (
        (f"{other}/facts/", facts("zd-ljubljana")),
        (f"{other}/contact/", contact("zd-ljubljana")),
        (f"{other}/names/add/", printed("zd-ljubljana")),
        (f"{other}/names/{alias.pk}/end/", end),
    ):
        assert client.post(address, body).status_code == 403, address
    assert not Change.objects.exists()


@pytest.mark.parametrize("role", ["", "provider", "insurer", "ministry", "chamber"])
def test_nobody_but_the_administrator_gives_roles(client_as: ClientAs, role: str) -> None:
    client = client_as(role) if role else Client()
    body = {
        "user": "izvajalec", "role": "administrator", "organisation": "", "since": "2007-01-01",
        "reason": "Because",
    }  # fmt: skip
    before = Membership.objects.count()
    assert client.post("/memberships/add/", body).status_code == (403 if role else 302)
    assert Membership.objects.count() == before


def test_an_alias_is_not_ended_through_another_organisation(client_as: ClientAs) -> None:
    alias = Alias.objects.filter(organisation_id="zd-ljubljana").first()
    assert alias
    body = {"until": "2008-01-01", "reason": "R", "revision": revision("zd-celje")}
    address = f"/organisations/zd-celje/names/{alias.pk}/end/"
    assert client_as("insurer").post(address, body).status_code == 404
    assert Alias.objects.get(pk=alias.pk).valid.upper is None


def test_staff_take_back_only_what_they_may_do(client_as: ClientAs) -> None:
    insurer, provider = client_as("insurer"), client_as("provider")
    insurer.post("/organisations/zd-celje/facts/", facts("zd-celje"))
    insurer.post("/organisations/zd-ljubljana/contact/", contact("zd-ljubljana"))
    for change in Change.objects.all():
        answer = provider.post(f"/changes/{change.pk}/take-back/", {"reason": "Mine"})
        assert answer.status_code == 403
    assert Change.objects.count() == 2


def test_what_a_form_does_not_ask_for_is_not_taken(client_as: ClientAs) -> None:
    client_as("provider").post(
        "/organisations/zd-celje/contact/",
        contact("zd-celje") | {"name": "Mine now", "kind": "pharmacy", "code": "zd-ljubljana"},
    )
    version = OrganisationVersion.objects.get(organisation_id="zd-celje")
    assert version.name != "Mine now"
    assert Change.objects.get().object_id == "zd-celje"


# Requests that somebody else's page sends


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/sign-in/", "/accounts/sign-out/", "/preferences/language/",
        "/preferences/theme/", "/organisations/zd-celje/facts/",
        "/organisations/zd-celje/contact/", "/organisations/zd-celje/names/add/",
        "/memberships/add/", "/what-if/coverage/keep/", "/what-if/proposals/1/delete/",
    ],
)  # fmt: skip
def test_a_form_of_another_site_is_refused(loaded: None, address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="skrbnik"))
    assert client.post(address, {"name": "x"}).status_code == 403


@pytest.mark.parametrize(
    "away",
    [
        "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example",
        "javascript:alert(1)", "https:elsewhere.example", "\x00//elsewhere.example",
        "https://testserver@elsewhere.example/", "http:///elsewhere.example",
    ],
)  # fmt: skip
def test_signing_in_never_leads_to_another_host(loaded: None, away: str) -> None:
    account = DEMO_ACCOUNTS[0]
    user = User.objects.get(username=account.username)
    user.set_password(account.password)
    user.save()
    body = {"username": account.username, "password": account.password, "next": away}
    answer = Client().post("/accounts/sign-in/", body)
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    signed_in = Client()
    signed_in.force_login(user)
    assert signed_in.get("/accounts/sign-in/", {"next": away})["Location"] == "/"
    for preference in ("language", "theme"):
        back = Client().post(f"/preferences/{preference}/", {"next": away, preference: "en"})
        assert back["Location"] == "/"


def test_cookies_are_kept_from_scripts_and_other_sites(loaded: None) -> None:
    account = DEMO_ACCOUNTS[0]
    client = Client()
    body = {"username": account.username, "password": account.password}
    answer = client.post("/accounts/sign-in/", body)
    session = answer.cookies["sessionid"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    page = client.get("/")
    assert page["X-Frame-Options"] == "DENY"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" in page["Vary"]


# Scripts in texts


def is_clean(answer: HttpResponse) -> bool:
    text = answer.content.decode("utf-8", "replace")
    return "<script>alert" not in text and "<img src=x" not in text and "49" not in text.split(EVIL)


@pytest.mark.parametrize("address", PATHS)
def test_what_the_address_says_is_never_markup(client: Client, address: str) -> None:
    names = ("q", "activity", "office", "kind", "show", "table", "organisation", "formula", "key")
    more = ("by", "unit", "only", "page", "written", "coverage_tolerance", "in.doctors", "in.unit")
    for asked in (*({name: EVIL} for name in names), dict.fromkeys((*more, "next"), EVIL)):
        answer = client.get(address, asked)
        assert answer.status_code in (200, 400, 404, 422), asked
        assert is_clean(answer), asked
    assert is_clean(client.get(address, {"q": EVIL}, headers={"HX-Request": "true"}))


def test_what_people_write_is_never_markup(client_as: ClientAs) -> None:
    insurer, admin = client_as("insurer"), client_as("admin")
    body = facts("zd-celje", name=EVIL, place=EVIL, note_sl=EVIL, note_en=EVIL, reason=EVIL)
    assert insurer.post("/organisations/zd-celje/facts/", body).status_code == 302
    body = printed("zd-celje", text=EVIL, place_sl=EVIL, place_en=EVIL, reason=EVIL)
    assert insurer.post("/organisations/zd-celje/names/add/", body).status_code == 302
    for name in (EVIL[:100] + "1", EVIL[:100] + "2"):
        kept = {"name": name, "note": EVIL, "coverage_tolerance": "5" if name[-1] == "1" else "6"}
        assert insurer.post("/what-if/coverage/keep/", kept).status_code == 302
    User.objects.filter(username="izvajalec").update(display_name=EVIL)
    member = Membership.objects.get(user__username="izvajalec")
    change = Change.objects.earliest("pk")
    for visitor in (insurer, admin, client_as("provider"), Client()):
        for address in (
            "/", "/organisations/", "/organisations/zd-celje/", "/units/celje/", "/offices/celje/",
            "/search/?q=script", "/changes/", "/changes/?organisation=zd-celje", "/memberships/",
            f"/memberships/{member.pk}/end/", f"/changes/{change.pk}/take-back/",
            "/organisations/zd-celje/facts/", "/what-if/proposals/", "/what-if/coverage/compare/",
        ):  # fmt: skip
            assert is_clean(visitor.get(address)), address


@pytest.mark.parametrize("website", ["javascript:alert(1)", "data:text/html,x", "//x", "ftp://x/y"])
def test_a_website_is_an_address_of_the_web(client_as: ClientAs, website: str) -> None:
    body = contact("zd-celje", website=website)
    answer = client_as("provider").post("/organisations/zd-celje/contact/", body)
    if answer.status_code == 302:
        assert Organisation.objects.get(code="zd-celje").website.startswith("https://")
    else:
        assert answer.status_code == 422


# Files


@pytest.mark.parametrize("text", FORMULAS)
def test_a_name_never_becomes_a_formula_of_a_spreadsheet(client_as: ClientAs, text: str) -> None:
    insurer = client_as("insurer")
    name = text.strip() if text.startswith("\t") else text
    answer = insurer.post("/organisations/zd-celje/facts/", facts("zd-celje", name=name))
    assert answer.status_code == 302
    for address in ("/organisations/organisations", "/coverage/coverage"):
        table = insurer.get(f"{address}.csv").content.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
        assert [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t") and cell] == []
        assert [cell for cell in cells if cell[:1] == "-" and not is_number(cell)] == []
        book = load_workbook(io.BytesIO(insurer.get(f"{address}.xlsx").content))
        kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
        assert "f" not in kinds


def is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()


@pytest.mark.parametrize(
    "part", ["a%0d%0aX-Evil: 1", "a%0aSet-Cookie: x=1", 'a";filename="evil.exe', "%00", "a%2fb"]
)
def test_names_in_addresses_never_reach_a_header(client: Client, part: str) -> None:
    for address in (
        f"/why/coverage/celje.primary/{part}/explanation.xlsx",
        f"/why/coverage/{part}/standing/explanation.pdf",
        f"/why/{part}/celje.primary/standing/explanation.xlsx",
        f"/what-if/{part}/changes.csv?coverage_tolerance=5",
        f"/what-if/coverage/changes.csv?coverage_tolerance=5&formula={part}",
        f"{LAW}printed/{part}/table.csv",
        f"{LAW}errata/checks.csv?show={part}&table={part}",
        f"/acts/{part}/errata/checks.csv",
    ):
        answer = client.get(address)
        assert answer.status_code in (200, 404, 422), address
        assert "X-Evil" not in answer
        assert "x" not in answer.cookies
        assert "Set-Cookie" not in answer
        assert "evil" not in answer.get("Content-Disposition", "")


@pytest.mark.parametrize(
    "part",
    ["../act", "..%2f..%2fact", "....//act.toml", "/etc/passwd", "%2e%2e%2ftables", "table_1.csv"],
)
def test_printed_tables_are_names_and_not_paths(client: Client, part: str) -> None:
    for address in (f"{LAW}printed/{part}/", f"{LAW}printed/{part}/table.csv"):
        assert client.get(address).status_code == 404
    for kind in ("toml", "..", "html", "exe", "csv/../../x"):
        assert client.get(f"{LAW}printed/table_1/table.{kind}").status_code == 404
    assert client.get(f"/acts/{part}/").status_code == 404
    assert client.get(f"/api/v1/acts/{part}").status_code == 404
    assert client.get(f"/static/{part}").status_code == 404
