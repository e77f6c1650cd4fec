"""Printed money as amounts: for a year, for both together, each year, or that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from mreza.kernel.plan import Amount, Basis
from mreza.kernel.text import Text

_NUMBER: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:,\d+)?"
_MONEY: Final = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<scale>mio|mrd|tisoč)?\.?\s*(?P<unit>EUR|€|evrov)?", re.IGNORECASE
)
_MONEY_UNIT: Final = re.compile(r"\d\s*(?:EUR|€|mio|tisoč)", re.IGNORECASE)
_YEAR: Final = r"20\d\d"
_OF_YEAR: Final = re.compile(rf"(?:v\s+)?(?:let[ou]\s+)?({_YEAR})\s*:?\s*$", re.IGNORECASE)
_YEAR_AFTER: Final = re.compile(rf"\s*(?:v\s+)?let[ou]\s+({_YEAR})", re.IGNORECASE)
_OF_YEARS: Final = re.compile(rf"v\s+letih\s+{_YEAR}\s+in\s+{_YEAR}\s*:?\s*$", re.IGNORECASE)
_SCALE: Final = {"tisoč": 1_000, "mio": 1_000_000, "mrd": 1_000_000_000}
_NONE: Final = re.compile(r"sredstva\s+niso\s+predvidena", re.IGNORECASE)
_EXISTING: Final = re.compile(
    r"v\s+okviru\s+(?:že\s+)?(?:sprejet|obstoječ)|redno\s+delo", re.IGNORECASE
)
_SHARE: Final = re.compile(r"[^.\n]*?\d+\s*%[^.\n]*")
_PERIOD: Final = re.compile(rf"{_YEAR}\s*[-–]\s*{_YEAR}")
_A_YEAR: Final = re.compile(r"\s*(?:(?:na|v)\s+let[ou]\b(?!\s+20)|letno)", re.IGNORECASE)
_A_MONTH: Final = re.compile(r"\s*(?:na\s+mesec|mesečno)", re.IGNORECASE)
_HEAD: Final = re.compile(
    rf"(?:v\s+)?(?:let\w+\s+)?(?:{_YEAR}(?:\s+in\s+{_YEAR})?)?\s*:?\s*$", re.IGNORECASE
)
_TAIL: Final = re.compile(
    rf"\s*(?:v\s+letu\s+{_YEAR}|na\s+leto|letno|na\s+mesec|mesečno)?", re.IGNORECASE
)
WITHOUT_YEAR: Final = Text(
    "Pri znesku ni leta: prebran kot znesek za ves ukrep",
    "No year stands with the amount: read as the amount of the whole measure",
)
TOGETHER: Final = Text(
    "Znesek velja za več let skupaj; po letih ni razdeljen",
    "The amount is for several years together; it is not divided by year",
)
A_SHARE: Final = Text(
    "Delež navedenih sredstev, ni dodaten znesek",
    "A share of the amounts above, not further money",
)
OF_ANOTHER: Final = Text(
    "Znesek je iz drugega sprejetega načrta, ni dodaten",
    "The amount is that of another adopted plan, not further money",
)
NOT_READ: Final = Text("Znesek ni prepoznan", "The amount was not recognised")


@dataclass(frozen=True)
class Amounts:
    """Amounts of a measure and what is uncertain about them."""

    amounts: tuple[Amount, ...]
    doubts: tuple[Text, ...]


def amounts(text: str, source: str) -> Amounts:
    """What the column of amounts says; nothing printed is one amount that is `unstated`."""
    plain = " ".join(text.split())
    if not plain:
        basis: Basis = "within_existing" if _EXISTING.search(source) else "unstated"
        return Amounts((Amount(basis, source=source),), ())
    if _NONE.search(plain):
        return Amounts((Amount("none_additional", plain, source=source),), ())
    note, shares = plain, []
    for share in _SHARE.finditer(text):
        if not _MONEY_UNIT.search(share.group()):
            shares.append(" ".join(share.group().split()))
            note = note.replace(shares[-1], "")
    existing = bool(_EXISTING.search(plain))
    found = list(_sums(_PERIOD.sub("", note), source, plain, existing))
    doubts = [A_SHARE for _ in shares]
    if existing and not found:
        found.append(Amount("within_existing", plain, source=source))
    doubts += [OF_ANOTHER] if existing and any(one.euros for one in found) else []
    doubts += [TOGETHER for one in found if one.basis == "both_years"]
    doubts += [WITHOUT_YEAR for one in found if one.basis == "whole_programme"]
    found += [Amount("share", share, source=source) for share in shares]
    if not found:
        return Amounts((Amount("unstated", plain, source=source),), (NOT_READ,))
    return Amounts(tuple(found), tuple(doubts))


def _sums(text: str, source: str, printed: str, existing: bool) -> Iterator[Amount]:
    at = 0
    for money in _MONEY.finditer(text):
        if not (money["unit"] or money["scale"] or (existing and "." in money["number"])):
            continue
        before, after = text[at : money.start()], text[money.end() :]
        euros = _number(money["number"]) * _SCALE.get((money["scale"] or "").lower(), 1)
        basis, year = _basis(before, after)
        yield Amount("within_existing" if existing else basis,
                     printed if existing else _printed(before, money, after),
                     euros, year, source)  # fmt: skip
        at = money.end()


def _basis(before: str, after: str) -> tuple[Basis, int | None]:
    if _OF_YEARS.search(before):
        return "both_years", None
    if year := _OF_YEAR.search(before):
        return "year", int(year[1])
    if _A_YEAR.match(after):
        return "per_year", None
    if _A_MONTH.match(after):
        return "per_month", None
    if year := _YEAR_AFTER.match(after):
        return "year", int(year[1])
    return "whole_programme", None


def _printed(before: str, money: re.Match[str], after: str) -> str:
    """The sum with the year that stands before or behind it."""
    head, tail = _HEAD.search(before), _TAIL.match(after)
    return f"{head.group() if head else ''}{money.group()}{tail.group() if tail else ''}".strip()


def _number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))
