"""Parts of addresses."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import StringConverter


class MeasureCode(StringConverter):
    """The code of a measure, such as A17b or 2.12: no control characters, which no column holds."""

    regex = r"[^/\x00-\x1f]+"


register_converter(MeasureCode, "measure_code")
