"""What the second annex prints, held to its rules: the lint, exact products and sums, parameters.

The amounts of article 14 are exact to the cent, so they are also added up without intervals.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from mreza import acts
from mreza.kernel import engines, rows
from mreza.kernel.lint import Lint, lint
from mreza.kernel.steps import Mapping

ACT = acts.get("general_agreement_2007_annex_2")
# How many figures of each table are derivable at all.
DERIVABLE = {"article_13_5": 9, "article_13_6": 154, "article_14": 115}
# Codes of the groups of article 14 in the order of the document; vein operations have two prices.
PROGRAMMES = (
    "hip_replacement", "knee_replacement", "mr", "ct", "vein_operation", "hernia_operation",
    "gallstone_operation", "vocational_rehabilitation", "coronary_angiography",
    "balloon_dilatation", "stent", "coated_stent", "assisted_reproduction",
)  # fmt: skip
HIGHER = "1597.21"


@pytest.fixture(scope="module")
def found() -> Lint:
    return lint(ACT)


def mapping(name: str) -> Mapping:
    value = ACT.parameter(name).on(ACT.in_force_from).value
    assert isinstance(value, Mapping)
    return value


def one_off_rows() -> list[dict[str, str]]:
    """Rows of article 14 with the code of their programme."""
    table = ACT.printed_table("article_14")
    names = [row["programme"].removeprefix("Vsota ") for row in table.where(level="group")]
    codes = dict(zip(names, PROGRAMMES, strict=True))
    printed = [{**row, "code": codes[row["programme"]]} for row in table.where(level="programme")]
    for row in printed:
        row["code"] += "_higher" if row["price"] == HIGHER else ""
    return printed


def test_every_derivable_figure_is_checked(found: Lint) -> None:
    assert Counter(check.table for check in found.checks) == DERIVABLE


def test_nothing_printed_contradicts_the_rest(found: Lint) -> None:
    assert found.errata == []


@pytest.mark.parametrize("row", one_off_rows(), ids=lambda row: row["number"])
def test_quantity_at_the_price_is_exactly_the_printed_sum(row: dict[str, str]) -> None:
    price = mapping("one_off_price").get(row["code"])
    assert price == Decimal(row["price"])
    assert price * Decimal(row["quantity"]) == Decimal(row["funds"])


def test_groups_and_the_whole_add_up_exactly() -> None:
    table = ACT.printed_table("article_14")
    for group in table.where(level="group"):
        name = group["programme"].removeprefix("Vsota ")
        parts = table.where(level="programme", programme=name)
        for column in ("quantity", "funds"):
            assert sum(Decimal(part[column]) for part in parts) == Decimal(group[column]), name
    funds = [Decimal(row["funds"]) for row in table.where(level="programme")]
    assert len(funds) == 88
    assert sum(funds) == Decimal(table.row(level="total")["funds"]) == Decimal("5749819.36")


def test_article_13_is_computed_as_it_is_printed() -> None:
    """All 50 programmes to the cent, but the yearly euros of 18, printed a cent above 17's."""
    table = ACT.printed_table("article_13_6")
    printed = table.where(level="programme")
    given = [
        {"programme": row["number"], "annual_sit": row["annual_sit"], "cases": row["quantity"] or 0}
        for row in printed
    ]
    law = ACT.table("extra_programme")
    result = engines.run(law, rows.validate(law, given), at=ACT.in_force_from)
    apart = []
    for row, computed in zip(printed, result.rows, strict=True):
        for column, name in (("annual_eur", "annual_funds"), ("period_eur", "period_funds")):
            if computed[name] != Decimal(row[column]):
                apart.append((row["number"], column, str(computed[name])))
    assert apart == [("18", "annual_eur", "72828.74")]
    total = table.row(level="total")
    assert result.rows[0]["national_annual_funds"] == Decimal(total["annual_eur"])
    assert result.rows[0]["national_period_funds"] == Decimal(total["period_eur"])
    assert result.rows[0]["national_annual_sit"] == Decimal(total["annual_sit"])
    assert result.rows[0]["national_period_sit"] == Decimal(total["period_sit"])


@pytest.mark.parametrize(
    ("table", "parameter"),
    [("article_8", "profile_quotient_8"), ("article_9", "profile_quotient_13")],
)
def test_quotients_are_the_printed_ones(table: str, parameter: str) -> None:
    printed = {Decimal(row["quotient"]) for row in ACT.printed_table(table).rows}
    assert {value for _, value in mapping(parameter).entries} == printed


def test_the_price_of_a_test_is_the_printed_one() -> None:
    (row,) = ACT.printed_table("article_20").rows
    assert ACT.number("anticoagulation_price") == Decimal(row["price"])
