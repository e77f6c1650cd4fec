"""Where the tables of `health_centres_2007` stand in the source, and how their rows are printed."""

from __future__ import annotations

from tests.documents.transcription import (
    Cells,
    Place,
    Row,
    cell,
    figure,
    read,
    relabelled,
    words,
)

ACT = "health_centres_2007"
# What separates rows without belonging to one.
BULLET = r"^- "
STAFF_HEAD = r"^DELAVCI IZ UR.*$|^FINANČNI NAČRT.*$"
ANNEX_6_TITLE = r"^Priloga VI$|^Plan nenujnih reševalnih prevozov\s*$|^za pogodbeno leto 2007$"
OFFICE_HEADINGS = {
    row["office"]: row["name"] for row in read(ACT, "annex_6") if row["level"] == "office"
}
STANDARDS = {
    "1a": "NMP - 1.A",
    "1b": "NMP - 1.B",
    "1b_reinforced": "NMP - 1.B ojačana",
    "phe": "NMP - PHE",
    "motor": "NMP MOTOR",
}
STAFF = {
    "specialist": "ZDRAVNIK SPECIALIST",
    "technician": "ZDRAVSTVENI TEHNIK",
    "administrative": "ADMINISTRATIVNO TEHNIČNI DELAVCI",
    "total": "SKUPAJ",
}
COSTS = {
    "gross_pay": "BRUTO OD",
    "contributions": "OBVEZNOSTI",
    "joint_consumption": "SKUPNA PORABA",
    "premium": "PREMIJA ZA DOD. POK. ZAV.",
    "material": "MAT STROŠKI",
    "depreciation": "AMORTIZACIJA",
    "total": "SKUPAJ - EUR",
    "monthly": "CENA/ PAVŠAL",
}
BANDS = {
    "working_day_20_22": "del. 20-22 ure",
    "working_day_22_06": "del. 22-6 ure",
    "holiday_06_22": "ned.+praz. 6-22 ure",
    "holiday_22_06": "ned.+praz. 22-6 ure",
    "total": "SKUPAJ",
}
ROLES = {
    "doctor": "Zdravnik",
    "nurse": "Sestra",
    "administrative": "administrativno tehnični kader",
}
SYMBOLS = {"%": "%", "EUR": "€", "": ""}


def staff_line(row: Row, before: Row | None) -> Cells:
    """A line of Annex I; the first one of a standard stands below the standard's heading."""
    opens = before is None or before["standard"] != row["standard"]
    heading = [words(row["activity"]), words(STANDARDS[row["standard"]])] if opens else []
    return (
        heading
        + [words(STAFF[row["line"]])]
        + [figure(row[column]) for column in ("fte", "quotient", "eed")]
    )


def cost_block(row: Row, _: Row | None) -> Cells:
    """The eight lines of one standard's financial plan."""
    cells = [words("101 056 " + STANDARDS[row["standard"]])]
    for column, label in COSTS.items():
        cells += [words(label), figure(row[column])]
    return cells


def basis_line(row: Row, _: Row | None) -> Cells:
    """A starting point of Annex V; the days of the year come before their name in a sentence."""
    if row["key"] in ("sundays_and_holidays", "working_days"):
        return [figure(row["value"]), words(row["name"])]
    return [words(row["name"]), figure(row["value"]), words(SYMBOLS[row["unit"]])]


def transport_line(row: Row, _: Row | None) -> Cells:
    """A line of Annex VI; an office's name stands above its first provider, not by its sum."""
    heading = [words(OFFICE_HEADINGS[row["office"]])] if row["number"] == "1" else []
    name = [] if row["level"] == "office" else [words(row["name"])]
    amounts = [figure(row["km_oncology"]), figure(row["teams"])]
    return [*heading, cell(row["number"]), *name, *amounts]


def reduction_line(row: Row, before: Row | None) -> Cells:
    """A line of article 30; the unit is printed only where it changes, or anew."""
    same = before is not None and before["unit_name"] == row["unit_name"]
    unit = words(row["unit_name"] or "Skupaj")  # only the sum belongs to no unit
    name = words(row["name"].removeprefix("Skupaj"))
    teams = [figure(row["teams_2007"]), figure(row["teams_2008"])]
    return [f"(?:{unit})?" if same else unit, name, *teams]


def office_line(row: Row, _: Row | None) -> Cells:
    """A line of article 11, where the office's name comes before the provider's."""
    office = words(row["office"].replace("-", " "))
    return [f"(?i:{office})", words(row["name"]), figure(row["teams"])]


PLACES = {
    "article_2": Place(946, 952),
    "article_11": Place(1189, 1197, office_line),
    "article_12": Place(1209, 1210),
    "article_27": Place(1516, 1534),
    "article_28": Place(1562, 1580),
    "article_29": Place(1598, 1600, between=[BULLET]),
    "article_30": Place(1618, 1648, reduction_line),
    "article_36": Place(1742, 1753),
    "article_48": Place(1914, 1923, between=[BULLET]),
    "article_48_standby": Place(1930, 1932, between=[BULLET, r"\bEUR\b"]),
    "annex_1_staff": Place(
        2178,
        2252,
        staff_line,
        between=[r"^FINANČNI NAČRT(?:.|\n)*?^CENA/ PAVŠAL .*$", STAFF_HEAD],
    ),
    "annex_1_finance": Place(
        2178,
        2252,
        cost_block,
        between=[rf"^(?:{'|'.join(STAFF.values())}) \d+,\d\d \d+,\d{{3}} \d+,\d\d$", STAFF_HEAD],
    ),
    "annex_2": Place(2253, 2312),
    "annex_2a": Place(2320, 2385),
    "annex_3": Place(2393, 2458),
    "annex_4": Place(2475, 2547),
    "annex_5": Place(2558, 2611),
    "annex_5_basis": Place(
        2616,
        2641,
        basis_line,
        between=[r"^Razdelitev ur(?:.|\n)*Upošteva se", r"\bter\b", r"\.$"],
    ),
    "annex_5_hours": Place(2629, 2633, relabelled("band", BANDS)),
    "annex_5_values": Place(2636, 2640, relabelled("role", ROLES)),
    "annex_6": Place(2646, 2725, transport_line, between=[ANNEX_6_TITLE]),
    "table_1": Place(7325, 7391),
    "table_2": Place(7399, 7465),
    "table_3": Place(7504, 7569),
    "table_4": Place(7574, 7639),
}
