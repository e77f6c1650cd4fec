"""Health education of adults: article 26(1)-(3).

Individual counselling has a national fund. What is done above it is paid from workshop funds that
nobody used; when there are none, the price falls until the fund suffices. What is then still
unspent goes to preventive examinations in general practice.
"""

from mreza.kernel.algebra import distributed, euros, greatest, least, of, per, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="26(2)",
    unit="EUR",
    sl="Vrednost svetovanj po ceni",
    en="Value of counselling at its price",
    sl_summary="Opravljena individualna svetovanja po ceni svetovanja.",
)
def counselling_value(counsellings, counselling_price):
    """Individual counselling done, at its price."""
    return euros(counsellings * counselling_price)


@formula(
    article="26(2)",
    unit="EUR",
    sl="Vrednost svetovanj v državi",
    en="Value of counselling nationally",
    sl_summary="Vsi izvajalci skupaj.",
)
def national_counselling_value(counselling_value):
    """All providers together."""
    return total(counselling_value)


@formula(
    article="26(2)",
    unit="counselling",
    sl="Svetovanja v državi",
    en="Counselling nationally",
    sl_summary="Vsi izvajalci skupaj.",
)
def national_counsellings(counsellings):
    """All providers together."""
    return total(counsellings)


@formula(
    article="26(1)",
    unit="EUR",
    sl="Priznana sredstva delavnic",
    en="Recognised workshop funds",
    sl_summary="Realizirane delavnice do načrta izvajalca.",
)
def workshop_amount(realised_workshop_funds, planned_workshop_funds):
    """Workshops done, up to the provider's plan."""
    return least(realised_workshop_funds, planned_workshop_funds)


@formula(
    article="26(2)",
    unit="EUR",
    sl="Neporabljena sredstva delavnic v državi",
    en="Unspent workshop funds nationally",
    sl_summary="Kar do načrta manjka, pri vseh izvajalcih skupaj.",
)
def unspent_workshop_funds(planned_workshop_funds, workshop_amount):
    """What is missing up to the plans of all providers."""
    return total(planned_workshop_funds - workshop_amount)


@formula(
    article="26(2)",
    unit="EUR",
    sl="Svetovanja nad sredstvi",
    en="Counselling above its fund",
    sl_summary="Vrednost v državi nad sredstvi za individualna svetovanja.",
)
def counselling_excess(national_counselling_value, counselling_fund):
    """The national value above the fund of individual counselling."""
    return greatest(0, national_counselling_value - counselling_fund)


@formula(
    article="26(2)",
    unit="EUR",
    sl="Plačano iz neporabljenih sredstev delavnic",
    en="Paid from unspent workshop funds",
    sl_summary="Presežek svetovanj, kolikor ga neporabljena sredstva pokrijejo.",
)
def covered_by_workshops(counselling_excess, unspent_workshop_funds):
    """The counselling excess, as far as unspent funds cover it."""
    return least(counselling_excess, unspent_workshop_funds)


@formula(
    article="26(2)",
    unit="EUR",
    sl="Sredstva za svetovanja v državi",
    en="Funds of counselling nationally",
    sl_summary="Vrednost do sredstev in kar pokrijejo delavnice.",
)
def counselling_funds(national_counselling_value, counselling_fund, covered_by_workshops):
    """The value up to the fund, and what workshops cover."""
    return least(national_counselling_value, counselling_fund) + covered_by_workshops


@formula(
    article="26(2)",
    unit="EUR/counselling",
    decimals=4,
    sl="Priznana cena svetovanja",
    en="Recognised price of counselling",
    sl_summary="Cena, po potrebi znižana tako, da sredstva zadoščajo.",
)
def recognised_counselling_price(
    counselling_excess,
    covered_by_workshops,
    counselling_price,
    counselling_funds,
    national_counsellings,
):
    """The price, lowered where needed so that the funds suffice."""
    return where(
        counselling_excess == covered_by_workshops,
        counselling_price,
        per(counselling_funds, national_counsellings),
    )


@formula(
    article="26(2)",
    unit="EUR",
    sl="Svetovanja za plačilo",
    en="Amount of counselling",
    sl_summary="Vrednost po ceni; pri znižani ceni del sredstev po številu svetovanj.",
)
def counselling_amount(
    counselling_excess,
    covered_by_workshops,
    counselling_value,
    counselling_funds,
    counsellings,
    provider,
):
    """The value at the price; when that is lowered, a share of the funds by counselling done."""
    return where(
        counselling_excess == covered_by_workshops,
        counselling_value,
        distributed(counselling_funds, counsellings, among=provider),
    )


