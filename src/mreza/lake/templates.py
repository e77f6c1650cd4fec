"""The published schema, and empty files to fill in: all from the one declaration."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from mreza.kernel.text import Language, Text
from mreza.lake.fields import Field, Schema

_KINDS: Final = {
    "text": Text("besedilo", "text"),
    "date": Text("dan", "day"),
    "decimal": Text("število", "number"),
    "code": Text("šifra", "code"),
    "boolean": Text("da ali ne", "yes or no"),
}
_ROWS: Final = 100_000  # rows of a template that offer the codes to choose from
_MANNER: Final = Text(
    "CSV (`;`, `,` ali tabulator; UTF-8, Windows-1250 ali UTF-16), XLSX ali Parquet. V prvi "
    "vrstici so imena stolpcev v slovenščini ali angleščini, v poljubnem vrstnem redu. Števila "
    "kot 1.234,56 ali 1234.56, dnevi kot 31. 12. 2007 ali 2007-12-31, v vsem stolpcu enako.",
    "CSV (`;`, `,` or tab; UTF-8, Windows-1250 or UTF-16), XLSX or Parquet. The first line "
    "names the columns in Slovene or English, in any order. Numbers like 1.234,56 or 1234.56, "
    "days like 31. 12. 2007 or 2007-12-31, the same in the whole column.",
)


def schema_markdown(schema: Schema, language: Language = "sl") -> str:
    """The dataset described for people."""
    heads = {
        "sl": ("stolpec", "ime", "vrsta", "obvezen", "vrednosti", "primer"),
        "en": ("header", "name", "kind", "required", "values", "example"),
    }[language]
    lines = [
        f"# {schema.title[language]} (`{schema.name}`)", "", schema.note[language], "",
        _MANNER[language], "",
        "| " + " | ".join(heads) + " |",
        "| " + " | ".join(["---"] * len(heads)) + " |",
        *(_line(field, language) for field in schema.fields),
    ]  # fmt: skip
    return "\n".join([*lines, "", _unique(schema)[language], ""])


def _line(field: Field, language: Language) -> str:
    required = Text("da", "yes") if field.required else Text("ne", "no")
    cells = (
        field.title[language], f"`{field.name}`", _kind(field)[language], required[language],
        _values(field, language), f"`{field.example}`",
    )  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def _kind(field: Field) -> Text:
    kind = _KINDS[field.kind]
    if field.kind == "decimal":
        size = f" ({field.digits}, {field.scale})"
        return Text(kind.sl + size, kind.en + size)
    return kind


def _values(field: Field, language: Language) -> str:
    said = [f"`{code}` {title[language]}" for code, title in field.codes.items()]
    if field.days:
        said.append(", ".join(field.days))
    if field.positive:
        said.append("> 0")
    if field.not_negative:
        said.append("≥ 0")
    return ", ".join(said) + (" " if said and field.note[language] else "") + field.note[language]


def _unique(schema: Schema) -> Text:
    if not schema.key:
        return Text("Dve vrstici ne smeta biti v vsem enaki.", "No two rows may be wholly alike.")
    sl = ", ".join(schema[name].title.sl for name in schema.key)
    en = ", ".join(schema[name].title.en for name in schema.key)
    return Text(f"Ena vrstica za: {sl}.", f"One row for each: {en}.")


def json_schema(schema: Schema) -> dict[str, Any]:
    """One row as JSON Schema (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": schema.title.en,
        "description": schema.note.en,
        "type": "object",
        "properties": {field.name: _property(field) for field in schema.fields},
        "required": [field.name for field in schema.fields if field.required],
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    shapes: dict[str, dict[str, Any]] = {
        "text": {"type": "string", "minLength": 1, "maxLength": field.length},
        "date": {"type": "string", "format": "date"},
        "boolean": {"type": "boolean"},
        "code": {"type": "string", "enum": [*field.codes]},
        "decimal": {
            "type": "number",
            "multipleOf": float(Decimal(1).scaleb(-field.scale)),
            "exclusiveMaximum": 10 ** (field.digits - field.scale),
            **({"exclusiveMinimum": 0} if field.positive else {}),
            **({"minimum": 0} if field.not_negative else {}),
        },
    }
    note = f": {field.note.en}" if field.note.en else ""
    return {**shapes[field.kind], "title": field.title.sl, "description": field.title.en + note}


def template_csv(schema: Schema, language: Language = "sl") -> bytes:
    """Header and one example row; Slovene as Excel here writes it (`;`, comma, BOM)."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";" if language == "sl" else ",", lineterminator="\r\n")
    writer.writerow([_header(field, language) for field in schema.fields])
    writer.writerow([_shown(field, language) for field in schema.fields])
    return text.getvalue().encode("utf-8-sig" if language == "sl" else "utf-8")


def _header(field: Field, language: Language) -> str:
    return field.title.sl if language == "sl" else field.name


def _shown(field: Field, language: Language) -> str:
    if language == "sl" and field.kind == "date":
        day = date.fromisoformat(field.example)
        return f"{day.day}. {day.month}. {day.year}"
    return field.example.replace(".", ",") if _is_slovene_number(field, language) else field.example


def _is_slovene_number(field: Field, language: Language) -> bool:
    return language == "sl" and field.kind == "decimal"


def template_xlsx(schema: Schema, language: Language = "sl") -> bytes:
    """An empty sheet with the header, and the example and all codes on sheets of their own."""
    book = Workbook()
    sheet = book.active
    sheet.title = schema.name
    _head(sheet, schema, language)
    example = book.create_sheet("primer" if language == "sl" else "example")
    _head(example, schema, language)
    example.append([_typed(field) for field in schema.fields])
    _offer_codes(book, sheet, schema, language)
    for number, field in enumerate(schema.fields, start=1):
        if field.kind == "date":
            example.cell(2, number).number_format = "d. m. yyyy"
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _head(sheet: Any, schema: Schema, language: Language) -> None:
    sheet.append([_header(field, language) for field in schema.fields])
    sheet.freeze_panes = "A2"
    for number, field in enumerate(schema.fields, start=1):
        cell = sheet.cell(1, number)
        cell.font = Font(bold=field.required)
        sheet.column_dimensions[get_column_letter(number)].width = max(14, len(cell.value) + 2)


def _typed(field: Field) -> Any:
    if field.kind == "date":
        return date.fromisoformat(field.example)
    return Decimal(field.example) if field.kind == "decimal" else field.example


def _offer_codes(book: Any, sheet: Any, schema: Schema, language: Language) -> None:
    """Codes and their titles side by side; cells of the column offer the codes."""
    codes = book.create_sheet("šifre" if language == "sl" else "codes")
    column = 1
    for number, field in enumerate(schema.fields, start=1):
        if not field.codes:
            continue
        codes.cell(1, column, _header(field, language)).font = Font(bold=True)
        for row, (code, title) in enumerate(field.codes.items(), start=2):
            codes.cell(row, column, code)
            codes.cell(row, column + 1, title[language])
        of, here = get_column_letter(column), get_column_letter(number)
        offered = f"'{codes.title}'!${of}$2:${of}${len(field.codes) + 1}"
        choice = DataValidation(type="list", formula1=offered, allow_blank=not field.required)
        choice.add(f"{here}2:{here}{_ROWS}")
        sheet.add_data_validation(choice)
        column += 3
