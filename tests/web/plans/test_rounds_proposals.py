"""Proposals for correction and versions: one thing reads otherwise, everything else stays."""

from __future__ import annotations

from datetime import date

import pytest

from mreza.rooms.plans import correcting, queries, stored_plan
from mreza.rooms.plans.actions import proposals as actions
from mreza.rooms.plans.comparing import compare
from mreza.rooms.plans.correcting import CorrectionError
from mreza.rooms.plans.models import Measure, MilestoneDone, Proposal, Reading
from mreza.rooms.plans.rounds.refusals import RoundError
from mreza.site.accounts.models import User
from tests.conftest import ClientAs

pytestmark = pytest.mark.django_db
NSKZ, NIN, TODAY = "nskz_2035_2022_2025", "nin_2025_2026", date(2026, 11, 22)


def person(name: str) -> User:
    return User.objects.get(username=name)


def proposed(code: str, field: str, after: str) -> Proposal:
    return actions.propose(
        Measure.objects.get(plan=NIN, code=code), field=field, after=after, reason="Javno naročilo",
        organisation="nijz", by=person("socialno"),
    )  # fmt: skip


def test_an_accepted_proposal_makes_a_version_with_that_one_thing_other(
    client_as: ClientAs,
) -> None:
    before = queries.latest(NIN)
    old = stored_plan.as_plan(before)
    done, read = MilestoneDone.objects.count(), Reading.objects.count()
    found = proposed("1.1.1", "milestone:m1_1_1", "2027-06-30")
    made = actions.accept(found, why="Sklep skupine", by=person("socialno"), day=TODAY)
    new = stored_plan.as_plan(made)
    (change,) = compare(old, new).changes
    assert (change.code, [one.field for one in change.fields]) == ("1.1.1", ["milestones"])
    assert made.number == before.number + 1
    assert queries.latest(NIN) == made
    assert stored_plan.as_plan(before) == old, "the version before stays as it was"
    assert (MilestoneDone.objects.count(), Reading.objects.count()) == (done, read)
    page = client_as("social_ministry").get(f"/plans/{NIN}/versions/").content.decode()
    assert "30.\xa06.\xa02027" in page
    with pytest.raises(RoundError):
        actions.accept(found, why="Znova", by=person("socialno"), day=TODAY)


def test_a_correction_in_english_only_is_seen_as_a_change() -> None:
    old = stored_plan.as_plan(queries.latest(NIN))
    for field, name in (("title.en", "title_en"), ("purpose.en", "purpose_en")):
        new = correcting.corrected(old, "1.1.1", field, "Otherwise")
        (change,) = compare(old, new).changes
        assert [(one.field, one.after) for one in change.fields] == [(name, ("Otherwise",))]


def test_officers_of_every_ministry_propose_and_other_offices_do_not(client_as: ClientAs) -> None:
    page = f"/plans/{NSKZ}/measures/A3/propose/"
    given = {"value": "2030", "reason": "Usklajevanje"}
    assert client_as("insurer").post(f"{page}?field=deadline", given).status_code == 403
    other = client_as("social_ministry")
    assert other.post(f"{page}?field=deadline", given).status_code == 302
    found = Proposal.objects.get(plan=NSKZ, after="2030")
    assert found.organisation_id == "ministrstvo-za-delo"
    assert "/propose/" in other.get(f"/plans/{NSKZ}/measures/A3/").content.decode()
    assert other.post(f"/plans/{NSKZ}/proposals/{found.pk}/accept/").status_code == 403


def test_two_proposals_about_the_same_field_are_not_both_taken() -> None:
    first, second = (proposed("1.1.1", "deadline", text) for text in ("30. 6. 2027", "2028"))
    actions.accept(first, why="D", by=person("socialno"), day=TODAY)
    with pytest.raises(RoundError):
        actions.accept(second, why="D", by=person("socialno"), day=TODAY)
    assert actions.refuse(second, why="Velja prvi", by=person("socialno")).state == "refused"


@pytest.mark.parametrize(
    ("field", "after", "problem"),
    [
        ("milestone:m1_1_1", "31. 12. 2027", "no_day"),
        ("milestone:m1_1_1", "2026-12-31", "same"),
        ("milestone:m9", "2026-12-31", "unknown_field"),
        ("amount:0", "-1", "out_of_range"),
        ("amount:0", "NaN", "no_number"),
        ("amount:0", "1.005", "out_of_range"),
        ("title.sl", "prva\ndruga", "more_than_a_line"),
        ("holders", "MZ\nMZ", "twice"),
        ("deadline", " ", "empty"),
        ("deadline", "x" * 1001, "too_long"),
        ("pk", "1", "unknown_field"),
    ],
)
def test_a_value_that_a_field_cannot_hold_is_refused(field: str, after: str, problem: str) -> None:
    measure = stored_plan.as_plan(queries.latest(NIN)).measure("1.1.1")
    with pytest.raises(CorrectionError) as refused:
        correcting.written(correcting.find(measure, field), after)
    assert refused.value.problem == problem


def test_every_field_of_every_measure_can_be_corrected_and_nothing_else_changes() -> None:
    plan = stored_plan.as_plan(queries.latest(NIN))
    other = {
        correcting.Kind.DAY: "2031-01-31", correcting.Kind.EUROS: "12345.67",
        correcting.Kind.NUMBER: "77", correcting.Kind.NAMES: "MZ\nNekdo",
    }  # fmt: skip
    for measure in plan.measures:
        for field in correcting.fields(measure):
            value = other.get(field.kind, "Drugače")
            changed = correcting.corrected(plan, measure.code, field.key, value)
            assert correcting.find(changed.measure(measure.code), field.key).value == value
            assert [one for one in changed.measures if one.code != measure.code] == [
                one for one in plan.measures if one.code != measure.code
            ]


def test_proposing_on_the_page(client_as: ClientAs) -> None:
    holder = client_as("measure_holder")
    plan = stored_plan.as_plan(queries.latest(NSKZ))
    mine = next(m for m in plan.measures if any(p.code == "nijz" for p in m.holders))
    page = f"/plans/{NSKZ}/measures/{mine.code}/propose/"
    assert holder.get(page).status_code == 200
    reason = {"reason": "Usklajevanje"}
    same = holder.post(f"{page}?field=deadline", reason | {"value": mine.deadline})
    assert same.status_code == 422
    made = holder.post(f"{page}?field=deadline", reason | {"value": "2029"})
    assert made.status_code == 302
    found = Proposal.objects.get(after="2029")
    assert (found.before, found.organisation_id, found.by) == (
        mine.deadline, "nijz", person("nosilec"),
    )  # fmt: skip
    decide = f"/plans/{NSKZ}/proposals/{found.pk}/accept/"
    assert holder.post(decide, {"why": "Ker"}).status_code == 403
    other = next(
        m for m in plan.measures
        if not any(p.code == "nijz" for p in (*m.holders, *m.participants))
    )  # fmt: skip
    assert holder.get(f"/plans/{NSKZ}/measures/{other.code}/propose/").status_code == 403
    holder.post(f"/plans/{NSKZ}/proposals/{found.pk}/withdraw/", {"why": "Pomota"})
    found.refresh_from_db()
    assert found.state == "withdrawn"
