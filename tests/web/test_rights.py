"""Every address of the site as everybody: one table of page, role and answer.

A new address that is not in the table fails the test: whoever adds a page says here who may see it.
Addresses are asked with GET; those that only take POST answer 405, wherever somebody may try.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mreza.rooms.calculations.models import Proposal
from mreza.rooms.contracts.models import (
    Annex,
    Contract,
    ContractFact,
    Notice,
    OpeningHours,
    Substitute,
)
from mreza.rooms.network.models import Alias, Change, Membership
from mreza.rooms.realisation import files
from mreza.rooms.realisation.models import Upload
from mreza.rooms.settlement import computed
from mreza.rooms.settlement.models import Objection
from mreza.rooms.settlement.models import Proposal as SettlementProposal
from mreza.site.accounts.models import User
from tests import settled
from tests.rights import HOMES, ROLES, Page, everybody, only

pytestmark = pytest.mark.django_db

ACT = "health_centres_2007"
CASE = ("coverage", "celje.primary", "insured_per_doctor")
SIGNED_IN = ROLES[1:]
OFFICERS = ("insurer", "admin")
SEE_CONTRACTS = ("provider", "insurer", "ministry", "admin")
SEE_SETTLEMENTS = SEE_CONTRACTS
OVERSEE = ("insurer", "ministry", "admin")
CELJE = "2007-zd-celje"  # the provider's own contract

# Rooms whose part of the table is a module of its own.
PARTS = [
    import_module(f"tests.rights.{room}")
    for room in settings.ROOMS
    if find_spec(f"tests.rights.{room}")
]
PAGES: dict[str, Page] = {
    # the site
    "accounts:sign_in": only("public", otherwise=302),
    "accounts:sign_out": everybody(status=405),
    "set_language": everybody(status=405),
    "set_theme": everybody(status=405),
    "health": everybody(),
    "welcome": everybody(),
    # the network: read by everybody
    "network:home": everybody(),
    "network:coverage": everybody(),
    "network:coverage_export": everybody("csv"),
    "network:offices": everybody(),
    "network:office": everybody("celje"),
    "network:unit": everybody("celje"),
    "network:activities": everybody(),
    "network:organisations": everybody(),
    "network:organisations_export": everybody("json"),
    "network:organisation": everybody("zd-celje"),
    "network:changes": everybody(),
    # the network: corrected by few; the provider is staff of zd-celje
    "network:facts": only(*OFFICERS, args=("zd-celje",)),
    "network:contact": only("provider", *OFFICERS, args=("zd-celje",)),
    "network:alias_add": only(*OFFICERS, args=("zd-celje",)),
    "network:alias_close": only(*OFFICERS, args=("zd-celje", "alias")),
    "network:take_back": only(*OFFICERS, args=("change",)),
    "network:memberships": only("admin"),
    "network:membership_add": only("admin"),
    "network:membership_end": only("admin", args=("membership",)),
    # calculations: figures are published; proposals belong to people
    "calculations:why": everybody(*CASE),
    "calculations:why_file": everybody(*CASE, "json"),
    "calculations:what_if_feeds": everybody(),
    "calculations:what_if": everybody("coverage"),
    "calculations:what_if_file": everybody("coverage", "csv"),
    "calculations:proposals": only(*SIGNED_IN),
    "calculations:proposal_delete": only(args=("proposal",), otherwise=405),
    "calculations:proposal_keep": only(args=("coverage",), otherwise=405),
    "calculations:proposals_compare": only(*SIGNED_IN, args=("coverage",)),
    # the law
    "law:acts": everybody(),
    "law:act": everybody(ACT),
    "law:articles": everybody(ACT),
    "law:article": everybody(ACT, "3"),
    "law:obligations": everybody(ACT),
    "law:plan": everybody("nin_2025_2026"),
    "law:parameters": everybody(ACT),
    "law:tables": everybody(ACT),
    "law:table": everybody(ACT, "coverage"),
    "law:printed_tables": everybody(ACT),
    "law:printed": everybody(ACT, "table_1"),
    "law:printed_file": everybody(ACT, "table_1", "csv"),
    "law:errata": everybody(ACT),
    "law:errata_file": everybody(ACT, "csv"),
    # contracts: a provider its own, insurer and ministry all; to others they do not exist
    "contracts:contracts": only(*SEE_CONTRACTS),
    "contracts:contracts_export": only(*SEE_CONTRACTS, args=("csv",)),
    "contracts:prices": everybody(),
    "contracts:draft": only(*OFFICERS),
    "contracts:contract": only(*SEE_CONTRACTS, args=(CELJE,)),
    "contracts:plan_export": only(*SEE_CONTRACTS, args=(CELJE, "json")),
    "contracts:offer": only("provider", *OFFICERS, args=(CELJE,)),
    "contracts:withdraw_offer": only("provider", *OFFICERS, args=(CELJE,)),
    "contracts:agree": only("provider", *OFFICERS, args=(CELJE,)),
    "contracts:sign": only(*OFFICERS, args=(CELJE,)),
    "contracts:close": only(*OFFICERS, args=(CELJE,)),
    "contracts:annex": only(*OFFICERS, args=(CELJE,)),
    "contracts:annex_agree": only("provider", "admin", args=(CELJE, "annex")),
    "contracts:annex_withdraw": only("provider", *OFFICERS, args=(CELJE, "annex")),
    "contracts:correct": only(*OFFICERS, args=(CELJE, "item")),
    "contracts:notice": only("provider", *OFFICERS, args=(CELJE,)),
    "contracts:notice_withdraw": only("provider", *OFFICERS, args=(CELJE, "notice")),
    "contracts:fact_record": only(*OFFICERS, args=(CELJE, "audited_cases")),
    "contracts:fact_withdraw": only("provider", "admin", args=(CELJE, "fact")),
    "contracts:hours_add": only("provider", "admin", args=(CELJE,)),
    "contracts:hours_remove": only("provider", "admin", args=(CELJE, "hours")),
    "contracts:substitute_add": only("provider", "admin", args=(CELJE,)),
    "contracts:substitute_remove": only("provider", "admin", args=(CELJE, "substitute")),
    "api:list_contracts": only(*SEE_CONTRACTS, public=401),
    "api:list_contract_facts": only(*SEE_CONTRACTS, public=401),
    "api:get_contract_facts": only(*SEE_CONTRACTS, args=(CELJE,), public=401),
    "api:get_contract": only(*SEE_CONTRACTS, args=(CELJE,), public=401),
    "api:get_contract_plan": only(*SEE_CONTRACTS, args=(CELJE,), public=401),
    # realisation: what is published is for everybody; the provider is staff of zd-celje, whose
    # file this is, the ministry reads counts
    "realisation:uploads": everybody(),
    "realisation:schemas": everybody(),
    "realisation:schema": everybody("services"),
    "realisation:schema_file": everybody("services"),
    "realisation:template": everybody("services", "sl", "csv"),
    "realisation:services": everybody(),
    "realisation:services_file": everybody("csv"),
    "realisation:send": only("provider", *OFFICERS),
    "realisation:upload": only("provider", "ministry", *OFFICERS, args=("upload",)),
    "realisation:progress": only("provider", "ministry", *OFFICERS, args=("upload",), status=302),
    "realisation:errors": only("provider", *OFFICERS, args=("upload",)),
    "realisation:withdraw": only("provider", *OFFICERS, args=("upload",)),
    "realisation:commit": everybody("upload", status=405),
    "realisation:discard": everybody("upload", status=405),
    "realisation:again": everybody("upload", status=405),
    # settlements: a provider's own, issued; the statement, its line and row are those of zd-celje
    "settlement:home": only(*SEE_SETTLEMENTS),
    "settlement:ask": everybody(status=405),
    "settlement:run": only(*OVERSEE, args=("run",)),
    "settlement:progress": only(*OFFICERS, args=("run",)),
    "settlement:cancel": everybody("run", status=405),
    "settlement:issue": everybody("run", status=405),
    "settlement:run_export": only(*OVERSEE, args=("run", "csv")),
    "settlement:what_if": only(*OVERSEE, args=("run",)),
    "settlement:what_if_export": only(*OVERSEE, args=("run", "csv")),
    "settlement:proposal_keep": everybody("run", status=405),
    "settlement:compare": only(*OVERSEE, args=("run",)),
    "settlement:proposal_delete": everybody("settlement_proposal", status=405),
    "settlement:statement": only(*SEE_SETTLEMENTS, args=("statement",)),
    "settlement:statement_export": only(*SEE_SETTLEMENTS, args=("statement", "xlsx")),
    "settlement:line": only(*SEE_SETTLEMENTS, args=("statement", "line")),
    "settlement:mass_rows": only("provider", *OFFICERS, args=("statement", "line", "row")),
    "settlement:why": only(*SEE_SETTLEMENTS, args=("statement", "line", "row", "amount")),
    "settlement:object": only("provider", args=("statement", "line")),
    "settlement:objections": only(*SEE_SETTLEMENTS),
    "settlement:answer": only(*OFFICERS, args=("objection",)),
    "settlement:withdraw": everybody("objection", status=405),
    "api:list_settlement_runs": only(*OVERSEE, public=401),
    "api:ask_settlement_run": only(*OVERSEE, public=401),  # the same address
    "api:get_settlement_run": only(*OVERSEE, args=("run",), public=401),
    "api:cancel_settlement_run": everybody("run", status=405),
    "api:issue_settlement_run": everybody("run", status=405),
    "api:get_settlement_overview": only(*OVERSEE, args=("run",), public=401),
    "api:list_settlement_statements": only(*SEE_SETTLEMENTS, public=401),
    "api:list_statements_of_settlement_run": only(*SEE_SETTLEMENTS, args=("run",), public=401),
    "api:get_settlement_statement": only(*SEE_SETTLEMENTS, args=("statement",), public=401),
    "api:list_settlement_rows": only(*SEE_SETTLEMENTS, args=("statement", "line"), public=401),
    "api:explain_settlement": only(
        *SEE_SETTLEMENTS, args=("statement", "line", "row", "amount"), public=401
    ),
    "api:list_settlement_mass_rows": only(
        "provider", *OFFICERS, args=("statement", "line", "row"), public=401
    ),
    "api:list_settlement_objections": only(*SEE_SETTLEMENTS, public=401),
    "api:object_to_settlement_line": everybody("statement", "line", status=405),
    "api:get_settlement_objection": only(*SEE_SETTLEMENTS, args=("objection",), public=401),
    "api:answer_settlement_objection": everybody("objection", status=405),
    "api:withdraw_settlement_objection": everybody("objection", status=405),
    "api:what_if_settlement": everybody("run", status=405),
    "api:list_settlement_proposals": only(*OVERSEE, args=("run",), public=401),
    "api:keep_settlement_proposal": only(*OVERSEE, args=("run",), public=401),  # the same address
    "api:delete_settlement_proposal": everybody("settlement_proposal", status=405),
    # the portal
    "portal:search": everybody(),
    # the API: open data
    "api:openapi-json": everybody(),
    "api:openapi-view": everybody(),
    "api:api-root": everybody(status=404),
    "api:list_feeds": everybody(),
    "api:get_run": everybody("coverage"),
    "api:explain_run": everybody(*CASE),
    "api:list_organisations": everybody(),
    "api:get_organisation": everybody("zd-celje"),
    "api:list_units": everybody(),
    "api:list_offices": everybody(),
    "api:get_coverage": everybody(),
    "api:get_catalog": everybody(),
    "api:list_acts": everybody(),
    "api:get_act": everybody(ACT),
    "api:list_articles": everybody(ACT),
    "api:list_obligations": everybody(ACT),
    "api:list_parameters": everybody(ACT),
    "api:list_tables": everybody(ACT),
    "api:get_table": everybody(ACT, "coverage"),
    "api:check_act": everybody(ACT),
    "api:calculate": everybody(ACT, "coverage", status=405),
    "api:explain": everybody(ACT, "coverage", status=405),
    "api:list_schemas": everybody(),
    "api:get_schema": everybody("services"),
    "api:list_services": everybody(),
    "api:list_uploads": Page((401, 200, 200, 200, 403, 200)),
    "api:send_upload": Page((401, 200, 200, 200, 403, 200)),  # the same address
    "api:get_upload": Page((401, 200, 200, 200, 403, 200), ("upload",)),
    "api:get_upload_errors": Page((401, 200, 200, 403, 403, 200), ("upload",)),
    "api:commit_upload": everybody("upload", status=405),
    "api:withdraw_upload": everybody("upload", status=405),
    "api:list_printed": everybody(ACT),
    "api:get_printed": everybody(ACT, "table_1"),
}


for part in PARTS:
    PAGES |= part.PAGES


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Names of all addresses; one without a name shows as its pattern and so is missing above."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (space, entry.namespace) if part)
            yield from addresses(entry, inner)
        elif isinstance(entry, URLPattern):
            name = entry.name or str(entry.pattern)
            yield f"{space}:{name}" if space else name


def test_every_address_is_in_the_table() -> None:
    known = set(addresses(get_resolver()))
    assert known - set(PAGES) == set(), "say in PAGES who may see these"
    assert set(PAGES) - known == set(), "these addresses are gone"


@pytest.fixture
def numbers(loaded: None) -> dict[str, int]:
    """Records that addresses need a number of."""
    insurer = User.objects.get(username="zavod")
    contract = Contract.objects.get(number=CELJE)
    return {
        **parts_of(contract),
        "alias": Alias.objects.filter(organisation_id="zd-celje")[0].pk,
        "membership": Membership.objects.create(
            user=insurer, role="administrator", valid=DateRange(date(2008, 1, 1), date(2009, 1, 1))
        ).pk,
        "change": Change.objects.create(
            by=insurer, by_name="Z", what="organisation", object_id="zd-celje", object_name="ZD",
            before={"versions": []}, after={"versions": [{}]}, reason="r",
        ).pk,
        "proposal": Proposal.objects.create(
            feed="coverage", name="x", day=date(2007, 4, 1), overrides={}, author=insurer
        ).pk,
        "upload": an_upload().pk,
        **a_settlement(insurer),
        **{name: number for part in PARTS for name, number in part.numbers().items()},
    }  # fmt: skip


def a_settlement(insurer: User) -> dict[str, int]:
    """An issued run, and of zd-celje a statement, its line, row and objection."""
    run = settled.both()
    line = settled.line_of(run)
    objection = Objection.objects.create(
        line=line, disputed=1, reason="R", by=User.objects.get(username="izvajalec")
    )
    proposal = SettlementProposal.objects.create(run=run, name="x", overrides={}, author=insurer)
    return {
        "run": run.pk,
        "statement": line.statement_id,
        "line": line.pk,
        "row": computed.rows_of(line)[0].pk,
        "objection": objection.pk,
        "settlement_proposal": proposal.pk,
    }


def parts_of(contract: Contract) -> dict[str, int]:
    """One of everything that a contract may have."""
    day = date(2007, 4, 1)
    item = contract.items.first()
    assert item is not None
    annex = Annex.objects.create(contract=contract, number=1, valid_from=day, reason="R")
    notice = Notice.objects.create(
        contract=contract, given_by="provider", day=day, ground="60",
        last_day=date(2007, 5, 1), prices_of=day,
    )  # fmt: skip
    hours = OpeningHours.objects.create(
        contract=contract, activity="general", holder="A", weekday=1, span=NumericRange(480, 720)
    )
    substitute = Substitute.objects.create(
        contract=contract, holder="A", name="B", absence="leave",
        valid=DateRange(day, date(2007, 4, 2)),
    )  # fmt: skip
    fact = ContractFact.objects.create(
        contract=contract, activity="general", name="notice_given", value="true", document="D",
        reason="R", valid=DateRange(day, date(2008, 1, 1)),
        recorded_by=User.objects.get(username="izvajalec"),
    )  # fmt: skip
    return {
        "fact": fact.pk, "item": item.pk, "annex": annex.number, "notice": notice.pk,
        "hours": hours.pk, "substitute": substitute.pk,
    }  # fmt: skip


def an_upload() -> Upload:
    """A committed file of zd-celje with, as no real one has, an errors file."""
    upload = Upload.objects.create(
        dataset="services", provider_id="zd-celje", file_name="x.csv", sha256="0" * 64,
        state="committed", rows=1, good=1, bad=0, batch="x",
    )  # fmt: skip
    path = files.errors_file(upload.pk)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return upload


def address_of(name: str, page: Page, numbers: dict[str, int]) -> str:
    args = [numbers.get(arg, arg) if isinstance(arg, str) else arg for arg in page.args]
    return reverse(name, args=args)


@pytest.mark.parametrize("role", ROLES + HOMES)
def test_everybody_is_answered_as_the_table_says(
    role: str,
    client: Client,
    client_as: Callable[[str], Client],
    numbers: dict[str, int],
) -> None:
    asking = client if role == "public" else client_as(role)
    said = {name: page.for_role(role) for name, page in PAGES.items()}
    expected = {name: status for name, status in said.items() if status is not None}
    answered = {
        name: asking.get(address_of(name, PAGES[name], numbers)).status_code for name in expected
    }
    other = {
        name: f"{answered[name]} instead of {expected[name]}"
        for name in expected
        if answered[name] != expected[name]
    }
    assert other == {}


# What only takes POST, and changes something: refused to whoever may not, before anything happens.
POSTS: dict[str, tuple[int, ...]] = {
    "network:facts": (302, 403, 422, 403, 403, 422),
    "network:contact": (302, 422, 422, 403, 403, 422),
    "network:alias_add": (302, 403, 422, 403, 403, 422),
    "network:alias_close": (302, 403, 422, 403, 403, 422),
    "network:take_back": (302, 403, 422, 403, 403, 422),
    "network:membership_add": (302, 403, 403, 403, 403, 422),
    "network:membership_end": (302, 403, 403, 403, 403, 422),
    "realisation:send": (302, 422, 422, 403, 403, 422),
    "realisation:commit": (302, 302, 302, 403, 403, 302),
    "realisation:discard": (302, 302, 302, 403, 403, 302),
    "realisation:again": (302, 302, 302, 403, 403, 302),
    "realisation:withdraw": (302, 422, 422, 403, 403, 422),
    "settlement:ask": (302, 403, 302, 403, 403, 302),
    "settlement:cancel": (302, 403, 302, 403, 403, 302),
    "settlement:issue": (302, 403, 302, 403, 403, 302),
    "settlement:proposal_keep": (302, 403, 302, 302, 403, 302),
    "settlement:proposal_delete": (302, 403, 302, 404, 403, 404),
    "settlement:object": (302, 422, 403, 403, 403, 403),
    "settlement:answer": (302, 403, 422, 403, 403, 422),
    "settlement:withdraw": (302, 302, 403, 403, 403, 403),
    "contracts:draft": (302, 403, 422, 403, 403, 422),
    "contracts:offer": (302, 422, 422, 403, 403, 422),
    "contracts:withdraw_offer": (302, 422, 422, 403, 403, 422),
    "contracts:agree": (302, 422, 422, 403, 403, 422),
    "contracts:sign": (302, 403, 422, 403, 403, 422),
    "contracts:close": (302, 403, 422, 403, 403, 422),
    "contracts:annex": (302, 403, 422, 403, 403, 422),
    "contracts:annex_agree": (302, 422, 403, 403, 403, 422),
    "contracts:annex_withdraw": (302, 422, 422, 403, 403, 422),
    "contracts:correct": (302, 403, 422, 403, 403, 422),
    "contracts:notice": (302, 422, 422, 403, 403, 422),
    "contracts:notice_withdraw": (302, 422, 422, 403, 403, 422),
    "contracts:fact_record": (302, 403, 422, 403, 403, 422),
    "contracts:fact_withdraw": (302, 422, 403, 403, 403, 422),
    "contracts:hours_add": (302, 422, 403, 403, 403, 422),
    "contracts:hours_remove": (302, 422, 403, 403, 403, 422),
    "contracts:substitute_add": (302, 422, 403, 403, 403, 422),
    "contracts:substitute_remove": (302, 422, 403, 403, 403, 422),
}


for part in PARTS:
    POSTS |= part.POSTS


@pytest.mark.parametrize("role", ROLES + HOMES)
def test_nothing_is_changed_by_who_may_not(
    role: str,
    client: Client,
    client_as: Callable[[str], Client],
    numbers: dict[str, int],
) -> None:
    asking = client if role == "public" else client_as(role)
    place = (ROLES + HOMES).index(role)
    expected = {name: answers[place] for name, answers in POSTS.items() if len(answers) > place}
    answered = {
        name: asking.post(address_of(name, PAGES[name], numbers), {}).status_code
        for name in expected
    }
    assert answered == expected
