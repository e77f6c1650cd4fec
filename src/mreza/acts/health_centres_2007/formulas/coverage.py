"""Coverage of the population with doctors: articles 2, 3, 12, 14, 29; Tables 1-4; Annex III.

General practice, child and school dispensaries are counted together (activity `primary`), as
article 3(1) says. Deviation is measured in persons per doctor: above the average means that a
doctor has more persons to care for. Dental care has no limit in this act, so its `standing` is
"not regulated" (no data), not "within".
"""

from mreza.kernel.algebra import greatest, lookup, of, per, percent, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

ACTIVITIES = {
    "primary": Text("splošna, otroška in šolska medicina", "general, child and school practice"),
    "women": Text("dispanzer za ženske", "women's dispensary"),
    "community_nursing": Text("patronaža in nega na domu", "community nursing"),
    "dental_adult": Text("zobozdravstvo za odrasle", "dental care of adults"),
    "dental_youth": Text("zobozdravstvo za mladino", "dental care of young people"),
}
STANDINGS = {
    "over": Text("preveč oseb na zdravnika", "too many persons per doctor"),
    "within": Text("v mejah", "within the limit"),
    "under": Text("manj oseb na zdravnika od meje", "fewer persons per doctor than the limit"),
}


@formula(
    article="Table 1",
    also=("Table 2", "Table 3", "Table 4"),
    unit="person/doctor",
    decimals=0,
    sl="Zavarovane osebe na zdravnika",
    en="Insured persons per doctor",
    sl_summary="Zavarovani prebivalci izpostave, deljeni z njenimi zdravniki.",
)
def insured_per_doctor(insured_persons, doctors):
    """Residents of the unit who are insured, divided by its doctors."""
    return per(insured_persons, doctors)


@formula(
    article="Table 1",
    unit="%",
    sl="Delež opredeljenih oseb",
    en="Share of persons assigned to a doctor",
    sl_summary="Osebe z zdravnikom v izpostavi; nad 100 % jih nekaj prihaja od drugod.",
)
def assigned_percent(assigned_persons, insured_persons):
    """Persons who chose a doctor of the unit; above 100 % some come from other units."""
    return percent(assigned_persons, insured_persons)


@formula(
    article="Table 1",
    unit="person/doctor",
    decimals=0,
    sl="Opredeljene osebe na zdravnika",
    en="Assigned persons per doctor",
    sl_summary="Osebe, ki so izbrale zdravnika v izpostavi, deljene z njenimi zdravniki.",
)
def assigned_per_doctor(assigned_persons, doctors):
    """Persons who chose a doctor of the unit, divided by its doctors."""
    return per(assigned_persons, doctors)


@formula(
    article="3(1)",
    unit="person",
    decimals=0,
    sl="Zavarovane osebe v državi",
    en="Insured persons in the country",
    sl_summary="Zavarovane osebe vseh izpostav v eni dejavnosti.",
)
def national_insured(insured_persons, activity):
    """Insured persons of all units, for one activity."""
    return total(insured_persons, by=activity)


@formula(
    article="3(1)",
    unit="doctor",
    sl="Zdravniki v državi",
    en="Doctors in the country",
    sl_summary="Zdravniki vseh izpostav v eni dejavnosti.",
)
def national_doctors(doctors, activity):
    """Doctors of all units, for one activity."""
    return total(doctors, by=activity)


@formula(
    article="3(1)",
    unit="person/doctor",
    decimals=0,
    sl="Slovensko povprečje",
    en="National average",
    sl_summary="Povprečje, s katerim se primerja preskrbljenost izpostave.",
)
def national_insured_per_doctor(national_insured, national_doctors):
    """The average that a unit's coverage is held against."""
    return per(national_insured, national_doctors)


@formula(
    article="3(1)",
    unit="%",
    decimals=1,
    sl="Odstopanje od povprečja",
    en="Deviation from the average",
    sl_summary="Koliko več (ali manj) oseb pride na zdravnika kot v povprečju.",
)
def deviation_percent(insured_per_doctor, national_insured_per_doctor):
    """How many more (or fewer) persons a doctor has than on average."""
    return percent(insured_per_doctor - national_insured_per_doctor, national_insured_per_doctor)


@formula(
    article="3(1)",
    also=("14(1)",),
    unit="%",
    decimals=0,
    sl="Dovoljeno odstopanje",
    en="Allowed deviation",
    sl_summary="8 % v osnovni dejavnosti in ginekologiji, 10 % v patronaži, drugje meje ni.",
)
def allowed_deviation(activity, coverage_tolerance, coverage_limited, nursing_tolerance):
    """8 % in primary care and women's dispensaries, 10 % in community nursing, else no limit."""
    return where(
        activity == "community_nursing",
        nursing_tolerance,
        coverage_tolerance * lookup(coverage_limited, activity),
    )


@formula(
    article="3(1)",
    sl="Položaj glede na mejo",
    en="Standing against the limit",
    labels=STANDINGS,
    sl_summary="Oseb na zdravnika je preveč, manj od meje ali v mejah; kjer meje ni, ni podatka.",
)
def standing(deviation_percent, allowed_deviation):
    """`over`: too many persons per doctor; `under`: fewer than allowed; no data: no limit."""
    return where(
        deviation_percent > allowed_deviation,
        "over",
        where(deviation_percent < -allowed_deviation, "under", "within"),
    )


