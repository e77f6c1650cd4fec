"""Where the tables of the second annex stand in the source, and how their rows are printed."""

from __future__ import annotations

from tests.documents.transcription import Cells, Place, Row, cell, figure, words

ACT = "general_agreement_2007_annex_2"
# Amounts that are misprinted: programme and column of article 13(6), and what stands there.
MISPRINTED = {
    ("2", "period_eur"): r"145\.572\.37",
    ("41", "annual_sit"): r"50\.4a00\.000",
}
# The heading and lead of article 14 stand in the middle of its table.
LEAD_OF_ARTICLE_14 = r"^14\. člen$(?:.|\n)*?enkratna dodatna sredstva in sicer:$"


def amount(row: Row, column: str, currency: str) -> str:
    """An amount with its currency; tolars mostly stand in brackets."""
    printed = MISPRINTED.get((row["number"], column)) or figure(row[column])
    return rf"\(?{printed}\s*{currency}\)?"


def funds_line(row: Row, _: Row | None) -> Cells:
    """A line of article 13: programme, provider and cases, then two pairs of euros and tolars."""
    named = [row.get(column, "") for column in ("number", "name", "provider", "quantity")]
    return [
        *(cell(value) for value in named if value),
        amount(row, "annual_eur", "EUR"),
        amount(row, "annual_sit", "SIT"),
        amount(row, "period_eur", "EUR"),
        amount(row, "period_sit", "SIT"),
    ]


def one_off_line(row: Row, _: Row | None) -> Cells:
    """A line of article 14; only points are named beside the quantity."""
    named = [row[column] for column in ("number", "programme", "provider", "quantity")]
    measure = [words("točk")] if row["measure"] == "point" else []
    figures = [figure(row[column]) for column in ("price", "funds") if row[column]]
    return [*(cell(value) for value in named if value), *measure, *figures]


def price_line(row: Row, _: Row | None) -> Cells:
    """A line of the price list, whose code 0008 is no number."""
    *named, price = row.values()
    return [*map(words, named), figure(price)]


PLACES = {
    "article_8": Place(340, 343),
    "article_9": Place(347, 348),
    "article_13_5": Place(379, 386, funds_line),
    "article_13_6": Place(396, 720, funds_line),
    "article_14": Place(729, 836, one_off_line, between=[LEAD_OF_ARTICLE_14]),
    "article_20": Place(889, 894, price_line),
}
