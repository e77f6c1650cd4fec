"""All numbers of a month by hand, on one page: only what no records say already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mreza.rooms.care.actions.recording import Measure as Key
from mreza.rooms.care.models import Measure, Service
from mreza.rooms.care.models.users import AT_HOME, IN_INSTITUTION
from mreza.rooms.contracts.forms.fields import NumberField
from mreza.rooms.workforce.models import StaffMeasure

M, S = Measure, StaffMeasure
LEISURE: Final = (M.LEISURE_WISHING, M.LEISURE_INCLUDED)
MINUTES: Final = (
    M.MINUTES_AGREED, M.MINUTES_DONE, M.MISSED_ABSENCE, M.MISSED_VEHICLE, M.MISSED_OTHER,
    M.MISSED_USER,
)  # fmt: skip
WITH_DECIMALS: Final = (S.TRAINING_HOURS, S.TRAINING_COST, S.SICK_HOURS, S.CONTRACTED_HOURS)
MOST: Final = Decimal(9_999_999)
# A part is never more than its whole.
PARTS: Final = (
    (M.ON_MEDICATION, M.USERS), (M.LEISURE_INCLUDED, M.LEISURE_WISHING),
    (M.LEISURE_WISHING, M.USERS),
    (S.LEAVERS, S.EMPLOYED), (S.EXIT_INTERVIEWS, S.LEAVERS), (S.HIRED, S.EMPLOYED),
    (S.TRAINED, S.EMPLOYED), (S.CERTIFICATES, S.TRAINED),
)  # fmt: skip


def measures(service: str) -> tuple[Any, ...]:
    """What is counted for a service; for the empty one, of staff."""
    if not service:
        return tuple(StaffMeasure)
    both = (M.USERS, M.ON_MEDICATION)
    leisure = LEISURE if service in IN_INSTITUTION else ()
    return both + leisure + (MINUTES if service in AT_HOME else ())


@dataclass(frozen=True)
class Line:
    """A number of the month: what the records say, or the field to enter it."""

    title: str
    recorded: Decimal | None
    field: Any


@dataclass(frozen=True)
class Group:
    """The numbers of a service, or of staff (`service` empty); `used` opens it."""

    service: str
    title: str | Promise
    lines: list[Line]
    used: bool


class MonthForm(forms.Form):
    """`recorded` are numbers that records say; `entered` those entered by hand before."""

    def __init__(
        self, *given: Any, recorded: Mapping[Key, Decimal], entered: Mapping[Key, Decimal],
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*given, **more)
        self.recorded, self.entered = recorded, entered
        for service in ("", *Service.values):
            for measure in measures(service):
                key = (service, str(measure.value))
                if key not in recorded:
                    self.fields[name_of(key)] = _field(measure, entered.get(key))
        if entered:
            self.fields["reason"] = forms.CharField(
                label=_("Reason of the correction"), max_length=500, required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Needed when a number that was entered before becomes another."),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for key, old in self.entered.items():
            if key not in self.recorded and cleaned.get(name_of(key)) is None:
                self._say(key, _("A number once entered is corrected, not emptied: enter 0."))
            elif key not in self.recorded and cleaned[name_of(key)] != old:
                self._needs_a_reason(cleaned)
        for service in ("", *Service.values):
            self._parts(service, cleaned)
        return cleaned

    def _needs_a_reason(self, cleaned: Mapping[str, Any]) -> None:
        if not str(cleaned.get("reason", "")).strip() and "reason" not in self.errors:
            self.add_error("reason", _("Say why numbers that were entered before are corrected."))

    def _parts(self, service: str, cleaned: Mapping[str, Any]) -> None:
        for part, whole in PARTS:
            least = self._number((service, part.value), cleaned)
            most = self._number((service, whole.value), cleaned)
            if least is not None and most is not None and least > most:
                said = _("More than the number in “%(whole)s”.") % {"whole": whole.label}
                self._say((service, part.value), said)

    def _number(self, key: Key, cleaned: Mapping[str, Any]) -> Decimal | None:
        return self.recorded.get(key, cleaned.get(name_of(key)))

    def _say(self, key: Key, text: Any) -> None:
        name = name_of(key)
        if name in self.fields and name not in self.errors:
            self.add_error(name, text)

    def numbers(self) -> dict[Key, Decimal]:
        """What was entered, by service and measure."""
        names = {name_of((s, m.value)): (s, str(m.value)) for s in ("", *Service.values)
                 for m in measures(s)}  # fmt: skip
        return {
            key: self.cleaned_data[name]
            for name, key in names.items()
            if self.cleaned_data.get(name) is not None
        }

    @property
    def groups(self) -> list[Group]:
        """Staff, then services: those with numbers first."""
        found = [self._group(service) for service in ("", *Service.values)]
        return sorted(found, key=lambda group: not group.used)

    def _group(self, service: str) -> Group:
        keys = [(service, str(measure.value)) for measure in measures(service)]
        titles = [capfirst(str(measure.label)) for measure in measures(service)]
        lines = [
            Line(
                title, self.recorded.get(key), None if key in self.recorded else self[name_of(key)]
            )
            for title, key in zip(titles, keys, strict=True)
        ]
        used = not service or any(key in self.recorded or key in self.entered for key in keys)
        title = Service(service).label if service else _("Staff")
        return Group(
            service, title, lines, used or any(line.field and line.field.errors for line in lines)
        )


def name_of(key: Key) -> str:
    return f"{key[0] or 'staff'}-{key[1]}"


def _field(measure: Any, entered: Decimal | None) -> NumberField:
    places = 2 if measure in WITH_DECIMALS else 0
    return NumberField(
        places=places, most=MOST, label=capfirst(str(measure.label)), required=False,
        initial=entered,
    )  # fmt: skip
