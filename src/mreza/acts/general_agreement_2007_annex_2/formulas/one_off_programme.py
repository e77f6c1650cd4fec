"""The one-off extra programme of 2007 and its deduction: article 14.

A provider is paid for the one-off programme while its regular one goes on. If the regular programme
of the year was not realised in full, what was realised and paid of the one-off programme is taken
off in the settlement of the first quarter of 2008: the unrealised quantity at the one-off price.
"""

from mreza.kernel.algebra import both, either, euros, greatest, least, lookup, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

PROGRAMMES = {
    "hip_replacement": Text("endoproteza kolka", "hip replacement"),
    "knee_replacement": Text("endoproteza kolena in gležnja", "knee and ankle replacement"),
    "mr": Text("MR", "MR"),
    "ct": Text("CT", "CT"),
    "vein_operation": Text("operacije na ožilju (906,52)", "vein operation (906.52)"),
    "vein_operation_higher": Text("operacije na ožilju (1.597,21)", "vein operation (1,597.21)"),
    "hernia_operation": Text("operacije kil", "hernia operation"),
    "gallstone_operation": Text("operacije žolčnih kamnov", "gallstone operation"),
    "vocational_rehabilitation": Text("poklicna rehabilitacija", "vocational rehabilitation"),
    "coronary_angiography": Text("koronarografija", "coronary angiography"),
    "balloon_dilatation": Text("balonska dilatacija", "balloon dilatation"),
    "stent": Text("stenti", "stents"),
    "coated_stent": Text("obloženi stenti", "coated stents"),
    "assisted_reproduction": Text("OBMP", "assisted reproduction"),
}


@formula(
    article="14(7)",
    unit="EUR/case",
    sl="Cena EDP",
    en="Price of the one-off programme",
    sl_summary="Cena programa iz tabele.",
)
def extra_price(programme, one_off_price):
    """The price of the programme in the table."""
    return lookup(one_off_price, programme)


@formula(
    article="14(7)",
    unit="EUR",
    sl="Namenjena sredstva EDP",
    en="Funds of the one-off programme",
    sl_summary="Dogovorjeni obseg po ceni.",
)
def agreed_funds(agreed_extra, extra_price):
    """The agreed quantity at the price."""
    return euros(agreed_extra * extra_price)


@formula(
    article="14(7)",
    unit="case",
    sl="Priznani EDP",
    en="One-off programme recognised",
    sl_summary="Realizirani obseg, največ dogovorjeni.",
)
def recognised_extra(realised_extra, agreed_extra):
    """What was realised, at most what was agreed."""
    return least(realised_extra, agreed_extra)


@formula(
    article="14(7)",
    unit="EUR",
    sl="Vrednost realiziranega EDP",
    en="Value of the one-off programme realised",
    sl_summary="Priznani obseg po ceni.",
)
def extra_funds(recognised_extra, extra_price):
    """The recognised quantity at the price."""
    return euros(recognised_extra * extra_price)


@formula(
    article="14(7.3)",
    sl="Dosežen plan točk",
    en="Plan of points reached",
    sl_summary="Realizirane točke so enake planu ali višje; brez plana točk ne velja.",
)
def points_reached(realised_points, planned_points):
    """Points realised equal the plan or exceed it; not so where no points are planned."""
    return both(planned_points > 0, realised_points >= planned_points)


@formula(
    article="14(7.3)",
    sl="Dosežen plan obiskov",
    en="Plan of visits reached",
    sl_summary="Realizirani obiski so enaki planu ali višji; brez plana obiskov ne velja.",
)
def visits_reached(realised_visits, planned_visits):
    """Visits realised equal the plan or exceed it; not so where no visits are planned."""
    return both(planned_visits > 0, realised_visits >= planned_visits)


@formula(
    article="14(7.3)",
    sl="Dosežen obseg rednega programa",
    en="Quantity of the regular programme reached",
    sl_summary="Realizirani obseg je enak planu iz pogodbe EDP ali višji.",
)
def quantity_reached(realised_quantity, planned_quantity):
    """The quantity realised equals the plan in the one-off contract or exceeds it."""
    return realised_quantity >= planned_quantity


@formula(
    article="14(7.3)",
    also=("14(7.2)",),
    sl="Redni program je realiziran",
    en="The regular programme is realised",
    sl_summary="V specialistični ambulantni dejavnosti po točkah ali obiskih, drugod po obsegu.",
)
def regular_realised(
    specialist_outpatient,
    points_reached,
    visits_reached,
    quantity_reached,
    planned_points,
    planned_visits,
):
    """In specialist outpatient care by points or by visits, elsewhere by quantity."""
    by_measures = either(points_reached, visits_reached)
    measured = both(specialist_outpatient, either(planned_points > 0, planned_visits > 0))
    return where(measured, by_measures, quantity_reached)


