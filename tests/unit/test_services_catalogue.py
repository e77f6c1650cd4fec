"""The catalogue of services: printed codes as printed, all others marked as ours."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mreza.data import services_2007
from mreza.lake.words import ACTIVITIES

PRINTED = {
    "25": {"46911", "46912", "46950", "94511", "94720", "95195", "95197"},
    "33": {"47201", "47302", "95194", "95196", "97463", "97464"},
    "35": {"45310", "45315", "46926", "46950", "95195", "95197"},
}


def test_quotients_of_article_4() -> None:
    values = {
        service.code: (service.measure, service.value)
        for service in services_2007.catalogue()
        if service.value_source.startswith("4(")
    }
    assert values == {"K0005": ("quotient", Decimal(13)), "K1012": ("quotient", Decimal(1))}


@pytest.mark.parametrize(("article", "codes"), PRINTED.items())
def test_codes_of_flat_education(article: str, codes: set[str]) -> None:
    named = {
        service.code
        for service in services_2007.catalogue()
        if any(place.startswith(f"{article}(") for place in service.source.split(", "))
    }
    assert named == codes


def test_what_no_document_prints_is_marked() -> None:
    for service in services_2007.catalogue():
        assert service.code.startswith("X") == (service.source == services_2007.ILLUSTRATIVE)
        assert service.illustrative or service.value_source != services_2007.ILLUSTRATIVE
    short_visit = services_2007.of("anticoagulation")[0]
    assert (short_visit.code, short_visit.source) == ("K0001", "8(1)")
    assert short_visit.value_source == services_2007.ILLUSTRATIVE


def test_every_activity_has_services_and_every_service_words() -> None:
    catalogue = services_2007.catalogue()
    assert {service.activity for service in catalogue} == set(ACTIVITIES)
    assert len({(service.activity, service.code) for service in catalogue}) == len(catalogue)
    assert all(service.title.sl and service.title.en and service.value > 0 for service in catalogue)
