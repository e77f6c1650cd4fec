"""What is asked of every row: each check is a condition in SQL and words in both languages.

In a condition `t_day` is the text of the column, `v_day` its value, `n_quantity` a decimal as
plain text. A condition that is NULL does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from mreza.kernel.text import NO_TEXT, Text
from mreza.lake.fields import Field, Schema
from mreza.lake.formats import Format
from mreza.lake.raw import WRONG_WIDTH

YEARS: Final = (1850, 2150)


@dataclass(frozen=True)
class Check:
    """One reason to refuse a row. `shows` are the columns whose values the report prints."""

    code: str
    column: str
    fails: str
    why: Text
    right: Text
    shows: tuple[str, ...] = ()


def file_checks(schema: Schema, formats: dict[str, Format]) -> list[Check]:
    """What a row must be by itself. The first one is that of rows of another width."""
    width = len(schema.fields)
    return [
        Check(
            WRONG_WIDTH, "", "_fault IS NOT NULL",
            Text("vrstica ima več ali manj vrednosti, kakor je stolpcev",
                 "the row has more or fewer values than there are columns"),
            Text(f"natanko ena vrednost na stolpec; ločilo v vrednosti zahteva narekovaje "
                 f"(stolpcev sheme je {width})",
                 f"exactly one value for a column; a separator inside a value needs quotation "
                 f"marks (the schema has {width} columns)"),
        ),
        *(check for field in schema.fields for check in _of_field(field, formats)),
        *_of_row(schema),
    ]  # fmt: skip


def _of_field(field: Field, formats: dict[str, Format]) -> Iterator[Check]:
    name = field.name
    if field.required:
        yield Check("required", name, f"t_{name} IS NULL",
                    Text("vrednost manjka", "the value is missing"),
                    Text(f"stolpec »{field.title.sl}« je obvezen",
                         f"the column “{field.title.en}” is required"), (name,))  # fmt: skip
    if field.kind == "decimal":
        yield from _of_decimal(field)
    elif field.kind == "date":
        style = formats[name].style if name in formats else "iso"
        yield from _of_date(field, style)
    elif field.kind == "text":
        yield Check("text", name, f"length(t_{name}) > {field.length} "
                    f"OR regexp_matches(t_{name}, '[\\x00-\\x1f\\x7f]')",
                    Text("predolgo ali z znaki, ki niso besedilo",
                         "too long, or with characters that are no text"),
                    Text(f"največ {field.length} znakov", f"at most {field.length} characters"),
                    (name,))  # fmt: skip
        if field.pseudonym:
            yield _pseudonym(name)
    else:
        yield Check(field.kind, name, f"t_{name} IS NOT NULL AND v_{name} IS NULL",
                    Text("ni ena od dovoljenih vrednosti", "not one of the words allowed"),
                    _words(field), (name,))  # fmt: skip


def _pseudonym(name: str) -> Check:
    """The report does not print the value: it would carry on what must not be there."""
    personal_number = "(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[09][0-9]{8}"
    return Check("pseudonym", name, f"regexp_full_match(t_{name}, '{personal_number}') "
                 f"OR regexp_matches(t_{name}, '\\s')",
                 Text("videti je kot EMŠO ali ime", "looks like a personal number or a name"),
                 Text("psevdonim, iz katerega se osebe ne da prepoznati",
                      "a pseudonym that gives nobody away"))  # fmt: skip


def _words(field: Field) -> Text:
    if field.kind == "boolean":
        return Text("da ali ne (true, false)", "yes or no (true, false)")
    return Text("ena od: " + ", ".join(field.codes), "one of: " + ", ".join(field.codes))


def _of_decimal(field: Field) -> Iterator[Check]:
    name, scale = field.name, field.scale
    too_fine = f"regexp_matches(n_{name}, '[.][0-9]{{{scale}}}[0-9]*[1-9]')"
    whole = field.digits - scale
    yield Check("number", name, f"t_{name} IS NOT NULL AND n_{name} IS NULL",
                Text("ni število v zapisu tega stolpca", "no number in the manner of this column"),
                Text("1.234,56 ali 1234.56, v vsem stolpcu enako",
                     "1.234,56 or 1234.56, the same in the whole column"), (name,))  # fmt: skip
    yield Check("scale", name, too_fine,
                Text("preveč decimalk; nič se ne zaokroži samo",
                     "too many decimals; nothing is rounded unasked"),
                Text(f"največ {scale} decimalki", f"at most {scale} decimals"),
                (name,))  # fmt: skip
    yield Check("digits", name, f"n_{name} IS NOT NULL AND NOT {too_fine} AND v_{name} IS NULL",
                Text("število je preveliko", "the number is too large"),
                Text(f"največ {whole} števk pred vejico",
                     f"at most {whole} digits before the decimal point"), (name,))  # fmt: skip
    if field.positive:
        yield Check("positive", name, f"v_{name} <= 0",
                    Text("ni večje od nič", "not above zero"),
                    Text("storniranje je preklic celega uvoza, ne vrstica z minusom",
                         "a cancellation withdraws the batch, it is no row with a minus"),
                    (name,))  # fmt: skip
    if field.not_negative:
        yield Check("not_negative", name, f"v_{name} < 0",
                    Text("je manjše od nič", "below zero"), Text("0 ali več", "0 or more"),
                    (name,))  # fmt: skip


def _of_date(field: Field, style: str) -> Iterator[Check]:
    name = field.name
    right = Text("dan kot 31. 12. 2007 ali 2007-12-31", "a day like 31. 12. 2007 or 2007-12-31")
    why = Text("ni dan v koledarju", "no day of the calendar")
    if style == "unclear":
        why = Text("ni jasno, kaj je dan in kaj mesec", "day and month cannot be told apart")
    yield Check("date", name, f"t_{name} IS NOT NULL AND v_{name} IS NULL", why, right, (name,))
    if field.first_of_month:
        yield Check("first_of_month", name, f"day(v_{name}) <> 1",
                    Text("ni prvi dan meseca", "not the first day of a month"),
                    Text("mesec se zapiše s prvim dnem: 2007-01-01",
                         "a month is written by its first day: 2007-01-01"),
                    (name,))  # fmt: skip
    if field.days:
        listed = ", ".join(f"'{day}'" for day in field.days)
        shown = ", ".join(_month_day(day) for day in field.days)
        yield Check("count_day", name, f"strftime(v_{name}, '%m-%d') NOT IN ({listed})",
                    Text("ni presečni datum", "not a count date"),
                    Text(f"eden od dni v letu: {shown}", f"one of these days of a year: {shown}"),
                    (name,))  # fmt: skip
    if field.not_after:
        yield Check("not_after", name, f"v_{name} > v_{field.not_after}",
                    Text(f"je za dnem v stolpcu »{field.not_after}«",
                         f"is after the day in the column “{field.not_after}”"),
                    Text("isti dan ali prej", "the same day or before"),
                    (name, field.not_after))  # fmt: skip


def _month_day(day: str) -> str:
    month, of_month = day.split("-")
    return f"{int(of_month)}. {int(month)}."


def _of_row(schema: Schema) -> Iterator[Check]:
    provider = schema.by_name.get("provider")
    if provider and not provider.required and "doctor" in schema.by_name:
        yield Check("doctor_alone", "doctor", "t_doctor IS NOT NULL AND t_provider IS NULL",
                    Text("zdravnik brez izvajalca", "a doctor without a provider"),
                    Text("oba ali nobeden", "both or neither"), ("doctor",))  # fmt: skip
    if "stay_distance" in schema.by_name:
        yield Check("no_stay_distance", "stay_distance",
                    "t_stay_distance IS NULL AND v_stay <> 'home'",
                    Text("zunaj doma manjka razdalja od tam",
                         "away from home, the distance from there is missing"),
                    Text("kilometri od začasnega bivališča ali ustanove do najbližjega "
                         "dializnega centra",
                         "kilometres from the temporary home or institution to the nearest "
                         "dialysis centre"), ("stay", "stay_distance"))  # fmt: skip


def day_in_slovene(day: date) -> str:
    return f"{day.day}. {day.month}. {day.year}"


SAME_ROW: Final = Check(
    "duplicate_row", "", "",
    Text("enaka je vrstici {first}", "the same as row {first}"),
    Text("vsaka vrstica enkrat; več enakih storitev se sešteje v količino",
         "every row once; several services alike add up in quantity"),
)  # fmt: skip
SAME_KEY: Final = Check(
    "repeated_key", "", "",
    Text("isto kot vrstica {first}, z drugimi podatki", "as row {first}, with other details"),
    NO_TEXT,
)  # fmt: skip
