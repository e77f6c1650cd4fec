"""Counts and sums of both plans against the documents, read again here by the simplest means.

Nothing of the plan's own data or of the room's reader is used to find a figure: only lines and
regular expressions. The documents lie beside the repository: without them these tests are skipped.
"""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest

from mreza import acts
from mreza.kernel.plan import TREATMENTS, Measure, Plan, Treatment, counted, totals
from mreza.kernel.units import Unit
from tests.documents.test_ledger_against_source import runs, slovene_texts
from tests.documents.test_obligations_of_acts import REGISTRY
from tests.documents.test_plan_deadlines import SEEDS, needs_documents

NSKZ, NIN = "nskz_2035_2022_2025", "nin_2025_2026"
YEARS = {NSKZ: (2022, 2023, 2024, 2025), NIN: (2025, 2026)}
BEGINS = {
    NSKZ: re.compile(r"^\W*(A\d+)\b"),
    NIN: re.compile(r"^\W*(?:\[.*\])?Ukrep:? (\d\.\d+(?:\.\d)?)\b"),
}
HEADING = re.compile(r"^\s*(?:\[bookmark[^\]]*\])?[1-3]\.(?:\d\.?:)? ?(?:Ukrepi|Cilj|Vzpost|Posod)")
DATE = re.compile(r"\d+\. \d+\. 20\d\d(?:/20\d\d)*")
NUMERAL = re.compile(r"\d[\d.]*|\b(?:ene|eno|dveh)\b")
MONEY = re.compile(r"EUR|niso predvidena|so zagotovljena|navedenih sredstev")
YEARLY = re.compile(
    r"(?:ukrepa?|dogodek|dogodki|program|Ukrep) letno|[Ll]etna naloga|letni ravni|Letno poročilo"
)


def plan_of(act: str) -> Plan:
    plan = acts.get(act).plan
    assert plan is not None
    return plan


@cache
def lines(act: str) -> list[str]:
    text = (SEEDS / acts.get(act).about["source"]["file"]).read_text(encoding="utf-8")
    return text.split("\n")


@cache
def passages(act: str) -> list[tuple[str, list[str]]]:
    """(printed code, lines) of each measure, in the order of the document."""
    found: list[tuple[str, list[str]]] = []
    inside = False
    for line in lines(act):
        begins = BEGINS[act].match(line)
        if begins:
            found.append((begins[1], []))
        inside = bool(begins) or (inside and not HEADING.match(line))
        if inside:
            found[-1][1].append(line)
    return found


def texts(act: str) -> list[str]:
    return [" ".join(" ".join(part).split()) for _, part in passages(act)]


def of_document(act: str, measure: Measure) -> str:
    """The passage of a measure without any space, so that broken words are whole."""
    order = sorted(plan_of(act).measures, key=lambda item: item.lines)
    return "".join("".join(passages(act)[order.index(measure)][1]).split())


def squashed(text: str) -> str:
    return "".join(text.split())


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


@needs_documents
@pytest.mark.parametrize("act", [NSKZ, NIN])
def test_the_codes_and_their_order_are_those_printed(act: str) -> None:
    assert [item.printed_code for item in plan_of(act).measures] == [
        code for code, _ in passages(act)
    ]


@needs_documents
def test_measures_by_area_and_goal() -> None:
    goals = [line.strip() for _, part in passages(NSKZ) for line in part]
    printed = Counter(goal for goal in goals if re.fullmatch(r"[1-6]\.[1-6]", goal))
    found = totals(plan_of(NSKZ), YEARS[NSKZ])
    assert found.by_goal == dict(printed)
    assert sum(printed.values()) == 66  # 61 measures, five of them with two goals
    assert found.by_area == {"1": 8, "2": 9, "3": 12, "4": 10, "5": 14, "6": 8}
    social = totals(plan_of(NIN), YEARS[NIN])
    codes = [code for code, _ in passages(NIN)]
    assert social.by_area == dict(Counter(code[0] for code in codes))
    assert social.by_goal == dict(Counter(code[:3] for code in codes if code[0] == "1"))


