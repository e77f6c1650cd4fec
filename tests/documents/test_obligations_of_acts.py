"""Every obligation with a time limit has its entry, and binds whom the register knows."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from mreza import acts
from mreza.data import calendar
from mreza.kernel.act import Act
from mreza.kernel.due import Given

REGISTRY = Path(__file__).resolve().parents[2] / "src" / "mreza" / "data" / "registry_2007"
MODELLED = ("health_centres_2007", "general_agreement_2007_annex_2")
THROUGHOUT = "holds throughout, there is no day by which it is done"
NO_DAY = "the document names no day and no length of time"
WITHOUT_ENTRY = {
    "health_centres_2007": {
        "4(7)": "part of every referral, not done by a day",
        "6(8)": THROUGHOUT,
        "6(9)": THROUGHOUT,
        "15(2)": "the trial lasts from July to December; its services are recorded throughout",
        "19(1)": NO_DAY,
        "19(3)": NO_DAY,
        "20(9)": THROUGHOUT,
        "22(1)": "at each case; no length of time after it",
        "26(1.b)": THROUGHOUT,
        "26(5)": "kept from each workshop's first meeting on",
        "27(1.a)": NO_DAY,
        "31(5)": "recorded throughout from January 2008",
        "31(6)": THROUGHOUT,
        "40(1)": THROUGHOUT,
        "44(1)": "minutes before and after each dialysis, not days",
        "47(1)": "when the insurer asks; no length of time after it",
        "50(1)": "after each settlement; no length of time after it",
        "53(2)": NO_DAY,
        "57(1.a)": THROUGHOUT,
        "59(1)": THROUGHOUT,
        "59(1.a)": THROUGHOUT,
        "71(1)": "its three days are those of its points",
    },
    "general_agreement_2007_annex_2": {
        "14(7.4)": "after the end of 2007; no day is named",
    },
}
EVIDENCE = {
    "month_closed", "yearly_report", "risk_register_updated", "satisfaction_survey",
    "supervision_plan", "yearly_goals", "improvement_register", "equipment_calibrated",
    "self_assessment", "safety_officer_published", "quality_appointments", "yearly_talks",
    "rows_sent", "statement_issued", "offer_made",
}  # fmt: skip
each_act = pytest.mark.parametrize("act", acts.all_acts(), ids=lambda act: act.id)


@cache
def column(name: str, key: str) -> set[str]:
    with (REGISTRY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row[key] for row in csv.DictReader(file)}


@pytest.mark.parametrize("act", [acts.get(name) for name in MODELLED], ids=lambda act: act.id)
def test_every_obligation_of_the_ledger_has_a_time_limit_or_a_reason_for_none(act: Act) -> None:
    ledger = {clause.citation for clause in act.clauses if clause.paragraph.kind == "obligation"}
    limited = {item.article for item in act.obligations}
    assert ledger - limited == set(WITHOUT_ENTRY[act.id])


@each_act
def test_who_is_bound_and_the_evidence_are_known(act: Act) -> None:
    for item in act.obligations:
        assert item.who.kinds <= column("kinds", "kind"), item.code
        assert item.who.codes <= column("organisations", "code"), item.code
        assert item.who.tables <= column("aliases", "table") - {""}, item.code
        of_plan = {f"{act.id}.{item.code}"} if act.plan else set()
        assert item.evidence in EVIDENCE | of_plan | {""}, item.code


@each_act
def test_due_dates_can_be_told_for_every_year_of_the_calendar(act: Act) -> None:
    known, years = calendar.working_days(), calendar.years()
    window = (date(years[0] + 1, 1, 1), date(years[-1], 12, 31))
    for item in act.obligations:
        event = (date(2020, 2, 29),)
        assert item.items(*window, Given(known)) or item.event or item.first > window[1]
        assert item.due.items(*window, Given(known, events=event, start=item.first)), item.code


def test_the_one_off_programme_binds_those_that_its_table_lists() -> None:
    listed = {
        row["organisation"]
        for row in _aliases()
        if row["place_in_document_en"].endswith(
            "Annex No. 2 to the General Agreement 2007, article 14"
        )
    }
    act = acts.get("general_agreement_2007_annex_2")
    bound = act.obligation("one_off_programme_reported").who.codes
    assert bound == listed - {"zzzs", "ministrstvo-za-zdravje"}


def _aliases() -> list[dict[str, str]]:
    with (REGISTRY / "aliases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
