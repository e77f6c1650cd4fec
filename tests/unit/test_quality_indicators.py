"""Indicators of the quality guidelines: data that fits the act, and says where it does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.models import TextChoices

from mreza import acts
from mreza.acts.quality_guidelines_2025 import indicators
from mreza.kernel import engines, rows
from mreza.kernel.errors import ActError, UnknownNameError
from mreza.rooms.care.models import MissedBecause
from mreza.rooms.workforce.models import EmploymentKind, EndReason

ACT = acts.get("quality_guidelines_2025")
each_indicator = pytest.mark.parametrize("item", indicators.indicators(), ids=lambda i: i.code)


def test_the_indicators_are_those_of_sections_5_and_6_in_their_order() -> None:
    articles = [item.article for item in indicators.indicators()]
    assert articles == ["5.1.1", "5.1.2", "5.2", "5.3", "5.4.1", "5.4.2", "6.1"]


@each_indicator
def test_everything_is_said_in_both_languages(item: indicators.Indicator) -> None:
    texts = [item.title, item.numerator, item.denominator, item.reporting]
    if item.chart_formula:
        texts += [item.letter_numerator, item.letter_denominator]
    texts += [*item.counting, *item.minimum_record]
    assert all(text.sl and text.en and text.sl != text.en for text in texts)


@each_indicator
def test_its_value_is_the_share_or_rate_of_its_inputs(item: indicators.Indicator) -> None:
    """Half of 200 is 50% or half of the base: the inputs named are those the chart divides."""
    table = ACT.table(item.table)
    given = {"provider": "A", item.numerator_input: 100, item.denominator_input: 200}
    given |= {"service": item.services[0]} if item.services else {}
    (row,) = engines.run(table, rows.validate(table, [given]), at=date(2026, 10, 1)).rows
    base = ACT.number(item.base) if item.base else 100
    assert row[item.chart_formula or item.formula] == base / 2


@each_indicator
def test_services_are_those_its_table_accepts(item: indicators.Indicator) -> None:
    accepted = {x.name: x.choices for x in ACT.table(item.table).inputs}.get("service", ())
    assert item.services == accepted


@pytest.mark.parametrize(
    ("table", "name", "kept", "of_act_only"),
    [
        ("staff_member", "end_reason", EndReason, set()),
        ("sick_leave_person", "employment", EmploymentKind, set()),
        ("home_care_visit", "missed_because", MissedBecause, {"none"}),
    ],
    ids=["end_reason", "employment", "missed_because"],
)
def test_rooms_keep_the_words_of_the_act(
    table: str, name: str, kept: type[TextChoices], of_act_only: set[str]
) -> None:
    assert set(ACT.table(table).input(name).choices) == set(kept.values) | of_act_only


def test_a_misspelt_indicator_is_answered_with_near_names() -> None:
    with pytest.raises(UnknownNameError, match="sick_leave"):
        indicators.indicator("sick_leaves")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"better": "up"}, "'up'"),
        ({"formula": "turnovers"}, "turnover"),
        ({"numerator_input": "left"}, "left"),
        ({"services": ["hospital"]}, "hospital"),
        ({"per": 100}, "per"),
        ({"chart_formula": "exit_interview_share"}, "given together"),
        ({"base": "users_per_dozen"}, "users_per"),
    ],
)
def test_an_entry_that_does_not_fit_the_act_is_refused(
    changed: dict[str, Any], message: str
) -> None:
    good = indicators.read_entries()["staff_turnover"]
    with pytest.raises((ActError, UnknownNameError), match=message):
        indicators.read_indicator(ACT, "staff_turnover", good | changed)
