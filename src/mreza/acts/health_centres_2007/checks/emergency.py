"""Annex I (standards) and Annex IV (funds of emergency medical help)."""

from collections.abc import Iterator

from mreza.acts.health_centres_2007.checks.sums import Row, sum_checks, sum_of
from mreza.acts.health_centres_2007.formulas import emergency, team_cost
from mreza.kernel.act import Act
from mreza.kernel.intervals import Interval, printed
from mreza.kernel.lint import Check
from mreza.kernel.printed import PrintedTable
from mreza.kernel.text import Text

KINDS = ("1a", "1b", "1b_reinforced", "phe", "motor")
_COUNTS = tuple(f"units_{kind}" for kind in (*KINDS, "mountain_rescue", "helicopter"))


def checks(act: Act) -> Iterator[Check]:
    staff, finance = act.printed_table("annex_1_staff"), act.printed_table("annex_1_finance")
    for row in finance.rows:
        lines = {line["line"]: line for line in staff.where(standard=row["standard"])}
        yield from _staff(act, row["standard"], lines)
        yield from _finance(act, row, lines["total"])
    annex = act.printed_table("annex_4")
    yield from _funds(act, annex)
    yield from _sums(annex)


def _staff(act: Act, standard: str, lines: dict[str, Row]) -> Iterator[Check]:
    how = Text("delavci × količnik", "workers × quotient")
    health = [line for name, line in lines.items() if name in ("specialist", "technician")]
    workers = [line for name, line in lines.items() if name != "total"]
    total = lines["total"]

    def check(line: str, column: str, derived: Interval, how: Text) -> Check:
        return Check(
            "annex_1_staff", f"{standard} {line}", column, lines[line][column], derived, how
        )

    for name in (name for name in lines if name != "total"):
        yield check(
            name, "eed", printed(lines[name]["fte"]) * printed(lines[name]["quotient"]), how
        )
    share = team_cost.administrative_fte(sum_of(health, "fte"), act.number("administrative_share"))
    yield check("administrative", "fte", share, team_cost.administrative_fte.title)
    yield check("total", "fte", sum_of(workers, "fte"), team_cost.workers.title)
    yield check("total", "eed", sum_of(workers, "eed"), Text("vsota", "sum"))
    average = team_cost.average_quotient(printed(total["eed"]), printed(total["fte"]))
    yield check("total", "quotient", average, team_cost.average_quotient.title)


def _finance(act: Act, row: Row, total: Row) -> Iterator[Check]:
    workers, quotient = printed(total["fte"]), printed(total["quotient"])
    gross = printed(row["gross_pay"])
    parts = [
        printed(row[name])
        for name in ("gross_pay", "contributions", "joint_consumption", "premium")
    ]
    costs = team_cost.material_and_depreciation(
        printed(row["material"]), printed(row["depreciation"])
    )
    months = act.number("months")
    derived = {
        "gross_pay": (team_cost.gross_pay, (workers, quotient, act.number("base_pay"), months)),
        "contributions": (team_cost.contributions, (gross, act.number("contribution_rate"))),
        "joint_consumption": (
            team_cost.joint_consumption,
            (workers, act.number("joint_consumption_per_worker")),
        ),
        "premium": (team_cost.premium, (workers, act.number("premium_per_worker"))),
        "total": (team_cost.total, (*parts, costs)),
        "monthly": (team_cost.monthly_flat, (printed(row["total"]), months)),
    }
    for column, (formula, arguments) in derived.items():
        yield Check(
            "annex_1_finance",
            row["standard"],
            column,
            row[column],
            formula(*arguments),
            formula.title,
        )


def _funds(act: Act, annex: PrintedTable) -> Iterator[Check]:
    for row in annex.rows:
        if not row["funds_needed"] or row["level"] == "total":
            continue
        if row["level"] != "group":
            derived = _units_at_standard(act, row)
            yield Check(
                "annex_4",
                row["name"],
                "funds_needed",
                row["funds_needed"],
                derived,
                emergency.funds_needed.title,
            )
        share = emergency.national_financed_percent(
            printed(row["programme_value"]), printed(row["funds_needed"])
        )
        how = Text("vrednost programa ÷ potrebna sredstva", "programme value ÷ funds needed")
        yield Check("annex_4", row["name"], "financed_percent", row["financed_percent"], share, how)
        if row["level"] != "group":
            value = emergency.programme_value(
                printed(row["funds_needed"]), printed(row["financed_percent"])
            )
            yield Check(
                "annex_4",
                row["name"],
                "programme_value",
                row["programme_value"],
                value,
                emergency.programme_value.title,
            )


def _set_by_article_20(act: Act, *names: str) -> Interval:
    figures = [printed(str(act.number(name))) for name in names]
    return sum(figures[1:], figures[0])


def _units_at_standard(act: Act, row: Row) -> Interval:
    """Counts are counts, not rounded figures; helicopters as article 20(3) sets them."""
    counts = [Interval.exactly(row[f"units_{kind}"] or 0) for kind in KINDS]
    standards = [printed(str(act.number(f"standard_{kind}"))) for kind in KINDS]
    funds: Interval = emergency.standard_funds(*counts, *standards)
    if row["units_mountain_rescue"]:
        return (
            funds
            + printed(str(act.number("helicopter_phe_funds")))
            + printed(str(act.number("mountain_rescue_funds")))
        )
    if row["units_helicopter"]:
        return funds + printed(str(act.number("helicopter_kc_funds")))
    return funds


def _sums(annex: PrintedTable) -> Iterator[Check]:
    columns = (*_COUNTS, "funds_needed", "programme_value")
    for group in annex.where(level="group"):
        parts = annex.where(level="part", group=group["name"])
        yield from sum_checks(
            annex, group, parts, columns, Text("vrstice skupine", "the rows of the group")
        )
    (total,) = annex.where(level="total")
    single = [row for row in annex.rows if row["level"] in ("provider", "part")]
    yield from sum_checks(annex, total, single, columns, Text("vsi izvajalci", "all providers"))
    share = emergency.national_financed_percent(
        printed(total["programme_value"]), printed(total["funds_needed"])
    )
    yield Check(
        "annex_4",
        total["name"],
        "financed_percent",
        total["financed_percent"],
        share,
        emergency.national_financed_percent.title,
    )
