"""What is paid flat: emergency help, duty, development, addiction, epidemiology and others.

Programmes by teams get their yearly value from their own tables first; sums that the documents
print stand in the contract. Together they are paid by months.
"""

from __future__ import annotations

from mreza.kernel.text import Text
from mreza.rooms.settlement.lanes import Added, Lane, Line

_ACT = "health_centres_2007"
_BY_TEAMS = (
    ("programme_funds", Text("Programi po timih", "Programmes by teams"), "funds"),
    ("dental_duty", Text("Dežurno zobozdravstvo", "Dental duty service"), "annual_value"),
    ("epidemiology", Text("Epidemiologija", "Epidemiology"), "annual_amount"),
    (
        "social_institution_team",
        Text("Zdravniki v socialnih zavodih", "Doctors in social institutions"),
        "institution_amount",
    ),
)
_FACTS = {"social_institution_team": ("residents", "residents_elsewhere")}

LANES = (
    *(
        Lane(
            name=name,
            table=f"{_ACT}.{name}",
            title=title,
            key=("provider", "activity"),
            facts=_FACTS.get(name, ()),
            dataset="",
            lines=(),
        )
        for name, title, _ in _BY_TEAMS
    ),
    Lane(
        name="flat_payment",
        table=f"{_ACT}.flat_payment",
        title=Text("Pavšali", "Flat sums"),
        key=("provider", "activity"),
        dataset="",
        added=tuple(Added("annual_value", name, formula) for name, _, formula in _BY_TEAMS),
        lines=(Line("flat", Text("Pavšal", "Flat sum"), amount="amount"),),
    ),
)
