"""The published schema and the templates: whoever follows them is understood."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from mreza.kernel.errors import UnknownNameError
from mreza.kernel.text import Language
from mreza.lake.headers import folded
from mreza.lake.schema import Schema, all_schemas, get
from mreza.lake.templates import json_schema, schema_markdown, template_csv, template_xlsx
from tests.lakes import accepted, checked

SCHEMAS = pytest.mark.parametrize("schema", all_schemas(), ids=lambda schema: schema.name)
LANGUAGES = pytest.mark.parametrize("language", ["sl", "en"])


@SCHEMAS
@LANGUAGES
def test_the_example_of_the_template_is_a_good_row(
    tmp_path: Path, schema: Schema, language: Language
) -> None:
    path = tmp_path / "template.csv"
    path.write_bytes(template_csv(schema, language))
    answer = checked(path, schema)
    assert answer.whole, answer.reasons
    shown = accepted(answer, "quantity::DOUBLE" if "quantity" in schema.by_name else "person")
    example = schema.by_name.get("quantity", schema.by_name.get("person"))
    assert example is not None
    assert str(shown[0]).removesuffix(".0") == example.example


@SCHEMAS
@LANGUAGES
def test_a_workbook_filled_in_by_its_example_is_good(
    tmp_path: Path, schema: Schema, language: Language
) -> None:
    book = openpyxl.load_workbook(BytesIO(template_xlsx(schema, language)))
    sheet, example = book.worksheets[:2]
    assert sheet.max_row == 1, "an example left in the sheet would be imported"
    sheet.append([cell.value for cell in example[2]])
    book.save(tmp_path / "filled.xlsx")
    assert checked(tmp_path / "filled.xlsx", schema).whole


@SCHEMAS
def test_no_header_names_two_columns(schema: Schema) -> None:
    named = [(folded(header), field.name) for field in schema.fields for header in field.headers]
    of: dict[str, set[str]] = {}
    for header, field in named:
        of.setdefault(header, set()).add(field)
    assert {header: fields for header, fields in of.items() if len(fields) > 1} == {}


@SCHEMAS
def test_no_word_means_two_codes(schema: Schema) -> None:
    for field in schema.fields:
        words: dict[str, set[str]] = {}
        for code, title in field.codes.items():
            for word in (code, title.sl, title.en):
                words.setdefault(folded(word), set()).add(code)
        assert all(len(codes) == 1 for codes in words.values()), field.name


@SCHEMAS
@LANGUAGES
def test_the_description_names_every_column_and_code(schema: Schema, language: Language) -> None:
    text = schema_markdown(schema, language)
    for field in schema.fields:
        assert f"`{field.name}`" in text
        assert all(f"`{code}` {title[language]}" in text for code, title in field.codes.items())


@SCHEMAS
def test_the_json_schema_is_one_and_takes_the_example(schema: Schema) -> None:
    described = json_schema(schema)
    Draft202012Validator.check_schema(described)
    row: dict[str, Any] = {field.name: field.example for field in schema.fields}
    for field in schema.fields:
        if field.kind == "decimal":
            row[field.name] = float(field.example)
        if field.kind == "boolean":
            row[field.name] = field.example == "true"
    Draft202012Validator(described).validate(row)
    assert not Draft202012Validator(described).is_valid({})


def test_a_dataset_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(UnknownNameError, match="services"):
        get("servicess")
    with pytest.raises(UnknownNameError):
        get("services")["quantitty"]
