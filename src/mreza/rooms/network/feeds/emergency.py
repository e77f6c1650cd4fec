"""The feeds `emergency` (Annex IV) and `team_cost` (Annex I)."""

from __future__ import annotations

from datetime import date

from mreza.kernel.text import Text
from mreza.rooms.calculations.feeds import Feed, FeedRow, Source
from mreza.rooms.network.feeds.join import ACT, Registry, Row, key_of, printed, row_for

UNITS = ("units_1a", "units_1b", "units_1b_reinforced", "units_phe", "units_motor")
KOROSKA = "REŠEVALNA KOROŠKE:"
# Which provider stands for which helicopter of article 20(3); Kranj's is in one row with GRS.
HELICOPTERS = {
    "GRS in helikopt.enota NMP": ("helicopter_phe", "helicopter_mountain_rescue"),
    "KC*": ("helicopter_kc",),
}
SHARED_WITH_KC = "ZD Ljubljana+KC"
# Who is paid what article 20(4) and 20(6) pass on.
PARTNERS = {"koroska": "resevalna-sluzba-koroske", "phe_ljubljana": "kc-ljubljana"}


def rows(day: date) -> list[FeedRow]:
    """One row per printed row that has a programme; rows of a group, not its sum."""
    registry = Registry.on(day)
    table = printed("annex_4")
    found: list[FeedRow] = []
    for row in table.rows:
        if row["level"] not in ("provider", "part") or not row["programme_value"]:
            continue
        given = [name for name in (*UNITS, "financed_percent") if row[name]]
        inputs: dict[str, object] = {name: row[name] for name in given}
        inputs |= dict.fromkeys(HELICOPTERS.get(row["name"], ()), True)
        inputs |= {"provider": row["name"], "funding_rule": rule(row)}
        sources = tuple(Source.of(table, row, name) for name in given)
        provider = registry.required("annex_4", row["name"])
        key = _key(row, {other.key for other in found})
        found.append(row_for(provider, inputs, key=key, label=row["name"], sources=sources))
    return found


def rule(row: Row) -> str:
    """Whose the money is, by article 20(4) to (6)."""
    if row["group"] == KOROSKA and row["name"] != "Reševalna Koroške":
        return "koroska"
    return "phe_ljubljana" if row["name"] == SHARED_WITH_KC else "own"


def _key(row: Row, taken: set[str]) -> str:
    """The name; where a group prints it several times, with the kind of its units."""
    key = key_of(row["name"])
    if key not in taken:
        return key
    kinds = [name.removeprefix("units_") for name in UNITS if row[name]]
    return ".".join([key, *(kinds or ["helicopter"])])


EMERGENCY = Feed(
    name="emergency",
    table=f"{ACT}.emergency",
    title=Text("Sredstva za nujno medicinsko pomoč", "Funds for emergency medical help"),
    rows=rows,
    headline=("programme_value", "monthly_flat", "funds_needed"),
    about=Text(
        "Izvajalci iz Priloge IV; delež financiranja je natisnjen pri vsakem.",
        "Providers of Annex IV; the share financed is printed for each.",
    ),
)


def standards(day: date) -> list[FeedRow]:
    """The five standards of Annex I. The motorcycle unit has no specialist."""
    staff, finance = printed("annex_1_staff"), printed("annex_1_finance")
    found = []
    for money in finance.rows:
        inputs: dict[str, object] = {"standard": money["standard"]}
        inputs |= {"specialist_fte": "0", "specialist_quotient": "0"}
        sources = []
        for line in staff.where(standard=money["standard"]):
            if line["line"] == "total":
                continue
            names = ("quotient",) if line["line"] == "administrative" else ("fte", "quotient")
            for name in names:
                inputs[f"{line['line']}_{name}"] = line[name]
                sources.append(Source.of(staff, line, name, f"{line['line']}_{name}"))
        for name in ("material", "depreciation"):
            inputs[name] = money[name]
            sources.append(Source.of(finance, money, name))
        key = money["standard"].replace("_", "-")
        found.append(
            FeedRow(key=key, label=LABELS[money["standard"]], inputs=inputs, sources=tuple(sources))
        )
    return found


LABELS = {"1a": "1.A", "1b": "1.B", "1b_reinforced": "1.B+", "phe": "PHE", "motor": "PHE-motor"}

TEAM_COST = Feed(
    name="team_cost",
    table=f"{ACT}.team_cost",
    title=Text("Cena standardnega tima nujne pomoči", "Price of a standard emergency team"),
    rows=standards,
    headline=("total", "monthly_flat"),
    about=Text("Standardi iz Priloge I.", "The standards of Annex I."),
)
