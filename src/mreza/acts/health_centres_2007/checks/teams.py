"""Team tables of articles 11, 27, 28, 30, 36 and 48, and Annex VI."""

from collections.abc import Iterator

from mreza.acts.health_centres_2007.checks.sums import sum_checks
from mreza.acts.health_centres_2007.formulas import programmes
from mreza.kernel.act import Act
from mreza.kernel.intervals import Interval, printed
from mreza.kernel.lint import Check
from mreza.kernel.text import Text

_SUMMED = {
    "article_11": ("teams",),
    "article_27": ("teams",),
    "article_28": ("treated", "maintained", "teams"),
    "article_30": ("teams_2007", "teams_2008"),
    "article_36": ("teams",),
    "article_48": ("teams",),
}


def checks(act: Act) -> Iterator[Check]:
    for name, columns in _SUMMED.items():
        table = act.printed_table(name)
        *parts, total = table.rows  # the last row of each is its total
        yield from sum_checks(table, total, parts, columns, Text("izvajalci", "the providers"))
    yield from _standby(act)
    yield from _transport(act)


def _standby(act: Act) -> Iterator[Check]:
    table = act.printed_table("article_48_standby")
    national, regional = table.row(recipient="IVZ"), table.row(recipient="ZZV")
    fund = act.number("epidemiology_standby_fund")
    share = act.number("national_institute_share")
    institutes = len(act.printed_table("article_48").rows) - 1
    pool = printed(str(fund))

    def check(recipient: str, column: str, value: str, derived: Interval, how: Text) -> Check:
        return Check("article_48_standby", recipient, column, value, derived, how)

    formula = programmes.national_institute_funds
    yield check("IVZ", "total", national["total"], formula(pool, share), formula.title)
    formula = programmes.regional_institutes_funds
    yield check(
        "ZZV", "total", regional["total"], formula(pool, printed(national["total"])), formula.title
    )
    formula = programmes.funds_per_institute
    each = formula(printed(regional["total"]), Interval.exactly(institutes))
    yield check("ZZV", "each", regional["each"], each, formula.title)


def _transport(act: Act) -> Iterator[Check]:
    table = act.printed_table("annex_6")
    columns = ("km_oncology", "teams")
    for office in table.where(level="office"):
        parts = table.where(level="provider", office=office["office"])
        yield from sum_checks(table, office, parts, columns, Text("izvajalci", "the providers"))
    for country in table.where(level="country"):
        offices = table.where(level="office")
        yield from sum_checks(
            table, country, offices, columns, Text("območne enote", "the offices")
        )
