"""Capitation, as far as the regression above the limits: article 6(2)."""

from mreza.kernel.algebra import brackets
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="6(2)",
    unit="quotient",
    sl="Priznani glavarinski količniki",
    en="Recognised capitation quotients",
    sl_summary="Količniki, priznani po mejah v količnikih; nad zadnjo mejo nič več.",
)
def recognised_quotients(quotients, capitation_quotient_brackets):
    """Quotients recognised by the limits printed in quotients; nothing above the last of them."""
    return brackets(quotients, capitation_quotient_brackets)


@formula(
    article="6(2)",
    unit="quotient",
    sl="Nepriznani glavarinski količniki",
    en="Capitation quotients not recognised",
    sl_summary="Kar regresija odvzame. Kam to gre, akt ne pove.",
)
def unrecognised_quotients(quotients, recognised_quotients):
    """What the regression takes off. The act does not say where it goes."""
    return quotients - recognised_quotients


@formula(
    article="6(2)",
    unit="person",
    sl="Priznane opredeljene osebe",
    en="Recognised assigned persons",
    sl_summary="Ista regresija po mejah v osebah, za primerjavo.",
)
def recognised_persons(assigned_persons, capitation_person_brackets):
    """The same regression by the limits printed in persons, to be seen beside the other."""
    return brackets(assigned_persons, capitation_person_brackets)


table = Table(
    name="capitation",
    title=Text("Glavarina: regresija nad mejo", "Capitation: regression above the limit"),
    about=Text(
        "zdravnik s polnim programom v enem mesecu", "a doctor with a full programme in a month"
    ),
    inputs=(
        Input(
            "quotients",
            "Glavarinski količniki na mesec",
            "Capitation quotients a month",
            unit="quotient",
            scale=2,
            digits=6,
        ),
        Input(
            "assigned_persons",
            "Opredeljene osebe",
            "Assigned persons",
            unit="person",
            digits=6,
            optional=True,
        ),
    ),
    formulas=(recognised_quotients, unrecognised_quotients, recognised_persons),
    note=Text(
        "Meje so natisnjene v osebah in v količnikih; za osebe neobičajne starosti se razhajata.",
        "The limits are printed in persons and in quotients; for lists of unusual age they part.",
    ),
)
