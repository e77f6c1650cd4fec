"""Supply of health workers against need, year by year (A17b).

The measure asks that need is assessed; it prints no method and no figure. The method is ours and
every assumption is external. What goes from one year into the next keeps a stated number of
decimals, so that fifteen years stay exact.
"""

from mreza.acts.nskz_2035_2022_2025.formulas.workforce import GROUP
from mreza.kernel.algebra import greatest, least, of, per, percent, rounded
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


def _assumption(name: str, sl: str, en: str, *, maximum: int = 100) -> Input:
    return Input(
        name, sl, en, unit="%", scale=2, digits=3, maximum=maximum, default=0, external=True
    )


@formula(
    article="A17b(1)",
    unit="%",
    sl="Odklon predpostavk",
    en="How far assumptions are moved",
    sl_summary="Osrednji niz ne premika ničesar; ugodni in neugodni za natančno ta delež.",
)
def shift(spread, favours):
    """The central set moves nothing, the favourable and the unfavourable one by this share."""
    return spread * favours


@formula(
    article="A17b(1)",
    unit="worker",
    decimals=1,
    sl="Vstopijo iz izobraževanja",
    en="Enter from education",
    sl_summary="Delež današnjega števila delavcev na leto, premaknjen za odklon.",
)
def entering(entrants, base_stock, shift):
    """A share of today's workers a year, moved by the shift."""
    return of(entrants + of(shift, entrants), base_stock)


@formula(
    article="A17b(1)",
    unit="worker",
    decimals=1,
    sl="Pridejo iz tujine",
    en="Arrive from abroad",
    sl_summary="Delež današnjega števila delavcev na leto, premaknjen za odklon.",
)
def arriving(arrivals, base_stock, shift):
    """A share of today's workers a year, moved by the shift."""
    return of(arrivals + of(shift, arrivals), base_stock)


@formula(
    article="A17b(1)",
    unit="worker",
    decimals=1,
    sl="Odidejo v tujino",
    en="Go abroad",
    sl_summary="Delež delavcev na začetku leta, premaknjen v nasprotno smer.",
)
def departing(departures, stock, shift):
    """A share of those at work when the year begins, moved the other way."""
    return of(departures - of(shift, departures), stock)


@formula(
    article="A17b(1)",
    unit="worker",
    decimals=1,
    sl="Odidejo iz drugih razlogov",
    en="Leave for other reasons",
    sl_summary="Delež delavcev na začetku leta, premaknjen v nasprotno smer.",
)
def other_leaving(leaving, stock, shift):
    """A share of those at work when the year begins, moved the other way."""
    return of(leaving - of(shift, leaving), stock)


@formula(
    article="A17b(1)",
    unit="worker",
    decimals=1,
    sl="Se upokojijo",
    en="Retire",
    sl_summary="Današnji delavci, ki to leto dosežejo starost, kolikor jih še ni odšlo.",
)
def retiring(reaching_age, remaining, stock):
    """Workers of today who reach the age this year, as far as they have not left before."""
    return least(of(remaining, reaching_age), stock)


@formula(
    article="A17b(1)",
    unit="worker",
    decimals=1,
    sl="Delavci na koncu leta",
    en="Workers at the end of the year",
    sl_summary="Začetek, plus kdor pride, minus kdor odide; naprej gredo štiri decimalke.",
)
def next_stock(stock, entering, arriving, departing, other_leaving, retiring):
    """Those at the start, plus who comes, minus who goes; four decimals go into the next year."""
    come = entering + arriving
    return rounded(greatest(stock + come - departing - other_leaving - retiring, 0), 4)


@formula(
    article="A17b(1)",
    unit="%",
    sl="Današnjih delavcev še ostane",
    en="Still there of today's workers",
    sl_summary="Delež, ki ga odhodi v tujino in drugi odhodi vsako leto zmanjšajo.",
)
def next_remaining(remaining, departures, leaving, shift):
    """The share that going abroad and other leaving make smaller each year."""
    gone = departures + leaving
    return rounded(greatest(remaining - of(gone - of(shift, gone), remaining), 0), 6)


@formula(
    article="A17b(1)",
    unit="fte/worker",
    decimals=3,
    sl="Polnih zaposlitev na delavca",
    en="Full-time equivalents per worker",
    sl_summary="Kakor danes, na štiri decimalke; v vseh letih enako.",
)
def fte_per_worker(fte_today, base_stock):
    """As today, at four decimals; the same in all years."""
    return per(fte_today, base_stock, 4)


@formula(
    article="A17b(1)",
    unit="fte",
    decimals=1,
    sl="Ponudba",
    en="Supply",
    sl_summary="Delavci na koncu leta, preračunani v polni delovni čas.",
)
def supply(next_stock, fte_per_worker):
    """Workers at the end of the year, converted to full time."""
    return next_stock * fte_per_worker


