"""The synthetic nation: persons to the printed totals, work around the plan, always the same."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from mreza.data import services_2007
from mreza.lake import schema
from mreza.lake.synthetic import Scale, SyntheticError
from mreza.lake.synthetic.days import COUNT_DATES, HOLIDAYS
from mreza.lake.synthetic.nation import Made, describe, make
from tests import synthetic
from tests.synthetic import ask, made, plan, totals

TREBNJE = next(unit for unit in totals() if unit.unit == "trebnje")
ALIKE = "SELECT *, count(*) FROM rows GROUP BY ALL HAVING count(*) > 1"
FEBRUARY = "count_date = DATE '2007-02-28'"


@pytest.fixture(scope="module")
def trebnje(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(tmp_path_factory.mktemp("trebnje"))


def _contents(made: Made) -> dict[str, str]:
    """A fingerprint of each dataset's rows in their order."""
    return {
        name: sha256(repr(ask(made, name, "FROM rows")).encode()).hexdigest() for name in made.files
    }


def test_everybody_insured_lives_and_is_counted_once(trebnje: Made) -> None:
    query = f"""SELECT count(*), count(DISTINCT person) FROM rows
        WHERE {FEBRUARY} AND unit = 'trebnje' AND activity IN ('general', 'child', 'school')"""
    assert ask(trebnje, "assignments", query) == [(TREBNJE.insured, TREBNJE.insured)]
    assert trebnje.persons == TREBNJE.insured


def test_lists_add_up_to_the_printed_totals(trebnje: Made) -> None:
    query = f"""SELECT CASE WHEN activity IN ('child', 'school', 'general') THEN 'primary'
            ELSE activity END AS kind, count(*)
        FROM rows WHERE {FEBRUARY} AND provider IS NOT NULL GROUP BY kind"""
    printed = {
        kind: getattr(TREBNJE, kind)
        for kind in ("primary", "women", "dental_adult", "dental_youth")
    }
    assert dict(ask(trebnje, "assignments", query)) == printed
    assert trebnje.unplaced == {}


def test_each_list_has_the_persons_it_is_for(trebnje: Made) -> None:
    query = f"""SELECT activity, min(date_diff('day', born, count_date)) // 366,
            max(date_diff('day', born, count_date)) // 365, string_agg(DISTINCT sex, '')
        FROM rows WHERE {FEBRUARY} AND provider IS NOT NULL GROUP BY activity"""
    found = {activity: rest for activity, *rest in ask(trebnje, "assignments", query)}
    assert found["child"][1] <= 7
    assert found["school"][0] >= 6
    assert found["school"][1] <= 19
    assert found["general"][0] >= 18
    assert found["dental_youth"][1] <= 19
    assert found["dental_adult"][0] >= 18
    assert found["women"][0] >= 12
    assert found["women"][2] == "f"


def test_count_dates_differ_by_births_deaths_and_moves(trebnje: Made) -> None:
    days = ask(
        trebnje, "assignments", "SELECT count_date, count(*) FROM rows GROUP BY 1 ORDER BY 1"
    )
    assert [day for day, _ in days] == list(COUNT_DATES)
    assert len({count for _, count in days}) > 1
    moved = ask(
        trebnje,
        "assignments",
        """SELECT count(*) FROM (SELECT person, activity FROM rows WHERE provider IS NOT NULL
           GROUP BY ALL HAVING count(DISTINCT doctor) > 1)""",
    )
    assert 0 < moved[0][0] < TREBNJE.primary * 0.1
    unborn = "SELECT count(*) FROM rows WHERE born > count_date"
    assert ask(trebnje, "assignments", unborn) == [(0,)]


def test_what_is_done_is_around_what_is_planned(trebnje: Made) -> None:
    values = {(item.activity, item.code): item.value for item in services_2007.catalogue()}
    done: dict[tuple[str, str], float] = {}
    query = "SELECT provider, activity, service, sum(quantity) FROM rows GROUP BY ALL"
    for provider, activity, service, quantity in ask(trebnje, "services", query):
        worth = float(quantity * values[activity, service])
        done[provider, activity] = done.get((provider, activity), 0.0) + worth
    for item in plan():
        planned = item.quantities.get("visit_quotient") or item.quantities.get("point")
        if planned and item.activity != "transport":
            ratio = done[item.provider, item.activity] / float(planned)
            assert 0.82 < ratio < 1.18, (item.provider, item.activity, ratio)


def test_transport_is_start_fees_and_kilometres(trebnje: Made) -> None:
    query = "SELECT measure, sum(quantity) FROM rows WHERE activity = 'transport' GROUP BY 1"
    done = {measure: float(sum_) for measure, sum_ in ask(trebnje, "quantities", query)}
    assert 0.85 < (30 * done["patient"] + done["kilometre"]) / 140_000 < 1.15


