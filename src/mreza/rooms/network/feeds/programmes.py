"""The feeds `programme_funds` (articles 11, 27, 28) and `epidemiology_standby` (article 48)."""

from __future__ import annotations

import re
from datetime import date

from mreza.kernel.text import Text
from mreza.rooms.calculations.feeds import Feed, FeedRow, Source
from mreza.rooms.network.feeds.join import ACT, Provider, Registry, key_of, printed, row_for

PROGRAMMES = {"prisoners": "article_11", "development": "article_27", "addiction": "article_28"}
SUM = re.compile("skupaj", re.IGNORECASE)


def rows(day: date) -> list[FeedRow]:
    """One row per provider and programme. "Various providers" of Ljubljana are no organisation."""
    registry = Registry.on(day)
    found = []
    for programme, name in PROGRAMMES.items():
        table = printed(name)
        for row in table.rows:
            if SUM.match(row["name"]):
                continue
            nobody = Provider("", row["name"], "", row.get("office", ""))
            found.append(
                row_for(
                    registry.provider(name, row["name"]) or nobody,
                    {"programme": programme, "provider": row["name"], "teams": row["teams"]},
                    key=f"{programme}.{key_of(row['name'])}",
                    label=row["name"],
                    sources=(Source.of(table, row, "teams"),),
                )
            )
    return found


FUNDS = Feed(
    name="programme_funds",
    table=f"{ACT}.programme_funds",
    title=Text("Programi, deljeni po timih", "Programmes shared by teams"),
    rows=rows,
    headline=("funds", "monthly_flat", "value_per_team"),
    about=Text(
        "Priporniki (11. člen), razvojne ambulante (27. člen), zdravljenje odvisnosti (28. člen).",
        "Detainees (article 11), developmental clinics (27), addiction treatment (28).",
    ),
)


NATIONAL_INSTITUTE = "ivz"


def institutes(day: date) -> list[FeedRow]:
    """The national institute and each regional one: all share by how many article 48 lists."""
    registry = Registry.on(day)
    regional = [row["name"] for row in printed("article_48").rows if not SUM.match(row["name"])]
    inputs = {"institutes": len(regional)}
    national = registry.required("article_48_standby", "IVZ")
    rows = [row_for(national, inputs, key=NATIONAL_INSTITUTE)]
    for name in regional:
        provider = registry.required("article_48", name)
        rows.append(row_for(provider, inputs, key=provider.code))
    return rows


STANDBY = Feed(
    name="epidemiology_standby",
    table=f"{ACT}.epidemiology_standby",
    title=Text("Pripravljenost epidemiologov", "Standby of epidemiologists"),
    rows=institutes,
    headline=("national_institute_funds", "funds_per_institute"),
    about=Text(
        "48. člen: državni inštitut in devet zavodov.",
        "Article 48: the national institute and nine regional ones.",
    ),
)
