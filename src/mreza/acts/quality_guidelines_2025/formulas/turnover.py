"""Turnover of staff over three months: section 5.4.1."""

from mreza.acts.quality_guidelines_2025.formulas.scope import (
    LAST_MONTH,
    PROVIDER,
    count,
    yes_no,
)
from mreza.kernel.algebra import lookup, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

END_REASONS = {
    "resigned": Text("odpoved zaposlenega", "resignation"),
    "agreed": Text("sporazum", "agreement"),
    "dismissed": Text("odpoved delodajalca", "notice by the employer"),
    "term_ended": Text("iztek določenega časa", "end of a fixed term"),
    "retired": Text("upokojitev", "retirement"),
    "died": Text("smrt", "death"),
    "moved_inside": Text("drugo delovno mesto pri izvajalcu", "another post at the provider"),
    "other": Text("drugo", "other"),
}


@formula(
    article="5.4.1(4)",
    unit="worker",
    decimals=0,
    sl="Šteje med zaposlenimi",
    en="Counts as employed",
    sl_summary="Kdor je bil v obdobju zaposlen vsaj en dan, enkrat.",
)
def counted_employed(days_employed, least_days_employed, one_worker):
    """Who was employed at least a day in the period, once."""
    return where(days_employed >= least_days_employed, one_worker, 0)


@formula(
    article="5.4.1(3)",
    unit="worker",
    decimals=0,
    sl="Šteje med odhodi",
    en="Counts as a leaver",
    sl_summary="Konec delovnega razmerja, tudi z upokojitvijo; premestitev pri izvajalcu ne šteje.",
)
def counted_leaver(left, end_reason, counted_employed, reasons_counted):
    """The end of employment in the period, retirement too; moving inside the provider is none."""
    return where(left, counted_employed * lookup(reasons_counted, end_reason), 0)


@formula(
    article="5.4.1(2)",
    also=("5.4.1(3)", "5.4.1(4)"),
    unit="%",
    sl="Fluktuacija",
    en="Turnover",
    sl_summary="Odhodi v treh mesecih v deležu vseh, ki so bili v njih zaposleni vsaj en dan.",
)
def turnover(leavers, employed):
    """Leavers of three months as a share of all who were employed in them at least a day."""
    return percent(leavers, employed)


@formula(
    article="5.4.1(6.2)",
    unit="%",
    sl="Delež izhodnih pogovorov",
    en="Share of exit interviews",
    sl_summary="Odhodi, s katerimi je bil opravljen izhodni pogovor, v deležu vseh odhodov.",
)
def exit_interview_share(exit_interviews, leavers):
    """Leavers with whom an exit interview was held as a share of all leavers."""
    return percent(exit_interviews, leavers)


@formula(
    article="5.4.1(4)",
    sl="Majhno število",
    en="Small number",
    sl_summary="Vrednost sloni na manj zaposlenih, kot je nastavljena meja.",
)
def few(employed, least_count, one_worker):
    """The value rests on fewer staff than the limit that is set."""
    return employed < least_count * one_worker


staff_member = Table(
    name="staff_member",
    title=Text("Štetje zaposlenega pri fluktuaciji", "Counting a member of staff for turnover"),
    about=Text("zaposleni v treh mesecih", "a member of staff in three months"),
    inputs=(
        PROVIDER,
        count("days_employed", "Dni zaposlitve v obdobju", "Days employed in the period", "day"),
        yes_no("left", "Delovno razmerje prekinjeno", "Employment ended"),
        Input(
            "end_reason",
            "Razlog prekinitve",
            "Reason of the end",
            kind="text",
            choices=tuple(END_REASONS),
            labels=END_REASONS,
            default="other",
        ),
    ),
    formulas=(counted_employed, counted_leaver),
)

staff_turnover = Table(
    name="staff_turnover",
    title=Text("Fluktuacija zaposlenih", "Staff turnover"),
    about=Text("izvajalec v treh mesecih", "a provider in three months"),
    inputs=(
        PROVIDER,
        LAST_MONTH,
        count("leavers", "Prekinitve delovnega razmerja", "Leavers", "worker"),
        count("employed", "Zaposleni vsaj en dan", "Employed at least a day", "worker"),
        count("exit_interviews", "Izhodni pogovori", "Exit interviews", "worker"),
    ),
    formulas=(turnover, exit_interview_share, few),
)
