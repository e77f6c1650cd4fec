"""Units as products of powers of atoms: `EUR/team/month`, `person/doctor`, `1`, `%`.

Formulas are checked for dimension when an act is loaded (see `columns`), so a wrong wiring such as
euros plus persons never reaches a calculation. `%` is an atom of its own: only `percent` makes it
and only `of` spends it, so a share is never mixed up with its hundredfold.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Unit:
    """Atoms with their powers, sorted; `Unit(())` is a plain number."""

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Unit:
        """`EUR*hour/team` -> EUR^1 hour^1 team^-1; `1` and the empty text are plain numbers."""
        powers: dict[str, int] = {}
        for position, part in enumerate(text.replace(" ", "").split("/")):
            for atom in part.split("*"):
                if atom and atom != "1":
                    powers[atom] = powers.get(atom, 0) + (-1 if position else 1)
        return cls(tuple(sorted((atom, power) for atom, power in powers.items() if power)))

    def __mul__(self, other: Unit) -> Unit:
        return self._combine(other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return self._combine(other, -1)

    def _combine(self, other: Unit, sign: int) -> Unit:
        powers = dict(self.powers)
        for atom, power in other.powers:
            powers[atom] = powers.get(atom, 0) + sign * power
        return Unit(tuple(sorted((atom, power) for atom, power in powers.items() if power)))

    def __str__(self) -> str:
        above = [atom for atom, power in self.powers for _ in range(max(power, 0))]
        below = [atom for atom, power in self.powers for _ in range(max(-power, 0))]
        return "/".join(["*".join(above) or "1", *below]) if self.powers else "1"

    def label(self, language: str, *, after: str = "") -> str:
        """How people write it (`oseb na zdravnika`); the formal text where no label is kept.

        `after` is the number as it is shown: Slovene says 18 zdravnikov, but 18,26 zdravnika.
        """
        if not self.powers:
            return ""
        labels = _labels().get(str(self), {})
        if language == "sl" and "," in after and "sl_part" in labels:
            return labels["sl_part"]
        return labels.get(language, str(self))


PLAIN = Unit()
PERCENT = Unit.parse("%")


@cache
def _labels() -> dict[str, dict[str, str]]:
    with (Path(__file__).parent / "units.toml").open("rb") as file:
        return {str(Unit.parse(name)): labels for name, labels in tomllib.load(file).items()}
