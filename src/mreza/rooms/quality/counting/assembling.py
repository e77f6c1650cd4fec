"""From counted numbers to the inputs of the act's tables, indicator by indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from mreza.rooms.quality import indicators, months
from mreza.rooms.quality.counting.events import counted_incidents
from mreza.rooms.quality.counting.reading import Incidents, Number, Numbers, Read, read
from mreza.rooms.quality.evaluation import Counted
from mreza.rooms.quality.indicators import Indicator
from mreza.rooms.workforce.models import StaffMeasure as S

MISSED = ("missed_provider_absence", "missed_vehicle", "missed_provider_other")
NOUGHT = Number(Decimal(0))
Inputs = Mapping[str, Number | None]
Extras = dict[str, Any]
Made = tuple[Inputs, Extras]


def counted(codes: Collection[str], first: date, last: date) -> list[Counted]:
    """Rows of all indicators of the homes for the months from `first` to `last`; three queries.

    A service has rows from the first month of those in which anything of it is recorded, and in
    all of them if it had users in the three months before; a month without records has no data.
    Indicators of the whole home have a row in every month.
    """
    found = read(codes, first, last)
    wanted = months.between(first, last)
    rows: list[Counted] = []
    services = _services(found, wanted[0])
    for code in codes:
        for service, since in sorted(services[code].items()):
            for month in wanted:
                if month >= since:
                    rows += _of_service(found, code, month, service)
        rows += [row for month in wanted for row in _of_home(found, code, month)]
    return sorted(rows, key=_place)


def _place(row: Counted) -> tuple[str, date, int, str]:
    """Home, month, then the order of the guidelines."""
    return row.organisation, row.month, indicators.order(row.indicator.name), row.service


def _services(found: Read, first: date) -> dict[str, dict[str, date]]:
    """By home, its services and the first month of each; `first` for what was there before it."""
    services: dict[str, dict[str, date]] = defaultdict(dict)
    for code, service in found.before:
        services[code][service] = first
    for code, month, service in [*found.care, *found.care_by_hand, *found.incidents]:
        known = services[code].get(service, month)
        services[code][service] = min(known, month)
    return services


def _of_service(found: Read, code: str, month: date, service: str) -> Iterable[Counted]:
    for indicator in indicators.of_service(service):
        inputs, extras = MAKERS[indicator.name](found, code, month, service)
        yield _row(code, month, indicator, service, inputs, extras)


def _of_home(found: Read, code: str, month: date) -> Iterable[Counted]:
    for indicator in indicators.of_home():
        inputs, extras = MAKERS[indicator.name](found, code, month, "")
        yield _row(code, month, indicator, "", inputs, extras)


def _row(
    code: str, month: date, indicator: Indicator, service: str, inputs: Inputs, extras: Extras
) -> Counted:
    known = {name: number for name, number in inputs.items() if number is not None}
    return Counted(
        organisation=code,
        month=month,
        indicator=indicator,
        service=service,
        inputs={name: None if n is None else n.value for name, n in inputs.items()},
        source="by_hand" if any(n.by_hand for n in known.values()) else "records",
        marks={name: number.mark for name, number in known.items() if number.mark},
        extras={name: extra for name, extra in extras.items() if extra},
    )


def _medication(found: Read, code: str, month: date, service: str) -> Made:
    alike = _incidents(found, code, month, service)
    counts = None if alike is None else [(one, counted_incidents(one)) for one in alike]
    users = _person(found, code, month, service, "on_medication")
    if counts is None:
        return {"incidents": None, "users_on_medication": users}, {}
    whole = Number(sum((n * one.records for one, n in counts), Decimal(0)), _mark(alike))
    events = [[one.errors, one.swapped, one.near_miss, one.records, f"{n:f}"] for one, n in counts]
    return {"incidents": whole, "users_on_medication": users}, {"events": events}


def _special(found: Read, code: str, month: date, service: str) -> Made:
    alike = _incidents(found, code, month, service)
    users = _person(found, code, month, service, "users")
    sums: dict[str, Number | None] = dict.fromkeys(("incidents", "users_injured", "staff_injured"))
    if alike is not None:
        sums = {
            "incidents": Number(Decimal(sum(one.records for one in alike)), _mark(alike)),
            "users_injured": Number(Decimal(sum(one.users_injured for one in alike))),
            "staff_injured": Number(Decimal(sum(one.staff_injured for one in alike))),
        }
    return {**sums, "users": users}, {}


def _incidents(found: Read, code: str, month: date, service: str) -> list[Incidents] | None:
    """Those that an indicator counts; none is 0 once the register is kept, and no data before."""
    since = found.since.get(code)
    if since is None or since > months.last_of(month):
        return None
    return list(found.incidents.get((code, month, service), ()))


def _mark(alike: Iterable[Incidents] | None) -> str:
    return "+".join(sorted(one.mark for one in alike or ()))


def _person(found: Read, code: str, month: date, service: str, measure: str) -> Number | None:
    """Users counted from records, or by hand where there are none."""
    place = (code, month, service)
    recorded = found.care.get(place, {}).get(measure)
    return recorded or found.care_by_hand.get(place, {}).get(measure)


def _leisure(found: Read, code: str, month: date, service: str) -> Made:
    place, names = (code, month, service), ("leisure_wishing", "leisure_included")
    for source in (found.care.get(place, {}), found.care_by_hand.get(place, {})):
        if all(name in source for name in names):
            return {"wishing_users": source[names[0]], "included_users": source[names[1]]}, {}
    return {"wishing_users": None, "included_users": None}, {}


def _home_care(found: Read, code: str, month: date, service: str) -> Made:
    place, needed = (code, month, service), ("minutes_agreed", "minutes_done")
    for source in (found.care.get(place, {}), found.care_by_hand.get(place, {})):
        if all(name in source for name in needed):
            missed = [source[name] for name in MISSED if name in source]
            by_hand = source["minutes_agreed"].by_hand
            reasons = {n: str(v.value) for n, v in source.items() if n.startswith("missed_")}
            whole = sum((one.value for one in missed), Decimal(0))
            inputs: Inputs = {
                "minutes_agreed": source["minutes_agreed"],
                "minutes_done": source["minutes_done"],
                "minutes_missed": None
                if by_hand and not missed
                else Number(whole, "+".join(one.mark for one in missed if one.mark), by_hand),
            }
            return inputs, {"reasons": reasons}
    return dict.fromkeys(("minutes_agreed", "minutes_done", "minutes_missed")), {}


def _turnover(found: Read, code: str, month: date, _service: str) -> Made:
    names = {
        "leavers": "leavers_3",
        "employed": "employed_3",
        "exit_interviews": "exit_interviews_3",
        "hired": "hired_3",
    }
    recorded = found.staff.get((code, month), {})
    if "employed_3" not in recorded:
        return _turnover_by_hand(found, code, month)
    numbers = {name: recorded.get(measure, NOUGHT) for name, measure in names.items()}
    extras: Extras = {
        name: found.details.get((code, month, name), {})
        for name in ("leavers_by_occupation", "hired_by_occupation", "reasons")
    }
    extras["hired"] = int(numbers.pop("hired").value)
    return numbers, extras


def _turnover_by_hand(found: Read, code: str, month: date) -> Made:
    """From numbers by month: who was employed in the first month, and whoever came after it."""
    three = [found.staff_by_hand.get((code, months.moved(month, by)), {}) for by in (-2, -1, 0)]
    none: Inputs = dict.fromkeys(("leavers", "employed", "exit_interviews"))
    whole = all(S.LEAVERS in one and S.HIRED in one for one in three)
    if not whole or S.EMPLOYED not in three[0]:
        return none, {}
    came = sum((one[S.HIRED].value for one in three[1:]), Decimal(0))
    talks = [one.get(S.EXIT_INTERVIEWS) for one in three]
    talked = sum((talk.value for talk in talks if talk), Decimal(0))
    left = sum((one[S.LEAVERS].value for one in three), Decimal(0))
    return {
        "leavers": _hand(left),
        "employed": _hand(three[0][S.EMPLOYED].value + came),
        "exit_interviews": _hand(talked) if all(talks) else None,
    }, {"hired": int(came + three[0][S.HIRED].value)}


def _hand(value: Decimal) -> Number:
    return Number(value, "", by_hand=True)


def _training(found: Read, code: str, month: date, _service: str) -> Made:
    source, needed = _staff(found, code, month, S.EMPLOYED)
    if not needed or (source[S.EMPLOYED].by_hand and S.TRAINED not in source):
        return dict.fromkeys(("trained", "employed", "hours", "cost")), {}
    return {
        "trained": source.get(S.TRAINED, NOUGHT),
        "employed": source[S.EMPLOYED],
        "hours": _noted(source, S.TRAINING_HOURS),
        "cost": _noted(source, S.TRAINING_COST),
    }, {"certificates": int(source.get(S.CERTIFICATES, NOUGHT).value)}


def _sick(found: Read, code: str, month: date, _service: str) -> Made:
    hand = found.staff_by_hand.get((code, month), {})
    recorded = found.staff.get((code, month), {})
    names = ("hours_lost", "hours_contracted", "sick_leave_days", "work_related_days")
    if "hours_contracted" in recorded:
        inputs: Inputs = {name: recorded.get(name, NOUGHT) for name in names}
        return inputs, _groups(recorded)
    if S.SICK_HOURS in hand and S.CONTRACTED_HOURS in hand:
        return {
            "hours_lost": hand[S.SICK_HOURS],
            "hours_contracted": hand[S.CONTRACTED_HOURS],
            "sick_leave_days": None,
            "work_related_days": hand.get(S.WORK_RELATED_DAYS),
        }, _groups(hand)
    return dict.fromkeys(names), {}


def _groups(numbers: Numbers) -> Extras:
    """People by length of their sick leave."""
    return {
        str(name): int(numbers.get(name, NOUGHT).value)
        for name in (S.SICK_UP_TO_30, S.SICK_30_OR_MORE)
    }


def _noted(source: Numbers, name: str) -> Number | None:
    """What records do not hold is 0; what nobody entered by hand is no data."""
    by_hand = any(number.by_hand for number in source.values())
    return source.get(name, None if by_hand else NOUGHT)


def _staff(found: Read, code: str, month: date, needed: str) -> tuple[Numbers, bool]:
    """Records of staff, or numbers by hand where there are none."""
    recorded = found.staff.get((code, month), {})
    source = recorded if needed in recorded else found.staff_by_hand.get((code, month), {})
    return source, needed in source


MAKERS: dict[str, Callable[[Read, str, date, str], Made]] = {
    "medication_safety": _medication,
    "leisure_inclusion": _leisure,
    "home_care_hours": _home_care,
    "special_conditions": _special,
    "staff_turnover": _turnover,
    "staff_training": _training,
    "sick_leave": _sick,
}
