"""The day of Easter, from which the movable holidays are counted."""

from __future__ import annotations

from datetime import date


def easter_sunday(year: int) -> date:
    """Easter of the Gregorian calendar: the Sunday after the first ecclesiastical full moon of
    spring, by the anonymous rule printed in Nature in 1876 (Meeus/Jones/Butcher)."""
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_correction = (century - (century + 8) // 25 + 1) // 3
    golden = year % 19
    epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30
    weekday = (32 + 2 * century_rest + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
