"""What a user gets wrong: exit code 2, a message on stderr that says what would be right."""

from __future__ import annotations

import pytest

from mreza.site.cli import failures
from tests.cli.conftest import ACT, CAPITATION, COVERAGE, COVERAGE_CSV

HEADER = "unit,office,activity,insured_persons,doctors,assigned_persons\n"


def refusal(outcome) -> str:
    """The message of a command that was refused and has printed nothing else."""
    assert outcome.exit_code == 2, outcome.stdout
    assert outcome.stdout == ""
    assert "Traceback" not in outcome.stderr
    return outcome.stderr


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (f"{ACT}.coverge", f"{ACT}: no table 'coverge'. Known: coverage"),
        ("health_centers_2007.coverage", f"no act 'health_centers_2007'. Known: {ACT}"),
        ("coverage", "'coverage' names no table. Write ACT.TABLE"),
        ("", "'' names no table"),
        ("../x.y", "no act ''"),
        ("/etc/x.y", "no act '/etc/x'"),
    ],
)
def test_an_unknown_table_is_refused_with_near_names(mreza, coverage_file, table, message):
    for command in (["calc", table], ["explain", table, "standing"]):
        assert message in refusal(mreza(*command, "--rows", coverage_file))


@pytest.mark.parametrize(
    "day", ["", "x", "1. 4. 2007", "2007-4-1", "20070401", "2007-W13-7", "2007-02-30", "today"]
)
def test_a_text_that_is_no_day_is_refused(mreza, coverage_file, day):
    message = refusal(mreza("calc", COVERAGE, "--rows", coverage_file, "--at", day))
    assert message == f"Error: --at: {day!r} is no day. Write it like 2007-04-01.\n"


def test_a_day_before_the_act_is_not_regulated_and_that_is_said(mreza, coverage_file):
    message = refusal(mreza("calc", COVERAGE, "--rows", coverage_file, "--at", "2007-03-31"))
    assert message == (
        f"Error: {ACT}: not in force on 2007-03-31. It holds from 2007-04-01; choose such a day.\n"
    )


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (["coverage_tolerance"], "--set: 'coverage_tolerance' sets nothing. Write PARAM=VALUE"),
        (["=5"], "--set: '=5' sets nothing"),
        (["coverage_tolerance="], "sets nothing"),
        (["coverage_tolerance=1", "coverage_tolerance=2"], "coverage_tolerance is set twice"),
        (["tolerance=5"], f"{COVERAGE}: no parameter 'tolerance'. Known: "),
        (["base_pay=5"], f"{COVERAGE}: no parameter 'base_pay'. Known: "),
        (["coverage_tolerance=ten"], "Expected a number in %, such as 8"),
        (["coverage_tolerance=1.234,5"], "'1.234,5' is not a number"),
        (["coverage_tolerance=NaN"], "'NaN' is not a number"),
        (["coverage_tolerance=1e5"], "'1e5' is not a number"),
        (["coverage_tolerance=" + "9" * 300], "has 300 characters"),
        (["coverage_limited=1"], 'Expected names with values: {"name": "1", "*": "0"}'),
        (["coverage_limited={"], "Expected names with values"),
    ],
)
def test_a_setting_that_means_nothing_is_refused(mreza, coverage_file, settings, message):
    options = [part for setting in settings for part in ("--set", setting)]
    said = refusal(mreza("calc", COVERAGE, "--rows", coverage_file, *options))
    assert message in said
    assert len(said) < 500


