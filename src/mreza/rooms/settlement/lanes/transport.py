"""Ambulance transport that is not urgent, and transport to dialysis: articles 38 and 43."""

from __future__ import annotations

from mreza.kernel.text import Text
from mreza.rooms.settlement.lanes import Lane, Line, Move

_ACT = "health_centres_2007"

LANES = (
    Lane(
        name="transport",
        table=f"{_ACT}.transport",
        title=Text("Nenujni reševalni prevozi", "Non-urgent ambulance transport"),
        activity="transport",
        lines=(
            Line(
                "points",
                Text("Prevozi v točkah", "Transport in points"),
                amount="points_amount",
                planned="planned_points",
                realised="realised_points",
                recognised="recognised_points",
                price="transport_point_price",
            ),
            Line(
                "oncology",
                Text("Onkološki prevozi v kilometrih", "Oncology transport in kilometres"),
                amount="oncology_amount",
                planned="oncology_planned_km",
                realised="oncology_km",
                recognised="oncology_recognised_km",
                price="transport_point_price",
            ),
        ),
        moves=(
            Move(Text("Prevozi nad načrtom", "Transport above the plan"), "over_plan_reduction"),
            Move(
                Text("Onkološki kilometri nad načrtom", "Oncology kilometres above the plan"),
                "oncology_reduction",
            ),
        ),
    ),
    Lane(
        name="dialysis_transport",
        table=f"{_ACT}.dialysis_transport",
        title=Text("Prevozi na dializo in z nje", "Transport to and from dialysis"),
        activity="dialysis_transport",
        key=("provider", "person", "entry"),
        lines=(
            Line(
                "kilometres",
                Text("Kilometri po seznamu oseb", "Kilometres by the list of persons"),
                amount="amount",
                planned="planned_km",
                realised="realised_km",
                recognised="recognised_km",
                price="dialysis_km_price",
            ),
        ),
        moves=(
            Move(Text("Brez potrditve ali soglasja", "Without approval"), "approval_reduction"),
            Move(Text("Nad razdaljo od doma", "Above the distance from home"), "cap_reduction"),
            Move(Text("Vožnje brez bolnika", "Drives without a patient"), "empty_reduction"),
        ),
    ),
)