@needs_documents
def test_amounts_printed_for_a_year_add_up_to_those_of_the_document() -> None:
    before = r"(?:[Ll]eto|[Vv] letu|V) (2025|2026):? ([\d.,]+\d)( mio)? EUR"
    after = r"([\d.,]+\d)( mio)? EUR v letu (2025|2026)"
    sums: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for text in texts(NIN):
        named = [(year, sum_, mio) for year, sum_, mio in re.findall(before, text)]
        named += [(year, sum_, mio) for sum_, mio, year in re.findall(after, text)]
        for year, sum_, mio in named:
            sums[year] += int(number(sum_) * (1_000_000 if mio else 1))
            times[year] += 1
    assert (times["2025"], times["2026"]) == (22, 21)
    assert (sums["2025"], sums["2026"]) == (105_422_093, 108_148_148)
    own = [one for item in plan_of(NIN).measures for one in item.amounts if one.basis == "year"]
    for year in (2025, 2026):
        assert sum(one.euros or 0 for one in own if one.year == year) == sums[str(year)]


@needs_documents
def test_no_other_sum_of_the_document_is_passed_over() -> None:
    """Every sum in euros of the tables is an amount of the plan, however it is printed."""
    printed = Counter(
        number(sum_) * (1_000_000 if mio else 1)
        for text in texts(NIN)
        for sum_, mio in re.findall(r"([\d.,]*\d)( mio)? EUR", text)
    )
    kept = [one for item in plan_of(NIN).measures for one in item.amounts]
    with_sum = Counter(one.euros for one in kept if one.euros and one.basis != "within_existing")
    assert with_sum == printed
    assert not [text for text in texts(NSKZ) if "EUR" in text]


TREATED: dict[Treatment, tuple[int, int]] = {
    "letter": (110_422_093, 113_148_148),  # with 5 million a year of 1.3.2
    "even": (110_974_093, 113_700_148),  # and half of 900.000, 4.000 and 200.000
    "whole_each_year": (111_526_093, 114_252_148),  # and the whole of them in each
}


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_each_treatment_of_ambiguous_amounts(treatment: Treatment) -> None:
    found = totals(plan_of(NIN), YEARS[NIN], treatment)
    assert (found.euros[2025], found.euros[2026]) == TREATED[treatment]
    assert found.existing == {2025: 6_783_000, 2026: 9_283_000}
    left_out = {code for code, _ in found.left_out}
    assert left_out == ({"1.1.1", "1.2.2", "3.7", "3.8"} if treatment == "letter" else {"1.2.2"})


def test_the_table_of_the_act_counts_as_the_totals_do() -> None:
    """Every amount in every year under every treatment, by the act's own formulas."""
    table = acts.get(NIN).table("amount")
    count: Callable[..., Decimal] = table.formula("counted_euros").function
    way: Callable[..., str] = table.formula("counted_as").function
    for item in plan_of(NIN).measures:
        for one in item.amounts:
            for year in (2024, 2025, 2026):
                for treatment in TREATMENTS:
                    word = way(one.basis, one.year or 0, year, 2025, 2026, treatment)
                    expected = counted(one, year, YEARS[NIN], treatment)
                    assert count(word, one.euros or Decimal(0), Decimal(2)) == expected


@needs_documents
def test_milestones_of_the_social_plan_are_the_days_printed() -> None:
    """Days at the head of a line or after a colon; those said again are counted once."""
    expected = 0
    for _, part in passages(NIN):
        days = Counter(
            day for line in part for day in re.findall(rf"(?:^\s*|: )({DATE.pattern})", line)
        )
        again = set(DATE.findall(" ".join(part))) - set(days)
        expected += sum(times * (1 + day.count("/")) for day, times in days.items()) + len(again)
        expected += "vsako leto po" in " ".join(part)
    assert totals(plan_of(NIN), YEARS[NIN]).milestones == expected == 45