@pytest.mark.parametrize(
    ("brackets", "why"),
    [
        ('[["10","100"],["5","50"],["","0"]]', "must be above zero and rise"),
        ('[["10","100"]]', "has no upper limit"),
        ('[["10"]]', "Expected pairs of upper limit and value"),
        ("{}", "Expected pairs of upper limit and value"),
    ],
)
def test_brackets_that_are_none_are_refused(mreza, brackets, why):
    setting = f"capitation_quotient_brackets={brackets}"
    outcome = mreza("calc", CAPITATION, "--rows", "-", "--set", setting, stdin='{"quotients": 1}')
    assert why in refusal(outcome)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("", "file: the file is empty; expected a header line and at least one row"),
        (HEADER, "file: there are no rows; expected at least one"),
        (HEADER + "celje,celje,primary,ten,1,\n", "row 1, column insured_persons: found 'ten'"),
        (HEADER + "celje,celje,primary,-3,1,\n", "found '-3'; expected a whole number of at least"),
        (HEADER + "celje,celje,primary,NaN,1,\n", "row 1, column insured_persons: found 'NaN'"),
        (HEADER + "celje,celje,primary,1,1.234,\n", "expected a number of at least 0 with"),
        (HEADER + "celje,celje,prmary,1,1,\n", "row 1, column activity: found 'prmary'; expected"),
        (HEADER + "celje,celje,primary,1\n", "row 1: 4 cells; expected 6, as in the header"),
        (HEADER.replace("doctors", "doctor"), "there are no rows"),
        (
            HEADER.replace(",doctors,", ",") + "celje,celje,primary,1,1\n",
            "file, column doctors: the column is missing",
        ),
        ('[{"unit": "celje"', "line 1 is no JSON"),
        ("%PDF-1.4\nthis is no table\n", "no such input"),
        (
            HEADER.replace(",", ";") + "a;a;primary;1.234;1,5;\nb;b;primary;1,234;1.5;\n",
            "row 2, column doctors: numbers are written in more than one way: '1.5', but '1,5'",
        ),
        ("a" * (10 * 1024 * 1024), "first line of 10485760 characters is no header"),
    ],
)  # fmt: skip
def test_rows_that_cannot_be_calculated_are_refused_by_row_column_and_expectation(
    mreza, rows, message
):
    said = refusal(mreza("calc", COVERAGE, "--rows", "-", "--format", "json", stdin=rows))
    assert message in said
    assert len(said) < 3_000


def test_many_problems_stand_one_on_a_line_and_are_cut_short(mreza):
    rows = HEADER + "celje,celje,primary,x,1,\n" * 30
    lines = refusal(mreza("calc", COVERAGE, "--rows", "-", stdin=rows)).splitlines()
    assert lines[0] == f"Error: {COVERAGE}: 30 problems"
    assert lines[1].startswith("  row 1, column insured_persons: found 'x'; expected ")
    assert len(lines) == failures.SHOWN_PROBLEMS + 2
    assert lines[-1] == "  and 10 more"


def test_a_file_that_is_no_utf_8_is_refused_with_the_byte(mreza):
    rows = COVERAGE_CSV.replace("lasko", "laško").encode("cp1250")
    message = refusal(mreza("calc", COVERAGE, "--rows", "-", stdin=rows))
    assert "is not UTF-8; expected a file saved as UTF-8 (not Windows-1250)" in message


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(mreza, tmp_path):
    missing = str(tmp_path / "none.csv")
    assert f"there is no file {missing!r}" in refusal(mreza("calc", COVERAGE, "--rows", missing))
    folder = refusal(mreza("calc", COVERAGE, "--rows", str(tmp_path)))
    assert "is a folder. Name a CSV, JSON or Parquet file" in folder
    assert "cannot be read" in refusal(mreza("calc", COVERAGE, "--rows", "a\0b"))


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_read(mreza, tmp_path):
    for target, why in (
        (tmp_path / "none" / "x.csv", "there is no such folder"),
        (tmp_path, "it is no ordinary file"),
    ):
        outcome = mreza("calc", COVERAGE, "--rows", "nothing", "--output", str(target))
        assert f"--output: {target} cannot be written: {why}" in refusal(outcome)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["calc", COVERAGE],
        ["calc", COVERAGE, "--rows", "-", "--engine", "pandas"],
        ["calc", COVERAGE, "--rows", "-", "--format", "xml"],
        ["calc", COVERAGE, "--rows", "-", "--lang", "de"],
        ["explain", COVERAGE, "standing", "--rows", "-", "--row", "0"],
        ["explain", COVERAGE, "standing", "--rows", "-", "--row", "first"],
        ["acts", "shw"],
        ["calc", COVERAGE, "--rows", "-", "--unknown"],
    ],
)
def test_a_wrong_option_is_refused_with_the_usage(mreza, arguments):
    assert "Usage: mreza" in refusal(mreza(*arguments))


def test_a_number_too_large_for_an_engine_is_refused_with_a_way_out(mreza, coverage_file):
    large = f"coverage_tolerance={'9' * 38}"
    outcome = mreza("calc", COVERAGE, "--rows", coverage_file, "--set", large, "--engine", "duckdb")
    assert "a number is too large for 38 digits. Use --engine exact" in refusal(outcome)
