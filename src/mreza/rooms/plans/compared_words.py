"""Parts of a measure, as `comparing` writes them, in the words and numbers of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mreza.kernel.units import Unit
from mreza.rooms.plans.words import Basis, TargetKind
from mreza.site import formats

_DAY: Final = re.compile(r"^\d{4}-\d{2}-\d{2}\b")
_EUROS: Final = re.compile(r"(\d+\.\d{2}) EUR\b")
_BASIS: Final = re.compile(rf"\b({'|'.join(Basis.values)})(?= \(|$)")
_TARGET: Final = re.compile(
    rf"(?:(\d+(?:\.\d+)?) )?(?:(.+?) )?({'|'.join(TargetKind.values)})(?= |$)"
)


def lines(field: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The lines of a field of `comparing.FIELDS` as pages show them."""
    write = {"milestones": _milestone, "amounts": _amount, "targets": _target}.get(field)
    if field == "continues":
        return tuple(_("yes") for _text in texts)
    return tuple(write(text) for text in texts) if write else tuple(texts)


def _milestone(text: str) -> str:
    day = _DAY.match(text)
    if day is None:
        return text
    shown = formats.day(date.fromisoformat(day.group()), language=get_language())
    return f"{shown}:{text[day.end() :]}"


def _amount(text: str) -> str:
    shown = _EUROS.sub(lambda sum_: formats.euros(sum_[1], language=get_language()), text)
    return _BASIS.sub(lambda basis: str(Basis(basis[1]).label), shown)


def _target(text: str) -> str:
    """A value in its unit, or in per cent of what is counted in that unit."""
    found = _TARGET.match(text)
    if found is None:
        return text
    value, counted, kind = found.groups()
    label = str(TargetKind(kind).label)
    said = [] if value is None else [formats.number(value, language=get_language())]
    if kind in (TargetKind.PERCENT_MORE, TargetKind.PERCENT_OF):
        said.append("%")
    elif counted:
        said.append(unit(counted))
    return f"{' '.join(said)} ({label}){text[found.end() :]}".strip()


def unit(name: str) -> str:
    """A unit as people write it, where the product knows it; else the plan's own word."""
    parsed = Unit.parse(name)
    known = parsed.label(get_language() or "sl")
    return name if known == str(parsed) else known