@formula(
    article="26(2)",
    unit="EUR",
    sl="Znižanje zaradi nižje cene",
    en="Reduction by the lower price",
    sl_summary="Kar znižana cena odvzame vrednosti svetovanj.",
)
def counselling_reduction(counselling_value, counselling_amount):
    """What the lowered price takes off the value of counselling."""
    return counselling_value - counselling_amount


@formula(
    article="26(3.a)",
    also=("26(3)",),
    unit="EUR",
    sl="Neporabljena sredstva za preventivne preglede",
    en="Unspent funds for preventive examinations",
    sl_summary="Sredstva delavnic po kritju presežka svetovanj in neporabljeni del svetovanj.",
)
def unspent_funds(
    unspent_workshop_funds,
    covered_by_workshops,
    counselling_fund,
    counselling_funds,
    unspent_counselling_share,
):
    """Workshop funds after covering counselling, and the unspent part of counselling."""
    counselling = greatest(0, counselling_fund - counselling_funds)
    return (
        unspent_workshop_funds
        - covered_by_workshops
        + euros(of(unspent_counselling_share, counselling))
    )


@formula(
    article="26(3.a)",
    unit="examination",
    sl="Preventivni pregledi v državi",
    en="Preventive examinations nationally",
    sl_summary="Vsi izvajalci skupaj.",
)
def national_examinations(preventive_examinations):
    """All providers together."""
    return total(preventive_examinations)


@formula(
    article="26(3.a)",
    unit="EUR",
    sl="Dodatek za preventivne preglede",
    en="Addition for preventive examinations",
    sl_summary="Del neporabljenih sredstev po številu opravljenih pregledov.",
)
def examination_amount(unspent_funds, preventive_examinations, national_examinations, provider):
    """A share of the unspent funds by the number of examinations done."""
    return where(
        national_examinations == 0,
        0,
        distributed(unspent_funds, preventive_examinations, among=provider),
    )


@formula(
    article="26(3.a)",
    unit="EUR",
    sl="Nerazdeljeno",
    en="Not distributed",
    sl_summary="Neporabljena sredstva, kadar pregledov ni opravil nihče.",
)
def undistributed_funds(national_examinations, unspent_funds):
    """Unspent funds when nobody did an examination."""
    return where(national_examinations == 0, unspent_funds, 0)


@formula(
    article="26(1)",
    also=("26(2)", "26(3.a)"),
    unit="EUR",
    sl="Za plačilo",
    en="Amount",
    sl_summary="Svetovanja, delavnice in dodatek za preventivne preglede.",
)
def amount(counselling_amount, workshop_amount, examination_amount):
    """Counselling, workshops and the addition for preventive examinations."""
    return counselling_amount + workshop_amount + examination_amount


def _euros(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="EUR", scale=2, digits=8, default=0)


table = Table(
    name="health_education",
    title=Text("Zdravstvena vzgoja odraslih", "Health education of adults"),
    about=Text("izvajalec v letu; vsi izvajalci skupaj", "a provider in a year; all together"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input(
            "counsellings",
            "Opravljena individualna svetovanja",
            "Individual counselling done",
            unit="counselling",
            digits=7,
            default=0,
        ),
        _euros("planned_workshop_funds", "Načrtovana sredstva delavnic", "Planned workshop funds"),
        _euros(
            "realised_workshop_funds", "Realizirana sredstva delavnic", "Realised workshop funds"
        ),
        Input(
            "preventive_examinations",
            "Opravljeni preventivni pregledi v splošni ambulanti",
            "Preventive examinations done in general practice",
            unit="examination",
            digits=7,
            default=0,
        ),
    ),
    formulas=(
        counselling_value,
        national_counselling_value,
        national_counsellings,
        workshop_amount,
        unspent_workshop_funds,
        counselling_excess,
        covered_by_workshops,
        counselling_funds,
        recognised_counselling_price,
        counselling_amount,
        counselling_reduction,
        unspent_funds,
        national_examinations,
        examination_amount,
        undistributed_funds,
        amount,
    ),
    note=Text(
        "Sredstva so državna: zneski veljajo le, če so v izračunu vsi izvajalci.",
        "The funds are national: amounts hold only when all providers are calculated together.",
    ),
)
