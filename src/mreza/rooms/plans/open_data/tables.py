"""A plan as open data: tables with stable English columns, and what their columns mean.

`TABLES` is the whole description: files, their metadata (Data Package), the catalogue and the
page of the data all come from it.
"""

from __future__ import annotations

from mreza.kernel.text import Text
from mreza.rooms.plans.open_data import rows
from mreza.rooms.plans.open_data.shapes import Field, OpenTable

PLAN = Field("plan", "string", Text("oznaka načrta", "code of the plan"))
MEASURE = Field("measure", "string", Text("oznaka ukrepa", "code of the measure"))

TABLES: dict[str, OpenTable] = {
    table.name: table
    for table in (
        OpenTable(
            "plans",
            Text("Načrt", "The plan"),
            (
                PLAN,
                Field("title_sl", "string", Text("naslov v slovenščini", "title in Slovene")),
                Field("title_en", "string", Text("naslov v angleščini", "title in English")),
                Field(
                    "coordinator",
                    "string",
                    Text("usklajevalec v registru", "coordinator in the registry"),
                ),
                Field("first_day", "date", Text("prvi dan načrta", "first day of the plan")),
                Field("last_day", "date", Text("zadnji dan načrta", "last day of the plan")),
                Field("version", "integer", Text("številka različice", "number of the version")),
                Field("measures", "integer", Text("število ukrepov", "number of measures")),
                Field(
                    "reported_until",
                    "date",
                    Text(
                        "zadnji dan zadnjega zaključenega poročanja",
                        "last day of the newest frozen round",
                    ),
                ),
                Field(
                    "synthetic",
                    "boolean",
                    Text(
                        "ali so poročani podatki izmišljeni za prikaz",
                        "whether reported data are synthetic",
                    ),
                ),
            ),
            rows.plans,
        ),
        OpenTable(
            "measures",
            Text("Ukrepi", "Measures"),
            (
                PLAN,
                MEASURE,
                Field(
                    "printed_code", "string", Text("oznaka, kot je natisnjena", "code as printed")
                ),
                Field(
                    "title_sl",
                    "string",
                    Text("naš kratki naslov v slovenščini", "our short title in Slovene"),
                ),
                Field(
                    "title_en",
                    "string",
                    Text("naš kratki naslov v angleščini", "our short title in English"),
                ),
                Field("area", "string", Text("oznaka področja", "code of the area")),
                Field(
                    "goals",
                    "string",
                    Text(
                        "oznake specifičnih ciljev, ločene s podpičjem",
                        "codes of specific goals, separated by semicolons",
                    ),
                ),
                Field(
                    "holders", "string", Text("nosilci, kot so natisnjeni", "holders as printed")
                ),
                Field(
                    "holder_codes", "string", Text("nosilci v registru", "holders in the registry")
                ),
                Field(
                    "participants",
                    "string",
                    Text("sodelujoči, kot so natisnjeni", "participants as printed"),
                ),
                Field(
                    "deadline_as_printed",
                    "string",
                    Text("rok, kot je natisnjen", "deadline as printed"),
                ),
                Field(
                    "funding_as_printed",
                    "string",
                    Text("finančni vir, kot je natisnjen", "source of funds as printed"),
                ),
                Field(
                    "continues",
                    "boolean",
                    Text("ali se nadaljuje po načrtu", "whether it goes on after the plan"),
                ),
                Field(
                    "status",
                    "string",
                    Text(
                        "stanje ob zadnjem zaključenem poročanju: done, on_track, at_risk, "
                        "late, not_started, stopped; prazno brez poročanja",
                        "status in the newest frozen round: done, on_track, at_risk, late, "
                        "not_started, stopped; empty without one",
                    ),
                ),
            ),
            rows.measures,
        ),
        OpenTable(
            "milestones",
            Text("Mejniki", "Milestones"),
            (
                PLAN,
                MEASURE,
                Field("milestone", "string", Text("ključ mejnika", "key of the milestone")),
                Field(
                    "year", "integer", Text("leto letnega mejnika", "year of a yearly milestone")
                ),
                Field(
                    "title",
                    "string",
                    Text("naslov v jeziku datoteke", "title in the language of the file"),
                ),
                Field(
                    "due",
                    "date",
                    Text(
                        "rok; prazno pri stalni nalogi",
                        "day on which it is due; empty for a permanent task",
                    ),
                ),
                Field(
                    "done_on",
                    "date",
                    Text(
                        "dan izvedbe po zaključenem poročanju",
                        "day on which it was done, by the frozen round",
                    ),
                ),
                Field(
                    "state",
                    "string",
                    Text(
                        "done, late, passed (rok je mimo, objavljenega poročila ni), ahead, "
                        "permanent",
                        "done, late, passed (its day is over, no report is published), ahead, "
                        "permanent",
                    ),
                ),
            ),
            rows.milestones,
        ),
        OpenTable(
            "amounts",
            Text("Natisnjeni zneski", "Printed amounts"),
            (
                PLAN,
                MEASURE,
                Field(
                    "number",
                    "integer",
                    Text("zaporedna številka pri ukrepu", "number within the measure"),
                ),
                Field("basis", "string", Text("na kaj se znesek nanaša", "what the amount is for")),
                Field(
                    "as_printed",
                    "string",
                    Text("besede dokumenta o znesku", "the document's words about the amount"),
                ),
                Field(
                    "euros",
                    "number",
                    Text(
                        "znesek v evrih; prazno, kjer ni natisnjen",
                        "euros; empty where none are printed",
                    ),
                ),
                Field(
                    "year",
                    "integer",
                    Text("leto, za katero je natisnjen", "year for which it is printed"),
                ),
                Field("source", "string", Text("vir tega zneska", "source of this amount")),
            ),
            rows.amounts,
        ),
        OpenTable(
            "funds",
            Text("Poročana sredstva", "Reported funds"),
            (
                PLAN,
                MEASURE,
                Field("year", "integer", Text("leto", "year")),
                Field("source", "string", Text("vir", "source")),
                Field("planned", "number", Text("načrtovano v evrih", "planned, in euros")),
                Field("committed", "number", Text("prevzeto v evrih", "committed, in euros")),
                Field("spent", "number", Text("porabljeno v evrih", "spent, in euros")),
            ),
            rows.funds,
        ),
        OpenTable(
            "indicators",
            Text("Kazalniki in cilji", "Indicators and targets"),
            (
                PLAN,
                MEASURE,
                Field("indicator", "string", Text("ključ kazalnika", "key of the indicator")),
                Field("title_sl", "string", Text("naslov v slovenščini", "title in Slovene")),
                Field("title_en", "string", Text("naslov v angleščini", "title in English")),
                Field("unit", "string", Text("enota", "unit")),
                Field(
                    "direction",
                    "string",
                    Text(
                        "up: več je bolje; down: manj je bolje",
                        "up: more is better; down: less is better",
                    ),
                ),
                Field(
                    "target_kind",
                    "string",
                    Text(
                        "absolute, percent_more, percent_of, yes_no",
                        "absolute, percent_more, percent_of, yes_no",
                    ),
                ),
                Field(
                    "target_value",
                    "number",
                    Text("natisnjena ciljna vrednost", "printed target value"),
                ),
                Field("baseline_year", "integer", Text("izhodiščno leto", "baseline year")),
                Field("target_by", "date", Text("do kdaj", "by when")),
                Field(
                    "target_as_printed",
                    "string",
                    Text("cilj, kot je natisnjen", "target as printed"),
                ),
                Field(
                    "progress_percent",
                    "number",
                    Text(
                        "prehojena pot do cilja v odstotkih",
                        "how much of the way is gone, in per cent",
                    ),
                ),
            ),
            rows.indicators,
        ),
        OpenTable(
            "readings",
            Text("Izmerjene vrednosti kazalnikov", "Readings of indicators"),
            (
                PLAN,
                MEASURE,
                Field("indicator", "string", Text("ključ kazalnika", "key of the indicator")),
                Field("day", "date", Text("dan vrednosti", "day of the value")),
                Field("value", "number", Text("vrednost", "value")),
                Field(
                    "baseline", "boolean", Text("ali je izhodišče", "whether it is the baseline")
                ),
            ),
            rows.readings,
        ),
    )
}
