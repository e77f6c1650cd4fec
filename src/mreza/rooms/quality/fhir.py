"""FHIR R4: indicators as Measure, reports as MeasureReport (type summary), as a Bundle of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from mreza import acts
from mreza.kernel.text import Text
from mreza.rooms.quality import indicators, months
from mreza.rooms.quality.indicators import ACT, Indicator
from mreza.rooms.quality.models import Submission

POPULATION = "http://terminology.hl7.org/CodeSystem/measure-population"
SCORING = "http://terminology.hl7.org/CodeSystem/measure-scoring"
IMPROVEMENT = "http://terminology.hl7.org/CodeSystem/measure-improvement-notation"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
TITLES = {"numerator": "Numerator", "denominator": "Denominator"}


def measure(indicator: Indicator, base: str, language: str) -> dict[str, Any]:
    """The indicator as a Measure; `base` is the address of this API."""
    law = indicator.law
    return {
        "resourceType": "Measure",
        "id": _id(indicator.name),
        "url": address(indicator, base),
        "version": acts.get(ACT).version,
        "name": "".join(word.capitalize() for word in indicator.name.split("_")),
        "title": indicator.title[language],
        "status": "active",
        "date": acts.get(ACT).in_force_from.isoformat(),
        "description": f"{ACT} {law.article}: {law.reporting[language]}",
        "guidance": " ".join(note[language] for note in law.counting),
        "scoring": _concept(SCORING, "ratio" if indicator.counts else "proportion"),
        "improvementNotation": _concept(
            IMPROVEMENT, "increase" if law.better == "higher" else "decrease"
        ),
        "group": [_asked(*parts, language) for parts in _parts(indicator)],
    }


def _parts(indicator: Indicator) -> list[tuple[str, tuple[str, str], tuple[Text, Text]]]:
    """Of each group its formula, the names of its parts, and their texts.

    First what is drawn; then, where the letter of the guidelines is another figure, that.
    """
    law = indicator.law
    drawn = (indicator.numerator, indicator.denominator)
    found = [(indicator.value, drawn, (law.numerator, law.denominator))]
    if indicator.letter:
        numerator, denominator = law.letter_parts
        texts = (law.letter_numerator, law.letter_denominator)
        found.append((indicator.letter, (numerator, denominator), texts))
    return found


def _asked(
    formula: str, names: tuple[str, str], texts: tuple[Text, Text], language: str
) -> dict[str, Any]:
    """A group of a Measure."""
    return {
        "code": {"text": formula},
        "population": [
            {
                "code": _concept(POPULATION, kind, TITLES[kind]),
                "description": text[language],
                "criteria": {"language": "text/plain", "expression": name},
            }
            for kind, name, text in zip(TITLES, names, texts, strict=True)
        ],
    }


def address(indicator: Indicator, base: str) -> str:
    return f"{base}/measures/{_id(indicator.name)}"


def _id(name: str) -> str:
    """Ids of FHIR have no underscores."""
    return name.replace("_", "-")


def _concept(system: str, code: str, display: str = "") -> dict[str, Any]:
    coding = {"system": system, "code": code} | ({"display": display} if display else {})
    return {"coding": [coding]}


def bundle(submission: Submission, base: str) -> dict[str, Any]:
    """A sent report: one MeasureReport for each indicator, its services as groups."""
    content = submission.content
    rows = content["year"] if submission.span == "year" else content["values"]
    by_indicator: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_indicator.setdefault(row["indicator"], []).append(row)
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": submission.at.isoformat(),
        "entry": [
            {
                "fullUrl": f"{base}/submissions/{submission.pk}/fhir#{_id(name)}",
                "resource": _report(submission, indicators.get(name), mine, base),
            }
            for name, mine in by_indicator.items()
        ],
    }


def _report(
    submission: Submission, indicator: Indicator, rows: list[Mapping[str, Any]], base: str
) -> dict[str, Any]:
    content = submission.content
    end = date.fromisoformat(content["last"])
    first = date.fromisoformat(content["first"])
    start = months.moved(first, 1 - indicator.period) if submission.span == "month" else first
    return {
        "resourceType": "MeasureReport",
        "id": f"{submission.pk}-{_id(indicator.name)}",
        "status": "complete" if all(row["value"] is not None for row in rows) else "pending",
        "type": "summary",
        "measure": f"{address(indicator, base)}|{content['act']['version']}",
        "date": submission.at.isoformat(),
        "reporter": {
            "identifier": {"value": content["provider"]["code"]},
            "display": content["provider"]["name"],
        },
        "period": {"start": start.isoformat(), "end": end.isoformat()},
        "group": [group for row in rows for group in _groups(indicator, row)],
    }


def _groups(indicator: Indicator, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is drawn; beside it the guidelines' own numerator and denominator where they differ."""
    title = indicators.service_title(row["service"])["en"] or "the whole provider"
    parts = [row["numerator"], row["denominator"]]
    found = [_group(indicator, title, parts, row["value"])]
    if indicator.letter:
        named = f"{title}, {indicator.letter}"
        found.append(_group(indicator, named, row["letter_parts"], row["letter"]))
    return found


def _group(
    indicator: Indicator, title: str, parts: Sequence[str | None], value: str | None
) -> dict[str, Any]:
    return {
        "code": {"text": title},
        "population": [_population(kind, part) for kind, part in zip(TITLES, parts, strict=True)],
        "measureScore": _score(indicator, value),
    }


def _population(kind: str, number: str | None) -> dict[str, Any]:
    """FHIR counts in whole numbers: hours are rounded half up to the next one."""
    found: dict[str, Any] = {"code": _concept(POPULATION, kind, TITLES[kind])}
    if number is None:
        return found | {"_count": {"extension": [_absent()]}}
    return found | {"count": int(Decimal(number).quantize(Decimal(1), "ROUND_HALF_UP"))}


def _score(indicator: Indicator, value: str | None) -> dict[str, Any]:
    """In the unit of the indicator: %, or per so many users."""
    if value is None:
        return {"extension": [_absent()]}
    number = Decimal(value)
    unit = f"/{indicator.factor}" if indicator.counts else "%"
    return {"value": float(number), "unit": unit} | (
        {"system": "http://unitsofmeasure.org", "code": "%"} if unit == "%" else {}
    )


def _absent() -> dict[str, str]:
    return {"url": ABSENT, "valueCode": "unknown"}
