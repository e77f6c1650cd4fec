"""Words by which the columns of a flattened table are told apart, and who stands behind them."""

from __future__ import annotations

import re
from typing import Final

# Who an abbreviation or a name stands for, by the code of the registry.
ORGANISATIONS: Final = {
    "Vlada": "vlada-rs",
    "DZ": "drzavni-zbor",
    "MZ": "ministrstvo-za-zdravje",
    "MDDSZ": "ministrstvo-za-delo",
    "MJU": "ministrstvo-za-javno-upravo",
    "MIZŠ": "ministrstvo-za-izobrazevanje",
    "MF": "ministrstvo-za-finance",
    "MK": "ministrstvo-za-kulturo",
    "MSP": "ministrstvo-za-solidarno-prihodnost",
    "NIJZ": "nijz",
    "ZZZS": "zzzs",
    "ZRSZ": "zrsz",
    "IRSSV": "irssv",
    "SZS": "socialna-zbornica",
    "SSZS": "skupnost-socialnih-zavodov",
    "ZdrZZ": "zdruzenje-zdravstvenih-zavodov",
}
# An abbreviation, also one with a place in a programme behind it: MZ, ZdrZZ, (CRP).
ABBREVIATION: Final = re.compile(r"\(?[A-ZČŠŽ](?:[a-zčšž]*[A-ZČŠŽ])+\)?")
# Beginnings of words that only name who acts.
_ACTORS: Final = (
    "vlad", "minist", "zbornic", "združenj", "sindikat", "izvajal", "deležnik", "drugi", "partner",
    "zavod", "sklad", "občin", "inštitut", "društv", "skupnost", "univerz", "fakultet", "podjetj",
    "urad", "agencij", "delodajal", "koncesionar", "bolnišnic", "domov",
)  # fmt: skip
# What stands between and before them, and says nothing alone.
_QUALIFIERS: Final = frozenset(
    "in ter vsi vse druge drugi javni javna javne strokovna strokovni projektni zunanji "  # noqa: SIM905
    "zdravstvene zdravstveni zdravstva izobraževalni izobraževalne socialni socialnega "
    "štipendijski visokošolski dejavnosti dolgotrajne oskrbe varstva lokalne regionalni".split()
)
_FUNDS: Final = ("proračun", "evropsk", "sredstv", "drugo", "redn", "eu", "finančn")
PERMANENT: Final = re.compile(r"\bstalna\s+naloga\b", re.IGNORECASE)
YEARLY_TASK: Final = re.compile(r"\b(?:letna|vsakoletna)\s+naloga\b", re.IGNORECASE)
EVERY_YEAR: Final = re.compile(
    r"\b(?:letno|vsako\s+leto|na\s+leto|na\s+letni\s+ravni|vsakoletn\w*)\b", re.IGNORECASE
)
NUMBER_WORDS: Final = {
    "en": 1, "ena": 1, "eno": 1, "ene": 1, "enega": 1, "dva": 2, "dve": 2, "dveh": 2, "trije": 3,
    "tri": 3, "treh": 3, "štirje": 4, "štiri": 4, "pet": 5, "šest": 6, "deset": 10,
}  # fmt: skip


def plain(word: str) -> str:
    """A word without the punctuation around it, in small letters."""
    return word.strip(".,;:()").lower()


def names_an_actor(word: str) -> bool:
    """Whether the word may stand in the column of holders."""
    small = plain(word)
    parts = [part for part in re.split("[,;]", word.strip(".,;:")) if part]
    return (
        small in _QUALIFIERS
        or small.startswith(_ACTORS)
        or (bool(parts) and all(ABBREVIATION.fullmatch(part) for part in parts))
    )


def begins_funds(word: str) -> bool:
    """Whether the column of funds may begin with this word; it is written with a capital."""
    return word[:1].isupper() and plain(word).startswith(_FUNDS)
