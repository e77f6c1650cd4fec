"""`mreza calc`: any table on any rows, the same on every engine, refused in words."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

from mreza.site.cli import output, pages
from tests.cli.conftest import ACT, CAPITATION, COVERAGE, COVERAGE_CSV


def test_results_are_texts_that_keep_their_scale_beside_units_and_articles(data, coverage_file):
    found = data("calc", COVERAGE, "--rows", coverage_file)
    assert (found["act"], found["table"], found["at"]) == (ACT, "coverage", "2007-04-01")
    assert found["engine"] == "exact"
    assert found["units"]["insured_per_doctor"] == "person/doctor"
    assert "standing" not in found["units"]
    assert found["articles"]["standing"] == "3(1)"
    celje, lasko = found["rows"]
    assert celje["inputs"]["doctors"] == lasko["inputs"]["doctors"] == "1.00"
    assert lasko["inputs"]["assigned_persons"] is None
    assert Decimal(celje["results"]["assigned_percent"]) == 95
    assert lasko["results"]["assigned_percent"] is None
    assert Decimal(celje["results"]["national_insured_per_doctor"]) == 1500
    assert (celje["results"]["standing"], lasko["results"]["standing"]) == ("over", "under")
    assert found["illustrative"] is False


def test_the_receipt_names_what_the_result_rests_on(data, coverage_file):
    receipt = data("calc", COVERAGE, "--rows", coverage_file)["receipt"]
    assert (receipt["engine"], receipt["at"], receipt["cases"]) == ("exact", "2007-04-01", 2)
    tolerance = next(p for p in receipt["parameters"] if p["name"] == "coverage_tolerance")
    assert (tolerance["value"], tolerance["valid_from"]) == ("8", "2007-04-01")
    assert tolerance["overridden"] is False


def test_a_parameter_can_be_set_and_the_receipt_says_so(data, coverage_file):
    found = data("calc", COVERAGE, "--rows", coverage_file, "--set", "coverage_tolerance=40")
    assert [row["results"]["standing"] for row in found["rows"]] == ["within", "within"]
    tolerance = next(p for p in found["receipt"]["parameters"] if p["name"] == "coverage_tolerance")
    assert (tolerance["value"], tolerance["valid_from"]) == ("40", None)
    assert tolerance["overridden"] is True


def test_brackets_and_several_parameters_can_be_set(data):
    rows = '{"quotients": 150, "assigned_persons": 150}'
    halves = '[["100","100"],["","50"]]'
    both = [
        "--set", f"capitation_quotient_brackets={halves}",
        "--set", f"capitation_person_brackets={halves}",
    ]  # fmt: skip
    (row,) = data("calc", CAPITATION, "--rows", "-", *both, stdin=rows)["rows"]
    assert Decimal(row["results"]["recognised_quotients"]) == 125
    assert Decimal(row["results"]["recognised_persons"]) == 125


def test_the_engines_answer_alike(data, coverage_file):
    exact, duckdb = (
        data("calc", COVERAGE, "--rows", coverage_file, "--engine", engine)
        for engine in ("exact", "duckdb")
    )
    assert duckdb["engine"] == duckdb["receipt"]["engine"] == "duckdb"
    assert duckdb["rows"] == exact["rows"]


def test_rows_come_from_stdin_and_from_json_as_well(data, coverage_file):
    read = data("calc", COVERAGE, "--rows", coverage_file)
    piped = data("calc", COVERAGE, "--rows", "-", stdin=COVERAGE_CSV)
    inputs = json.dumps([row["inputs"] for row in read["rows"]])
    again = data("calc", COVERAGE, "--rows", "-", stdin=inputs)
    assert piped == read
    assert again == read  # what is printed as inputs is accepted as rows


def test_csv_holds_the_same_texts_and_marks_illustrative_figures(mreza, data, coverage_file):
    printed = mreza("calc", COVERAGE, "--rows", coverage_file, "--format", "csv").stdout
    expected = data("calc", COVERAGE, "--rows", coverage_file)["rows"]
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert [row.pop("illustrative") for row in rows] == ["false", "false"]
    assert rows == [
        {name: value or "" for name, value in {**row["inputs"], **row["results"]}.items()}
        for row in expected
    ]


def test_a_table_is_written_as_people_read_it(mreza, coverage_file):
    page = mreza("calc", COVERAGE, "--rows", coverage_file).stdout
    english = mreza("calc", COVERAGE, "--rows", coverage_file, "--lang", "en").stdout
    assert "2.000,00000000" in page
    assert "2,000.00000000" in english
    assert pages.NO_DATA in page
    lines = page.splitlines()
    assert len(lines) == 3
    assert lines[1].index("celje") == lines[2].index("lasko") == 0


def test_on_a_narrow_terminal_each_row_is_a_block_with_titles_and_articles(
    mreza, coverage_file, monkeypatch
):
    monkeypatch.setattr(output.Destination, "width", 80)
    page = mreza("calc", COVERAGE, "--rows", coverage_file, "--lang", "en").stdout
    assert page.startswith("row 1\n")
    assert "\n\nrow 2\n" in page
    assert "persons per doctor" in page
    assert "article 3(1)" in page


def test_results_on_illustrative_figures_say_so_in_every_format(mreza):
    rows = '[{"role": "doctor", "quotient": "5.904", "average_weight": "1.2"}]'
    table = f"{ACT}.duty_hour"
    said = {
        kind: mreza("calc", table, "--rows", "-", "--format", kind, stdin=rows).stdout
        for kind in ("table", "csv", "json")
    }
    assert "ponazoritvenih" in said["table"]
    assert said["csv"].splitlines()[1].endswith(",true")
    assert json.loads(said["json"])["illustrative"] is True


def test_output_goes_to_a_file_and_nothing_to_the_screen(mreza, coverage_file, tmp_path):
    target = tmp_path / "results.csv"
    target.write_text("older", encoding="utf-8")
    outcome = mreza(
        "calc", COVERAGE, "--rows", coverage_file, "--format", "csv", "--output", str(target)
    )
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("unit,office,activity,")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["coverage.csv", "results.csv"]


def test_a_failed_run_leaves_the_file_as_it_was_and_nothing_beside_it(mreza, tmp_path):
    target = tmp_path / "results.json"
    target.write_text("older", encoding="utf-8")
    outcome = mreza("calc", COVERAGE, "--rows", "-", "--output", str(target), stdin="unit\n1\n")
    assert outcome.exit_code == 2
    assert target.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [target]


def test_a_write_that_fails_half_way_leaves_nothing_behind(
    mreza, coverage_file, tmp_path, monkeypatch
):
    target = tmp_path / "out" / "results.json"
    target.parent.mkdir()

    def full_disk(self: Path, *_: object, **__: object) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full_disk)
    outcome = mreza("calc", COVERAGE, "--rows", coverage_file, "--output", str(target))
    assert outcome.exit_code == 2
    assert "No space left on device" in outcome.stderr
    assert list(target.parent.iterdir()) == []


def test_a_link_is_followed_and_stays_a_link(mreza, coverage_file, tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.touch()
    link.symlink_to(real)
    mreza("calc", COVERAGE, "--rows", coverage_file, "--format", "csv", "--output", str(link))
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8")
