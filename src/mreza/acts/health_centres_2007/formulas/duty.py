"""Duty service in basic care: staff, effective time and value: articles 16 to 18, Annex V.

The act prints the staff by population, the share of effective time and the value of an hour, and
in Annex V what comes out; not how they are put together, nor the population (of a 2003 yearbook).
The reading here gives the printed joint consumption and premium of every provider whose staff the
act names (2.75 health workers for ZD Celje, 1.2816 for ZD Logatec), and the printed gross pay at
populations of the right size. One fails: Ribnica's gross pay is lower than its staff alone costs.
"""

from mreza.kernel.algebra import band, euros, greatest, least, lookup, of, per, rounded, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="16(2)",
    unit="person",
    decimals=0,
    sl="Upoštevani prebivalci",
    en="Residents counted",
    sl_summary="Prebivalci območja; pri Ribnici še 40 % prebivalcev Velikih Lašč.",
)
def duty_population(population, neighbour_population, neighbour_share):
    """The area's residents, for Ribnica with 40 % of those of Velike Lašče."""
    return population + of(neighbour_share, neighbour_population)


@formula(
    article="16(1)",
    also=("16(2)",),
    unit="worker",
    sl="Dežurni zdravniki",
    en="Doctors on duty",
    sl_summary="Po prebivalcih in dodatkih za našteta območja; ponekod po pogodbah 2006.",
)
def doctors_on_duty(
    duty_population,
    duty_doctors,
    duty_extra_doctors,
    duty_fixed_doctors,
    area,
    staff_from_contract,
    contract_doctors,
):
    """By population and the additions of listed areas; in some as contracted in 2006."""
    by_population = band(duty_population, duty_doctors) + lookup(duty_extra_doctors, area)
    by_article = greatest(by_population, lookup(duty_fixed_doctors, area))
    return where(staff_from_contract, contract_doctors, by_article)


@formula(
    article="16(1)",
    also=("16(2)",),
    unit="worker",
    sl="Zdravniki v pripravljenosti",
    en="Doctors on standby",
    sl_summary="Do 15.000 prebivalcev namesto dežurstva; v naštetih območjih še en zdravnik.",
)
def doctors_on_standby(
    duty_population, duty_standby_doctors, duty_extra_standby, area, staff_from_contract
):
    """Standby instead of duty up to 15,000 residents; one more in the listed areas."""
    by_article = band(duty_population, duty_standby_doctors) + lookup(duty_extra_standby, area)
    return where(staff_from_contract, 0, by_article)


@formula(
    article="16(1)",
    unit="worker",
    sl="Dežurni tehniki",
    en="Technicians on duty",
    sl_summary="Po prebivalcih; kjer je le pripravljenost, tehnika ni.",
)
def technicians_on_duty(
    duty_population, duty_technicians, staff_from_contract, contract_technicians
):
    """By population; none where there is only standby."""
    return where(staff_from_contract, contract_technicians, band(duty_population, duty_technicians))


@formula(
    article="16(2)",
    unit="hour",
    decimals=0,
    sl="Ure zdravnika ob nedeljah in praznikih",
    en="Doctor's hours on Sundays and holidays",
    sl_summary="Dežurstvo ob pripravljenosti v naštetih majhnih območjih, v letu.",
)
def holiday_doctor_hours(area, duty_holiday_doctor_hours, sundays_and_holidays):
    """Duty beside the standby of the listed small areas, in the year."""
    return lookup(duty_holiday_doctor_hours, area) * sundays_and_holidays


@formula(
    article="16(2)",
    unit="hour",
    decimals=0,
    sl="Ure tehnika ob nedeljah in praznikih",
    en="Technician's hours on Sundays and holidays",
    sl_summary="Dežurstvo ob pripravljenosti v naštetih majhnih območjih, v letu.",
)
def holiday_technician_hours(area, duty_holiday_technician_hours, sundays_and_holidays):
    """Duty beside the standby of the listed small areas, in the year."""
    return lookup(duty_holiday_technician_hours, area) * sundays_and_holidays


