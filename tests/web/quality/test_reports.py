"""Reports come from closed months only, are sent once, and leave as XLSX, PDF and FHIR."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from openpyxl import load_workbook

from mreza.rooms.calculations.models import ImmutableError
from mreza.rooms.quality import actions, fhir, publishing, queries, sums
from mreza.rooms.quality.models import ClosedValue, Message, Submission
from mreza.rooms.quality.refusals import RefusedError
from mreza.site.accounts.models import User
from tests.conftest import ClientAs

pytestmark = pytest.mark.django_db
HOME, SEPTEMBER, TODAY = "dom-ob-savinji-celje", date(2026, 9, 1), date(2026, 11, 22)


@pytest.fixture
def officer(loaded: None) -> User:
    return User.objects.get(username="dom")


@pytest.fixture
def sent(loaded: None) -> Submission:
    return Submission.objects.get(organisation=HOME, span="month", first=SEPTEMBER)


def test_a_report_is_sent_once_and_never_changed(officer: User, sent: Submission) -> None:
    again = actions.send(HOME, "month", SEPTEMBER, by=officer, day=TODAY)
    assert again.pk == sent.pk
    with pytest.raises(ImmutableError):
        sent.save()


def test_what_is_not_closed_or_not_over_is_not_reported(officer: User) -> None:
    for span, first in (("month", date(2026, 10, 1)), ("year", date(2026, 1, 1))):
        with pytest.raises(RefusedError):
            actions.send(HOME, span, first, by=officer, day=TODAY)


def test_a_year_adds_months_and_takes_windows_of_three_only_once(sent: Submission) -> None:
    year = Submission.objects.get(organisation=HOME, span="year", first=date(2025, 1, 1))
    rows = {(row["indicator"], row["service"]): row for row in year.content["year"]}
    months = [row for row in year.content["values"] if row["indicator"] == "staff_turnover"]
    quarters = [row for row in months if row["month"][-2:] in ("03", "06", "09", "12")]
    assert len(months) == 9  # from April, the first whole month of the guidelines
    assert Decimal(rows["staff_turnover", ""]["numerator"]) == sum(
        Decimal(row["numerator"]) for row in quarters
    )


def test_the_nation_is_the_figure_of_the_sums(loaded: None) -> None:
    rows = queries.closed_values(SEPTEMBER, SEPTEMBER, indicator="sick_leave")
    whole = sums.added(rows, SEPTEMBER)["sick_leave", ""]
    lost = sum(row.numerator for row in rows if sums.is_known(row))
    due = sum(row.denominator for row in rows if sums.is_known(row))
    assert whole.numerator == lost
    assert float(whole.value) == pytest.approx(float(lost / due * 100), abs=1e-6)


def test_fhir_has_what_a_measure_report_needs(sent: Submission) -> None:
    bundle = fhir.bundle(sent, "http://x/api/v1/quality")
    assert bundle["resourceType"] == "Bundle"
    for entry in bundle["entry"]:
        check_report(entry["resource"])
    names = {entry["resource"]["measure"].split("/")[-1] for entry in bundle["entry"]}
    assert "medication-safety|2025-03-26" in names


def test_fhir_has_the_letter_of_5_2_beside_the_plain_share(
    client: Client, sent: Submission
) -> None:
    """Hours done over hours missed, times 100; the plain share is missed of agreed minutes."""
    (entry,) = [
        entry["resource"]
        for entry in fhir.bundle(sent, "http://x")["entry"]
        if "home-care-hours" in entry["resource"]["measure"]
    ]
    row = next(one for one in sent.content["values"] if one["indicator"] == "home_care_hours")
    plain, letter = entry["group"][:2]
    done, missed = (Decimal(part) for part in row["letter_parts"])
    assert Decimal(row["letter"]) == pytest.approx(done / missed * 100, rel=Decimal("0.000001"))
    assert letter["measureScore"]["value"] == pytest.approx(float(row["letter"]))
    assert [p["count"] for p in letter["population"]] == [
        int(part.quantize(Decimal(1), "ROUND_HALF_UP")) for part in (done, missed)
    ]
    assert plain["measureScore"]["value"] == pytest.approx(float(row["value"]))
    measure = client.get("/api/v1/quality/measures/home-care-hours").json()
    assert [group["code"]["text"] for group in measure["group"]] == [
        "missed_share", "done_to_missed",
    ]  # fmt: skip


def test_a_sum_is_never_of_other_rows_than_its_neighbours(loaded: None) -> None:
    """One home without a number of exit interviews: the nation has no share of them."""
    rows = [
        row
        for row in queries.closed_values(SEPTEMBER, SEPTEMBER, indicator="staff_turnover")
        if sums.is_known(row)
    ][:2]
    for row, talks in zip(rows, ("3", None), strict=True):
        row.values = {**row.values, "exit_interviews": talks}
    whole = sums.added(rows, SEPTEMBER)["staff_turnover", ""]
    assert whole.numerator == sum(row.numerator for row in rows)
    assert whole.counted.inputs["exit_interviews"] is None
    assert whole.values["exit_interview_share"] is None


def check_report(report: dict[str, Any]) -> None:
    """The structure of R4: required members, closed codes, populations with counts."""
    assert report["resourceType"] == "MeasureReport"
    assert report["status"] in {"complete", "pending", "error"}
    assert report["type"] == "summary"
    assert date.fromisoformat(report["period"]["start"]) < date.fromisoformat(
        report["period"]["end"]
    )
    assert report["reporter"]["identifier"]["value"] == HOME
    for group in report["group"]:
        codes = [p["code"]["coding"][0]["code"] for p in group["population"]]
        assert codes == ["numerator", "denominator"]
        assert all(isinstance(p.get("count", 0), int) for p in group["population"])
        assert {"value", "unit"} <= set(group["measureScore"]) or group["measureScore"]["extension"]


def test_a_measure_names_its_populations(client: Client) -> None:
    measure = client.get("/api/v1/quality/measures/sick-leave").json()
    assert measure["scoring"]["coding"][0]["code"] == "proportion"
    assert len(measure["group"][0]["population"]) == 2
    assert client.get("/api/v1/quality/measures/nothing").status_code == 404


def test_files_hold_the_values_as_they_were_sent(client_as: ClientAs, sent: Submission) -> None:
    client = client_as("ministry")
    book = load_workbook(io.BytesIO(client.get(f"/quality/reports/{sent.pk}/report.xlsx").content))
    assert book.sheetnames[0] == "Vrednosti"
    assert book.worksheets[0].max_row == len(sent.content["values"]) + 1
    assert client.get(f"/quality/reports/{sent.pk}/report.pdf").content[:5] == b"%PDF-"
    assert client.get(f"/quality/reports/{sent.pk}/report.doc").status_code == 404


def test_the_ministry_reminds_once_and_the_home_answers(
    client_as: ClientAs, sent: Submission, mailoutbox: list[Any]
) -> None:
    address, token = f"/quality/{HOME}/reports/month/2026-10/say/", str(uuid4())
    form = {"kind": "reminder", "text": "Prosimo za oktober.", "token": token}
    ministry, home = client_as("ministry"), client_as("care_home")
    assert [ministry.post(address, form).status_code for _ in range(2)] == [302, 302]
    reminder = Message.objects.get(organisation=HOME)
    assert reminder.emailed == (len(mailoutbox) == 1)
    assert all(f"/quality/{HOME}/reports/month/2026-10/" in letter.body for letter in mailoutbox)
    assert home.post(address, {**form, "token": str(uuid4())}).status_code == 422  # homes answer
    answer = {"kind": "answer", "text": "Ta teden.", "token": str(uuid4())}
    assert home.post(address, answer).status_code == 302
    assert "Ta teden." in ministry.get(address.removesuffix("say/")).content.decode()


def test_nothing_is_published_before_three_months(loaded: None) -> None:
    with pytest.raises(RefusedError):
        publishing.refuse_too_early(HOME, date(2025, 6, 30))
    publishing.refuse_too_early(HOME, date(2025, 7, 1))


def test_small_counts_are_hidden_in_public(client: Client, loaded: None) -> None:
    small = ClosedValue.objects.filter(
        indicator="staff_turnover", numerator__gt=0, numerator__lt=5,
        close__month=SEPTEMBER, close__state="approved",
    ).select_related("close")[0]  # fmt: skip
    code = small.close.organisation_id
    rows = client.get("/quality/public/values.json").json()["rows"]
    row = next(
        row
        for row in rows
        if (row["code"], row["month"], row["indicator"]) == (code, "2026-09", "staff_turnover")
    )
    assert (row["numerator"], row["value"]) == ("<5", None)
    assert "&lt;5" in client.get(f"/quality/public/{code}/").content.decode()


def test_the_ministry_turns_public_pages_off(client_as: ClientAs, client: Client) -> None:
    form = {"on": "off", "reason": "Popravki"}
    assert client_as("ministry").post("/quality/network/publish/", form).status_code == 302
    assert client.get(f"/quality/public/{HOME}/").status_code == 404
    assert client.get("/quality/public/values.json").json() == {"rows": []}
