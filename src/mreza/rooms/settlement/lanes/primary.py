"""Primary care: capitation by quarters, visits, women's dispensaries (articles 4 to 7)."""

from __future__ import annotations

from mreza.kernel.text import Text
from mreza.rooms.settlement.lanes import Added, Lane, Line, Move

_ACT = "health_centres_2007"
CAPITATION = "capitation"


def _capitation(quarter: int) -> Lane:
    """One quarter's lists: the pool of a quarter is shared out among the lists of its count day."""
    return Lane(
        name=f"capitation_{quarter}",
        table=f"{_ACT}.capitation_list",
        title=Text(f"Glavarina, {quarter}. četrtletje", f"Capitation, quarter {quarter}"),
        count=CAPITATION,
        quarter=quarter,
        dataset="assignments",
        key=("provider", "activity", "doctor"),
        facts=("starter",),
        lines=(
            Line(
                "capitation",
                Text(f"Glavarina, {quarter}. četrtletje", f"Capitation, quarter {quarter}"),
                amount="capitation_amount",
                planned="planned_capitation_quotients",
                realised="distributed_quotients",
                recognised="recognised_quotients",
                price="capitation_quotient_price",
            ),
        ),
        moves=(
            Move(
                Text("Nad mejo glavarine (brez namembnosti)", "Above limits (no destination)"),
                "unrecognised_amount",
            ),
        ),
        conserved=(("distributed_quotients", "pool_quotients", "pool"),),
    )


_REALISED = (Added("realised_capitation_quotients", CAPITATION, "recognised_quotients"),)

LANES = (
    *(_capitation(quarter) for quarter in (1, 2, 3, 4)),
    Lane(
        name="primary_visits",
        table=f"{_ACT}.primary_visits",
        title=Text("Količniki iz obiskov", "Visit quotients"),
        key=("provider", "activity"),
        facts=("notice_given",),
        added=_REALISED,
        lines=(
            Line(
                "visits",
                Text("Obiski", "Visits"),
                amount="visit_amount",
                planned="planned_visit_quotients",
                realised="realised_visit_quotients",
                recognised="paid_visit_quotients",
                price="visit_price",
            ),
        ),
        moves=(
            Move(Text("Stimulacija za glavarino", "Stimulation"), "stimulation_amount", gives=True),
            Move(Text("Znižanje zaradi glavarine", "Decrease by capitation"), "decrease_amount"),
            Move(
                Text("Plačilo nad mejo po izjemi", "Above the limit"),
                "exception_amount",
                gives=True,
            ),
        ),
    ),
    Lane(
        name="womens_dispensary",
        table=f"{_ACT}.womens_dispensary",
        title=Text("Dispanzer za ženske", "Women's dispensary"),
        activity="women",
        added=_REALISED,
        lines=(
            Line(
                "programme",
                Text("Program dispanzerja", "Programme of the dispensary"),
                amount="dispensary_amount",
                realised="realised_visit_quotients",
            ),
        ),
        moves=(
            Move(Text("Zadržano zaradi preventive", "Withheld: prevention"), "withheld_amount"),
            Move(
                Text("Razdeljeno zadržano", "Withheld money given on"),
                "received_amount",
                gives=True,
            ),
        ),
    ),
    Lane(
        name="anticoagulation",
        table=f"{_ACT}.anticoagulation",
        title=Text("Antikoagulacijsko zdravljenje", "Anticoagulation treatment"),
        activity="anticoagulation",
        lines=(
            Line(
                "programme",
                Text("Program antikoagulacije", "Programme of anticoagulation"),
                amount="programme_amount",
                realised="treated_persons",
            ),
        ),
    ),
    Lane(
        name="preventive_plan",
        table=f"{_ACT}.preventive_plan",
        title=Text("Preventiva v splošni medicini", "Prevention in general practice"),
        activity="general",
        closing=True,
        lines=(),
    ),
)