@needs_documents
def test_milestones_of_the_health_plan_are_the_years_and_yearly_tasks_printed() -> None:
    kinds: Counter[str] = Counter()
    for text in texts(NSKZ):
        yearly = bool(YEARLY.search(text))
        task = re.search(r"([Ss]talna|[Ll]etna) naloga", text)
        only_task = task is not None and (task[1].lower() == "letna" or "Realizacija" not in text)
        dated = bool(re.search(r"\b20\d\d\b", text)) and not only_task
        kinds["dated"] += dated
        kinds["yearly"] += yearly
        kinds["permanent"] += not dated and not yearly
    found = [one for item in plan_of(NSKZ).measures for one in item.milestones]
    assert kinds == {
        "dated": sum(one.due is not None for one in found),
        "yearly": sum(one.yearly for one in found),
        "permanent": sum(one.due is None and not one.yearly for one in found),
    }


@needs_documents
def test_numeric_targets_are_the_numerals_of_the_last_column() -> None:
    said_twice = re.compile(r"\(oz\. [\d.]+ oseb\)|predvidoma \d+|Do konca leta 20\d\d|\b20\d\d\b")
    found = {}
    for code, part in passages(NIN):
        money = max(n for n, line in enumerate(part) if MONEY.search(line))
        rest = [line for line in part[money + 1 :] if not DATE.search(line)]
        rest = [line for line in rest if "Ukrepi 2.18" not in line]
        numerals = NUMERAL.findall(said_twice.sub("", " ".join(rest)))
        if numerals:
            found[code] = len(numerals)
    numeric = {
        item.code: sum(one.numeric for one in item.targets) for item in plan_of(NIN).measures
    }
    assert found == {code: count for code, count in numeric.items() if count}
    assert totals(plan_of(NIN), YEARS[NIN]).numeric_targets == 30
    words = r"Pregled 20 %|En program|2 sistemska|10 % delovišč|Trije dogodki"
    assert len(re.findall(words, " ".join(texts(NSKZ)))) == 5
    assert totals(plan_of(NSKZ), YEARS[NSKZ]).numeric_targets == 5


@needs_documents
@pytest.mark.parametrize("act", [NSKZ, NIN])
def test_what_is_kept_as_printed_stands_in_the_document(act: str) -> None:
    for item in plan_of(act).measures:
        text = of_document(act, item)
        for printed in (item.deadline, item.funding, *(one.printed for one in item.amounts)):
            assert squashed(printed) in text, (item.code, printed)
        for party in (*item.holders, *item.participants):
            assert squashed(party.name) in text, (item.code, party.name)


@needs_documents
@pytest.mark.parametrize("act", [NSKZ, NIN])
def test_each_measure_lies_in_the_lines_that_are_said(act: str) -> None:
    for item in plan_of(act).measures:
        first, last = item.lines
        begins = BEGINS[act].match(lines(act)[first - 1])
        assert begins is not None, item.code
        assert begins[1] == item.printed_code
        assert lines(act)[last - 1].strip(), item.code


@needs_documents
@pytest.mark.parametrize("act", [NSKZ, NIN])
def test_our_words_are_ours(act: str) -> None:
    """Titles, purposes, criteria and notes: facts of the document, none of its sentences."""
    theirs = runs("\n".join(lines(act)))
    copied = [
        f"{path.name}: {text}"
        for path in acts.get(act).folder.rglob("*.toml")
        for _, text in slovene_texts(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
        if runs(text) & theirs
    ]
    assert copied == []


@pytest.mark.parametrize("act", [NSKZ, NIN])
def test_bodies_are_in_the_register_and_units_have_words(act: str) -> None:
    with (REGISTRY / "organisations.csv").open(encoding="utf-8", newline="") as file:
        known = {row["code"] for row in csv.DictReader(file)} | {""}
    for item in plan_of(act).measures:
        assert {party.code for party in (*item.holders, *item.participants)} <= known, item.code
        for target in item.targets:
            unit = Unit.parse(target.unit)
            assert unit.label("sl") != str(unit) or target.unit in ("", "%"), target
