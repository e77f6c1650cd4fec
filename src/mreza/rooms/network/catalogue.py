"""The catalogue of open data: DCAT as JSON-LD, with addresses of this installation.

Rooms above add their datasets with `register`, because imports only run down.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from mreza.kernel.text import Text
from mreza.rooms.calculations import feeds
from mreza.rooms.network.feeds.join import act

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
TITLE = Text("Mreža: javna zdravstvena mreža", "Mreža: the public health network")
COVERAGE = Text("Preskrbljenost izpostav z zdravniki", "Coverage of region units with doctors")
REGISTRY = Text(
    "Organizacije, navedene v aktih za leto 2007", "Organisations named in the acts of 2007"
)

Source = Callable[[HttpRequest], list[dict[str, Any]]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Add datasets of a room above: `source` makes them with `dataset` and `distribution`."""
    if source not in _sources:
        _sources.append(source)


def catalogue(request: HttpRequest) -> dict[str, Any]:
    """Datasets with their files; every feed is one as well."""
    files = [
        ("coverage", COVERAGE, "network:coverage_export"),
        ("organisations", REGISTRY, "network:organisations_export"),
    ]
    datasets = [
        dataset(request, name, title, [_file(request, view, kind) for kind in MEDIA])
        for name, title, view in files
    ]
    for feed in feeds.all_feeds():
        address = request.build_absolute_uri(reverse("api:get_run", args=[feed.name]))
        datasets.append(
            dataset(
                request,
                f"run-{feed.name}",
                feed.title,
                [distribution(address, "json")],
                feed.about,
            )
        )
    for source in _sources:
        datasets.extend(source(request))
    return {
        "@context": CONTEXT,
        "@id": request.build_absolute_uri(),
        "@type": "dcat:Catalog",
        "dct:title": _both(TITLE),
        "dct:language": ["sl", "en"],
        "dcat:dataset": datasets,
    }


def dataset(
    request: HttpRequest,
    name: str,
    title: Text,
    files: list[Any],
    about: Text | None = None,
    *,
    source: Text | None = None,
    since: date | None = None,
) -> dict[str, Any]:
    """One dataset. `source` is the document that it follows, `since` the first day that it is of;
    without them, the act of the network."""
    law = act()
    found = {
        "@id": request.build_absolute_uri(f"#{name}"),
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": _both(title),
        "dct:source": _both(source or law.title),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {
                "@type": "xsd:date",
                "@value": (since or law.in_force_from).isoformat(),
            },
        },
        "dct:spatial": {"@id": "http://publications.europa.eu/resource/authority/country/SVN"},
        "dcat:distribution": files,
    }
    return found if about is None or not about.sl else {**found, "dct:description": _both(about)}


def _file(request: HttpRequest, view: str, kind: str) -> dict[str, Any]:
    return distribution(request.build_absolute_uri(reverse(view, args=[kind])), kind)


def distribution(address: str, kind: str) -> dict[str, Any]:
    """A file of a dataset at a whole address."""
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": MEDIA[kind],
    }


def _both(text: Text) -> list[dict[str, str]]:
    return [{"@language": language, "@value": text[language]} for language in ("sl", "en")]
