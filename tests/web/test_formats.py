"""Numbers and dates are written as people here write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from mreza.site import formats
from mreza.site.collation import slovene_key


@pytest.mark.parametrize(
    ("template", "value", "sl", "en"),
    [
        ("{{ v|number }}", Decimal("1234.50"), "1.234,50", "1,234.50"),
        ("{{ v|number }}", 1950797, "1.950.797", "1,950,797"),
        ("{{ v|number:2 }}", Decimal("0.125"), "0,13", "0.13"),
        ("{{ v|number }}", Decimal("-10.8"), "−10,8", "−10.8"),
        ("{{ v|number }}", None, "–", "–"),
        ("{{ v|number }}", Decimal("1E+3"), "1.000", "1,000"),
        ("{{ v|signed:1 }}", Decimal("19.66"), "+19,7", "+19.7"),
        ("{{ v|signed:1 }}", Decimal("-0.04"), "0,0", "0.0"),
        ("{{ v|percent }}", Decimal("17.27"), "17,27\u00a0%", "17.27%"),
        ("{{ v|euros }}", Decimal("1176894.12"), "1.176.894,12\u00a0€", "€1,176,894.12"),
        ("{{ v|euros:0 }}", Decimal("-2.5"), "−3\u00a0€", "−€3"),
        ('{{ v|quantity:"h" }}', 1680, "1.680\u00a0h", "1,680\u00a0h"),
        ("{{ v|day }}", date(2026, 12, 31), "31.\u00a012.\u00a02026", "31\u00a0Dec\u00a02026"),
    ],
)
def test_filters_follow_the_language(template: str, value: object, sl: str, en: str) -> None:
    for language, expected in (("sl", sl), ("en", en)):
        with translation.override(language):
            assert Template(template).render(Context({"v": value})) == expected


def test_a_float_is_refused_because_its_scale_is_lost() -> None:
    with pytest.raises(TypeError, match="Decimal"):
        formats.number(0.1, language="sl")  # type: ignore[arg-type]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_slovene_writing_loses_nothing(value: Decimal) -> None:
    written = formats.number(value, language="sl")
    read = written.replace(".", "").replace(",", ".").replace(formats.MINUS, "-")
    assert Decimal(read) == value
    assert len(read.partition(".")[2]) == 3


def test_slovene_names_sort_as_in_a_slovene_index() -> None:
    names = ["Žalec", "Zagorje", "Črnomelj", "Cerknica", "Domžale", "Škofja Loka", "Sežana"]
    assert sorted(names, key=slovene_key) == [
        "Cerknica", "Črnomelj", "Domžale", "Sežana", "Škofja Loka", "Zagorje", "Žalec",
    ]  # fmt: skip
