"""Every row against the schema, the registry, the catalogue and the contracts."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mreza.lake import judging
from mreza.lake.checking import ContractSpan, Reference, Total, check
from mreza.lake.schema import ASSIGNMENTS, QUANTITIES, RIDE_LISTS, SERVICES
from tests.lakes import (
    ASSIGNMENT,
    FULL,
    NOTHING,
    QUANTITY,
    RIDE_LIST,
    SERVICE,
    accepted,
    checked,
    errors,
    reasons,
    services,
    write_csv,
)

WRONG_SERVICES = [
    ({"provider": ""}, {("required", "provider")}),
    ({"provider": "zd-nowhere"}, {("unknown_provider", "provider")}),
    ({"provider": "x" * 81}, {("text", "provider"), ("unknown_provider", "provider")}),
    ({"provider": "zd-koper", "doctor": "D2"}, {("no_contract", "provider")}),
    ({"activity": "surgery"}, {("code", "activity")}),
    ({"activity": "women"}, {("other_activity", "service")}),
    ({"doctor": "D2"}, {("unknown_doctor", "doctor")}),
    ({"doctor": ""}, set()),
    ({"person": ""}, {("required", "person")}),
    ({"person": "0101961500015"}, {("pseudonym", "person")}),
    ({"person": "Ana Novak"}, {("pseudonym", "person")}),
    ({"service": "K9999"}, {("unknown_service", "service")}),
    ({"day": "2007-05-15"}, {("no_contract", "provider")}),
    ({"day": "2007-03-31"}, set()),
    ({"day": "2007-07-01"}, set()),
    ({"day": "2008-01-01"}, {("period", "day"), ("no_contract", "provider")}),
    ({"day": ""}, {("required", "day")}),
    ({"quantity": "-2"}, {("positive", "quantity")}),
    ({"quantity": ""}, {("required", "quantity")}),
    ({"occurrence": "third"}, {("code", "occurrence")}),
    ({"reason": "", "referral": "x"}, {("required", "reason"), ("code", "referral")}),
]


def test_every_reason_of_services_is_told(tmp_path: Path) -> None:
    """One file with one wrong row of each kind: each has its own reasons and no other."""
    rows = services(*(change for change, _ in WRONG_SERVICES))
    answer = checked(write_csv(tmp_path / "r.csv", rows), SERVICES, FULL)
    told: dict[int, set[tuple[str, str]]] = {}
    for row in errors(answer):
        told.setdefault(int(row["vrstica_row"]), set()).add(
            (row["razlog_reason"], row["stolpec_column"])
        )
    for line, (change, expected) in enumerate(WRONG_SERVICES, start=2):
        assert told.get(line, set()) == expected, change
    assert answer.good == sum(not expected for _, expected in WRONG_SERVICES)
    assert answer.rows == answer.good + answer.bad
    assert answer.skipped == ()
    assert all(row["what_would_be_right"] and row["kaj_bi_bilo_prav"] for row in errors(answer))


def test_a_personal_number_is_not_carried_into_the_report(tmp_path: Path) -> None:
    rows = services({"person": "0101961500015"})
    answer = checked(write_csv(tmp_path / "r.csv", rows))
    assert "0101961500015" not in answer.errors_path.read_text(encoding="utf-8")
    assert "0101961500015" not in answer.reasons[0].example.sl


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"count_date": "2007-02-27"}, {("count_day", "count_date"): 1}),
        ({"born": "2007-03-01"}, {("not_after", "born"): 1}),
        ({"born": "1850-01-01"}, {}),
        ({"unit": "atlantis"}, {("unknown_unit", "unit"): 1}),
        ({"activity": "physiotherapy"}, {("code", "activity"): 1}),
        ({"provider": "", "doctor": ""}, {}),
        ({"provider": ""}, {("doctor_alone", "doctor"): 1}),
        ({"institution": "maybe"}, {("boolean", "institution"): 1}),
        ({"institution": "DA", "sex": "ženski"}, {}),
    ],
)
def test_assignments(
    tmp_path: Path, change: dict[str, str], expected: dict[tuple[str, str], int]
) -> None:
    path = write_csv(tmp_path / "r.csv", [ASSIGNMENT | change])
    assert reasons(checked(path, ASSIGNMENTS, FULL)) == expected


def test_a_person_has_one_doctor_in_an_activity(tmp_path: Path) -> None:
    rows = [ASSIGNMENT, ASSIGNMENT | {"doctor": ""}, ASSIGNMENT | {"activity": "women"}, ASSIGNMENT]
    answer = checked(write_csv(tmp_path / "r.csv", rows), ASSIGNMENTS)
    assert reasons(answer) == {("duplicate_row", ""): 1, ("repeated_key", ""): 1}
    assert "as row 2, with other details" in answer.reasons[1].example.en
    assert accepted(answer, "line") == [2, 4]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {}),  # a contract from the middle of the month allows the month
        ({"month": "2007-01-02"}, {("first_of_month", "month"): 1}),
        ({"month": "2006-12-01"}, {("period", "month"): 1, ("no_contract", "provider"): 1}),
        ({"measure": "point"}, {("code", "measure"): 1}),
        ({"quantity": "0"}, {("positive", "quantity"): 1}),
    ],
)
def test_quantities(
    tmp_path: Path, change: dict[str, str], expected: dict[tuple[str, str], int]
) -> None:
    path = write_csv(tmp_path / "r.csv", [QUANTITY | change])
    assert reasons(checked(path, QUANTITIES, FULL)) == expected


AWAY = {"stay": "temporary", "stay_distance": "8"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {}),
        ({"planned_rides": "0"}, {}),
        ({"planned_rides": "-1"}, {("not_negative", "planned_rides"): 1}),
        ({"planned_rides": "2.5"}, {("scale", "planned_rides"): 1}),
        ({"distance": "10.04"}, {("scale", "distance"): 1}),
        ({"distance": "0"}, {("positive", "distance"): 1}),
        ({"activity": "transport"}, {("code", "activity"): 1}),
        ({"month": "2007-01-02"}, {("first_of_month", "month"): 1}),
        ({"stay": "away"}, {("code", "stay"): 1}),
        ({"consent": ""}, {("required", "consent"): 1}),
        (AWAY | {"consent": "DA"}, {}),
        ({"stay": "začasno drugje"}, {("no_stay_distance", "stay_distance"): 1}),
        ({"stay": "treatment"}, {("no_stay_distance", "stay_distance"): 1}),
        ({"provider": "zd-koper"}, {("no_contract", "provider"): 1}),
    ],
)
def test_lists_of_dialysis_patients(
    tmp_path: Path, change: dict[str, str], expected: dict[tuple[str, str], int]
) -> None:
    path = write_csv(tmp_path / "r.csv", [RIDE_LIST | change])
    assert reasons(checked(path, RIDE_LISTS, FULL)) == expected


def test_a_person_is_once_on_the_list_of_a_month_in_each_place(tmp_path: Path) -> None:
    rows = [RIDE_LIST, RIDE_LIST | AWAY, RIDE_LIST | {"month": "2007-02-01"},
            RIDE_LIST | {"distance": "12"}]  # fmt: skip
    answer = checked(write_csv(tmp_path / "r.csv", rows), RIDE_LISTS)
    assert reasons(answer) == {("repeated_key", ""): 1}


def test_only_ones_own_rows_may_be_sent(tmp_path: Path) -> None:
    rows = services({}, {"provider": "zd-koper"})
    answer = checked(write_csv(tmp_path / "r.csv", rows), SERVICES, Reference(own=["zd-celje"]))
    assert reasons(answer) == {("other_provider", "provider"): 1}
    assert answer.providers == ("zd-celje",)


def test_checks_without_a_table_are_said_to_be_skipped(tmp_path: Path) -> None:
    answer = checked(write_csv(tmp_path / "r.csv", services({})), SERVICES, NOTHING)
    assert {text.en for text in answer.skipped} == {
        "period allowed", "registry of providers", "contracts of providers",
        "doctors at providers", "catalogue of services",
    }  # fmt: skip


def test_a_repeated_row_is_told_with_the_row_it_repeats(tmp_path: Path) -> None:
    """Rows alike once they are read, however they are written, repeat each other."""
    same = {"person": "A"}
    rows = services(same, {"person": "B"}, same | {"quantity": "1,00"},
                    same | {"day": "15. 1. 2007"}, same | {"doctor": ""})  # fmt: skip
    answer = checked(write_csv(tmp_path / "r.csv", rows, separator=";"))
    assert reasons(answer) == {("duplicate_row", ""): 2}
    assert [row["what_is_wrong"] for row in errors(answer)] == ["the same as row 2"] * 2
    assert "enaka je vrstici 2" in answer.reasons[0].example.sl
    assert accepted(answer, "line") == [2, 3, 6]


def test_rows_whose_digests_meet_by_chance_are_not_repeats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = judging.execute

    def all_meet(connection: Any, sql: str, tell: Any) -> None:
        original(connection, sql.replace("HAVING count(*) > 1", ""), tell)

    monkeypatch.setattr(judging, "execute", all_meet)
    answer = checked(write_csv(tmp_path / "r.csv", services({}, {}, {})))
    assert answer.whole


def test_a_good_file_is_summed_for_the_preview(tmp_path: Path) -> None:
    rows = services({"quantity": "1.5"}, {"quantity": "2", "day": "2007-02-01"},
                    {"activity": "women", "provider": "zd-koper"})  # fmt: skip
    answer = checked(write_csv(tmp_path / "r.csv", rows))
    assert answer.months == ("2007-01", "2007-02")
    assert answer.providers == ("zd-celje", "zd-koper")
    assert answer.totals == (Total("general", 2, Decimal("3.50")), Total("women", 1, Decimal(1)))
    assert (answer.reasons, errors(answer)) == ((), [])


def test_values_that_a_spreadsheet_would_run_are_disarmed(tmp_path: Path) -> None:
    rows = services({"activity": "=1+1"}, {"activity": "@SUM(A1)"}, {"activity": "-1,5"})
    told = [row["vrednost_value"] for row in errors(checked(write_csv(tmp_path / "r.csv", rows)))]
    assert told == ["'=1+1", "'@SUM(A1)", "-1,5"]


def test_quotes_and_commands_in_values_are_only_values(tmp_path: Path) -> None:
    evil = "'; DROP TABLE faults; --"
    answer = checked(write_csv(tmp_path / "it's [1]*?.csv", services({"doctor": evil})))
    assert accepted(answer, "doctor") == [evil]


def test_progress_never_runs_backwards_and_ends_at_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = write_csv(tmp_path / "r.csv", services(*[{}] * 50))
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + ",".join(SERVICE.values()) + "\n")  # read at once first, then by line
    checked(path, progress=lambda done, of: seen.append((done, of)))
    assert [of for _, of in seen] == [1000] * len(seen)
    done = [done for done, _ in seen]
    assert done == sorted(done)
    assert done[-1] == 1000


def test_what_progress_raises_stops_the_import_and_leaves_nothing(tmp_path: Path) -> None:
    class CalledOffError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done > 200:
            raise CalledOffError

    path = write_csv(tmp_path / "r.csv", services(*[{}] * 50))
    with pytest.raises(CalledOffError):
        check(path, SERVICES, reference=NOTHING, into=tmp_path / "into", progress=stop)
    assert list((tmp_path / "into").iterdir()) == []


def test_the_same_rows_checked_twice_answer_alike(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", services({}, {"day": "x"}))
    assert checked(path) == checked(path)
    assert checked(path).sha256 == checked(path).sha256


def test_contracts_that_touch_leave_no_gap(tmp_path: Path) -> None:
    days = [(1, 14), (15, 31), (10, 20)]
    spans = [
        ContractSpan("zd-celje", "general", date(2007, 1, first), date(2007, 1, last))
        for first, last in days
    ]
    reference = Reference(contracts=spans)
    path = write_csv(tmp_path / "r.csv", services({}, {"day": "2007-01-14"}))
    assert checked(path, SERVICES, reference).whole


def test_every_wrong_row_of_a_long_file_is_in_the_report(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(SERVICE)
        for place in range(3000):
            row = SERVICE | {"person": f"P{place}", "service": "" if place % 3 == 0 else "K0005"}
            writer.writerow(row.values())
    answer = checked(path)
    assert reasons(answer) == {("required", "service"): 1000}
    assert [int(row["vrstica_row"]) for row in errors(answer)] == [*range(2, 3002, 3)]
    assert answer.good == 2000
