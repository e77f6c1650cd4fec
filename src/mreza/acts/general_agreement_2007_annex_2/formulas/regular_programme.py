"""Plans of specialist outpatient care: visits, investigations, images (articles 1 to 3).

The change of teams is taken into account in proportion. Article 2 does not say how, so the other
likely reading (each year brought to the teams of 2007, then averaged) stands beside it.
"""

from mreza.kernel.algebra import lookup, per, percent, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

VISIT_KINDS = {
    "all": Text("vsi obiski", "all visits"),
    "first": Text("prvi obiski", "first visits"),
    "repeat": Text("ponovni obiski", "repeat visits"),
}
_YEARS = ("2004", "2005", "2006")


@formula(
    article="2(1)",
    unit="visit",
    sl="Povprečna realizacija obiskov",
    en="Average visits realised",
    sl_summary="Obiski let 2004 do 2006, deljeni s številom let.",
)
def average_visits(visits_2004, visits_2005, visits_2006, reference_years):
    """Visits of 2004 to 2006 by the number of years."""
    return per(visits_2004 + visits_2005 + visits_2006, reference_years)


@formula(
    article="2(1)",
    unit="team",
    sl="Povprečno število timov",
    en="Average number of teams",
    sl_summary="Timi let 2004 do 2006, deljeni s številom let.",
)
def average_teams(teams_2004, teams_2005, teams_2006, reference_years):
    """Teams of 2004 to 2006 by the number of years."""
    return per(teams_2004 + teams_2005 + teams_2006, reference_years)


@formula(
    article="2(1)",
    also=("1(1)",),
    unit="visit",
    sl="Plan obiskov",
    en="Plan of visits",
    sl_summary="Povprečni obiski na tim krat timi 2007; 0, kjer se obiski ne načrtujejo.",
)
def planned_visits(average_visits, average_teams, teams_2007, discipline, visits_planned_in):
    """Average visits a team times the teams of 2007; 0 where no visits are planned."""
    plan = per(average_visits * teams_2007, average_teams)
    return where(lookup(visits_planned_in, discipline) == 1, plan, 0)


@formula(
    article="2(1)",
    unit="visit",
    sl="Plan obiskov po drugem branju",
    en="Plan of visits, the other reading",
    sl_summary="Vsako leto preračunano na time 2007, nato povprečje.",
)
def planned_visits_by_year(
    visits_2004,
    visits_2005,
    visits_2006,
    teams_2004,
    teams_2005,
    teams_2006,
    teams_2007,
    reference_years,
    discipline,
    visits_planned_in,
):
    """Each year brought to the teams of 2007, then the average."""
    brought = (
        per(visits_2004 * teams_2007, teams_2004)
        + per(visits_2005 * teams_2007, teams_2005)
        + per(visits_2006 * teams_2007, teams_2006)
    )
    return where(lookup(visits_planned_in, discipline) == 1, per(brought, reference_years), 0)


@formula(
    article="1(1)",
    unit="visit/doctor",
    sl="Plan obiskov na zdravnika",
    en="Plan of visits per doctor",
    sl_summary="Plan obiskov, deljen z zdravniki; za prve in ponovne v svoji vrstici.",
)
def planned_visits_per_doctor(planned_visits, doctors):
    """The plan of visits by the doctors; first and repeat visits each in their row."""
    return per(planned_visits, doctors)


@formula(
    article="1(1)",
    unit="visit",
    sl="Plan obiskov izvajalca v dejavnosti",
    en="Plan of visits of the provider in the discipline",
    sl_summary="Prvi in ponovni obiski skupaj.",
)
def planned_visits_of_provider(planned_visits, provider, discipline):
    """First and repeat visits together."""
    return total(planned_visits, by=(provider, discipline))


@formula(
    article="3(6.2)",
    unit="investigation",
    decimals=0,
    sl="Plan preiskav",
    en="Plan of investigations",
    sl_summary="Dogovorjene preiskave RTG, UZ, CT ali MR; vsaka vrsta v svoji vrstici.",
)
def planned_investigations(agreed_investigations, discipline, investigations_planned_in):
    """The agreed investigations of X-ray, ultrasound, CT or MR; each kind in its row."""
    return where(lookup(investigations_planned_in, discipline) == 1, agreed_investigations, 0)


@formula(
    article="3(6.2)",
    unit="%",
    sl="Doseganje plana preiskav",
    en="Plan of investigations reached",
    sl_summary="Opravljene preiskave proti načrtovanim, ločeno po vrsti.",
)
def investigations_percent(realised_investigations, planned_investigations):
    """Investigations done against the plan, each kind by itself."""
    return percent(realised_investigations, planned_investigations)


@formula(
    article="3(6.3)",
    unit="image",
    decimals=0,
    sl="Plan slikanj",
    en="Plan of images",
    sl_summary="Dogovorjena slikanja v mamografiji.",
)
def planned_images(agreed_images, discipline, images_planned_in):
    """The agreed images of mammography."""
    return where(lookup(images_planned_in, discipline) == 1, agreed_images, 0)


@formula(
    article="3(6.3)",
    unit="%",
    sl="Doseganje plana slikanj",
    en="Plan of images reached",
    sl_summary="Opravljena slikanja proti načrtovanim.",
)
def images_percent(realised_images, planned_images):
    """Images taken against the plan."""
    return percent(realised_images, planned_images)


def _visits(year: str) -> Input:
    return Input(f"visits_{year}", f"Obiski {year}", f"Visits of {year}", unit="visit", digits=7)


def _teams(year: str) -> Input:
    return Input(
        f"teams_{year}", f"Timi {year}", f"Teams of {year}", unit="team", scale=2, digits=4
    )


def _number(name: str, sl: str, en: str, unit: str) -> Input:
    return Input(name, sl, en, unit=unit, digits=7, default=0)


table = Table(
    name="regular_programme",
    title=Text("Redni program specialistične dejavnosti", "Regular outpatient programme"),
    about=Text("dejavnost izvajalca v enem letu", "a discipline of a provider in a year"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("discipline", "Dejavnost (šifrant 2)", "Discipline (code list 2)", kind="text"),
        Input(
            "visit_kind",
            "Vrsta obiskov",
            "Kind of visits",
            kind="text",
            choices=tuple(VISIT_KINDS),
            labels=VISIT_KINDS,
            default="all",
        ),
        *map(_visits, _YEARS),
        *map(_teams, (*_YEARS, "2007")),
        Input("doctors", "Zdravniki", "Doctors", unit="doctor", scale=2, digits=4),
        _number(
            "agreed_investigations",
            "Dogovorjene preiskave",
            "Agreed investigations",
            "investigation",
        ),
        _number(
            "realised_investigations",
            "Opravljene preiskave",
            "Investigations done",
            "investigation",
        ),
        _number("agreed_images", "Dogovorjena slikanja", "Agreed images", "image"),
        _number("realised_images", "Opravljena slikanja", "Images taken", "image"),
    ),
    formulas=(
        average_visits,
        average_teams,
        planned_visits,
        planned_visits_by_year,
        planned_visits_per_doctor,
        planned_visits_of_provider,
        planned_investigations,
        investigations_percent,
        planned_images,
        images_percent,
    ),
    note=Text(
        "Dejavnosti brez obiskov so rtg, uz, mr, ct, mammography in spa; povprečje ni zaokroženo.",
        "Disciplines without visits are rtg, uz, mr, ct, mammography, spa; nothing is rounded.",
    ),
)
