"""Dental care: articles 30 to 33, and dental duty service: article 36."""

from __future__ import annotations

from mreza.kernel.text import Text
from mreza.rooms.settlement.lanes import Lane, Line, Move

_ACT = "health_centres_2007"

LANES = (
    Lane(
        name="dental_care",
        table=f"{_ACT}.dental_care",
        title=Text("Zobozdravstvo", "Dental care"),
        key=("provider", "activity"),
        facts=("consent", "education_programme_submitted", "group_education_points"),
        lines=(
            Line(
                "points",
                Text("Program v točkah", "Programme in points"),
                amount="points_amount",
                planned="planned_in_points",
                realised="realised_points",
                recognised="recognised_points",
                price="point_price",
            ),
            Line(
                "education",
                Text("Skupinska vzgoja v pavšalu", "Group education paid flat"),
                amount="flat_amount",
            ),
        ),
        moves=(
            Move(
                Text("Protetika nad mejo", "Prosthetics above the limit"), "prosthetics_reduction"
            ),
            Move(
                Text("Zobozdravstvo nad načrtom", "Dental care above plan"), "over_plan_reduction"
            ),
        ),
    ),
)