def test_preventive_examinations_are_of_those_due(trebnje: Made) -> None:
    born = dict(ask(trebnje, "assignments", "SELECT DISTINCT person, born FROM rows"))
    sex = dict(ask(trebnje, "assignments", "SELECT DISTINCT person, sex FROM rows"))
    query = "SELECT DISTINCT service, person FROM rows WHERE service IN ('K0005', 'K1012')"
    examined = ask(trebnje, "services", query)
    assert {service for service, _ in examined} == {"K0005", "K1012"}
    for service, person in examined:
        first, last = (
            (20, 64) if service == "K1012" else (35, 65) if sex[person] == "m" else (45, 70)
        )
        day = date(2006, 11, 30)
        age = day.year - born[person].year - ((born[person].month, born[person].day) > (11, 30))
        assert first <= age <= last, (service, person, age)


def test_only_some_activities_work_on_sundays(trebnje: Made) -> None:
    listed = ", ".join(f"DATE '{day}'" for day in HOLIDAYS)
    off = f"SELECT DISTINCT activity FROM rows WHERE isodow(day) = 7 OR day IN ({listed})"
    assert ask(trebnje, "services", off) == [("community_nursing",)]


def test_a_row_comes_once_and_providers_in_order(trebnje: Made) -> None:
    assert ask(trebnje, "services", ALIKE) == []
    for path in trebnje.files["services"]:
        one = Made(trebnje.scale, trebnje.seed, 0, 0, 0, files={"services": [path]})
        providers = [row[0] for row in ask(one, "services", "SELECT provider FROM rows")]
        assert providers == sorted(providers)


@pytest.mark.parametrize("dataset", ["services", "assignments", "quantities"])
def test_files_have_the_columns_of_the_schema(trebnje: Made, dataset: str) -> None:
    columns = ask(trebnje, dataset, "SELECT column_name, column_type FROM (DESCRIBE FROM rows)")
    expected = [
        (field.name, field.sql_type.replace(", ", ",")) for field in schema.get(dataset).fields
    ]
    assert columns == expected
    for field in schema.get(dataset).fields:
        if field.codes:
            used = {
                row[0] for row in ask(trebnje, dataset, f"SELECT DISTINCT {field.name} FROM rows")
            }
            assert used <= set(field.codes)


def test_every_pseudonym_says_that_it_is_made_up(trebnje: Made) -> None:
    for dataset in ("services", "assignments"):
        odd = "SELECT count(*) FROM rows WHERE person NOT SIMILAR TO 'SYN[0-9A-Z]{7}'"
        assert ask(trebnje, dataset, odd) == [(0,)]


def test_the_same_seed_gives_the_same_rows(trebnje: Made, tmp_path: Path) -> None:
    again = made(tmp_path)
    assert again.rows == trebnje.rows
    assert _contents(again) == _contents(trebnje)


def test_another_seed_gives_others(trebnje: Made, tmp_path: Path) -> None:
    other = made(tmp_path, seed=7)
    assert all(value != _contents(trebnje)[name] for name, value in _contents(other).items())


@pytest.mark.parametrize("rows", [20_000, 300_000])
def test_as_many_rows_as_asked_worth_the_same(trebnje: Made, tmp_path: Path, rows: int) -> None:
    scaled = made(tmp_path, rows=rows)
    assert scaled.rows["services"] == rows
    query = "SELECT sum(quantity) FROM rows WHERE activity = 'dental_adult'"
    natural, now = (float(ask(nation, "services", query)[0][0]) for nation in (trebnje, scaled))
    assert now == pytest.approx(natural, rel=0.02)
    assert ask(scaled, "services", ALIKE) == []


def test_too_few_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SyntheticError, match="cannot be made"):
        made(tmp_path, rows=10)


def test_a_larger_scale_has_the_same_persons(trebnje: Made, tmp_path: Path) -> None:
    region = made(tmp_path, scale=Scale("region", "novo-mesto"))
    query = f"SELECT person, born FROM rows WHERE {FEBRUARY} AND unit = 'trebnje'"
    assert set(ask(trebnje, "assignments", query)) <= set(ask(region, "assignments", query))
    # Units without a provider in the plan have persons, but no doctors for them.
    assert region.unplaced["crnomelj/primary"] == 17637


@pytest.mark.parametrize("scale", ["county", "unit:atlantis", "region:trebnje"])
def test_a_place_that_is_none_is_named(scale: str) -> None:
    with pytest.raises(SyntheticError):
        describe(Scale.parse(scale), synthetic.SEED, plan(), totals())


def test_calling_off_leaves_at_once(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def enough(done: int, of: int) -> None:
        if done > 300:
            raise Enough

    known = describe(synthetic.TREBNJE, synthetic.SEED, plan(), totals())
    with pytest.raises(Enough):
        make(known, tmp_path, plan(), totals(), None, enough)