@formula(
    article="3(1)",
    unit="doctor",
    sl="Manjkajoči zdravniki do meje",
    en="Doctors missing up to the limit",
    sl_summary="Zdravniki, ki manjkajo, da izpostava ne preseže dovoljenega odstopanja.",
)
def doctors_missing(insured_persons, doctors, national_insured_per_doctor, allowed_deviation):
    """Doctors to add so that the unit does not exceed the average by more than is allowed."""
    most = national_insured_per_doctor + of(allowed_deviation, national_insured_per_doctor)
    return greatest(0, per(insured_persons, most) - doctors)


@formula(
    article="3(1)",
    unit="doctor",
    sl="Zdravniki nad mejo",
    en="Doctors above the limit",
    sl_summary="Zdravniki nad številom, pri katerem je izpostava še v mejah pod povprečjem.",
)
def doctors_above(insured_persons, doctors, national_insured_per_doctor, allowed_deviation):
    """Doctors beyond the number at which the unit is just as far below the average as allowed."""
    fewest = national_insured_per_doctor - of(allowed_deviation, national_insured_per_doctor)
    return greatest(0, doctors - per(insured_persons, fewest))


@formula(
    article="2(1)",
    also=("12(1)", "29(1)"),
    unit="doctor",
    sl="Zdravniki po povprečju iz člena",
    en="Doctors by the article's average",
    sl_summary="Zdravniki, ki bi jih izpostava imela po povprečju iz 2., 12. ali 29. člena.",
)
def doctors_by_norm(
    insured_persons,
    activity,
    persons_per_doctor_norm,
    persons_per_nurse_norm,
    persons_per_dentist_norm,
):
    """Doctors the unit would have at the persons per holder that the article prints.

    Articles 2, 12 and 29 print them for women's dispensaries, community nursing and dental care;
    for general, child and school practice only apart, so `primary` has no data here.
    """
    norm = (
        lookup(persons_per_doctor_norm, activity)
        + lookup(persons_per_nurse_norm, activity)
        + lookup(persons_per_dentist_norm, activity)
    )
    return per(insured_persons, norm)


@formula(
    article="3(1)",
    unit="person",
    decimals=0,
    sl="Zavarovane osebe območne enote",
    en="Insured persons of the regional office",
    sl_summary="Zavarovane osebe izpostav ene območne enote v eni dejavnosti.",
)
def office_insured(insured_persons, office, activity):
    """Insured persons of the units of one regional office, for one activity."""
    return total(insured_persons, by=(office, activity))


@formula(
    article="Annex III",
    unit="doctor",
    sl="Zdravniki območne enote",
    en="Doctors of the regional office",
    sl_summary="Zdravniki izpostav ene območne enote v eni dejavnosti.",
)
def office_doctors(doctors, office, activity):
    """Doctors of the units of one regional office, for one activity."""
    return total(doctors, by=(office, activity))


@formula(
    article="3(1)",
    unit="person/doctor",
    decimals=0,
    sl="Zavarovane osebe na zdravnika v območni enoti",
    en="Insured persons per doctor in the office",
    sl_summary="Preskrbljenost območne enote.",
)
def office_insured_per_doctor(office_insured, office_doctors):
    """Coverage of the regional office."""
    return per(office_insured, office_doctors)


@formula(
    article="3(1)",
    unit="%",
    decimals=1,
    sl="Odstopanje območne enote",
    en="Deviation of the regional office",
    sl_summary="Koliko je območna enota oddaljena od povprečja.",
)
def office_deviation_percent(office_insured_per_doctor, national_insured_per_doctor):
    """How far the regional office is from the average."""
    return percent(
        office_insured_per_doctor - national_insured_per_doctor, national_insured_per_doctor
    )


@formula(
    article="3(1)",
    decimals=0,
    sl="Izpostave zunaj meje",
    en="Units outside the limit",
    sl_summary="Število izpostav nad mejo ali pod njo v eni dejavnosti.",
)
def units_outside(standing, activity):
    """Number of units over or under the limit, for one activity."""
    return total(where(standing == "within", 0, 1), by=activity)


table = Table(
    name="coverage",
    title=Text("Preskrbljenost izpostav z zdravniki", "Coverage of region units with doctors"),
    about=Text("izpostava v eni dejavnosti", "a region unit in one activity"),
    inputs=(
        Input("unit", "Izpostava", "Region unit", kind="text"),
        Input("office", "Območna enota", "Regional office", kind="text"),
        Input(
            "activity",
            "Dejavnost",
            "Activity",
            kind="text",
            choices=tuple(ACTIVITIES),
            labels=ACTIVITIES,
        ),
        Input("insured_persons", "Zavarovane osebe", "Insured persons", unit="person", digits=8),
        Input("doctors", "Zdravniki", "Doctors", unit="doctor", scale=2, digits=5),
        Input(
            "assigned_persons",
            "Opredeljene osebe",
            "Assigned persons",
            unit="person",
            digits=8,
            optional=True,
        ),
    ),
    formulas=(
        insured_per_doctor,
        assigned_percent,
        assigned_per_doctor,
        national_insured,
        national_doctors,
        national_insured_per_doctor,
        deviation_percent,
        allowed_deviation,
        standing,
        doctors_missing,
        doctors_above,
        doctors_by_norm,
        office_insured,
        office_doctors,
        office_insured_per_doctor,
        office_deviation_percent,
        units_outside,
    ),
)
