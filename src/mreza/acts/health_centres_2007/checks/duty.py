"""Annex V: the value of duty service, its hours and the value of an hour."""

from collections.abc import Iterator
from decimal import Decimal

from mreza.acts.health_centres_2007.checks.sums import sum_checks
from mreza.acts.health_centres_2007.formulas import duty_hour, duty_statement
from mreza.kernel.act import Act
from mreza.kernel.algebra import per
from mreza.kernel.intervals import Interval, printed
from mreza.kernel.lint import Check
from mreza.kernel.text import Text

_COLUMNS = (
    "gross_pay",
    "contributions",
    "joint_consumption",
    "premium",
    "material",
    "depreciation",
    "total",
)
_WEIGHTS = ("effective", "ineffective", "standby")
# Hours of a working day or a holiday that fall in each band.
_HOURS = {
    "working_day_20_22": ("working_days", 2),
    "working_day_22_06": ("working_days", 8),
    "holiday_06_22": ("sundays_and_holidays", 16),
    "holiday_22_06": ("sundays_and_holidays", 8),
}


def checks(act: Act) -> Iterator[Check]:
    yield from _parts(act)
    yield from _hours(act)
    yield from _hour_values(act)


def _parts(act: Act) -> Iterator[Check]:
    annex = act.printed_table("annex_5")
    rate, premium_rate = act.number("contribution_rate"), act.number("premium_per_worker")
    joint_rate = act.number("joint_consumption_per_worker")
    workers_how = Text(
        "premija ÷ 385,60 × 940,16 (isti delavci)", "premium ÷ 385.60 × 940.16 (same workers)"
    )
    for row in annex.rows:
        paid = duty_statement.contributions(printed(row["gross_pay"]), rate)
        yield Check(
            "annex_5",
            row["name"],
            "contributions",
            row["contributions"],
            paid,
            duty_statement.contributions.title,
        )
        joint = per(printed(row["premium"]), premium_rate) * joint_rate
        yield Check(
            "annex_5",
            row["name"],
            "joint_consumption",
            row["joint_consumption"],
            joint,
            workers_how,
        )
        value = duty_statement.annual_value(*(printed(row[name]) for name in _COLUMNS[:-1]))
        yield Check(
            "annex_5", row["name"], "total", row["total"], value, duty_statement.annual_value.title
        )
    (total,) = annex.where(level="total")
    yield from sum_checks(
        annex, total, annex.where(level="provider"), _COLUMNS, Text("izvajalci", "the providers")
    )


def _hours(act: Act) -> Iterator[Check]:
    table, basis = act.printed_table("annex_5_hours"), act.printed_table("annex_5_basis")
    bands = [row for row in table.rows if row["band"] != "total"]
    total = table.row(band="total")
    for row in bands:
        key, hours = _HOURS[row["band"]]
        # Days and hours are counts, so they are exact.
        derived = Interval.exactly(basis.row(key=key)["value"]) * hours
        how = Text("dnevi × ure v dnevu", "days × hours of the day")
        yield Check("annex_5_hours", row["band"], "hours", row["hours"], derived, how)
    all_hours = sum(int(row["hours"]) for row in bands)
    yield Check(
        "annex_5_hours",
        "total",
        "hours",
        total["hours"],
        Interval.exactly(all_hours),
        Text("vsota", "sum"),
    )
    for weight in _WEIGHTS:
        weighted = sum(int(row["hours"]) * Decimal(row[weight]) for row in bands)
        average = per(Interval.exactly(weighted), Interval.exactly(total["hours"]))
        how = Text("količniki, tehtani z urami", "weights averaged by hours")
        yield Check("annex_5_hours", "total", weight, total[weight], average, how)


def _hour_values(act: Act) -> Iterator[Check]:
    """With 174 hours a month, which the document does not print."""
    weights = act.printed_table("annex_5_hours").row(band="total")
    names = ("base_pay", "monthly_working_hours", "performance_supplement", "seniority_supplement")
    base_pay, monthly_hours, performance, seniority = (act.number(name) for name in names)
    for row in act.printed_table("annex_5_values").rows:
        for weight in _WEIGHTS:
            value = row[f"hour_{weight}"]
            if not value:
                continue
            administrative = row["role"] == "administrative"
            basic = duty_hour.basic_hour(
                printed(row["quotient_effective"]), base_pay, monthly_hours
            )
            weighted = duty_hour.weighted_hour(
                basic, printed(weights["other" if administrative else weight])
            )
            derived = duty_hour.hour_value(weighted, performance, seniority, row["role"])
            yield Check(
                "annex_5_values",
                row["role"],
                f"hour_{weight}",
                value,
                derived,
                duty_hour.hour_value.title,
            )
