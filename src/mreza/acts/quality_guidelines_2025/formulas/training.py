"""Staff in training once each in a month: section 5.4.2."""

from mreza.acts.quality_guidelines_2025.formulas.scope import MONTH, PROVIDER, count, yes_no
from mreza.kernel.algebra import both, per, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="5.4.2(3)",
    unit="worker",
    decimals=0,
    sl="Šteje med vključenimi",
    en="Counts as trained",
    sl_summary="Napoteni enkrat, ne glede na število usposabljanj v mesecu.",
)
def counted_trained(referred_trainings, one_worker):
    """Once for who was referred, whatever the number of trainings in the month."""
    return where(referred_trainings > 0, one_worker, 0)


@formula(
    article="5.4.2(5.5)",
    unit="hour",
    sl="Štete ure usposabljanja",
    en="Counted hours of training",
    sl_summary="Ure po napotitvi; izobraževanja z javno veljavno listino se ne vštevajo.",
)
def counted_hours(referred, public_certificate, hours):
    """Hours on referral; education that ends with a public certificate is left out."""
    return where(public_certificate, 0, where(referred, hours, 0))


@formula(
    article="5.4.2(5.6)",
    unit="worker",
    decimals=0,
    sl="Šteje med vključenimi v programe z listino",
    en="Counts among programmes with a public certificate",
    sl_summary="Zaposleni, napoteni v izobraževanje, ki se konča z javno veljavno listino.",
)
def counted_certificate(referred, public_certificate, one_worker):
    """Staff referred to education that ends with a public certificate."""
    return where(both(referred, public_certificate), one_worker, 0)


@formula(
    article="5.4.2(2)",
    also=("5.4.2(3)", "5.4.2(4)"),
    unit="%",
    sl="Vključenost v usposabljanja",
    en="Staff in training",
    sl_summary="Napoteni na usposabljanje v mesecu v deležu vseh zaposlenih v vseh službah.",
)
def training_share(trained, employed):
    """Staff referred to training in the month as a share of all staff of all departments."""
    return percent(trained, employed)


@formula(
    article="5.4.2(5.5)",
    unit="hour/worker",
    sl="Ure usposabljanja na zaposlenega",
    en="Training hours per employed",
    sl_summary="Štete ure na zaposlenega; smernice zahtevajo le njihovo vsoto.",
)
def hours_per_employed(hours, employed):
    """Counted hours per employed; the guidelines ask for their sum only."""
    return per(hours, employed)


@formula(
    article="5.4.2(5.4)",
    unit="EUR/worker",
    sl="Sredstva na vključenega",
    en="Cost per trained",
    sl_summary="Sredstva na vključenega zaposlenega; smernice zahtevajo le njihovo višino.",
)
def cost_per_trained(cost, trained):
    """Funds per member of staff who took part; the guidelines ask for their amount only."""
    return per(cost, trained)


@formula(
    article="5.4.2(4)",
    sl="Majhno število",
    en="Small number",
    sl_summary="Vrednost sloni na manj zaposlenih, kot je nastavljena meja.",
)
def few(employed, least_count, one_worker):
    """The value rests on fewer staff than the limit that is set."""
    return employed < least_count * one_worker


training_attendance = Table(
    name="training_attendance",
    title=Text("Štetje udeležbe na usposabljanju", "Counting attendance of a training"),
    about=Text("udeležba zaposlenega", "attendance of a member of staff"),
    inputs=(
        PROVIDER,
        yes_no("referred", "Napotil izvajalec", "Referred by the provider"),
        yes_no("public_certificate", "Javno veljavna listina", "Public certificate"),
        Input("hours", "Ure", "Hours", unit="hour", scale=2, digits=5, optional=True),
    ),
    formulas=(counted_hours, counted_certificate),
)

training_person = Table(
    name="training_person",
    title=Text("Štetje zaposlenega pri usposabljanjih", "Counting a member of staff for training"),
    about=Text("zaposleni v mesecu", "a member of staff in a month"),
    inputs=(
        PROVIDER,
        MONTH,
        count(
            "referred_trainings",
            "Usposabljanja po napotitvi",
            "Trainings on referral",
            "training",
        ),
    ),
    formulas=(counted_trained,),
)

staff_training = Table(
    name="staff_training",
    title=Text("Izobraževanja in usposabljanja zaposlenih", "Training of staff"),
    about=Text("izvajalec v mesecu", "a provider in a month"),
    inputs=(
        PROVIDER,
        MONTH,
        count("trained", "Vključeni zaposleni", "Staff who took part", "worker"),
        count("employed", "Vsi zaposleni", "All staff", "worker"),
        Input(
            "hours",
            "Ure usposabljanja",
            "Hours of training",
            unit="hour",
            scale=2,
            digits=8,
            optional=True,
        ),
        Input("cost", "Sredstva", "Funds", unit="EUR", scale=2, digits=9, optional=True),
    ),
    formulas=(training_share, hours_per_employed, cost_per_trained, few),
)
