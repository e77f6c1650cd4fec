"""Laboratory costs, ampouled medicines and sign language interpreters: article 46."""

from mreza.kernel.algebra import euros, greatest, least, of
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="46(1)",
    unit="EUR",
    sl="Mikrobiologija, ki se ne povrne",
    en="Microbiology not reimbursed",
    sl_summary="10 % vseh laboratorijskih sredstev v ceni.",
)
def microbiology_own_part(calculated_laboratory_funds, microbiology_threshold):
    """10 % of all laboratory funds in the price."""
    return of(microbiology_threshold, calculated_laboratory_funds)


@formula(
    article="46(1)",
    unit="EUR",
    sl="Mikrobiologija nad tem delom",
    en="Microbiology above that part",
    sl_summary="Stroški mikrobioloških preiskav nad 10 %.",
)
def microbiology_above(microbiology_costs, microbiology_own_part):
    """Costs of microbiological tests above the 10 %."""
    return greatest(0, microbiology_costs - microbiology_own_part)


@formula(
    article="46(1)",
    unit="EUR",
    sl="Dejanska razlika laboratorijskih stroškov",
    en="Real difference of laboratory costs",
    sl_summary="Vsi stroški preiskav v letu nad sredstvi v ceni.",
)
def real_difference(microbiology_costs, other_laboratory_costs, calculated_laboratory_funds):
    """All costs of tests in the year above the funds in the price."""
    return greatest(0, microbiology_costs + other_laboratory_costs - calculated_laboratory_funds)


@formula(
    article="46(1)",
    unit="EUR",
    sl="Povračilo",
    en="Reimbursement",
    sl_summary="Mikrobiologija nad 10 %, vendar največ dejanska razlika.",
)
def amount(microbiology_above, real_difference):
    """Microbiology above 10 %, at most the real difference."""
    return euros(least(microbiology_above, real_difference))


def _euros(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="EUR", scale=2, digits=8)


table = Table(
    name="laboratory",
    title=Text("Povračilo mikrobioloških preiskav", "Reimbursement of microbiological tests"),
    about=Text("izvajalec v enem letu", "a provider in a year"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        _euros(
            "calculated_laboratory_funds",
            "Sredstva za laboratorij v ceni storitev",
            "Laboratory funds in the price of services",
        ),
        _euros("microbiology_costs", "Stroški mikrobiologije", "Costs of microbiology"),
        _euros(
            "other_laboratory_costs",
            "Stroški biokemičnih in kliničnih preiskav",
            "Costs of biochemical and clinical tests",
        ),
    ),
    formulas=(microbiology_own_part, microbiology_above, real_difference, amount),
    note=Text(
        "Posebej zaračunljive preiskave in materiali med stroške ne sodijo.",
        "Tests and materials that are charged separately do not belong to the costs.",
    ),
)


@formula(
    article="46(3)",
    unit="EUR/team",
    sl="Valorizirani znesek na ekipo",
    en="Indexed amount per team",
    sl_summary="1.660,26 EUR krat indeks materialnih stroškov.",
)
def indexed_limit(ampouled_medicines_limit, material_cost_index):
    """EUR 1,660.26 times the index of material costs."""
    return euros(ampouled_medicines_limit * material_cost_index)


@formula(
    article="46(3)",
    unit="EUR",
    sl="Dodatna sredstva za ampulirana zdravila",
    en="Additional funds for ampouled medicines",
    sl_summary="Stroški nad zneskom vseh ekip izvajalca.",
)
def medicines_amount(medicine_costs, teams, indexed_limit):
    """Costs above the amount of all the provider's teams."""
    return euros(greatest(0, medicine_costs - teams * indexed_limit))


ampouled_medicines = Table(
    name="ampouled_medicines",
    title=Text("Ampulirana zdravila", "Ampouled medicines"),
    about=Text("izvajalec v enem letu", "a provider in a year"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("teams", "Ekipe", "Teams", unit="team", scale=2, digits=4),
        _euros("medicine_costs", "Stroški ampuliranih zdravil", "Costs of ampouled medicines"),
    ),
    formulas=(indexed_limit, medicines_amount),
)


@formula(
    article="46(5)",
    unit="EUR",
    sl="Povračilo stroškov tolmača",
    en="Reimbursement of the interpreter",
    sl_summary="Ure tolmača po tarifi.",
)
def interpreter_amount(interpreter_hours, sign_interpreter_tariff):
    """Hours of the interpreter at the tariff."""
    return euros(interpreter_hours * sign_interpreter_tariff)


sign_interpreter = Table(
    name="sign_interpreter",
    title=Text("Tolmač za slovenski znakovni jezik", "Sign language interpreter"),
    about=Text("izvajalec v obračunskem obdobju", "a provider in a period of settlement"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("interpreter_hours", "Ure tolmača", "Hours", unit="hour", scale=2, digits=5),
    ),
    formulas=(interpreter_amount,),
)