@formula(
    article="A17b(1)",
    unit="fte",
    decimals=1,
    sl="Obseg dela pred letom",
    en="Workload before the year",
    sl_summary="V prvem letu današnje polne zaposlitve in kar jih manjka, potem kar je bilo.",
)
def workload_before(workload, shortage, shift):
    """In the first year today's full-time equivalents and what is missing, then what there was."""
    return rounded(workload + of(shortage - of(shift, shortage), workload), 4)


@formula(
    article="A17b(1)",
    unit="fte",
    decimals=1,
    sl="Obseg dela",
    en="Workload",
    sl_summary="Polne zaposlitve, ki bi jih delo potrebovalo pri današnji storilnosti.",
)
def next_workload(workload_before, need_growth, shift):
    """Full-time equivalents that the work would take at today's productivity."""
    growth = need_growth - of(shift, need_growth)
    return rounded(workload_before + of(growth, workload_before), 4)


@formula(
    article="A17b(1)",
    decimals=3,
    sl="Storilnost",
    en="Productivity",
    sl_summary="Koliko dela opravi polna zaposlitev; danes 1.",
)
def next_productivity(productivity, productivity_growth, shift):
    """How much a full-time equivalent does; 1 today."""
    growth = productivity_growth + of(shift, productivity_growth)
    return rounded(productivity + of(growth, productivity), 6)


@formula(
    article="A17b(1)",
    unit="fte",
    decimals=1,
    sl="Potreba",
    en="Need",
    sl_summary="Obseg dela, deljen s storilnostjo.",
)
def need(next_workload, next_productivity):
    """The workload divided by productivity."""
    return per(next_workload, next_productivity)


@formula(
    article="A17b(1)",
    unit="fte",
    decimals=1,
    sl="Razkorak",
    en="Gap",
    sl_summary="Ponudba brez potrebe: pod 0 delavcev manjka.",
)
def gap(supply, need):
    """Supply less need: below 0 workers are missing."""
    return supply - need


@formula(
    article="A17b(1)",
    unit="%",
    decimals=1,
    sl="Razkorak v deležu potrebe",
    en="Gap as a share of need",
    sl_summary="Razkorak, deljen s potrebo.",
)
def gap_share(gap, need):
    """The gap divided by the need."""
    return percent(gap, need, 4)


supply_year = Table(
    name="supply_year",
    title=Text("Ponudba in potreba v enem letu", "Supply and need in one year"),
    about=Text(
        "poklicna skupina v enem letu po enem nizu predpostavk",
        "an occupational group in a year under one set of assumptions",
    ),
    note=Text(
        "Način je naš in vse predpostavke so zunanje: načrt jih ne natisne.",
        "The method is ours and all assumptions are external: the plan prints none.",
    ),
    inputs=(
        GROUP,
        Input("year", "Leto", "Year", kind="text"),
        Input("favours", "Niz predpostavk (−1 neugodni, 0 osrednji, 1 ugodni)",
              "Set of assumptions (−1 unfavourable, 0 central, 1 favourable)",
              digits=1, minimum=-1, maximum=1, default=0),
        Input("spread", "Negotovost", "Uncertainty", unit="%", digits=3, maximum=100, default=0,
              external=True),
        Input("stock", "Delavci na začetku leta", "Workers when the year begins",
              unit="worker", scale=4, digits=7),
        Input("base_stock", "Delavci danes", "Workers today", unit="worker", digits=7),
        Input("reaching_age", "Dosežejo starost za upokojitev", "Reach the age of retirement",
              unit="worker", digits=7, external=True),
        Input("remaining", "Današnjih delavcev je še", "Still there of today's workers",
              unit="%", scale=6, digits=3, maximum=100, default=100),
        Input("fte_today", "Polne zaposlitve danes", "Full-time equivalents today",
              unit="fte", scale=2, digits=7),
        Input("workload", "Obseg dela prejšnjega leta", "Workload of the year before",
              unit="fte", scale=4, digits=7, external=True),
        Input("productivity", "Storilnost prejšnjega leta", "Productivity of the year before",
              scale=6, digits=3, default=1),
        _assumption("entrants", "Vstop iz izobraževanja na leto", "Entering from education a year"),
        _assumption("arrivals", "Prihod iz tujine na leto", "Arriving from abroad a year"),
        _assumption("departures", "Odhod v tujino na leto", "Going abroad a year", maximum=50),
        _assumption("leaving", "Drugi odhodi na leto", "Other leaving a year", maximum=50),
        _assumption("shortage", "Manjka danes (v prvem letu)", "Missing today (first year)"),
        _assumption("need_growth", "Rast obsega dela na leto", "Growth of the workload a year"),
        _assumption("productivity_growth", "Rast storilnosti na leto",
                    "Growth of productivity a year"),
    ),
    formulas=(
        shift, entering, arriving, departing, other_leaving, retiring, next_stock, next_remaining,
        fte_per_worker, supply, workload_before, next_workload, next_productivity, need, gap,
        gap_share,
    ),
)  # fmt: skip
