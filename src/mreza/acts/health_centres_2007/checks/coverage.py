"""Tables 1 to 4 and Annexes II a and III."""

from collections.abc import Iterator

from mreza.acts.health_centres_2007.checks.sums import Row, office_sums, sum_of
from mreza.acts.health_centres_2007.formulas import coverage
from mreza.kernel.act import Act
from mreza.kernel.intervals import Interval, printed
from mreza.kernel.lint import Check
from mreza.kernel.printed import PrintedTable
from mreza.kernel.text import Text

_SUMMED = {
    "table_1": (
        "insured_persons",
        "doctors_child",
        "doctors_school",
        "doctors_general",
        "doctors",
        "assigned_persons",
    ),
    "table_2": ("insured_persons", "doctors", "assigned_persons"),
    "table_3": ("insured_persons", "doctors", "assigned_persons"),
    "table_4": ("insured_persons", "doctors", "assigned_persons"),
    "annex_2a": (
        "healthy_weight_loss",
        "healthy_eating",
        "physical_activity",
        "smoking_cessation",
        "lifestyle",
        "walking_test",
        "risk_factors",
    ),
    "annex_3": ("teams_primary", "teams_prevention", "teams_community_nursing", "teams_women"),
}
_RATIOS = (
    ("insured_per_doctor", coverage.insured_per_doctor, ("insured_persons", "doctors")),
    ("assigned_percent", coverage.assigned_percent, ("assigned_persons", "insured_persons")),
    ("assigned_per_doctor", coverage.assigned_per_doctor, ("assigned_persons", "doctors")),
)


def checks(act: Act) -> Iterator[Check]:
    for name, columns in _SUMMED.items():
        yield from office_sums(act.printed_table(name), columns)
    for name in ("table_1", "table_2", "table_3", "table_4"):
        yield from _ratios(act.printed_table(name))
    yield from _doctors_of_table_1(act.printed_table("table_1"))
    yield from _articles_2_and_12(act)


def _ratios(table: PrintedTable) -> Iterator[Check]:
    for row in table.rows:
        for column, formula, (above, below) in _RATIOS:
            derived = formula(printed(row[above]), printed(row[below]))
            how = Text(formula.title.sl, formula.title.en)
            yield Check(table.name, row["name"], column, row[column], derived, how)


def _doctors_of_table_1(table: PrintedTable) -> Iterator[Check]:
    how = Text("otroški + šolski + splošni zdravniki", "child + school + general doctors")
    for row in table.rows:
        parts = ("doctors_child", "doctors_school", "doctors_general")
        derived = printed(row[parts[0]]) + printed(row[parts[1]]) + printed(row[parts[2]])
        yield Check(table.name, row["name"], "doctors", row["doctors"], derived, how)


def _articles_2_and_12(act: Act) -> Iterator[Check]:
    """Annex III for the country holds the holders of articles 2 and 12."""
    country = act.printed_table("annex_3").row(level="country")
    holders = act.printed_table("article_2")
    primary = [row for row in holders.rows if row["activity"] != "women"]
    expected: dict[str, tuple[Interval, Text]] = {
        "teams_primary": (sum_of(primary, "doctors"), _holders("2")),
        "teams_women": (_doctors(holders.row(activity="women")), _holders("2")),
        "teams_community_nursing": (
            _doctors(act.printed_table("article_12").row(activity="community_nursing")),
            _holders("12"),
        ),
    }
    for column, (derived, how) in expected.items():
        yield Check("annex_3", country["name"], column, country[column], derived, how)


def _doctors(row: Row) -> Interval:
    return printed(row["doctors"])


def _holders(article: str) -> Text:
    return Text(f"nosilci iz {article}. člena", f"holders of article {article}")
