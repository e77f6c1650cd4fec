"""Due rules from the `due` tables of `obligations.toml`. What a table may say is listed here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any, Final, get_args

from mreza.kernel import due, due_dates
from mreza.kernel.errors import ActError, closest
from mreza.kernel.months import YEAR

Table = Mapping[str, Any]
_LEAP: Final = 2000  # a year that has a 29 February
_LAST_WORKING_DAY: Final = 15  # a fifteenth working day is still within its month
_COMMON: Final = {"rule", "on_rest_day"}
_UNITS: Final[tuple[due_dates.Unit, ...]] = get_args(due_dates.Unit)


class _Reader:
    """The keys of one table, each asked for once; what nobody asked for is an error."""

    def __init__(self, table: Table, where: str) -> None:
        self.table, self.where, self.known = table, where, set(_COMMON)

    def wrong(self, what: str, remedy: str = "") -> ActError:
        return ActError(f"due: {what}", where=self.where, remedy=remedy)

    def value(self, key: str, default: Any = None) -> Any:
        self.known.add(key)
        return self.table.get(key, default)

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self.value(key)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.wrong(f"{key} is {value!r}", f"Give a whole number from {low} to {high}")
        return value

    def one_of(self, key: str, allowed: Collection[Any], default: Any = None) -> Any:
        value = self.value(key, default)
        if value not in allowed:
            raise self.wrong(f"{key} is {value!r}", f"Known: {', '.join(map(str, allowed))}")
        return value

    def date(self, key: str) -> date | None:
        value = self.value(key)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.wrong(f"{key} is no date: {value!r}", "Write it bare, like 2007-09-30")
        return value

    def span(self) -> due.Span:
        """The one of `days`, `working_days` and `months` that is given."""
        given = [unit for unit in _UNITS if self.value(unit) is not None]
        if len(given) != 1:
            raise self.wrong(f"{len(given)} lengths of time", f"Give one of {', '.join(_UNITS)}")
        return due.Span(self.whole(given[0], 0, 366), given[0])

    def month_day(self, value: Any) -> tuple[int, int]:
        """Month and day of a text like `04-30`."""
        try:
            found = date.fromisoformat(f"{_LEAP}-{value}")
        except ValueError:
            raise self.wrong(f"{value!r} is no day of a year", 'Write "04-30"') from None
        return found.month, found.day

    def finish(self) -> None:
        unknown = sorted(set(self.table) - self.known)
        if unknown:
            raise self.wrong(f"unknown {', '.join(unknown)}", f"Known: {', '.join(self.known)}")


def read_rule(table: Table, where: str) -> due.Rule:
    """The rule that `table` describes. Raises `ActError` naming `where` and the key."""
    reader = _Reader(table, where)
    name = str(table.get("rule"))
    if name not in _RULES:
        raise reader.wrong(f"no rule {name!r}", closest(name, [*_RULES]))
    on_rest_day = reader.one_of("on_rest_day", get_args(due_dates.OnRestDay), "keep")
    rule = _RULES[name](reader, {"on_rest_day": on_rest_day})
    reader.finish()
    return rule


def _same_month(reader: _Reader) -> bool:
    found = reader.one_of("of", ("month_after", "same_month"), "month_after")
    return bool(found == "same_month")


def _monthly(reader: _Reader, common: Table) -> due.Rule:
    return due.Monthly(reader.whole("day", 1, 31), _same_month(reader), **common)


def _monthly_working_day(reader: _Reader, common: Table) -> due.Rule:
    number = reader.whole("number", 1, _LAST_WORKING_DAY)
    return due.MonthlyWorkingDay(number, _same_month(reader), **common)


def _after_period(reader: _Reader, common: Table) -> due.Rule:
    months = reader.one_of("period_months", (1, 2, 3, 4, 6, YEAR))
    return due.AfterPeriod(months, reader.span(), **common)


def _yearly(reader: _Reader, common: Table) -> due.Rule:
    years: dict[str, Any] = {"before": -1, "same": 0, "after": 1}
    for_year = years[reader.one_of("for_year", years, "before")]
    return due.Yearly(*reader.month_day(reader.value("date")), for_year, **common)


def _times_a_year(reader: _Reader, common: Table) -> due.Rule:
    return due.TimesAYear(reader.one_of("times", (1, 2, 3, 4, 6, YEAR)), **common)


def _states(reader: _Reader, common: Table) -> due.Rule:
    entries = reader.value("states") or []
    if not entries or any(set(entry) != {"as_of", "due"} for entry in entries):
        raise reader.wrong("states needs entries of as_of and due", '{as_of="04-30", due="05-31"}')
    states = (
        due.State(reader.month_day(entry["as_of"]), reader.month_day(entry["due"]))
        for entry in entries
    )
    return due.States(tuple(states), **common)


def _once(reader: _Reader, common: Table) -> due.Rule:
    day, first, last = reader.date("date"), reader.date("first"), reader.date("last")
    if day is None:
        raise reader.wrong("date is missing", "Write it bare, like 2007-09-30")
    if (first is None) != (last is None) or (first and last and first > last):
        raise reader.wrong("first and last are no period", "Give both, first not after last")
    return due.Once(day, first, last, **common)


def _after_event(reader: _Reader, common: Table) -> due.Rule:
    return due.AfterEvent(reader.span(), **common)


def _before_event(reader: _Reader, common: Table) -> due.Rule:
    return due.BeforeEvent(reader.span(), **common)


def _reviews(reader: _Reader, common: Table) -> due.Rule:
    span = reader.span()
    if span.number == 0:
        raise reader.wrong("reviews are 0 apart", "Give at least 1")
    return due.Reviews(span, **common)


def _validity(reader: _Reader, common: Table) -> due.Rule:
    until = reader.date("until")
    start = reader.one_of("from", ("entry_into_force", "event"), "entry_into_force")
    if until is not None:
        return due.Validity(until=until, **common)
    years = reader.value("years")
    months = reader.whole("years", 1, 50) * YEAR if years else reader.whole("months", 1, 600)
    return due.Validity(months=months, from_event=start == "event", **common)


_RULES: Final[dict[str, Callable[[_Reader, Table], due.Rule]]] = {
    due.Monthly.name: _monthly,
    due.MonthlyWorkingDay.name: _monthly_working_day,
    due.AfterPeriod.name: _after_period,
    due.Yearly.name: _yearly,
    due.TimesAYear.name: _times_a_year,
    due.States.name: _states,
    due.Once.name: _once,
    due.AfterEvent.name: _after_event,
    due.BeforeEvent.name: _before_event,
    due.Reviews.name: _reviews,
    due.Validity.name: _validity,
}
