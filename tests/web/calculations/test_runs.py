"""Runs: kept once, never changed, read back as they were computed."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.template import Context, Template
from django.test import RequestFactory

from mreza.kernel import engines, explanation, rows
from mreza.kernel.errors import NotRegulatedError, RowsError, UnknownNameError
from mreza.rooms.calculations import actions, feeds, queries
from mreza.rooms.calculations.feeds import Feed, FeedRow
from mreza.rooms.calculations.models import ImmutableError, Run, RunRow
from tests.toy import DAY

pytestmark = pytest.mark.django_db


def test_a_run_keeps_every_value_with_its_scale(toy_feed: Feed) -> None:
    actions.calculate("toy", day=DAY)
    run = queries.current("toy", DAY)
    assert run is not None
    inputs = [dict(row.inputs) for row in toy_feed.rows(DAY)]
    computed = engines.run(toy_feed.law(), rows.validate(toy_feed.law(), inputs), at=DAY)
    for kept, expected in zip(run, computed.rows, strict=True):
        assert kept.values == expected
        for name, value in expected.items():
            assert str(kept[name]) == str(value), name
    assert run.receipt == computed.receipt


def test_the_same_again_is_the_same_run(toy_feed: Feed) -> None:
    first = actions.calculate("toy", day=DAY)
    assert actions.calculate("toy", day=DAY).pk == first.pk
    assert Run.objects.filter(feed="toy").count() == 1


def test_other_figures_names_or_days_are_another_run(toy_feed: Feed) -> None:
    known = {actions.calculate("toy", day=DAY).pk}
    known.add(actions.calculate("toy", day=date(2007, 5, 1)).pk)
    some = toy_feed.rows(DAY)
    for change in ({"label": "Other"}, {"inputs": {**some[0].inputs, "doctors": "3"}}):
        changed = [replace(some[0], **change), *some[1:]]
        feeds.register(replace(toy_feed, rows=lambda _, changed=changed: changed))
        known.add(actions.calculate("toy", day=DAY).pk)
    assert len(known) == 4


@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = '{{}}'", "DELETE FROM {}"])
@pytest.mark.parametrize(("model", "column"), [(Run, "receipt"), (RunRow, "values")])
def test_the_database_refuses_changes(
    toy_feed: Feed, model: type, column: str, statement: str
) -> None:
    actions.calculate("toy", day=DAY)
    text = statement.format(model._meta.db_table, f'"{column}"').replace("{}", "{}")
    with (
        pytest.raises(DatabaseError, match="kept as it was computed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(text)


def test_a_kept_run_is_not_saved_again(toy_feed: Feed) -> None:
    run = actions.calculate("toy", day=DAY)
    with pytest.raises(ImmutableError):
        run.save()
    with pytest.raises(ImmutableError):
        run.delete()


def test_current_is_the_latest_not_after_the_day(toy_feed: Feed) -> None:
    actions.calculate("toy", day=DAY)
    actions.calculate("toy", day=date(2007, 6, 1))
    assert queries.current("toy", date(2007, 3, 31)) is None
    for day, expected in (
        (DAY, DAY),
        (date(2007, 5, 31), DAY),
        (date(2008, 1, 1), date(2007, 6, 1)),
    ):
        run = queries.current("toy", day)
        assert run is not None
        assert run.day == expected


def test_rows_of_an_organisation_in_one_query(
    toy_feed: Feed, django_assert_num_queries: object
) -> None:
    actions.calculate("toy", day=DAY)
    with django_assert_num_queries(1):
        found = queries.rows_for(organisation="zd-celje", day=DAY)
    assert [row.key for row in found["toy"]] == ["first"]
    assert found["toy"][0]["persons"] == Decimal("20.50")


def test_reading_a_run_again_costs_one_query(
    toy_feed: Feed, django_assert_num_queries: object
) -> None:
    actions.calculate("toy", day=DAY)
    queries.current("toy", DAY)
    with django_assert_num_queries(1):
        queries.current("toy", DAY)


def test_an_explanation_comes_from_the_kept_row(toy_feed: Feed) -> None:
    actions.calculate("toy", day=DAY)
    kept = queries.explanation("toy", "first", "kept", DAY)
    inputs = [dict(row.inputs) for row in toy_feed.rows(DAY)]
    fresh = engines.run(toy_feed.law(), rows.validate(toy_feed.law(), inputs), at=DAY)
    assert kept.as_dict() == explanation.explain(fresh, "kept", 0).as_dict()


def test_unknown_names_are_refused_with_near_ones(toy_feed: Feed) -> None:
    actions.calculate("toy", day=DAY)
    with pytest.raises(UnknownNameError, match="first"):
        queries.explanation("toy", "frist", "kept", DAY)
    with pytest.raises(UnknownNameError, match="kept"):
        queries.explanation("toy", "first", "kep", DAY)
    with pytest.raises(UnknownNameError, match="toy"):
        queries.explanation("toi", "first", "kept", DAY)
    with pytest.raises(NotRegulatedError):
        queries.explanation("toy", "first", "kept", date(2000, 1, 1))


def test_bad_rows_of_a_feed_are_refused_whole(toy_feed: Feed) -> None:
    row = toy_feed.rows(DAY)[0]
    for bad in ([row, row], [FeedRow("a b", "A", row.inputs)]):
        feeds.register(replace(toy_feed, rows=lambda _, bad=bad: bad))
        with pytest.raises(RowsError):
            actions.calculate("toy", day=DAY)
    assert not Run.objects.filter(feed="toy").exists()


def test_a_number_in_a_page_leads_to_its_explanation(toy_feed: Feed) -> None:
    actions.calculate("toy", day=DAY)
    row = queries.current_or_error("toy", DAY).row("first")
    template = Template('{% load why %}{% why "toy" row "paid" decimals=1 unit=True %}')
    request = RequestFactory().get("/", {"day": "2007-04-01"})
    html = template.render(Context({"row": row, "request": request}))
    assert 'href="/why/toy/first/paid/?day=2007-04-01"' in html
    assert "data-why" in html
    assert "\u00a0EUR" in html


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_run(toy_feed: Feed) -> None:
    start = threading.Barrier(2)
    made: list[int] = []

    def calculate() -> None:
        try:
            start.wait()
            made.append(actions.calculate("toy", day=DAY).pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=calculate) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(made) == 2
    assert made[0] == made[1]
    assert Run.objects.filter(feed="toy").count() == 1