@formula(
    article="14(7.5)",
    unit="case",
    sl="Nerealizirani redni program",
    en="Regular programme not realised",
    sl_summary="Kolikor obsegu manjka do plana; 0, če je redni program realiziran.",
)
def unrealised_quantity(regular_realised, planned_quantity, realised_quantity):
    """What the quantity lacks of the plan; 0 where the regular programme is realised."""
    missing = greatest(planned_quantity - realised_quantity, 0)
    return where(regular_realised, 0, missing)


@formula(
    article="14(7.5)",
    unit="EUR",
    sl="Nerealizirani program po ceni EDP",
    en="Unrealised programme at the one-off price",
    sl_summary="Nerealizirani obseg krat cena EDP.",
)
def unrealised_value(unrealised_quantity, extra_price):
    """The unrealised quantity times the one-off price."""
    return euros(unrealised_quantity * extra_price)


@formula(
    article="14(7.2)",
    unit="EUR",
    sl="Realizirani in plačani EDP",
    en="One-off programme realised and paid",
    sl_summary="Plačano, največ za realizirano.",
)
def paid_for_realised(paid_extra, extra_funds):
    """What was paid, at most for what was realised."""
    return least(paid_extra, extra_funds)


@formula(
    article="14(7.2)",
    also=("14(7.5)",),
    unit="EUR",
    sl="Odbitek EDP v prvem četrtletju 2008",
    en="Deduction in the first quarter of 2008",
    sl_summary="Nerealizirani program po ceni EDP, največ realizirani in plačani EDP.",
)
def deduction(unrealised_value, paid_for_realised):
    """The unrealised programme at the price, at most what was realised and paid."""
    return least(unrealised_value, paid_for_realised)


@formula(
    article="14(7.2)",
    unit="EUR",
    sl="EDP po odbitku",
    en="One-off programme after the deduction",
    sl_summary="Realizirani in plačani EDP brez odbitka.",
)
def kept_funds(paid_for_realised, deduction):
    """What was realised and paid, less the deduction."""
    return paid_for_realised - deduction


@formula(
    article="14(7)",
    unit="EUR",
    sl="Sredstva EDP v državi",
    en="Funds of the one-off programme, national",
    sl_summary="Vsi programi in izvajalci.",
)
def national_agreed_funds(agreed_funds):
    """All programmes and providers."""
    return total(agreed_funds)


@formula(
    article="14(7.2)",
    unit="EUR",
    sl="Odbitki EDP v državi",
    en="Deductions, national",
    sl_summary="Vsi programi in izvajalci.",
)
def national_deduction(deduction):
    """All programmes and providers."""
    return total(deduction)


def _quantity(name: str, sl: str, en: str, default: int | None = None) -> Input:
    return Input(name, sl, en, unit="case", scale=2, digits=8, default=default)


def _measure(name: str, sl: str, en: str, unit: str) -> Input:
    return Input(name, sl, en, unit=unit, scale=2, digits=8, default=0)


table = Table(
    name="one_off_programme",
    title=Text("Enkratni dodatni program 2007", "One-off extra programme of 2007"),
    about=Text("program izvajalca v letu 2007", "a programme of a provider in 2007"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input(
            "programme",
            "Program",
            "Programme",
            kind="text",
            choices=tuple(PROGRAMMES),
            labels=PROGRAMMES,
        ),
        _quantity("agreed_extra", "Dogovorjeni EDP", "One-off programme agreed"),
        _quantity("realised_extra", "Realizirani EDP", "One-off programme realised", default=0),
        Input(
            "paid_extra",
            "Plačani EDP",
            "One-off programme paid",
            unit="EUR",
            scale=2,
            digits=9,
            default=0,
        ),
        Input(
            "specialist_outpatient",
            "Specialistična ambulantna dejavnost",
            "Specialist outpatient care",
            kind="boolean",
            default=False,
        ),
        _quantity("planned_quantity", "Plan rednega programa", "Regular programme planned"),
        _quantity("realised_quantity", "Realizirani redni program", "Regular programme realised"),
        _measure("planned_points", "Plan točk", "Planned points", "point"),
        _measure("realised_points", "Realizirane točke", "Points realised", "point"),
        _measure("planned_visits", "Plan obiskov", "Planned visits", "visit"),
        _measure("realised_visits", "Realizirani obiski", "Visits realised", "visit"),
    ),
    formulas=(
        extra_price,
        agreed_funds,
        recognised_extra,
        extra_funds,
        points_reached,
        visits_reached,
        quantity_reached,
        regular_realised,
        unrealised_quantity,
        unrealised_value,
        paid_for_realised,
        deduction,
        kept_funds,
        national_agreed_funds,
        national_deduction,
    ),
    note=Text(
        "Pri poklicni rehabilitaciji je obseg v točkah in cena na točko.",
        "Vocational rehabilitation is measured in points and priced per point.",
    ),
)
