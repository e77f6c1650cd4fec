"""Which column of a file is which field: headers in Slovene or English, however they are typed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches

from mreza.lake.errors import HeaderError
from mreza.lake.fields import Schema


def folded(text: str) -> str:
    """Lower-case letters and digits only, without accents: `Šifra storitve` is `sifrastoritve`."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", plain)


def known_headers(schema: Schema) -> dict[str, str]:
    """Folded header -> field. A field's own name wins over another's alias."""
    known = {
        folded(header): field.name for field in schema.fields for header in reversed(field.headers)
    }
    return known | {folded(field.name): field.name for field in schema.fields}


def matched(headers: Sequence[str], schema: Schema, where: str) -> tuple[str | None, ...]:
    """The field of each column; None for a column without a header, which must stay empty.

    Raises `HeaderError` naming every column that is missing, unknown or there twice.
    """
    known = known_headers(schema)
    found = tuple(known.get(folded(header)) if header.strip() else None for header in headers)
    problems = [
        *_unknown(headers, found, known),
        *_twice(headers, found),
        *_missing(found, schema),
    ]
    if problems:
        raise HeaderError(
            "; ".join(problems),
            where=where,
            remedy="The first line must name the columns: " + ", ".join(schema.names),
        )
    return found


def _unknown(
    headers: Sequence[str], found: Sequence[str | None], known: dict[str, str]
) -> list[str]:
    problems = []
    for header, field in zip(headers, found, strict=True):
        if field is None and header.strip():
            near = get_close_matches(folded(header), [*known], n=2, cutoff=0.6)
            names = " or ".join(dict.fromkeys(known[name] for name in near))
            hint = f" (did you mean {names}?)" if names else ""
            problems.append(f"no column is called {header.strip()[:40]!r}{hint}")
    return problems


def _twice(headers: Sequence[str], found: Sequence[str | None]) -> list[str]:
    counted = Counter(field for field in found if field is not None)
    return [
        f"{field} is there {count} times ("
        + ", ".join(repr(header) for header, of in zip(headers, found, strict=True) if of == field)
        + ")"
        for field, count in counted.items()
        if count > 1
    ]


def _missing(found: Sequence[str | None], schema: Schema) -> list[str]:
    missing = [field for field in schema.fields if field.required and field.name not in found]
    if not missing:
        return []
    return ["missing: " + ", ".join(f"{field.name} ({field.title.sl})" for field in missing)]
