"""A figure above 0 is never written 0."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from mreza.rooms.quality import indicators, words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0.0"),
        ("0.03", "0.030"),
        ("0.00012345", "0.00012"),
        ("0.25", "0.3"),
        ("12.34", "12.3"),
    ],
)
def test_a_figure_above_0_is_never_written_0(value: str, shown: str) -> None:
    rate = indicators.get("medication_safety")
    with override("en"):
        assert words.short_figure(rate, Decimal(value)) == shown
        assert words.number(Decimal(value)) == (shown if value != "0" else "0")
