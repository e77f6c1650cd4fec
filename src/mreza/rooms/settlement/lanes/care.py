"""Physiotherapy, community nursing, mental health, health education, emergency evidence."""

from __future__ import annotations

from mreza.kernel.text import Text
from mreza.rooms.settlement.lanes import Lane, Line, Move

_ACT = "health_centres_2007"
POINTS = Text("Program v točkah", "Programme in points")

LANES = (
    Lane(
        name="physiotherapy",
        table=f"{_ACT}.physiotherapy",
        title=Text("Fizioterapija", "Physiotherapy"),
        activity="physiotherapy",
        facts=("audited_cases", "unjustified_cases", "cases_last_year"),
        lines=(
            Line(
                "points",
                POINTS,
                amount="amount",
                planned="planned_points",
                realised="realised_points",
                recognised="recognised_points",
                price="physiotherapy_point_price",
            ),
        ),
        moves=(
            Move(Text("Fizioterapija nad načrtom", "Above plan"), "above_plan_amount"),
            Move(Text("Premalo primerov", "Too few cases"), "case_reduction_amount"),
        ),
    ),
    Lane(
        name="community_nursing",
        table=f"{_ACT}.community_nursing",
        title=Text("Patronaža", "Community nursing"),
        activity="community_nursing",
        lines=(
            Line(
                "points",
                POINTS,
                amount="amount",
                planned="planned_points",
                realised="realised_points",
                recognised="recognised_points",
                price="community_nursing_point_price",
            ),
        ),
        moves=(
            Move(
                Text("Nedelje in prazniki", "Sundays and holidays"), "supplement_amount", gives=True
            ),
            Move(Text("Patronaža nad načrtom", "Nursing above plan"), "above_plan_amount"),
        ),
    ),
    Lane(
        name="mental_health",
        table=f"{_ACT}.mental_health",
        title=Text("Mentalno zdravje", "Mental health"),
        activity="mental_health",
        lines=(
            Line(
                "points",
                POINTS,
                amount="amount",
                planned="planned_points",
                realised="realised_points",
                recognised="recognised_points",
                price="mental_health_point_price",
            ),
        ),
        moves=(Move(Text("Mentalno zdravje nad načrtom", "Above plan"), "above_plan_amount"),),
    ),
    Lane(
        name="health_education",
        table=f"{_ACT}.health_education",
        title=Text("Zdravstvena vzgoja odraslih", "Health education of adults"),
        activity="health_education",
        closing=True,
        whole_country=True,
        lines=(
            Line(
                "counselling",
                Text("Individualna svetovanja", "Individual counselling"),
                amount="counselling_amount",
                realised="counsellings",
                price="recognised_counselling_price",
            ),
            Line("workshops", Text("Delavnice", "Workshops"), amount="workshop_amount"),
            Line(
                "examinations",
                Text("Neporabljena sredstva za preventivne preglede", "Unspent funds"),
                amount="examination_amount",
                realised="preventive_examinations",
            ),
        ),
        moves=(Move(Text("Nižja cena svetovanj", "Lower price"), "counselling_reduction"),),
    ),
    Lane(
        name="emergency_evidence",
        table=f"{_ACT}.emergency_evidence",
        title=Text("Evidenčni obračun nujne pomoči", "Emergency help: evidence"),
        activity="emergency",
        key=("provider", "reason"),
        lines=(
            Line(
                "evidence",
                Text("Evidenčni obračun", "Evidence invoice"),
                amount="evidence_amount",
                paid=False,
            ),
        ),
    ),
)