@formula(
    article="17(2)",
    unit="%",
    sl="Efektivni delovni čas",
    en="Effective working time",
    sl_summary="10 % na vsakih 7.000 prebivalcev na ekipo, sorazmerno, največ ves delovni čas.",
)
def effective_percent(
    duty_population,
    doctors_on_duty,
    doctors_on_standby,
    persons_per_effective_step,
    effective_step,
    full_time_share,
):
    """10 % for every 7,000 residents per team, in proportion, at most all of the time."""
    teams = where(doctors_on_duty > 0, doctors_on_duty, doctors_on_standby)
    steps = per(per(duty_population, teams), persons_per_effective_step)
    return rounded(least(full_time_share, effective_step * steps), 6)


@formula(
    article="Annex V",
    unit="EUR/hour",
    sl="Ura dežurnega zdravnika",
    en="Hour of a doctor on duty",
    sl_summary="Efektivni del po efektivni vrednosti, ostalo po drugi.",
)
def doctor_hour(effective_percent, full_time_share, doctor_effective_hour, doctor_ineffective_hour):
    """The effective part at the effective value, the rest at the other."""
    return of(effective_percent, doctor_effective_hour) + of(
        full_time_share - effective_percent, doctor_ineffective_hour
    )


@formula(
    article="Annex V",
    unit="EUR/hour",
    sl="Ura zdravnika v pripravljenosti",
    en="Hour of a doctor on standby",
    sl_summary="Kjer je le pripravljenost, se njen efektivni del plača kot efektiven.",
)
def standby_hour(
    effective_percent, full_time_share, doctors_on_duty, doctor_effective_hour, doctor_standby_hour
):
    """Where there is only standby, its effective part is paid as such."""
    called_out = where(doctors_on_duty > 0, full_time_share - full_time_share, effective_percent)
    return of(called_out, doctor_effective_hour) + of(
        full_time_share - called_out, doctor_standby_hour
    )


@formula(
    article="Annex V",
    unit="EUR/hour",
    sl="Ura dežurnega tehnika",
    en="Hour of a technician on duty",
    sl_summary="Efektivni del po efektivni vrednosti, ostalo po drugi.",
)
def technician_hour(
    effective_percent, full_time_share, technician_effective_hour, technician_ineffective_hour
):
    """The effective part at the effective value, the rest at the other."""
    return of(effective_percent, technician_effective_hour) + of(
        full_time_share - effective_percent, technician_ineffective_hour
    )


@formula(
    article="17(1)",
    unit="EUR",
    sl="Plače zdravnikov",
    en="Doctors' pay",
    sl_summary="Ure dežurstva, tudi ob nedeljah in praznikih, in pripravljenosti po vrednosti ure.",
)
def doctor_pay(
    doctors_on_duty, doctors_on_standby, duty_hours, holiday_doctor_hours, doctor_hour, standby_hour
):
    """Hours of duty, of duty on Sundays and holidays, and of standby, each at its value."""
    hours_on_duty = doctors_on_duty * duty_hours + holiday_doctor_hours
    return euros(hours_on_duty * doctor_hour + doctors_on_standby * duty_hours * standby_hour)


@formula(
    article="17(1)",
    unit="EUR",
    sl="Plače tehnikov",
    en="Technicians' pay",
    sl_summary="Ure dežurstva po njihovi vrednosti.",
)
def technician_pay(technicians_on_duty, duty_hours, holiday_technician_hours, technician_hour):
    """Hours of duty at their value."""
    return euros((technicians_on_duty * duty_hours + holiday_technician_hours) * technician_hour)


@formula(
    article="52(2)",
    unit="hour",
    sl="Administrativne ure",
    en="Administrative hours",
    sl_summary="17,27 % ur zdravstvenih delavcev.",
)
def administrative_hours(
    doctors_on_duty,
    doctors_on_standby,
    technicians_on_duty,
    duty_hours,
    holiday_doctor_hours,
    holiday_technician_hours,
    administrative_share,
):
    """17.27 % of the hours of the health workers."""
    staff = doctors_on_duty + doctors_on_standby + technicians_on_duty
    hours = staff * duty_hours + holiday_doctor_hours + holiday_technician_hours
    return of(administrative_share, hours)


