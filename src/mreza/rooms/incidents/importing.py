"""Incidents that a home kept elsewhere, from CSV or XLSX: each held to what the form asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, override

from mreza.kernel.text import Text
from mreza.lake.fields import Field, Schema
from mreza.rooms.incidents.actions import handling
from mreza.rooms.incidents.actions.held import Author
from mreza.rooms.incidents.forms.reporting import (
    FIELDS,
    NEAR_MISS_OF,
    WHICH,
    FactsForm,
    moment_facts,
)
from mreza.rooms.incidents.models import (
    CauseCategory,
    Harm,
    Incident,
    IncidentEvent,
    Kind,
    MedicationKind,
    Service,
    State,
)
from mreza.rooms.incidents.rules import Deed
from mreza.rooms.incidents.views.asking import here, now
from mreza.rooms.network.views.asking import person
from mreza.rooms.workforce.forms.records import ReasonForm
from mreza.rooms.workforce.importing import files as taking
from mreza.rooms.workforce.importing.dataset import Built, Dataset, Row
from mreza.rooms.workforce.importing.staff import words
from mreza.rooms.workforce.importing.views import Intake
from mreza.rooms.workforce.models import ImportedFile
from mreza.rooms.workforce.refusals import NotWaitingError

What = IncidentEvent.What
SCALE: Final = {str(number): Text(str(number), str(number)) for number in range(1, 6)}
OF_WHAT: Final = {str(kind): words(Kind)[kind] for kind, _label in NEAR_MISS_OF}
MEND: Final = Text("popravite po predlogi", "mend it as in the template")


def _text(name: str, sl: str, en: str, length: int = 4000, **more: Any) -> Field:
    return Field(name, "text", Text(sl, en), length=length, **{"required": False, **more})


def _number(name: str, sl: str, en: str, example: str = "") -> Field:
    return Field(name, "decimal", Text(sl, en), required=False, digits=2, scale=0,
                 not_negative=True, example=example)  # fmt: skip


def _code(name: str, sl: str, en: str, choices: Any, **more: Any) -> Field:
    codes = choices if isinstance(choices, dict) else words(choices)
    return Field(name, "code", Text(sl, en), codes=codes, **{"required": False, **more})


def _flag(name: str, sl: str, en: str) -> Field:
    return Field(name, "boolean", Text(sl, en), required=False, example="false")


SCHEMA: Final = Schema(
    "incidents",
    Text("Incidenti", "Incidents"),
    (
        _text("number", "številka", "number", 40, required=True, example="2026-017"),
        Field("day", "date", Text("dan", "day"), example="2026-01-15", aliases=("datum", "date")),
        _text("hour", "ura", "hour", 8, required=True, example="07:30"),
        _code("which", "kateri od obeh", "which of the two",
              {code: Text({"first": "prvič", "second": "drugič"}[code], code)
               for code, _label in WHICH}),
        _code("kind", "vrsta", "kind", Kind, required=True, example="fall"),
        _code("service", "storitev", "service", Service, required=True,
              example="institutional_care"),
        _flag("near_miss", "skorajšnji", "near miss"),
        _code("near_miss_of", "skorajšnji česa", "near miss of what", OF_WHAT),
        _code("medication_kind", "napaka pri zdravilu", "medication error", MedicationKind),
        _number("errors", "število napak", "errors", "1"),
        _flag("recipients_swapped", "zamenjava prejemnikov", "recipients swapped"),
        _number("users_injured", "poškodovani uporabniki", "users injured", "0"),
        _number("staff_injured", "poškodovani zaposleni", "staff injured", "0"),
        _code("harm", "posledica", "harm", Harm, example="mild"),
        _number("sore_stage", "stopnja preležanine", "stage of the sore"),
        _text("place", "kraj", "place", 100, example="kopalnica"),
        _text("staff_code", "šifra zaposlenega", "staff code", 100, example="Z001"),
        _text("user_code", "šifra uporabnika", "user code", 100, example="U0001"),
        _text("description", "opis", "description", required=True, example="Zdrs na mokrih tleh"),
        _text("interventions", "intervencije", "interventions", example="Pregled"),
        _text("cause", "vzrok", "cause"),
        _code("cause_category", "skupina vzroka", "group of the cause", CauseCategory),
        _text("measures_taken", "ukrepi", "measures"),
        _text("notes", "opombe", "notes"),
        _code("severity", "resnost", "severity", SCALE, example="2"),
        _code("likelihood", "verjetnost", "likelihood", SCALE, example="2"),
        Field("closed_on", "date", Text("zaprt dne", "closed on"), required=False,
              example="2026-02-01"),
    ),
    month_of="day", order=(), key=("number",),
    note=Text(
        "Ena vrstica je en incident, z lastno številko doma. Zaprt je tisti z dnem zaprtja; zanj "
        "sta potrebni resnost in verjetnost.",
        "A row is one incident, with the home's own number. One with a day of closing is closed; "
        "it needs severity and likelihood.",
    ),
)  # fmt: skip


def client_id(organisation: str, number: str) -> UUID:
    """The same incident of the home has the same one in every file."""
    return uuid5(NAMESPACE_URL, f"incidents/{organisation}/{number.strip()}")


def build(organisation: str, rows: Sequence[Row]) -> Built:
    """Incidents with the events of their coming and closing; what is wrong as the form says it."""
    built, moment = Built(), now()
    ids = {row["line"]: client_id(organisation, row["number"]) for row in rows}
    known = set(
        Incident.objects.filter(organisation=organisation, client_id__in=ids.values()).values_list(
            "client_id", flat=True
        )
    )
    events: list[IncidentEvent] = []
    for row in rows:
        if ids[row["line"]] in known:
            built.wrong(row, "number", Text("ta številka je že v evidenci", "this number is here"),
                        Text("umaknite vrstico", "leave the row out"))  # fmt: skip
            continue
        form = FactsForm(_as_form(row), now=moment)
        if not form.is_valid() or form.moment is None or not _closable(row):
            _tell(built, row, moment)
            continue
        incident = Incident(
            organisation_id=organisation, client_id=ids[row["line"]], reported_at=moment,
            severity=_small(row, "severity"), likelihood=_small(row, "likelihood"),
            state=State.CLOSED if row["closed_on"] else State.REPORTED,
            revision=2 if row["closed_on"] else 1, **form.facts, **moment_facts(form.moment),
        )  # fmt: skip
        events += _events(built.add(incident), row["closed_on"], moment)
    built.records += events
    return built


def _as_form(row: Row) -> dict[str, Any]:
    given = {FIELDS.get(name, name): value for name, value in row.items() if value is not None}
    return given | {"day": row["day"].isoformat()}


def _small(row: Row, name: str) -> int | None:
    return int(row[name]) if row[name] is not None else None


def _closable(row: Row) -> bool:
    assessed = row["severity"] is not None and row["likelihood"] is not None
    return assessed if row["closed_on"] else True


def _tell(built: Built, row: Row, moment: datetime) -> None:
    """What the form has against the row, in both languages."""
    said: dict[str, dict[str, str]] = {}
    for language in ("sl", "en"):
        with override(language):
            form = FactsForm(_as_form(row), now=moment)
            for name, errors in form.errors.items():
                said.setdefault(name, {})[language] = " ".join(map(str, errors))
    columns = {value: name for name, value in FIELDS.items()}
    for name, texts in said.items():
        column = columns.get(name, name)
        shown = column if column in SCHEMA.names else "hour"
        built.wrong(row, shown, Text(texts["sl"], texts["en"]), MEND)
    if not _closable(row):
        why = Text("zaprt brez resnosti ali verjetnosti", "closed without severity or likelihood")
        built.wrong(row, "closed_on", why, MEND)


def _events(incident: Incident, closed_on: date | None, moment: datetime) -> list[IncidentEvent]:
    found = [IncidentEvent(incident=incident, at=moment, what=What.REPORTED, revision=1)]
    if closed_on:
        state = {"state": State.CLOSED.value}
        found.append(
            IncidentEvent(
                incident=incident, at=moment + timedelta(microseconds=1), what=What.CLOSED,
                revision=2, before={"state": State.REPORTED.value}, why=closed_on.isoformat(),
                after=state,
            )
        )  # fmt: skip
    return found


class IncidentIntake(Intake):
    """As everywhere, except that incidents are withdrawn one by one, each with its event."""

    def take_back(self, request: HttpRequest, code: str, number: int) -> HttpResponse:
        """Withdraw every incident that came from a file."""

        def deed(request: HttpRequest, file: ImportedFile) -> str:
            form = ReasonForm(request.POST)
            if not form.is_valid():
                raise NotWaitingError(gettext("Say why the file is taken back."))
            why, by = form.cleaned_data["reason"], person(request)
            with transaction.atomic():
                taking.take_back(file, (), by=by, reason=why)
                count = _withdraw(file, Author(by, now()), why)
            return gettext("Taken back: %(count)s incidents are withdrawn.") % {"count": count}

        return self._deed(request, code, number, deed)


def _withdraw(file: ImportedFile, author: Author, why: str) -> int:
    found = list(Incident.objects.filter(file=file).exclude(state=State.WITHDRAWN))
    for incident in found:
        handling.withdraw(incident, why=why, author=author)
    return len(found)


def _may_import(request: HttpRequest, code: str) -> HttpResponse | None:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    here(request, code, Deed.IMPORT)
    return None


DATASETS = {SCHEMA.name: Dataset(SCHEMA, build)}
INTAKE = IncidentIntake("incidents", DATASETS, (), _may_import, "incidents/_file_tabs.html")
