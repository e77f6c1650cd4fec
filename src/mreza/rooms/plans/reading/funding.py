"""Where the money of a measure comes from: each source that the printed words name."""

from __future__ import annotations

import re
from typing import Final

# A budget with the bodies whose budget it is; a fund's name is written in several ways.
_SOURCE: Final = re.compile(
    r"(?P<budget>Proračun(?:\s+[A-ZČŠŽ]{2,}(?:,\s*(?!OP\b|ES)[A-ZČŠŽ]{2,}\b)*(?:\s+\(CRP\))?)?)"
    r"|(?P<op>OP\s+(?:E[KP]{2}\s+)?(?P<from>20\d\d)\s*[-–]\s*(?P<to>20\d\d))"
    r"|(?P<fund>ES\w+\+?/SLO|React\s+EU|Sredstva\s+EU|Redno\s+delo|\bDrugo\b)"
    r"|(?P<european>(?i:evropsk)\w+\s+(?:sredst\w+|virov))"
    r"|(?P<insurance>(?i:obvez)\w*\.?\s+zdr\w*\.?\s+zavarovanj\w*)"
    r"|(?P<care>(?i:sistem)\s+dolgotrajne\s+oskrbe)"
)
_NAMES: Final = {
    "european": "Evropska sredstva",
    "insurance": "Obvezno zdravstveno zavarovanje",
    "care": "Sistem dolgotrajne oskrbe",
}


def sources(text: str) -> tuple[str, ...]:
    """Each source once, in order; the text itself when it names none that is known."""
    plain = " ".join(text.split())
    found = tuple(dict.fromkeys(_name(source) for source in _SOURCE.finditer(plain)))
    return found or ((plain,) if plain else ())


def is_known(text: str) -> bool:
    """Whether a source is named in words that are known."""
    return bool(_SOURCE.search(text))


def _name(source: re.Match[str]) -> str:
    if source["op"]:
        return f"OP EKP {source['from']}-{source['to']}"
    return _NAMES.get(source.lastgroup or "", source.group())
