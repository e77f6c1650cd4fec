"""What everybody may read: the schemas, empty files to fill in, the catalogue of services."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mreza.data.services_2007 import Service
from mreza.kernel.errors import UnknownNameError
from mreza.kernel.rendering import citation
from mreza.lake import schema, templates
from mreza.lake import words as lake_words
from mreza.lake.fields import Field, Schema
from mreza.rooms.calculations import links, sheets
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.network.views.answers import part_or_page, table_file
from mreza.rooms.realisation import queries, words

PER_PAGE = 50
ACT = "health_centres_2007"
UNPRINTED = {"illustrative", "piece"}


@require_safe
def schemas(request: HttpRequest) -> HttpResponse:
    """The kinds of files that can be sent."""
    shown = [_summary(item) for item in schema.all_schemas()]
    return render(request, "realisation/schemas.html", {"schemas": shown})


def _summary(item: Schema) -> dict[str, Any]:
    return {
        "name": item.name,
        "title": words.said(item.title),
        "note": words.said(item.note),
        "columns": ", ".join(words.said(field.title) for field in item.fields),
    }


@require_safe
def one(request: HttpRequest, dataset: str) -> HttpResponse:
    """One of them: every column with what it may hold."""
    found = _schema_or_404(dataset)
    context = {
        **_summary(found),
        "dataset_of": {"name": found.name},
        "fields": [_field(field) for field in found.fields],
        "key": ", ".join(words.said(found[name].title) for name in found.key),
    }
    return render(request, "realisation/schema.html", context)


def _schema_or_404(dataset: str) -> Schema:
    try:
        return schema.get(dataset)
    except UnknownNameError as error:
        raise Http404(str(error)) from error


def _field(field: Field) -> dict[str, Any]:
    codes = [(code, words.said(title)) for code, title in field.codes.items()]
    return {
        "field": field,
        "title": words.said(field.title),
        "note": words.said(field.note),
        "others": ", ".join(dict.fromkeys([field.title.sl, field.title.en, *field.aliases])),
        "codes": codes,
        "whole": field.digits - field.scale,
    }


@require_safe
def json_file(request: HttpRequest, dataset: str) -> HttpResponse:
    """A row as JSON Schema, for programs."""
    found = templates.json_schema(_schema_or_404(dataset))
    return JsonResponse(
        found, json_dumps_params={"ensure_ascii": False, "indent": 2},
        content_type="application/schema+json",
    )  # fmt: skip


@require_safe
def template(request: HttpRequest, dataset: str, language: str, kind: str) -> HttpResponse:
    """An empty file with the right header and an example."""
    found = _schema_or_404(dataset)
    makers = {
        "csv": (templates.template_csv, sheets.CSV),
        "xlsx": (templates.template_xlsx, sheets.XLSX),
    }
    if kind not in makers or language not in ("sl", "en"):
        raise Http404(f"There is no template {language}.{kind}; there are sl and en, csv and xlsx")
    make, media = makers[kind]
    content = make(found, "en" if language == "en" else "sl")
    return sheets.download(content, media, f"mreza-{dataset}-{language}.{kind}")


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Services of the catalogue, searched and narrowed."""
    found = list(_asked(request))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "services": [_service(item) for item in page.object_list],
        "activity": request.GET.get("activity", "")[:40],
        "q": request.GET.get("q", "")[:100],
        "activities": _activities(),
    }
    return part_or_page(
        request, "realisation/_catalogue.html", "realisation/catalogue.html", context
    )


def _asked(request: HttpRequest) -> Iterable[Service]:
    return queries.services(request.GET.get("activity", "")[:40], request.GET.get("q", "")[:100])


def _activities() -> list[tuple[str, str]]:
    there = {item.activity for item in queries.services()}
    return [(code, words.activity(code)) for code in lake_words.ACTIVITIES if code in there]


def _service(item: Service) -> dict[str, Any]:
    printed = (item.source, item.value_source)
    article = next((place for place in printed if place not in UNPRINTED), "")
    return {
        "service": item,
        "title": words.said(item.title),
        "activity": words.activity(item.activity),
        "measure": words.measure(item.measure),
        "part": words.PARTS.get(item.part, item.part),
        "article": citation(article, get_language() or "sl") if article else "",
        "url": links.article(ACT, article) if article else "",
        "illustrative": item.illustrative,
    }


@require_safe
def catalogue_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same, whole, as a file."""
    records = [service_record(item) for item in _asked(request)]
    language = get_language() or "sl"

    def sheet() -> Sheet:
        head = list(records[0]) if records else []
        return Sheet("Storitve" if language == "sl" else "Services", head,
                     [list(record.values()) for record in records])  # fmt: skip

    return table_file(kind, "services", sheet, records)


def service_record(item: Service) -> dict[str, Any]:
    """A service as programs read it."""
    return {
        "code": item.code,
        "activity": item.activity,
        "measure": item.measure,
        "value": item.value,
        "part": item.part,
        "sl": item.title.sl,
        "en": item.title.en,
        "source": item.source,
        "value_source": item.value_source,
        "illustrative": item.illustrative,
    }
