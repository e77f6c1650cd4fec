"""What the act prints for a region unit only, allotted to the providers who work there.

The allotment is ours, so all of it is illustrative; what a unit gets is exactly what is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mreza.kernel.text import Text
from mreza.rooms.contracts.planning.items import ZERO, Source, distributed
from mreza.rooms.contracts.planning.printed import Printed, Row
from mreza.rooms.contracts.planning.registry import Registry

ALLOTTED = Text(
    "Natisnjeno za izpostavo; v registru ni zasebne ordinacije s to dejavnostjo, zato jo ima v "
    "celoti zdravstveni dom izpostave (ponazoritev)",
    "Printed for the region unit; the registry has no private practice with this activity, so the "
    "unit's health centre has all of it (illustrative)",
)
PHYSIOTHERAPY = Text(
    "Natisnjeno za državo; razdeljeno po zavarovanih osebah izpostav iz Tabele 1 (ponazoritev)",
    "Printed for the country; shared by insured persons of the units in Table 1 (illustrative)",
)
NOBODY_ELSE = Text(
    "Priloga II a; izpostava brez zdravstvenovzgojnega centra, delavnice izvaja sosednji center "
    "(ponazoritev)",
    "Annex II a; the unit has no health education centre, a neighbouring one holds its workshops "
    "(illustrative)",
)
WORKSHOPS = (
    "healthy_weight_loss", "healthy_eating", "physical_activity", "smoking_cessation", "lifestyle",
    "walking_test", "risk_factors",
)  # fmt: skip
# Article 26(1): a unit without a centre is served by that of a neighbouring unit of its office.
NEIGHBOUR = {"metlika": "crnomelj"}


@dataclass(frozen=True)
class UnitTeams:
    """Teams of an activity in a unit, those of them for prevention, and where they stand."""

    unit: str
    activity: str
    teams: Decimal
    source: Source
    preventive: Decimal = ZERO


def unit_teams(printed: Printed) -> Iterator[UnitTeams]:
    """Every activity whose teams are printed, or shared, by unit."""
    yield from primary(printed)
    for activity, column, article in (
        ("community_nursing", "teams_community_nursing", "14(2)"),
        ("women", "teams_women", "3(2)"),
    ):
        for row in printed("annex_3").where(level="unit"):
            yield UnitTeams(row["unit"], activity, Decimal(row[column]), _source(article))
    for activity, table in (("dental_adult", "table_3"), ("dental_youth", "table_4")):
        for row in printed(table).where(level="unit"):
            yield UnitTeams(row["unit"], activity, Decimal(row["doctors"]), _source("30(1)"))
    yield from physiotherapy(printed)


def _source(article: str, text: Text = ALLOTTED) -> Source:
    return Source(article, text, illustrative=True)


def primary(printed: Printed) -> Iterator[UnitTeams]:
    """Primary teams of Annex III by activity, so that each unit's sum is the printed one.

    Table 1 gives doctors in general practice, child and school dispensaries; Annex III the teams
    for prevention in children and pupils, shared between the two by doctors; what is left of the
    unit's teams are practices in social-care institutions. In Piran less than nothing is left
    (-0.07), so it has none and its general practice is that much smaller.
    """
    doctors = {row["unit"]: row for row in printed("table_1").where(level="unit")}
    for row in printed("annex_3").where(level="unit"):
        unit, mine = row["unit"], doctors[row["unit"]]
        child, school, general = (
            Decimal(mine[f"doctors_{name}"]) for name in ("child", "school", "general")
        )
        preventive = distributed(Decimal(row["teams_prevention"]), [child, school])
        left = Decimal(row["teams_primary"]) - child - school - general - sum(preventive)
        yield UnitTeams(unit, "general", general + min(left, ZERO), _source("3(2)"))
        for activity, curative, extra in (
            ("child", child, preventive[0]),
            ("school", school, preventive[1]),
        ):
            yield UnitTeams(unit, activity, curative + extra, _source("3(4)"), extra)
        yield UnitTeams(unit, "social_institution", max(left, ZERO), _source("10(1)"))


def physiotherapy(printed: Printed) -> Iterator[UnitTeams]:
    """The country's teams of article 12, to hundredths by insured persons of the units."""
    whole = Decimal(printed("article_12").row(activity="physiotherapy")["doctors"])
    rows = printed("table_1").where(level="unit")
    shares = distributed(whole, [Decimal(row["insured_persons"]) for row in rows])
    for row, share in zip(rows, shares, strict=True):
        yield UnitTeams(row["unit"], "physiotherapy", share, _source("12(1)", PHYSIOTHERAPY))


@dataclass(frozen=True)
class UnitWorkshops:
    """Group workshops of a subject in a unit, and the centre that holds them."""

    unit: str
    organisation: str
    kind: str
    workshops: Decimal
    source: Source


def workshops(printed: Printed, registry: Registry) -> Iterator[UnitWorkshops]:
    """Workshops of Annex II a by unit and subject."""
    for row in printed("annex_2a").where(level="unit"):
        host = NEIGHBOUR.get(row["unit"])
        text = NOBODY_ELSE if host else ALLOTTED_WORKSHOPS
        centre = registry.centres[host or row["unit"]]
        yield from _subjects(row, centre, Source("26(1)", text, illustrative=True))


ALLOTTED_WORKSHOPS = Text(
    "Priloga II a za izpostavo; izvaja jih njen zdravstvenovzgojni center iz Priloge II "
    "(ponazoritev)",
    "Annex II a for the region unit; its health education centre of Annex II holds them "
    "(illustrative)",
)


def _subjects(row: Row, centre: str, source: Source) -> Iterator[UnitWorkshops]:
    for kind in WORKSHOPS:
        if Decimal(row[kind] or 0):
            yield UnitWorkshops(row["unit"], centre, kind, Decimal(row[kind]), source)