@formula(
    article="Annex V",
    unit="EUR",
    sl="Bruto osebni dohodki",
    en="Gross pay",
    sl_summary="Zdravniki, tehniki in administrativne ure.",
)
def gross_pay(doctor_pay, technician_pay, administrative_hours, administrative_hour):
    """Doctors, technicians and administrative hours."""
    return doctor_pay + technician_pay + euros(administrative_hours * administrative_hour)


@formula(
    article="Annex V",
    unit="EUR",
    sl="Prispevki delodajalca",
    en="Employer's contributions",
    sl_summary="20,52 % bruto osebnih dohodkov.",
)
def contributions(gross_pay, contribution_rate):
    """20.52 % of gross pay."""
    return euros(of(contribution_rate, gross_pay))


@formula(
    article="Annex V",
    unit="worker",
    decimals=3,
    sl="Administrativni delavci iz ur",
    en="Administrative workers from hours",
    sl_summary="Administrativne ure, deljene z urami delavca v letu.",
)
def administrative_workers(administrative_hours, monthly_working_hours, months):
    """Administrative hours by the hours of a worker's year."""
    return per(administrative_hours, monthly_working_hours * months)


@formula(
    article="Annex V",
    unit="EUR",
    sl="Skupna poraba",
    en="Joint consumption",
    sl_summary="Po administrativnih delavcih: dežurne ure drugih se plačajo le kot ure.",
)
def joint_consumption(administrative_workers, joint_consumption_per_worker):
    """By administrative workers: duty hours of the others are paid as hours only."""
    return euros(administrative_workers * joint_consumption_per_worker)


@formula(
    article="Annex V",
    unit="EUR",
    sl="Premija dodatnega pokojninskega zavarovanja",
    en="Supplementary pension premium",
    sl_summary="Po administrativnih delavcih.",
)
def premium(administrative_workers, premium_per_worker):
    """By administrative workers."""
    return euros(administrative_workers * premium_per_worker)


@formula(
    article="18(1)",
    unit="EUR",
    sl="Sredstva za dežurno službo",
    en="Funds for duty service",
    sl_summary="Vsota sestavin za leto.",
)
def annual_value(gross_pay, contributions, joint_consumption, premium, material, depreciation):
    """The sum of its parts for a year."""
    return gross_pay + contributions + joint_consumption + premium + material + depreciation


def _contract(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="worker", scale=2, digits=3, default=0)


table = Table(
    name="duty_service",
    title=Text("Dežurna služba: kadri in vrednost", "Duty service: staff and value"),
    about=Text("območje dežurne službe v enem letu", "an area of duty service in a year"),
    inputs=(
        Input("area", "Območje", "Area", kind="text"),
        Input(
            "population",
            "Prebivalci (letopis 2003)",
            "Residents (2003 yearbook)",
            unit="person",
            digits=7,
            external=True,
        ),
        Input(
            "neighbour_population",
            "Prebivalci sosednjega območja",
            "Residents of the neighbouring area",
            unit="person",
            digits=7,
            default=0,
        ),
        Input(
            "staff_from_contract",
            "Kadri iz pogodb 2006",
            "Staff of the 2006 contracts",
            kind="boolean",
            default=False,
        ),
        _contract(
            "contract_doctors", "Zdravniki po pogodbi 2006", "Doctors under the 2006 contract"
        ),
        _contract(
            "contract_technicians", "Tehniki po pogodbi 2006", "Technicians under the 2006 contract"
        ),
        Input("material", "Materialni stroški", "Material costs", unit="EUR", scale=2, digits=9),
        Input("depreciation", "Amortizacija", "Depreciation", unit="EUR", scale=2, digits=9),
    ),
    formulas=(
        duty_population,
        doctors_on_duty,
        doctors_on_standby,
        technicians_on_duty,
        holiday_doctor_hours,
        holiday_technician_hours,
        effective_percent,
        doctor_hour,
        standby_hour,
        technician_hour,
        doctor_pay,
        technician_pay,
        administrative_hours,
        gross_pay,
        contributions,
        administrative_workers,
        joint_consumption,
        premium,
        annual_value,
    ),
    note=Text(
        "Število prebivalcev ni natisnjeno (letopis 2003), zato je vsak izid ponazoritven.",
        "The population is not printed (2003 yearbook), so every result is illustrative.",
    ),
)
