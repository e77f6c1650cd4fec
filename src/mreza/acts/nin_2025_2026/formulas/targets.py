"""What an indicator has to reach, and how far it is: the last column of the plan's tables."""

from mreza.kernel.algebra import both, either, of, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

KINDS = {
    "absolute": Text("vrednost", "a value"),
    "percent_more": Text("sprememba v odstotkih glede na izhodiščno leto", "a change in per cent"),
    "percent_of": Text("delež osnove v odstotkih", "a share of the base in per cent"),
    "yes_no": Text("opravljeno ali ne", "done or not"),
}
DIRECTIONS = {
    "up": Text("več je bolje", "more is better"),
    "down": Text("manj je bolje", "less is better"),
}
ANSWERS = {"yes": Text("dosežen", "reached"), "no": Text("ni dosežen", "not reached")}


@formula(
    article="2.12(3)",
    sl="Sprememba glede na izhodiščno leto",
    en="Change against the baseline year",
    sl_summary="Natisnjeni odstotek osnove.",
)
def wanted_change(target_percent, baseline):
    """The printed per cent of the baseline."""
    return of(target_percent, baseline)


@formula(
    article="2.12(3)",
    also=("1.3.2(3)", "2.18(3)", "Introduction(4)"),
    sl="Ciljna vrednost",
    en="Target value",
    sl_summary="Izhodišče s spremembo, delež osnove, ali natisnjena vrednost; opravljeno je 1.",
)
def target_value(kind, direction, baseline, wanted_change, target_figure):
    """The baseline with its change, a share of the base, or the printed value; done is 1."""
    changed = where(direction == "down", baseline - wanted_change, baseline + wanted_change)
    printed = where(kind == "yes_no", 1, target_figure)
    other = where(kind == "percent_of", wanted_change, printed)
    return where(kind == "percent_more", changed, other)


@formula(
    article="2.12(3)",
    sl="Od kod se meri",
    en="Where it is measured from",
    sl_summary="Pri odstotku sprememb izhodišče, sicer začetna vrednost; kadar je manj bolje in je "
    "začetna vrednost 0, prav tako izhodišče.",
)
def starting_point(kind, direction, baseline, start):
    """The baseline of a change in per cent, else the start; 0 is no start where less is better."""
    from_baseline = either(kind == "percent_more", both(direction == "down", start <= 0))
    return where(from_baseline, baseline, start)


@formula(
    article="Introduction(4)",
    unit="%",
    sl="Doseženi del poti",
    en="Share of the way done",
    sl_summary="Pot od začetka do odčitka kot del poti do cilja.",
)
def progress(reading, starting_point, target_value):
    """The way from the start to the reading as a part of the way to the target."""
    return percent(reading - starting_point, target_value - starting_point)


@formula(
    article="Introduction(4)",
    sl="Ali je cilj dosežen",
    en="Whether the target is reached",
    labels=ANSWERS,
    sl_summary="Odčitek je vsaj cilj; kadar je manj bolje, največ cilj.",
)
def reached(direction, reading, target_value):
    """The reading is at least the target; at most, where less is better."""
    above = where(reading >= target_value, "yes", "no")
    below = where(reading <= target_value, "yes", "no")
    return where(direction == "down", below, above)


target = Table(
    name="target",
    title=Text("Cilji kazalnikov", "Targets of indicators"),
    about=Text("kazalnik ukrepa z odčitkom", "an indicator of a measure with a reading"),
    inputs=(
        Input("measure", "Ukrep", "Measure", kind="text"),
        Input(
            "kind", "Vrsta cilja", "Kind of target", kind="text", choices=tuple(KINDS),
            labels=KINDS,
        ),
        Input(
            "direction", "Smer", "Direction", kind="text", choices=tuple(DIRECTIONS),
            labels=DIRECTIONS, default="up",
        ),
        Input("target_figure", "Natisnjena vrednost", "Printed value", scale=4, optional=True),
        Input(
            "target_percent", "Natisnjeni odstotek", "Printed per cent", unit="%", scale=4,
            optional=True,
        ),
        Input(
            "baseline", "Vrednost izhodiščnega leta ali osnove",
            "Value of the baseline year, or of the base", scale=4, optional=True,
        ),
        Input("start", "Vrednost na začetku", "Value at the start", scale=4, default=0),
        Input("reading", "Odčitek", "Reading", scale=4, optional=True),
    ),
    formulas=(wanted_change, target_value, starting_point, progress, reached),
)  # fmt: skip
