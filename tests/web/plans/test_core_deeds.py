"""What holders and coordinators record about a measure, and what is refused them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mreza.rooms.plans import queries
from mreza.rooms.plans.models import (
    Change,
    Dependency,
    Document,
    FundsEntry,
    Indicator,
    Measure,
    MilestoneDone,
    Reading,
    Risk,
    Task,
)
from mreza.rooms.plans.queries import MeasureState
from mreza.rooms.plans.words import Status
from tests.conftest import ClientAs

pytestmark = pytest.mark.django_db
NSKZ, NIN = "nskz_2035_2022_2025", "nin_2025_2026"
DAY = date(2026, 11, 22)
MINE = f"/plans/{NSKZ}/measures/A31/"  # NIJZ alone holds it
OTHERS = f"/plans/{NSKZ}/measures/A44/"  # two ministries hold it


def state(code: str = "A31", plan: str = NSKZ) -> MeasureState:
    return queries.measure(plan, code, DAY).state


def test_a_holder_records_on_its_own_measures_only(client_as: ClientAs) -> None:
    holder = client_as("measure_holder")
    told = {"kind": "stopped", "day": "2026-11-20", "reason": "R", "seen": "0"}
    told["seen"] = str(max((one.pk for one in state().told.said), default=0))
    assert holder.post(f"{MINE}statements/add/", told).status_code == 302
    assert state().status == Status.STOPPED
    assert state().why.sl.endswith("20.\u00a011.\u00a02026 izjavil: ustavljeno.")
    assert holder.get(OTHERS).status_code == 200
    assert holder.post(f"{OTHERS}statements/add/", told).status_code == 403
    assert holder.post(f"{MINE}dependencies/add/", {}).status_code == 403
    entry = Change.objects.filter(measure__code="A31").first()
    assert entry is not None
    assert (entry.what, entry.reason, entry.by.username) == ("statement", "R", "nosilec")  # type: ignore[union-attr]


def test_another_measures_record_in_the_address_is_not_there(client_as: ClientAs) -> None:
    theirs = Task.objects.create(
        measure=Measure.objects.get(plan=NSKZ, code="A44"), title="T", by_name="x"
    )
    holder = client_as("measure_holder")
    for address in (f"tasks/{theirs.pk}/done/", f"tasks/{theirs.pk}/withdraw/"):
        assert holder.post(f"{MINE}{address}", {"reason": "R"}).status_code == 404
        assert holder.post(f"{OTHERS}{address}", {"reason": "R"}).status_code == 403
    assert client_as("social_ministry").post(f"{MINE}tasks/add/", {}).status_code == 403


def test_whoever_is_given_a_task_may_say_that_it_is_done(client_as: ClientAs) -> None:
    """The ministry of labour holds A44 no less; NIJZ is given a task there."""
    task = Task.objects.create(
        measure=Measure.objects.get(plan=NSKZ, code="A44"), title="T", owner_id="nijz", by_name="x"
    )
    given = {"done_on": "2026-11-01", "done_note": "N", "seen": "1"}
    address = f"{OTHERS}tasks/{task.pk}/done/"
    assert client_as("chamber").post(address, given).status_code == 403
    assert client_as("measure_holder").post(address, given).status_code == 302
    assert client_as("ministry").post(address, given).status_code == 422  # revision 1 is gone


def test_a_milestone_done_by_hand_is_undone_with_a_reason(client_as: ClientAs) -> None:
    MilestoneDone.objects.filter(measure__code="A31").update(
        withdrawn="2026-01-01T00:00Z", withdrawn_why="r"
    )
    assert state().status == Status.LATE
    holder = client_as("measure_holder")
    done = {"done_on": "2026-11-02", "note": "Objavljeno", "evidence_url": "", "seen": "0"}
    address = f"{MINE}milestones/a31/done/"
    future = holder.post(address, done | {"done_on": "2026-11-23"})
    assert (future.status_code, "Tega dne še ni" in future.text) == (422, True)
    assert holder.post(address, done).status_code == 302
    assert state().status == Status.DONE
    assert holder.get(address).status_code == 404  # nothing waits any more
    (row,) = MilestoneDone.objects.filter(measure__code="A31", withdrawn=None)
    undo = f"{MINE}milestones/{row.pk}/withdraw/"
    assert holder.post(undo, {"reason": ""}).status_code == 422
    assert holder.post(undo, {"reason": "Napaka"}).status_code == 302
    assert state().status == Status.LATE
    row.refresh_from_db()
    assert (row.withdrawn_why, row.withdrawn_by) == ("Napaka", "Nosilec ukrepov: NIJZ")


def test_two_people_correct_the_same_money(client_as: ClientAs) -> None:
    holder, ministry = client_as("measure_holder"), client_as("ministry")
    address = f"{MINE}funds/add/"
    first = {"year": "2025", "source": "Proračun RS", "planned": "1.234,50", "seen": "0"}
    assert holder.post(address, first | {"planned": "sto"}).status_code == 422
    assert holder.post(address, first | {"planned": "-1"}).status_code == 422
    assert holder.post(address, {**first, "planned": ""}).status_code == 422
    assert holder.post(address, first).status_code == 302
    (entry,) = FundsEntry.objects.filter(measure__code="A31")
    change = first | {"seen": str(entry.pk), "spent": "12,5", "source": "proračun rs"}
    refused = holder.post(address, change)
    assert "povejte, zakaj" in refused.text
    assert holder.post(address, change | {"note": "Popravek"}).status_code == 302
    late = ministry.post(address, change | {"note": "Drugače", "spent": "13"})
    assert (late.status_code, "medtem" in late.text) == (422, True)
    (funds,) = state().funds
    assert (str(funds.spent), funds.source, FundsEntry.objects.count()) == (
        "12.50", "Proračun RS", FundsEntry.objects.exclude(measure__code="A31").count() + 2,
    )  # fmt: skip


def test_readings_and_links(client_as: ClientAs) -> None:
    ministry = client_as("ministry")
    indicator = Indicator.objects.get(measure__plan=NSKZ, measure__code="A7")
    base = f"/plans/{NSKZ}/measures/A7/"
    given: dict[str, Any] = {
        "indicator": indicator.pk, "day": "2026-11-05", "value": "18,25", "seen": 0,
    }  # fmt: skip
    assert ministry.post(f"{base}readings/add/", given).status_code == 302
    again = ministry.post(f"{base}readings/add/", given)
    assert "že ima odčitek" in again.text
    other = Indicator.objects.filter(measure__code="A28").get()
    assert ministry.post(f"{base}readings/add/", given | {"indicator": other.pk}).status_code == 422
    link = f"{base}indicators/{indicator.pk}/link/"
    assert ministry.post(link, {"link": "sick_leave", "reason": "R"}).status_code == 302
    refused = ministry.post(f"{base}readings/add/", given | {"day": "2026-11-06"})
    assert refused.status_code == 422  # a linked one is not entered
    assert Reading.objects.filter(indicator=indicator, value="18.25").count() == 1
    add = f"{base}indicators/add/"
    assert ministry.post(add, {"link": "nonsense", "reason": "R"}).status_code == 422
    assert ministry.post(add, {"link": "coverage", "reason": "R"}).status_code == 302
    assert ministry.post(add, {"link": "coverage", "reason": "R"}).status_code == 422


def test_risks_are_assessed_anew_and_closed(client_as: ClientAs) -> None:
    holder = client_as("measure_holder")
    given = {"title": "T", "likelihood": "5", "impact": "3", "response": "R", "seen": "0"}
    assert holder.post(f"{MINE}risks/add/", given | {"impact": "6"}).status_code == 422
    assert holder.post(f"{MINE}risks/add/", given).status_code == 302
    risk = Risk.objects.get(measure__code="A31", title="T")
    anew = given | {"impact": "1", "seen": "1"}
    assert holder.post(f"{MINE}risks/{risk.pk}/change/", anew).status_code == 422  # no reason
    assert holder.post(f"{MINE}risks/{risk.pk}/change/", anew | {"reason": "R"}).status_code == 302
    close = {"closed_on": "2026-11-01", "closed_why": "C", "seen": "1"}
    assert holder.post(f"{MINE}risks/{risk.pk}/close/", close).status_code == 422
    assert holder.post(f"{MINE}risks/{risk.pk}/close/", close | {"seen": "2"}).status_code == 302
    assert risk.pk not in {one.pk for one in state().risks_open}


def test_documents_are_what_their_name_says(client_as: ClientAs) -> None:
    holder = client_as("measure_holder")

    def send(name: str, content: bytes) -> int:
        file = SimpleUploadedFile(name, content)
        given = {"title": "T", "file": file, "seen": "0"}
        return int(holder.post(f"{MINE}documents/add/", given).status_code)

    assert send("a.pdf", b"<script>") == 422
    assert send("a.exe", b"MZ") == 422
    assert send("a.txt", b"") == 422
    assert send("../a.txt", b"one") == 302
    assert send("b.txt", b"one") == 422  # the same file
    kept = Document.objects.get(measure__code="A31", title="T")
    answer = holder.get(f"{MINE}documents/{kept.pk}/file/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert holder.get(f"{OTHERS}documents/{kept.pk}/file/").status_code == 404


def test_no_measure_waits_for_itself(client_as: ClientAs) -> None:
    """A33 waits for A32, and that one for A31: A31 cannot wait for A33."""
    ministry = client_as("ministry")
    codes = dict(Measure.objects.filter(plan=NSKZ).values_list("code", "pk"))
    address = f"{MINE}dependencies/add/"
    circle = ministry.post(address, {"needs": codes["A33"], "seen": "0"})
    assert (circle.status_code, "že čaka" in circle.text) == (422, True)
    elsewhere = Measure.objects.get(plan=NIN, code="3.7").pk
    assert ministry.post(address, {"needs": elsewhere, "seen": "0"}).status_code == 422
    assert ministry.post(address, {"needs": codes["A1"], "seen": "0"}).status_code == 302
    assert ministry.post(address, {"needs": codes["A1"], "seen": "0"}).status_code == 422
    assert Dependency.objects.filter(measure=codes["A31"]).count() == 1


def test_unknown_kinds_and_bad_dates(client_as: ClientAs) -> None:
    holder = client_as("measure_holder")
    assert holder.get(f"{MINE}nonsense/add/").status_code == 404
    assert holder.get(f"{MINE}nonsense/1/withdraw/").status_code == 404
    bad = holder.post(
        f"{MINE}statements/add/", {"kind": "x", "day": "31. 2. 2026", "reason": "", "seen": "x"}
    )
    assert bad.status_code == 422
