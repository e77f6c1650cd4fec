"""What the page of a month shows: its checks with links to mend, its values, its closes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mreza.rooms.quality import (
    completeness,
    dashboard,
    explained,
    indicators,
    months,
    queries,
    words,
)
from mreza.rooms.quality import series as through_time
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.models import ClosedValue, MonthClose, StatedReason
from mreza.rooms.quality.snapshots import Difference, Key


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. `state` is good, warn (look at it) or late (must be mended)."""

    title: str
    state: str
    detail: str = ""
    links: Sequence[tuple[str, str]] = ()
    reason_for: Key | None = None
    reason: StatedReason | None = None


def checks(
    code: str, month: date, values: Sequence[Value], stated: Mapping[Key, StatedReason], day: date
) -> list[Check]:
    """All checks of a month; one query."""
    found = [_over(month, day)]
    found += [_figure(code, value, stated) for value in values]
    return [*found, _assessed(code, month), *_staff(code, month, values), *_few(values)]


def _over(month: date, day: date) -> Check:
    if months.last_of(month) < day:
        return Check(_("The month is over"), "good")
    return Check(
        _("The month is not over yet"), "late", _("It can be closed from the next one on.")
    )


def _figure(code: str, value: Value, stated: Mapping[Key, StatedReason]) -> Check:
    """An indicator has both its parts, or somebody said why not."""
    indicator = value.indicator
    title = _title(value)
    gaps = completeness.without_figure([value])
    if not gaps:
        return Check(title, "good", dashboard.parts(value))
    named = ", ".join(
        indicator.table.input(name).title[words.language()].lower() for name in gaps[0].parts
    )
    links = explained.behind(value, code) + by_hand(code, value.month, indicator.law.services)
    reason = stated.get(gaps[0].key)
    if reason is not None:
        return Check(title, "warn", _("no data; reason: %(text)s") % {"text": reason.text}, links)
    return Check(title, "late", _("not counted: %(parts)s") % {"parts": named}, links, gaps[0].key)


def _title(value: Value) -> str:
    service = words.service(value.service)
    short = value.indicator.short[words.language()]
    return f"{short}, {service}" if service else short


def by_hand(code: str, month: date, services: Sequence[str]) -> list[tuple[str, str]]:
    """Where numbers of a month are entered by hand."""
    room = "care" if services else "workforce"
    for name in (f"{room}:by_hand", f"{room}:month", f"{room}:counts"):
        for args in ([code, months.written(month)], [code]):
            try:
                return [(_("Enter numbers by hand"), reverse(name, args=args))]
            except NoReverseMatch:
                continue
    return []


def _assessed(code: str, month: date) -> Check:
    first, last = month, months.last_of(month)
    number = queries.unassessed(code, first, last)
    if not number:
        return Check(_("Every incident of the month is assessed"), "good")
    query = urlencode({"first": str(first), "last": str(last), "state": "reported"})
    return Check(
        _("Incidents are assessed"),
        "warn",
        ngettext("%(n)d waits for assessment", "%(n)d wait for assessment", number) % {"n": number},
        [(_("The incidents"), reverse("incidents:register", args=[code]) + f"?{query}")],
    )


def _staff(code: str, month: date, values: Sequence[Value]) -> list[Check]:
    """Leavers whose reason or exit interview nobody recorded."""
    turnover = next((v for v in values if v.indicator.name == "staff_turnover"), None)
    if turnover is None or turnover.numerator is None:
        return []
    unknown = int(turnover.counted.extras.get("reasons", {}).get("", 0))
    if not unknown:
        return [Check(_("The reason of every departure is recorded"), "good")]
    return [
        Check(
            _("Reasons of departures are recorded"),
            "warn",
            ngettext("%(n)d without a reason", "%(n)d without a reason", unknown) % {"n": unknown},
            explained.behind(turnover, code),
        )
    ]


def _few(values: Sequence[Value]) -> list[Check]:
    few = [_title(value) for value in values if value.few]
    if not few:
        return []
    return [Check(_("Values that rest on few"), "warn", "; ".join(few))]


def rows(code: str, values: Sequence[Value]) -> list[dict[str, Any]]:
    """Values as they are counted now."""
    return [
        {
            "title": value.indicator.short[words.language()],
            "service": words.service(value.service),
            "numerator": words.part(value.indicator, value.numerator),
            "denominator": words.part(value.indicator, value.denominator),
            "shown": words.figure(value.indicator, value.value),
            "few": value.few,
            "by_hand": value.counted.source == "by_hand",
            "why": through_time.address(code, value),
            "missing": "",
        }
        for value in values
    ]


def closed_rows(code: str, close: MonthClose) -> list[dict[str, Any]]:
    """Values as they were closed."""
    return [_closed(code, row) for row in close.values.all()]


def _closed(code: str, row: ClosedValue) -> dict[str, Any]:
    indicator = indicators.get(row.indicator)
    return {
        "title": indicator.short[words.language()],
        "service": words.service(row.service),
        "numerator": words.part(indicator, row.numerator),
        "denominator": words.part(indicator, row.denominator),
        "shown": words.figure(indicator, row.value),
        "few": row.few,
        "by_hand": row.source == "by_hand",
        "why": reverse("quality:closed_why", args=[code, row.close_id, row.pk, indicator.value]),
        "missing": row.missing,
    }


def differences(code: str, found: Sequence[Difference]) -> list[dict[str, Any]]:
    """What is other now than in the close."""
    shown = []
    for one in found:
        indicator = indicators.get(one.indicator)
        before, now = one.before, one.now
        shown.append(
            {
                "title": indicator.short[words.language()],
                "service": words.service(one.service),
                "before": _pair(before.numerator, before.denominator) if before else "–",
                "now": _pair(now.numerator, now.denominator) if now else "–",
                "shown_before": words.figure(indicator, before.value if before else None),
                "shown_now": words.figure(indicator, now.value if now else None),
                "only_records": not one.figure_changed,
            }
        )
    return shown


def _pair(part: Any, whole: Any) -> str:
    return f"{words.number(part)} / {words.number(whole)}"
