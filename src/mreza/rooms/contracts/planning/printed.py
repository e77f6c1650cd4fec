"""What the act prints for a provider by name: nothing here is allotted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from mreza.kernel.printed import PrintedTable
from mreza.kernel.text import Text
from mreza.rooms.contracts.planning.items import Source, distributed
from mreza.rooms.contracts.planning.registry import Registry

Printed = Callable[[str], PrintedTable]
Row = dict[str, str]
# (organisation, activity, measure, figure, where it stands)
Figure = tuple[str, str, str, Decimal, Source]

SUM = re.compile("skupaj", re.IGNORECASE)
KOROSKA, KOROSKA_ROW = "REŠEVALNA KOROŠKE:", "Reševalna Koroške"
SHARED_WITH_KC = "ZD Ljubljana+KC"
PHE_PARTNERS = ("zd-ljubljana", "kc-ljubljana")

PRINTED = Text("Natisnjeno za izvajalca", "Printed for the provider")
EMERGENCY = Source("Annex IV", PRINTED)
PASSED_ON = Source(
    "20(4)",
    Text(
        "Natisnjeno za izvajalca; sredstva se nakažejo Reševalni službi Koroške",
        "Printed for the provider; the funds are paid to Reševalna služba Koroške",
    ),
)
HALVED = Source(
    "20(6)",
    Text(
        "Natisnjeno za izvajalca; sredstva za PHE Ljubljana se delijo na pol",
        "Printed for the provider; the funds of PHE Ljubljana are halved",
    ),
)
DUTY = Source("Annex V", PRINTED)
TRANSPORT = Source(
    "Annex VI",
    Text(
        "Timi natisnjeni (stolpec 2), točke na tim ne",
        "Teams are printed (column 2), points per team are not",
    ),
    illustrative=True,
)
ONCOLOGY = Source("Annex VI", Text("Natisnjeno (stolpec 1)", "Printed (column 1)"))
STANDBY = Source("48(2)", PRINTED)
TEAMS = {
    "prisoners": ("article_11", "11(1)"),
    "development": ("article_27", "27(1)"),
    "addiction": ("article_28", "28(1)"),
    "dental_duty": ("article_36", "36(1)"),
    "epidemiology": ("article_48", "48(1)"),
}


def figures(printed: Printed, registry: Registry) -> Iterator[Figure]:
    """Every figure that the act prints for a provider; 0 is left out."""
    every = (_emergency, _duty, _transport, _team_programmes, _standby)
    for part in every:
        for figure in part(printed, registry):
            if figure[3]:
                yield figure


def _emergency(printed: Printed, registry: Registry) -> Iterator[Figure]:
    for row in printed("annex_4").rows:
        if row["level"] not in ("provider", "part") or not row["programme_value"]:
            continue
        value = Decimal(row["programme_value"])
        if row["name"] == SHARED_WITH_KC:
            halves = distributed(value, [Decimal(1)] * len(PHE_PARTNERS))
            for code, half in zip(PHE_PARTNERS, halves, strict=True):
                yield code, "emergency", "flat_sum", half, HALVED
        elif row["group"] == KOROSKA and row["name"] != KOROSKA_ROW:
            code = registry.code("annex_4", KOROSKA_ROW)
            yield code, "emergency", "flat_sum", value, PASSED_ON
        else:
            code = registry.code("annex_4", row["name"])
            yield code, "emergency", "flat_sum", value, EMERGENCY


def _duty(printed: Printed, registry: Registry) -> Iterator[Figure]:
    for row in printed("annex_5").where(level="provider"):
        code = registry.code("annex_5", row["name"])
        yield code, "duty", "flat_sum", Decimal(row["total"]), DUTY


def _transport(printed: Printed, registry: Registry) -> Iterator[Figure]:
    for row in printed("annex_6").where(level="provider"):
        code = registry.code("annex_6", row["name"])
        kilometres, teams = Decimal(row["km_oncology"]), Decimal(row["teams"])
        yield code, "oncology_transport", "kilometre", kilometres, ONCOLOGY
        yield code, "transport", "point", teams, TRANSPORT


def _team_programmes(printed: Printed, registry: Registry) -> Iterator[Figure]:
    for activity, (table, article) in TEAMS.items():
        for row in printed(table).rows:
            if not SUM.match(row["name"]):
                code = registry.code(table, row["name"])
                yield code, activity, "team", Decimal(row["teams"]), Source(article, PRINTED)


def _standby(printed: Printed, registry: Registry) -> Iterator[Figure]:
    """The national institute's part, and the part printed for each regional institute."""
    regional = [row for row in printed("article_48").rows if not SUM.match(row["name"])]
    for row in printed("article_48_standby").rows:
        code = registry.code("article_48_standby", row["recipient"])
        if row["each"]:
            for institute in regional:
                name = registry.code("article_48", institute["name"])
                yield name, "epidemiology", "flat_sum", Decimal(row["each"]), STANDBY
        elif not SUM.match(row["recipient"]):
            yield code, "epidemiology", "flat_sum", Decimal(row["total"]), STANDBY
